// Text for a terminal: what others wrote cannot move the cursor, colour, hide or reorder anything.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace why {

/// Whether a reader sees `code` and it leaves its neighbours alone. False for controls, line breaks and
/// tabs, and for characters that are invisible or change the direction or the look of others.
bool is_shown(char32_t code);

/// The beginnings of commands that CI systems find anywhere in a line of their log.
inline constexpr std::array<std::string_view, 3> k_log_commands{"##[", "##vso[", "##teamcity["};

/// Finished lines of which none is a command to a CI system: "##[" gets a blank, and a line that begins with "::"
/// a bar in front.
std::string without_log_commands(std::string_view lines);

/// Text that is safe on a terminal: the only type that a terminal writer accepts. Every other sink
/// (CI log, HTML) has a type of its own.
class TerminalText {
 public:
  TerminalText() = default;

  /// Our own words, unchanged: they may hold colour codes.
  static TerminalText literal(std::string_view ours) { return TerminalText(std::string(ours)); }

  /// Foreign text. Shown characters, newlines and tabs stay; every other character and every byte that
  /// is not UTF-8 becomes its number in hexadecimal: `<1B>`, `<202E>`. Idempotent.
  static TerminalText untrusted(std::string_view theirs);

  /// The same for a place that must stay on one line: newlines and tabs become `<0A>` and `<09>`.
  static TerminalText untrusted_line(std::string_view theirs);

  TerminalText& operator+=(const TerminalText& other) {
    text_ += other.text_;
    return *this;
  }

  std::string_view view() const { return text_; }

 private:
  explicit TerminalText(std::string text) : text_(std::move(text)) {}

  std::string text_;
};

}  // namespace why
