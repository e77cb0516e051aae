// SPDX-License-Identifier: Apache-2.0
#include "redact/known_values.hpp"

#include <sodium.h>

#include <algorithm>
#include <bit>

#include "redact/bare.hpp"
#include "redact/characters.hpp"

namespace why::redact {
namespace {

constexpr std::uint64_t k_label_bits = 0xFFFF;
constexpr std::size_t k_least_slots = 2048;  // 16 KiB: enough for three keys
constexpr std::size_t k_encoded_step = 3;    // twelve encoded characters always hold one of these pieces
constexpr std::size_t k_least_unknown = 4;   // characters of a piece that only the secret can have put there

/// Upper and lower case are one here, and so are the two alphabets of base64.
constexpr unsigned char fold(unsigned char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<unsigned char>(c + 0x20);
  if (c == '-') return '+';
  if (c == '_') return '/';
  return c;
}

/// A random number for each character (SplitMix64).
constexpr std::array<std::uint64_t, 256> k_random = [] {
  std::array<std::uint64_t, 256> numbers{};
  for (unsigned i = 0; i < 256; ++i) {
    std::uint64_t mixed = (fold(static_cast<unsigned char>(i)) + 1U) * 0x9E3779B97F4A7C15U;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    numbers[i] = mixed ^ (mixed >> 31U);
  }
  return numbers;
}();

/// The last characters of a stream: their hash, and where the first of them stands.
class Window {
 public:
  ~Window() { sodium_memzero(characters_.data(), sizeof(characters_)); }

  void push(char c, std::size_t where) {
    const auto enters = static_cast<unsigned char>(c);
    const std::uint64_t leaves = full() ? k_random[characters_[(count_ - k_shingle) % k_ring]] : 0;
    hash_ = std::rotl(hash_, 1) ^ std::rotl(leaves, k_shingle) ^ k_random[enters];
    characters_[count_ % k_ring] = enters;
    places_[count_ % k_ring] = where;
    ++count_;
  }

  bool full() const { return count_ >= k_shingle; }
  std::size_t count() const { return count_; }
  std::uint64_t hash() const { return hash_; }
  std::size_t first() const { return places_[(count_ - k_shingle) % k_ring]; }

 private:
  static constexpr std::size_t k_ring = 16;  // a power of two, for speed
  static_assert(k_ring >= k_shingle);

  std::array<unsigned char, k_ring> characters_{};
  std::array<std::size_t, k_ring> places_{};
  std::uint64_t hash_ = 0;
  std::size_t count_ = 0;
};

/// Calls `insert(hash)` for the first, every `step`-th and the last piece of the characters that it is given.
template <class Insert>
class Pieces {
 public:
  Pieces(std::size_t known_to_all, std::size_t step, Insert& insert)
      : first_(std::max(k_shingle, known_to_all + k_least_unknown)), step_(step), insert_(insert) {}

  void push(char c) {
    window_.push(c, 0);
    if (window_.count() >= first_ && (window_.count() - first_) % step_ == 0) insert_(window_.hash());
  }

  void finish() {
    if (window_.count() >= first_) insert_(window_.hash());
  }

 private:
  Window window_;
  std::size_t first_;  ///< count of characters at the end of the first piece
  std::size_t step_;
  Insert& insert_;
};

template <class Insert>
void add_hex(std::string_view secret, std::size_t public_prefix, Insert& insert) {
  constexpr std::string_view k_digits = "0123456789abcdef";
  Pieces pieces(2 * public_prefix, k_encoded_step, insert);
  for (const char c : secret) {
    const auto byte = static_cast<unsigned char>(c);
    pieces.push(k_digits[byte >> 4U]);
    pieces.push(k_digits[byte & 0xFU]);
  }
  pieces.finish();
}

/// The characters of base64 that depend on nothing but `secret` when `before` bytes stand in front of it.
template <class Insert>
void add_base64(std::string_view secret, std::size_t before, std::size_t public_prefix, Insert& insert) {
  constexpr std::string_view k_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::size_t begin = (8 * before + 5) / 6;
  const std::size_t end = 8 * (before + secret.size()) / 6;
  const std::size_t end_of_public = std::max(begin, 8 * (before + public_prefix) / 6);
  Pieces pieces(end_of_public - begin, k_encoded_step, insert);
  for (std::size_t digit = begin; digit < end; ++digit) {
    const std::size_t bit = 6 * digit - 8 * before;
    const auto byte = [&](std::size_t i) {
      return i < secret.size() ? static_cast<unsigned char>(secret[i]) : 0U;
    };
    const unsigned two_bytes = (byte(bit / 8) << 8U) | byte(bit / 8 + 1);
    pieces.push(k_digits[(two_bytes >> (10U - bit % 8)) & 0x3FU]);
  }
  pieces.finish();
}

}  // namespace

void KnownValues::add(std::string_view secret, std::size_t public_prefix, std::uint32_t label) {
  reserve(3 * secret.size() + 8);  // plain 1, a third of hexadecimal 2 and of base64 3 times 4/3
  auto put = [&](std::uint64_t hash) { insert(hash, label); };
  const BareText bare(secret, {});
  Pieces plain(public_prefix, 1, put);
  for (const char c : bare.view())
    if (c != '\n') plain.push(c);
  add_hex(secret, public_prefix, put);
  for (std::size_t before = 0; before < 3; ++before) add_base64(secret, before, public_prefix, put);
}

void KnownValues::reserve(std::size_t more) {
  const std::size_t wanted = 2 * (used_ + more);
  if (wanted <= slots_.size()) return;
  std::vector<std::uint64_t> old(std::max(k_least_slots, std::bit_ceil(2 * wanted)));
  old.swap(slots_);
  for (const std::uint64_t slot : old)
    if (slot != 0) slots_[slot_of(slot)] = slot;
}

/// Where `hash` stands, or the empty slot where it belongs.
std::size_t KnownValues::slot_of(std::uint64_t hash) const {
  const std::size_t last = slots_.size() - 1;
  std::size_t at = ((hash & ~k_label_bits) * 0x9E3779B97F4A7C15U) >> 32U & last;
  while (slots_[at] != 0 && ((slots_[at] ^ hash) & ~k_label_bits) != 0) at = (at + 1) & last;
  return at;
}

void KnownValues::insert(std::uint64_t hash, std::uint32_t label) {
  maybe_.set(hash % maybe_.size());
  std::uint64_t& slot = slots_[slot_of(hash)];
  if (slot != 0) return;
  slot = (hash & ~k_label_bits) | (label + 1);
  ++used_;
}

void KnownValues::find(std::string_view bare, Hits& hits) const {
  if (empty()) return;
  const std::size_t first = hits.size();
  Window window;
  bool after_space = false;
  for (std::size_t i = 0; i < bare.size(); ++i) {
    if ((is_space(bare[i]) || bare[i] == '\n') && !after_space) {
      if (const std::size_t end = skip_line_break(bare, i); end > i) i = end;
      if (i == bare.size()) return;
    }
    after_space = is_space(bare[i]);
    window.push(bare[i], i);
    if (!window.full()) continue;
    if (!maybe_[window.hash() % maybe_.size()]) continue;
    const std::uint64_t slot = slots_[slot_of(window.hash())];
    if (slot == 0) continue;
    const auto label = static_cast<std::uint32_t>((slot & k_label_bits) - 1);
    if (hits.size() > first && hits.back().label == label && window.first() <= hits.back().end)
      hits.back().end = i + 1;
    else
      hits.push_back({window.first(), i + 1, label});
  }
}

}  // namespace why::redact
