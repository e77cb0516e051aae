// Reads one unit: a raw or escaped character first, then what it starts (a code of the terminal, a line).
// SPDX-License-Identifier: Apache-2.0
#include "match/units.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/text.hpp"
#include "match/line_heads.hpp"

namespace why::catalog {
namespace {

constexpr char32_t k_escape = 0x1B;
constexpr char32_t k_bell = 0x07;
constexpr std::size_t k_parameters = 64;  // bytes of a CSI sequence
constexpr std::size_t k_command = 2048;   // bytes of an OSC sequence: it can hold an address

/// A character as it was meant. `slashes` is the number of backslashes that escaped it.
struct Character {
  char32_t code = 0;
  std::size_t end = 0;
  std::size_t slashes = 0;
};

/// The byte that follows at `at`, over the end of a wrapped line; 0 at the end of the text.
char byte_at(std::string_view s, std::size_t& at) {
  at = skip_wrap(s, at);
  return at < s.size() ? s[at] : '\0';
}

struct Number {
  char32_t value = 0;
  std::size_t end = 0;
};

/// A number of `min` to `max` digits.
std::optional<Number> read_number(std::string_view s, std::size_t at, char32_t base, int min, int max) {
  Number n{0, at};
  for (int count = 0;; ++count) {
    const char c = byte_at(s, at);
    const char letter = static_cast<char>(c | 0x20);
    char32_t digit = base;
    if (c >= '0' && c <= '9') digit = static_cast<char32_t>(c - '0');
    if (letter >= 'a' && letter <= 'f') digit = static_cast<char32_t>(letter - 'a') + 10;
    if (digit >= base || count == max) return count < min ? std::nullopt : std::optional(n);
    n = {n.value * base + digit, ++at};
  }
}

/// The offset behind `word` when it stands at `at`.
std::optional<std::size_t> behind(std::string_view s, std::size_t at, std::string_view word) {
  for (const char c : word) {
    if (byte_at(s, at) != c) return std::nullopt;
    ++at;
  }
  return at;
}

// ---------------------------------------------------------------- HTML entities

struct Entity {
  std::string_view name;
  char32_t code;
};
constexpr std::array k_entities{Entity{"quot;", '"'}, Entity{"apos;", '\''}, Entity{"lt;", '<'},
                                Entity{"gt;", '>'},   Entity{"nbsp;", 0xA0}, Entity{"middot;", 0xB7}};

/// What the `&` before `at` begins. `&amp;` is undone at any depth.
Character read_entity(std::string_view s, std::size_t at) {
  while (const auto end = behind(s, at, "amp;")) at = *end;
  for (const Entity& entity : k_entities)
    if (const auto end = behind(s, at, entity.name)) return {entity.code, *end};
  if (const auto hash = behind(s, at, "#")) {
    const auto x = behind(s, *hash, "x");
    const auto number = x ? read_number(s, *x, 16, 1, 6) : read_number(s, *hash, 10, 1, 7);
    const auto end = number ? behind(s, number->end, ";") : std::nullopt;
    if (end) return {number->value, *end};
  }
  return {'&', at};
}

// ---------------------------------------------------------------- backslash escapes

std::size_t skip_slashes(std::string_view s, std::size_t at) {
  return std::min(s.find_first_not_of('\\', at), s.size());
}

/// `u00b7`, `u{b7}`, or a pair of surrogates; `at` is behind the `u`.
std::optional<Number> read_unicode(std::string_view s, std::size_t at) {
  if (const auto brace = behind(s, at, "{")) {
    auto number = read_number(s, *brace, 16, 1, 6);
    const auto end = number ? behind(s, number->end, "}") : std::nullopt;
    return end ? std::optional(Number{number->value, *end}) : std::nullopt;
  }
  const auto high = read_number(s, at, 16, 4, 4);
  if (!high || high->value < 0xD800 || high->value >= 0xDC00) return high;
  std::size_t next = high->end;
  if (byte_at(s, next) != '\\') return high;
  const auto u = behind(s, skip_slashes(s, next), "u");
  const auto low = u ? read_number(s, *u, 16, 4, 4) : std::nullopt;
  if (!low || low->value < 0xDC00 || low->value > 0xDFFF) return high;
  return Number{0x10000 + ((high->value - 0xD800) << 10U) + (low->value - 0xDC00), low->end};
}

/// `xe9`, or several of them when they are the bytes of a UTF-8 character; `at` is behind the `x`.
std::optional<Number> read_bytes(std::string_view s, std::size_t at) {
  const auto first = read_number(s, at, 16, 2, 2);
  if (!first || first->value < 0xC2) return first;
  std::string bytes(1, static_cast<char>(first->value));
  for (std::size_t end = first->end; bytes.size() < 4;) {
    if (byte_at(s, end) != '\\') break;
    const auto x = behind(s, skip_slashes(s, end), "x");
    const auto next = x ? read_number(s, *x, 16, 2, 2) : std::nullopt;
    if (!next) break;
    bytes += static_cast<char>(next->value);
    end = next->end;
    const text::Char c = text::decode(bytes, 0);
    if (c.valid) return Number{c.code, end};
  }
  return first;
}

/// The escape whose letter is at `at`, behind the backslashes.
std::optional<Number> read_escape(std::string_view s, std::size_t at) {
  const char letter = byte_at(s, at);
  switch (letter) {
    case 'n': return Number{'\n', at + 1};
    case 'r': return Number{'\r', at + 1};
    case 't': return Number{'\t', at + 1};
    case 'u': return read_unicode(s, at + 1);
    case 'x': return read_bytes(s, at + 1);
    case '0': return read_number(s, at + 1, 8, 2, 2);
    case 'e':
    case 'E': {
      const char next = byte_at(s, ++at);
      return next == '[' || next == ']' ? std::optional(Number{k_escape, at}) : std::nullopt;
    }
    default: return std::nullopt;
  }
}

/// An escape that is itself escaped has 1, 2, 4, 8 ... backslashes; more are backslashes of the text before
/// it.
Character read_backslashes(std::string_view s, std::size_t at) {
  for (;;) {
    const std::size_t end = skip_slashes(s, at);
    const std::size_t run = end - at;
    const std::size_t own = run & (~run + 1);  // the lowest bit
    const auto escape = read_escape(s, end);
    if (!escape) return {'\\', end, run};
    if (own != run) return {'\\', end - own, run - own};
    if (escape->value != '\\') return {escape->value, escape->end, run};
    at = escape->end;  // an escaped backslash: what follows is escaped by it
    if (at == s.size()) return {'\\', at, 1};
  }
}

Character read_character(std::string_view s, std::size_t at) {
  const char c = s[at];
  Character out{static_cast<unsigned char>(c), at + 1};
  if (c == '\\') {
    out = read_backslashes(s, at);
  } else if ((static_cast<unsigned char>(c) & 0x80U) != 0) {
    const text::Char decoded = text::decode(s, at);
    out = {decoded.valid ? decoded.code : k_invalid, at + decoded.size};
  }
  if (out.code == '&') out = read_entity(s, out.end);
  const bool surrogate = out.code >= 0xD800 && out.code <= 0xDFFF;
  if (surrogate || out.code > 0x10FFFF) out.code = k_invalid;
  return out;
}

// ---------------------------------------------------------------- codes of the terminal

/// The character at `at` or over a wrapped line; code 0 at the end of the text.
Character next_character(std::string_view s, std::size_t at) {
  at = skip_wrap(s, at);
  return at < s.size() ? read_character(s, at) : Character{0, s.size()};
}

/// Colours (`...m`) are invisible, all others move the cursor. `at` is behind `ESC [`.
std::optional<Unit> read_csi(std::string_view s, std::size_t at) {
  for (std::size_t i = at; i - at <= k_parameters;) {
    const Character c = next_character(s, i);
    if (c.code >= 0x40 && c.code <= 0x7E)
      return Unit{k_escape, c.end, c.code == 'm' ? Kind::invisible : Kind::blank};
    if (c.code < 0x20 || c.code > 0x3F) break;
    i = c.end;
  }
  return std::nullopt;
}

/// A command up to BEL or `ESC \`; line breaks inside are part of it. The backslash of an ESC that is itself
/// escaped is written with twice as many backslashes; one more belongs to the text. `at` is behind `ESC ]`.
std::optional<Unit> read_osc(std::string_view s, std::size_t at) {
  for (std::size_t i = at; i < s.size() && i - at <= k_command;) {
    const Character c = read_character(s, i);
    if (c.code == k_bell) return Unit{k_escape, c.end, Kind::invisible};
    if (c.code == '\\' && c.end < s.size() && s[c.end] == 'a')
      return Unit{k_escape, c.end + 1, Kind::invisible};
    if (c.code == k_escape) {
      std::size_t end = c.end;
      if (byte_at(s, end) != '\\') break;
      const std::size_t most = std::max<std::size_t>(1, 2 * c.slashes);
      return Unit{k_escape, std::min(skip_slashes(s, end), end + most), Kind::invisible};
    }
    i = c.end;
  }
  return std::nullopt;
}

/// What the ESC before `at` begins.
Unit read_control(std::string_view s, std::size_t at) {
  const Character first = next_character(s, at);
  std::optional<Unit> unit;
  switch (first.code) {
    case '[': unit = read_csi(s, first.end); break;
    case ']':
    case 'P':
    case '^':
    case '_': unit = read_osc(s, first.end); break;
    case '(':
    case ')': unit = Unit{k_escape, next_character(s, first.end).end, Kind::invisible}; break;
    case '7':
    case '8':
    case '=': unit = Unit{k_escape, first.end, Kind::blank}; break;
    default: break;
  }
  return unit.value_or(Unit{k_escape, at, Kind::blank});
}

// ---------------------------------------------------------------- kinds

struct Range {
  char32_t first, last;
  Kind kind;
};
constexpr std::array k_ranges{Range{0x00, 0x20, Kind::blank},     Range{0x22, 0x22, Kind::mark},
                              Range{0x27, 0x27, Kind::mark},      Range{0x2A, 0x2A, Kind::mark},
                              Range{0x3E, 0x3E, Kind::mark},      Range{0x5C, 0x5C, Kind::mark},
                              Range{0x60, 0x60, Kind::mark},      Range{0x7C, 0x7C, Kind::mark},
                              Range{0x7F, 0xA0, Kind::blank},     Range{0xAB, 0xAB, Kind::mark},
                              Range{0xAD, 0xAD, Kind::blank},     Range{0xB4, 0xB4, Kind::mark},
                              Range{0xB7, 0xB7, Kind::mark},      Range{0xBB, 0xBB, Kind::mark},
                              Range{0x1680, 0x1680, Kind::blank}, Range{0x180E, 0x180E, Kind::blank},
                              Range{0x2000, 0x200F, Kind::blank}, Range{0x2018, 0x201F, Kind::mark},
                              Range{0x2022, 0x2022, Kind::mark},  Range{0x2028, 0x202F, Kind::blank},
                              Range{0x2032, 0x2036, Kind::mark},  Range{0x2039, 0x203A, Kind::mark},
                              Range{0x205F, 0x206F, Kind::blank}, Range{0x2219, 0x2219, Kind::mark},
                              Range{0x22C5, 0x22C5, Kind::mark},  Range{0x23BF, 0x23BF, Kind::blank},
                              Range{0x2500, 0x259F, Kind::blank}, Range{0x25CF, 0x25CF, Kind::mark},
                              Range{0x276F, 0x276F, Kind::mark},  Range{0x3000, 0x3000, Kind::blank},
                              Range{0x300C, 0x300F, Kind::mark},  Range{0x301D, 0x301F, Kind::mark},
                              Range{0x30FB, 0x30FB, Kind::mark},  Range{0xFE00, 0xFE0F, Kind::blank},
                              Range{0xFEFF, 0xFEFF, Kind::blank}, Range{0xFF62, 0xFF63, Kind::mark},
                              Range{0xFF65, 0xFF65, Kind::mark}};

Kind kind_of(char32_t code) {
  const auto* range = std::ranges::lower_bound(k_ranges, code, {}, &Range::last);
  return range != k_ranges.end() && code >= range->first ? range->kind : Kind::text;
}

}  // namespace

char32_t plain(char32_t code) {
  if (code >= 0xFF01 && code <= 0xFF5E) return code - 0xFEE0;
  if ((code >= 0x2010 && code <= 0x2015) || code == 0x2212) return '-';
  if (code == 0x3002 || code == 0xFF61) return '.';
  if (code == 0x3001 || code == 0xFF64) return ',';
  return code;
}

std::size_t start_line(std::string_view s, std::size_t at) {
  for (;;) {
    at = skip_line_head(s, at);
    if (at == s.size()) return at;
    const Character c = read_character(s, at);
    if (c.code != k_escape) return at;
    at = read_control(s, c.end).end;
  }
}

Unit read_unit(std::string_view s, std::size_t at) {
  const Character c = read_character(s, at);
  if (c.code == k_escape) return read_control(s, c.end);
  if (c.code == '\n' || c.code == '\r') return {'\n', start_line(s, c.end), Kind::blank};
  return {c.code, c.end, kind_of(plain(c.code))};
}

}  // namespace why::catalog
