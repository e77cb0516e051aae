// Which strings in double quotes are open at a place of a text, also strings in strings.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "redact/bare.hpp"

namespace why::redact {

/// Follows a bare text from its start. A string in a string has its quotes escaped by 1, 3, 7 ...
/// backslashes, and as many more may stand for backslashes before the quote. No string goes on over the end
/// of a line.
class Quotes {
 public:
  explicit Quotes(const BareText& text) : text_(text), bare_(text.view()) {}

  /// Moves on to `at`, which must not lie before the current place.
  void move_to(std::size_t at);

  /// Whether the character at `at` would close a string that is open at the current place.
  bool closes_string(std::size_t at) const;

  /// The quote on this line that closes the one at `open`, or the end of the string around both, or npos.
  std::size_t find_closing(std::size_t open) const;

 private:
  std::size_t level_of(std::size_t quote) const;
  bool ends_line(std::size_t at) const { return bare_[at] == '\n' && text_.width(at) == 1; }

  const BareText& text_;
  std::string_view bare_;
  std::size_t at_ = 0;
  std::array<bool, 8> open_{};  ///< by level; deeper strings are not followed
};

}  // namespace why::redact
