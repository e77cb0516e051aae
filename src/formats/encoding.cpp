// SPDX-License-Identifier: Apache-2.0
#include "formats/encoding.hpp"

#include <algorithm>
#include <cstdint>

#include "base/text.hpp"

/// Written by tools/gbk_table.py.
extern "C" const std::uint16_t why_gbk_table[];  // NOLINT: the name of an assembler label

namespace why {
namespace {

constexpr unsigned k_first_lead = 0x81, k_first_trail = 0x40, k_last = 0xFE;
constexpr unsigned k_row = k_last - k_first_trail + 1;

unsigned byte(char c) { return static_cast<unsigned char>(c); }
bool is_ascii(char c) { return byte(c) < 0x80; }

/// The character of two bytes of GBK, or 0.
char32_t gbk_character(char lead, char trail) {
  if (byte(lead) < k_first_lead || byte(lead) > k_last || byte(trail) < k_first_trail || byte(trail) > k_last) return 0;
  return why_gbk_table[(byte(lead) - k_first_lead) * k_row + byte(trail) - k_first_trail];
}

/// Whether `bytes` is UTF-8, but for a character that is cut off at the end.
bool is_utf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const text::Char c = text::decode(bytes, i);
    if (!c.valid && bytes.size() - i >= 4) return false;
    i += c.size;
  }
  return true;
}

/// The part of GBK that nearly all Chinese is written with has both bytes high; Latin letters with accents seldom
/// stand in pairs.
bool is_common(char lead, char trail) { return byte(lead) >= 0xA1 && byte(lead) <= 0xF7 && byte(trail) >= 0xA1; }

/// Whether all that is not ASCII in `bytes` reads as Chinese.
bool reads_as_gbk(std::string_view bytes) {
  std::size_t characters = 0, common = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (is_ascii(bytes[i])) continue;
    if (i + 1 == bytes.size()) break;
    if (gbk_character(bytes[i], bytes[i + 1]) == 0) return false;
    ++characters;
    common += is_common(bytes[i], bytes[i + 1]) ? 1 : 0;
    ++i;
  }
  return characters > 0 && common * 10 >= characters * 8;
}

}  // namespace

std::string_view Utf8Reader::feed(std::string_view bytes) {
  if (encoding_ == Encoding::undecided && !std::ranges::all_of(bytes, is_ascii))
    encoding_ = !is_utf8(bytes) && reads_as_gbk(bytes) ? Encoding::gbk : Encoding::as_it_is;
  return encoding_ == Encoding::gbk ? decode(bytes) : bytes;
}

std::string_view Utf8Reader::decode(std::string_view bytes) {
  const std::string joined = waiting_ + std::string(bytes);
  text_.clear();
  waiting_.clear();
  for (std::size_t i = 0; i < joined.size(); ++i) {
    if (is_ascii(joined[i])) {
      text_ += joined[i];
    } else if (i + 1 == joined.size()) {
      waiting_ = joined[i];
    } else if (const char32_t c = gbk_character(joined[i], joined[i + 1]); c != 0) {
      text::append_utf8(text_, c);
      ++i;
    } else {
      text::append_utf8(text_, 0xFFFD);
    }
  }
  return text_;
}

}  // namespace why
