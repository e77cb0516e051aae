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
  if (is_first_ && !bytes.empty()) {
    is_first_ = false;
    if (bytes.starts_with("\xFF\xFE")) encoding_ = Encoding::utf16_le;
    if (bytes.starts_with("\xFE\xFF")) encoding_ = Encoding::utf16_be;
    if (encoding_ != Encoding::undecided) bytes.remove_prefix(2);
  }
  if (encoding_ == Encoding::undecided && !std::ranges::all_of(bytes, is_ascii))
    encoding_ = !is_utf8(bytes) && reads_as_gbk(bytes) ? Encoding::gbk : Encoding::as_it_is;
  return encoding_ == Encoding::undecided || encoding_ == Encoding::as_it_is ? bytes : decode(bytes);
}

std::string_view Utf8Reader::decode(std::string_view bytes) {
  text_.clear();
  std::string joined;
  if (!waiting_.empty()) {
    joined = waiting_ + std::string(bytes);
    bytes = joined;
    waiting_.clear();
  }
  if (encoding_ == Encoding::gbk) decode_gbk(bytes);
  else decode_utf16(bytes);
  return text_;
}

void Utf8Reader::decode_gbk(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (is_ascii(bytes[i])) {
      text_ += bytes[i];
    } else if (i + 1 == bytes.size()) {
      waiting_ = bytes[i];
    } else if (const char32_t c = gbk_character(bytes[i], bytes[i + 1]); c != 0) {
      text::append_utf8(text_, c);
      ++i;
    } else {
      text::append_utf8(text_, 0xFFFD);
    }
  }
}

void Utf8Reader::decode_utf16(std::string_view bytes) {
  const std::size_t low = encoding_ == Encoding::utf16_le ? 0 : 1;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const char32_t unit = byte(bytes[i + low]) | byte(bytes[i + 1 - low]) << 8;
    const bool is_high = unit >= 0xD800 && unit < 0xDC00, is_low = unit >= 0xDC00 && unit < 0xE000;
    if (is_low && high_ != 0) text::append_utf8(text_, 0x10000 + ((high_ - 0xD800) << 10) + (unit - 0xDC00));
    else if (!is_high) text::append_utf8(text_, is_low ? 0xFFFD : unit);
    high_ = is_high ? unit : 0;
  }
  if (bytes.size() % 2 != 0) waiting_ = bytes.back();
}

}  // namespace why
