// Small pure functions on UTF-8 text.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace why::text {

/// One step of a walk over UTF-8: the character and its length in bytes. Invalid bytes give
/// `valid == false`, the byte itself as `code`, and length 1.
struct Char {
  char32_t code = 0;
  std::uint8_t size = 0;
  bool valid = false;
};
Char decode(std::string_view bytes, std::size_t at);
void append_utf8(std::string& out, char32_t code);

bool is_blank(char c);                                  ///< space, tab, CR, LF, VT, FF
std::string_view trim(std::string_view s);              ///< without blanks at both ends
std::string lower(std::string_view s);                  ///< ASCII only
bool equals_ignoring_case(std::string_view a, std::string_view b);  ///< ASCII only
bool contains(std::string_view s, std::string_view part);
std::vector<std::string_view> split(std::string_view s, char separator);
std::vector<std::string_view> lines(std::string_view s);  ///< without the line ends, CR LF too
std::string replace_all(std::string s, std::string_view from, std::string_view to);
std::string_view basename(std::string_view path);
std::string_view dirname(std::string_view path);        ///< "/" for "/x", "." without a slash
/// Columns that a terminal needs: wide East Asian characters count two, combining ones none.
std::size_t columns(std::string_view s);
/// Number of edits (insert, remove, replace, swap) between two words.
std::size_t edit_distance(std::string_view a, std::string_view b);
std::optional<std::int64_t> to_int(std::string_view s);  ///< the whole of `s`, decimal

}  // namespace why::text
