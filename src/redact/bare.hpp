// A text without its disguise, and the way back to the bytes that were disguised.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace why::redact {

/// Stands in a bare text for a replacement that was made before.
inline constexpr char k_already_hidden = '\x01';
inline constexpr std::string_view k_hidden_begin = "[hidden: ";

/// One byte for each character of `original`. Backslashes, colour codes, NULs and all that no reader sees are
/// left out; `\n`, `\u0073`, `%73`, `&#115;` and the `<1B>` of base/escape.hpp are undone, at any depth;
/// frames are blanks; other characters outside ASCII are some byte above 0x7F. Wiped at the end.
class BareText {
 public:
  /// `labels` are those of replacements: "[hidden: LABEL]" becomes one byte.
  BareText(std::string_view original, std::span<const std::string_view> labels);
  BareText(const BareText&) = delete;
  BareText& operator=(const BareText&) = delete;
  ~BareText();

  std::string_view view() const { return text_; }

  /// Offset in the original of the first byte of the character at `at`, and how many bytes it has there.
  std::size_t original(std::size_t at) const;
  std::size_t width(std::size_t at) const { return piece_of(at).width; }

 private:
  class Builder;

  /// Characters that lie side by side in the original and have the same width there.
  struct Piece {
    std::size_t at, original, width;
  };
  const Piece& piece_of(std::size_t at) const;

  std::string text_;
  std::vector<Piece> pieces_;
};

/// The end of a line break at `at` of a bare text, with blanks and a border before it and, after it, the
/// indentation and the head of a log line (time, level, "| "). `at` when no line breaks there.
std::size_t skip_line_break(std::string_view bare, std::size_t at);

}  // namespace why::redact
