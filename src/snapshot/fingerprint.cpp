// SPDX-License-Identifier: Apache-2.0
#include "snapshot/fingerprint.hpp"

#include <sodium.h>

#include "base/assert.hpp"
#include "redact/strength.hpp"

namespace why {
namespace {

constexpr std::size_t k_code_bytes = 16;
constexpr std::size_t k_letters = 26;  // of five bits each; the last one holds three
constexpr std::size_t k_group = 4;
constexpr double k_least_bits = 64;
constexpr std::size_t k_print_bytes = 16;
constexpr std::string_view k_alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // nothing that reads like another

using Hash = std::array<unsigned char, 32>;

Hash hash(std::string_view domain, std::string_view text, const unsigned char* key) {
  Hash out;
  crypto_generichash_state state;
  crypto_generichash_init(&state, key, key == nullptr ? 0 : out.size(), out.size());
  const auto add = [&](std::string_view part) {
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(part.data()), part.size());
  };
  add(domain);
  add(std::string_view("\0", 1));
  add(text);
  crypto_generichash_final(&state, out.data(), out.size());
  return out;
}

std::string in_hex(const Hash& bytes, std::size_t count) {
  std::string out(count * 2 + 1, '\0');
  sodium_bin2hex(out.data(), out.size(), bytes.data(), count);
  out.pop_back();
  return out;
}

/// The letters of a code in upper case, without its dashes; nothing when it is none.
std::optional<std::string> letters_of(std::string_view code) {
  std::string out;
  for (char c : code) {
    if (c == '-' || c == ' ') continue;
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (k_alphabet.find(c) == k_alphabet.npos) return std::nullopt;
    out += c;
  }
  return out.size() == k_letters ? std::optional(out) : std::nullopt;
}

}  // namespace

std::string new_pairing_code() {
  WHY_ASSERT(sodium_init() >= 0);
  std::array<unsigned char, k_code_bytes> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::string out;
  unsigned held = 0, bits = 0;
  for (const unsigned char byte : bytes) {
    held = (held << 8U | byte) & 0xFFFFU;
    for (bits += 8; bits >= 5; bits -= 5) out += k_alphabet[(held >> (bits - 5)) & 31U];
  }
  out += k_alphabet[(held << (5 - bits)) & 31U];
  for (std::size_t at = k_letters - k_letters % k_group; at > 0; at -= k_group) out.insert(at, "-");
  sodium_memzero(bytes.data(), bytes.size());
  return out;
}

std::optional<FingerprintMaker> FingerprintMaker::with_code(std::string_view code) {
  WHY_ASSERT(sodium_init() >= 0);
  const auto letters = letters_of(code);
  if (!letters) return std::nullopt;
  FingerprintMaker maker;
  maker.key_ = hash("why401/fp/v1/key", *letters, nullptr);
  return maker;
}

std::string FingerprintMaker::of(std::string_view field, std::string_view secret) const {
  if (redact::estimate_bits(secret) < k_least_bits) return {};
  return in_hex(hash("why401/fp/v1|" + std::string(field), secret, key_.data()), k_print_bytes);
}

std::string FingerprintMaker::pair() const { return in_hex(hash("why401/fp/v1/pair", "", key_.data()), k_print_bytes); }

bool are_equal_fingerprints(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace why
