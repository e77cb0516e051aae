// SPDX-License-Identifier: Apache-2.0
#include "redact/bare.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/escape.hpp"
#include "base/text.hpp"

namespace why::redact {
namespace {

constexpr char32_t k_nothing = 0;  // NUL: left out like everything that is not shown
constexpr char32_t k_escape = 0x1B;
constexpr char32_t k_c1_csi = 0x9B;
constexpr std::size_t k_longest_csi = 32;
constexpr std::size_t k_longest_command = 2048;

/// A character as it was meant, and the offset behind what it is written with.
struct Character {
  char32_t code = k_nothing;
  std::size_t end = 0;
};

char at_or_nul(std::string_view s, std::size_t at) { return at < s.size() ? s[at] : '\0'; }

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char letter = static_cast<char>(c | 0x20);
  return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : 16;
}

/// The number of `min` to `max` digits at `at`.
std::optional<Character> read_number(std::string_view s, std::size_t at, int base, std::size_t min,
                                     std::size_t max) {
  Character number{0, at};
  while (number.end - at < max) {
    const int digit = digit_of(at_or_nul(s, number.end));
    if (digit >= base) break;
    number = {number.code * static_cast<char32_t>(base) + static_cast<char32_t>(digit), number.end + 1};
  }
  if (number.end - at < min) return std::nullopt;
  return number;
}

/// `%73`, and `%2573` for one that was encoded twice.
Character read_percent(std::string_view s, std::size_t at) {
  std::size_t digits = at + 1;
  while (s.substr(digits, 2) == "25") digits += 2;
  const auto number = read_number(s, digits, 16, 2, 2);
  if (number && number->code < 0x7F) return *number;
  return {'%', digits};
}

struct Entity {
  std::string_view name;
  char32_t code;
};
constexpr std::array k_entities{Entity{"quot;", '"'}, Entity{"apos;", '\''}, Entity{"lt;", '<'},
                                Entity{"gt;", '>'}};

/// `&#115;`, `&#x73;`, `&quot;`, and `&amp;quot;` for one that was encoded twice.
Character read_entity(std::string_view s, std::size_t at) {
  std::size_t name = at + 1;
  while (s.substr(name, 4) == "amp;") name += 4;
  for (const Entity& entity : k_entities)
    if (s.substr(name, entity.name.size()) == entity.name) return {entity.code, name + entity.name.size()};
  if (at_or_nul(s, name) == '#') {
    const bool hex = at_or_nul(s, name + 1) == 'x';
    const auto number = hex ? read_number(s, name + 2, 16, 1, 6) : read_number(s, name + 1, 10, 1, 7);
    if (number && at_or_nul(s, number->end) == ';') return {number->code, number->end + 1};
  }
  return {'&', name};
}

/// `<1B>`: what base/escape.hpp makes of a character that is not shown.
Character read_escaped(std::string_view s, std::size_t at) {
  const auto number = read_number(s, at + 1, 16, 2, 6);
  if (number && at_or_nul(s, number->end) == '>' && !is_shown(number->code))
    return {number->code, number->end + 1};
  return {'<', at + 1};
}

Character read_character(std::string_view s, std::size_t at);

/// Backslashes and the character behind them, which may be an escape of several languages.
Character read_backslashes(std::string_view s, std::size_t at) {
  const std::size_t letter = std::min(s.find_first_not_of('\\', at), s.size());
  std::optional<Character> number;
  switch (at_or_nul(s, letter)) {
    case 'n': return {'\n', letter + 1};
    case 'r': return {'\r', letter + 1};
    case 't': return {'\t', letter + 1};
    case 'u': number = read_number(s, letter + 1, 16, 4, 4); break;
    case 'x': number = read_number(s, letter + 1, 16, 2, 2); break;
    case '0': number = read_number(s, letter, 8, 1, 3); break;
    case 'e':
      if (at_or_nul(s, letter + 1) == '[') return {k_escape, letter + 1};
      break;
    default: break;
  }
  if (number) return *number;
  return letter == s.size() ? Character{k_nothing, letter} : read_character(s, letter);
}

Character read_character(std::string_view s, std::size_t at) {
  switch (s[at]) {
    case '\\': return read_backslashes(s, at);
    case '%': return read_percent(s, at);
    case '&': return read_entity(s, at);
    case '<': return read_escaped(s, at);
    default: break;
  }
  const text::Char c = text::decode(s, at);
  return {c.valid ? c.code : k_nothing, at + c.size};
}

/// The end of a command of the terminal, up to BEL or `ESC \`; `at` when there is none. No quotes: a command
/// that began in one string of JSON does not end in the next.
std::size_t skip_command(std::string_view s, std::size_t at) {
  for (std::size_t i = at; i < s.size() && i - at < k_longest_command;) {
    const Character c = read_character(s, i);
    if (c.code == '\a') return c.end;
    if (c.code == '"') break;
    if (c.code == k_escape) return at_or_nul(s, c.end) == '\\' ? c.end + 1 : at;
    i = c.end;
  }
  return at;
}

/// The end of the parameters and the final letter of `ESC [`; `at` when they are not there.
std::size_t skip_parameters(std::string_view s, std::size_t at) {
  for (std::size_t i = at; i < s.size() && i - at < k_longest_csi; ++i) {
    if (s[i] >= 0x40 && s[i] <= 0x7E) return i + 1;
    if (s[i] < 0x20 || s[i] > 0x3F) break;
  }
  return at;
}

/// The end of what the ESC before `at` begins.
std::size_t skip_control(std::string_view s, std::size_t at) {
  switch (at_or_nul(s, at)) {
    case '[': return skip_parameters(s, at + 1);
    case ']':
    case 'P':
    case 'X':
    case '^':
    case '_': return skip_command(s, at + 1);
    case '(':
    case ')': return std::min(at + 2, s.size());
    default: return at;
  }
}

bool is_combining(char32_t code) {
  return (code >= 0x0300 && code <= 0x036F) || (code >= 0x20D0 && code <= 0x20FF) ||
         (code >= 0xFE20 && code <= 0xFE2F);
}

/// The byte for a character in a bare text; nothing when it is left out.
std::optional<char> bare_byte(char32_t code) {
  if (code == '\n' || code == '\r') return '\n';
  if (code == '\t') return '\t';
  if (code == '\\' || !is_shown(code) || is_combining(code)) return std::nullopt;
  if (code >= 0x2500 && code <= 0x259F) return ' ';
  return static_cast<char>(code < 0x80 ? code : 0x80U | (code & 0x7FU));
}

/// Bytes that stand for themselves, whatever follows.
constexpr std::array<bool, 256> k_plain = [] {
  std::array<bool, 256> plain{};
  for (unsigned char c = 0x20; c < 0x7F; ++c)
    plain[c] = c != '\\' && c != '%' && c != '&' && c != '<' && c != '[';
  plain['\n'] = plain['\t'] = true;
  return plain;
}();

}  // namespace

/// Fills a bare text.
class BareText::Builder {
 public:
  Builder(std::string_view original, std::span<const std::string_view> labels, BareText& into)
      : original_(original), labels_(labels), into_(into) {}

  void build() {
    into_.text_.reserve(original_.size());  // never moved, so that no copy is left behind
    for (std::size_t i = 0; i < original_.size();) {
      std::size_t end = i;
      while (end < original_.size() && k_plain[static_cast<unsigned char>(original_[end])]) ++end;
      if (end > i) {
        open_piece(i, 1);
        into_.text_.append(original_, i, end - i);
      }
      i = end < original_.size() ? add_special(end) : end;
    }
  }

 private:
  std::size_t add_special(std::size_t at) {
    if (const std::size_t end = end_of_replacement(at); end > at) return add(k_already_hidden, at, end);
    const Character c = read_character(original_, at);
    if (c.code == k_escape) return skip_control(original_, c.end);
    if (c.code == k_c1_csi) return skip_parameters(original_, c.end);
    const bool line_ends_twice =
        c.code == '\r' && c.end < original_.size() && read_character(original_, c.end).code == '\n';
    const auto byte = line_ends_twice ? std::nullopt : bare_byte(c.code);
    return byte ? add(*byte, at, c.end) : c.end;
  }

  std::size_t add(char byte, std::size_t at, std::size_t end) {
    open_piece(at, end - at);
    into_.text_ += byte;
    return end;
  }

  void open_piece(std::size_t original, std::size_t width) {
    const std::size_t at = into_.text_.size();
    if (!into_.pieces_.empty()) {
      const Piece& last = into_.pieces_.back();
      if (last.width == width && last.original + (at - last.at) * width == original) return;
    }
    into_.pieces_.push_back({at, original, width});
  }

  std::size_t end_of_replacement(std::size_t at) const {
    if (!original_.substr(at).starts_with(k_hidden_begin)) return at;
    const std::string_view rest = original_.substr(at + k_hidden_begin.size());
    for (const std::string_view label : labels_)
      if (rest.starts_with(label) && at_or_nul(rest, label.size()) == ']')
        return at + k_hidden_begin.size() + label.size() + 1;
    return at;
  }

  std::string_view original_;
  std::span<const std::string_view> labels_;
  BareText& into_;
};

BareText::BareText(std::string_view original, std::span<const std::string_view> labels) {
  Builder(original, labels, *this).build();
}

BareText::~BareText() { sodium_memzero(text_.data(), text_.size()); }

const BareText::Piece& BareText::piece_of(std::size_t at) const {
  return *(std::ranges::upper_bound(pieces_, at, {}, &Piece::at) - 1);
}

std::size_t BareText::original(std::size_t at) const {
  const Piece& piece = piece_of(at);
  return piece.original + (at - piece.at) * piece.width;
}

}  // namespace why::redact
