// Plain ASCII goes through one table; everything else is read as units.
// SPDX-License-Identifier: Apache-2.0
#include "match/normal.hpp"

#include <array>

#include "base/text.hpp"
#include "match/units.hpp"

namespace why::catalog {
namespace {

/// What happens to a byte: copied as `out`, dropped, or left to read_unit.
struct Step {
  char out;
  std::uint8_t copied;
  bool special;
};

constexpr std::array<Step, 256> k_steps = [] {
  std::array<Step, 256> steps{};
  for (std::size_t c = 0; c < 256; ++c) {
    const char byte = static_cast<char>(c);
    const bool dropped =
        c <= ' ' || c == 0x7F || std::string_view("\"'`|>*").find(byte) != std::string_view::npos;
    const bool special = c >= 0x80 || std::string_view("\n\r\x1b\\&").find(byte) != std::string_view::npos;
    steps[c] = {c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20U) : byte,
                dropped ? std::uint8_t{0} : std::uint8_t{1}, special};
  }
  return steps;
}();

}  // namespace

void Normaliser::read(std::string_view text, Starts starts) {
  source_ = text;
  size_ = 0;
  if (bytes_.size() < text.size()) {  // no unit is longer in normal form than it is written
    bytes_.resize(text.size());
    at_.resize(text.size());
  }
  std::size_t i = starts == Starts::line ? start_line(text, 0) : 0;
  for (i = copy_plain(i); i < text.size(); i = copy_plain(i)) {
    const Unit unit = read_unit(text, i);
    if (unit.kind == Kind::text) put(plain(unit.code), i);
    i = unit.end;
  }
}

/// Copies up to the next byte that is not plain, and returns its offset.
std::size_t Normaliser::copy_plain(std::size_t from) {
  const char* in = source_.data();
  char* out = bytes_.data();
  std::uint32_t* at = at_.data();
  const std::size_t end = source_.size();
  std::size_t size = size_;
  for (; from < end; ++from) {
    const Step step = k_steps[static_cast<unsigned char>(in[from])];
    if (step.special) break;
    out[size] = step.out;
    at[size] = static_cast<std::uint32_t>(from);
    size += step.copied;
  }
  size_ = size;
  return from;
}

void Normaliser::put_byte(char byte, std::size_t from) {
  bytes_[size_] = byte;
  at_[size_++] = static_cast<std::uint32_t>(from);
}

void Normaliser::put(char32_t code, std::size_t from) {
  if (code < 0x80) return put_byte(k_steps[code].out, from);
  if (code == k_invalid) return put_byte('\xFF', from);  // one byte, which no valid text has
  std::string utf8;
  if (code == 0x2026) {
    utf8 = "...";
  } else {
    text::append_utf8(utf8, code);
  }
  for (const char byte : utf8) put_byte(byte, from);
}

std::size_t Normaliser::end_of(std::size_t i) const { return read_unit(source_, at_[i]).end; }

std::string normal_form(std::string_view text, Starts starts) {
  Normaliser normaliser;
  normaliser.read(text, starts);
  return std::string(normaliser.normal());
}

}  // namespace why::catalog
