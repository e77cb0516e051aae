// A place in a text that moves forward.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "formats/digits.hpp"

namespace why {

/// A set of bytes that is asked often.
class CharSet {
 public:
  constexpr explicit CharSet(std::string_view members) {
    for (const char c : members) has_[static_cast<unsigned char>(c)] = true;
  }
  constexpr bool has(char c) const { return has_[static_cast<unsigned char>(c)]; }

 private:
  std::array<bool, 256> has_{};
};

inline constexpr CharSet k_space_or_tab(" \t");

struct Cursor {
  std::string_view text;
  std::size_t pos = 0;

  explicit Cursor(std::string_view whole, std::size_t at_offset = 0) : text(whole), pos(at_offset) {}

  bool done() const { return pos >= text.size(); }
  /// The byte `ahead` of the place; NUL behind the end, so a NUL in the text needs `done` as well.
  char peek(std::size_t ahead = 0) const { return pos + ahead < text.size() ? text[pos + ahead] : '\0'; }
  /// Whether `part`, which is not empty, stands here.
  bool at(std::string_view part) const {
    return !done() && text[pos] == part[0] && text.substr(pos).starts_with(part);
  }
  bool accept(std::string_view part) {
    if (!at(part)) return false;
    pos += part.size();
    return true;
  }
  /// Moves over bytes of `set` and returns whether there were any.
  bool skip_any(const CharSet& set) {
    const std::size_t start = pos;
    while (!done() && set.has(text[pos])) ++pos;
    return pos > start;
  }
  /// Moves to the next byte of `set` or to the end, and returns what it passed.
  std::string_view take_until(const CharSet& set) {
    const std::size_t start = pos;
    while (!done() && !set.has(text[pos])) ++pos;
    return text.substr(start, pos - start);
  }
  std::string_view take_line() {
    const std::size_t start = pos;
    pos = std::min(text.find('\n', pos), text.size());
    return text.substr(start, pos - start);
  }
};

/// Letters, digits and underscore, as in names of variables.
inline bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_';
}

/// Length of the variable name at the start of `s`; 0 when there is none.
inline std::size_t name_length(std::string_view s) {
  if (s.empty() || is_digit(s[0])) return 0;
  std::size_t n = 0;
  while (n < s.size() && is_name_char(s[n])) ++n;
  return n;
}

inline bool is_name(std::string_view s) { return !s.empty() && name_length(s) == s.size(); }

}  // namespace why
