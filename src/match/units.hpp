// A text read character by character, with escapes undone and the codes of terminals recognised.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace why::catalog {

/// What a character is to the eye.
enum class Kind : std::uint8_t {
  text,
  mark,       ///< a quote, bullet, `|`, `>`, `*` or backslash: seen, but left out of the normal form
  blank,      ///< a blank, line break, border or movement of the cursor: separates words
  invisible,  ///< a change of colour or a link: does not even separate
};

/// One character of a text, however many bytes it is written with. A line break covers the head of the
/// next line (line_heads.hpp) too.
struct Unit {
  char32_t code = 0;    ///< full-width forms are kept; an invalid byte is k_invalid
  std::size_t end = 0;  ///< offset behind it
  Kind kind{};
};
inline constexpr char32_t k_invalid = 0xFFFD;

/// The unit at `at`, which must lie inside `s`. Undone at any depth: backslash escapes (`\n`, `\u00b7`,
/// `\x1b`, `\033`, `\e[`), HTML entities, and either broken by a wrapped line.
Unit read_unit(std::string_view s, std::size_t at);

/// The offset behind the head of the line that starts at `at`, colours of the head included.
std::size_t start_line(std::string_view s, std::size_t at);

/// `code` as an ASCII character when it is only another form of one: full width, dashes.
char32_t plain(char32_t code);

}  // namespace why::catalog
