// Line heads that log collectors, terminals and people put before each line.
// SPDX-License-Identifier: Apache-2.0
#include "match/line_heads.hpp"

#include <algorithm>
#include <string>

namespace why::catalog {
namespace {

constexpr std::size_t k_name = 64;          // bytes of a container's name, and of the blanks that align it
constexpr std::size_t k_label = 256;        // bytes of "[pod/...]"
constexpr std::size_t k_margin = 256;       // bytes that pad a line before it is broken
constexpr std::size_t k_neighbours = 2048;  // bytes before a line in which the same head is looked for

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_name(char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '.'; }

template <class Is>
std::size_t skip_while(std::string_view s, std::size_t at, Is is) {
  while (at < s.size() && is(s[at])) ++at;
  return at;
}

/// True when `s` has `pattern` at `at`; a `d` of the pattern is any digit, `?` any byte.
bool has(std::string_view s, std::size_t at, std::string_view pattern) {
  if (s.size() < at + pattern.size()) return false;
  return std::equal(pattern.begin(), pattern.end(), s.begin() + static_cast<std::ptrdiff_t>(at),
                    [](char p, char c) { return p == '?' || (p == 'd' ? is_digit(c) : p == c); });
}

/// Blanks, quote marks, borders (U+2500 to U+25BF) and the corner below a terminal's prompt (U+23BF).
std::size_t skip_margin(std::string_view s, std::size_t at) {
  for (; at < s.size(); ++at) {
    const char c = s[at];
    if (c == ' ' || c == '\t' || c == '|' || c == '>') continue;
    if (c != '\xE2' || s.size() - at < 3) break;
    const bool border = s[at + 1] >= '\x94' && s[at + 1] <= '\x96';
    const bool corner = s[at + 1] == '\x8E' && s[at + 2] == '\xBF';
    if (!border && !corner) break;
    at += 2;
  }
  return at;
}

/// `2026-01-01T00:00:00.000Z `, also with an offset, and with the stream that GitLab adds (`01E `).
std::size_t skip_timestamp(std::string_view s, std::size_t at) {
  if (!has(s, at, "dddd-dd-dd?dd:dd:dd")) return at;
  std::size_t i = at + 19;
  if (i < s.size() && (s[i] == '.' || s[i] == ',')) i = skip_while(s, i + 1, is_digit);
  if (has(s, i, "Z")) {
    ++i;
  } else if (has(s, i, "+dd:dd") || has(s, i, "-dd:dd")) {
    i += 6;
  }
  if (has(s, i, " ddO") || has(s, i, " ddE")) i += has(s, i + 4, "+") ? 5 : 4;
  return i == s.size() || s[i] == ' ' || s[i] == '\t' || s[i] == '\r' || s[i] == '\n' ? i : at;
}

/// `name-1  | `. A name without a number could be a word of the text, and a bar at the end of a line the
/// border of a box: they count only when the same head, with text behind it, stood before another line
/// shortly before.
std::size_t skip_container(std::string_view s, std::size_t at) {
  const std::string_view near = s.substr(at, 2 * k_name);
  const std::size_t name = skip_while(near, 0, is_name);
  const std::size_t bar = skip_while(near, name, [](char c) { return c == ' '; });
  if (name == 0 || bar == name || !has(near, bar, "|?")) return at;
  const char next = near[bar + 1];  // a blank, the end of the colour, raw or escaped, or the end of the line
  const bool at_end = next == '\r' || next == '\n';
  if (next != ' ' && next != '\x1b' && next != '\\' && !at_end) return at;

  const std::size_t number = near.substr(0, name).find_last_not_of("0123456789") + 1;
  const bool numbered = number > 1 && number < name && (near[number - 1] == '-' || near[number - 1] == '_');
  const std::size_t before = at - std::min(at, k_neighbours);
  const std::string head = std::string(near.substr(0, bar + 1)) + (at_end ? " " : "");
  const bool seen = s.substr(before, at - before).find(head) != s.npos;
  return (numbered && !at_end) || seen ? at + bar + 1 : at;
}

/// `[pod/name/container] ` and `##[error]`.
std::size_t skip_label(std::string_view s, std::size_t at) {
  if (s.substr(at, 5) == "[pod/") {
    const std::size_t end = s.substr(at, k_label).find_first_of("]\n");
    return end != std::string_view::npos && s[at + end] == ']' ? at + end + 1 : at;
  }
  if (!has(s, at, "##[")) return at;
  const std::size_t end = skip_while(s, at + 3, is_letter);
  return has(s, end, "]") ? end + 1 : at;
}

}  // namespace

std::size_t skip_line_head(std::string_view s, std::size_t at) {
  for (std::size_t start = at;; start = at) {
    at = skip_margin(s, at);
    at = skip_timestamp(s, at);
    at = skip_container(s, at);
    at = skip_label(s, at);
    if (at == start) return at;
  }
}

std::size_t skip_wrap(std::string_view s, std::size_t at) {
  std::size_t i = at + skip_margin(s.substr(at, k_margin), 0);
  if (has(s, i, "\r")) ++i;
  return has(s, i, "\n") ? skip_line_head(s, i + 1) : at;
}

}  // namespace why::catalog
