// Line breaks that cut a value: what a terminal, a log or a frame puts between its two halves.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.hpp"
#include "redact/bare.hpp"
#include "redact/characters.hpp"

namespace why::redact {
namespace {

constexpr int k_most_words = 6;  // of the head of a line: date, time, level, process, thread, bar
constexpr std::array<std::string_view, 8> k_levels{"trace", "debug",   "info",  "notice",
                                                   "warn",  "warning", "error", "fatal"};

std::size_t skip_spaces(std::string_view s, std::size_t at) {
  while (at < s.size() && is_space(s[at])) ++at;
  return at;
}

bool is_time(std::string_view word) {
  constexpr std::string_view k_marks = "-:.,/TZ+[]()";
  return std::ranges::any_of(word, is_digit) && std::ranges::all_of(word, [&](char c) {
           return is_digit(c) || k_marks.find(c) != std::string_view::npos;
         });
}

/// Whether `word` can stand in the head of a log line. `next` is the first character behind it.
bool is_head_word(std::string_view word, char next) {
  if (next == '|' || word.back() == '|' || word == ">") return true;
  if (word.front() == '[' && word.back() == ']') return true;
  if (word.back() == ':') word.remove_suffix(1);
  const auto is_word = [&](std::string_view level) { return text::equals_ignoring_case(level, word); };
  return is_time(word) || std::ranges::any_of(k_levels, is_word);
}

std::size_t skip_head(std::string_view s, std::size_t at) {
  for (int count = 0; count < k_most_words; ++count) {
    at = skip_spaces(s, at);
    std::size_t end = at;
    while (end < s.size() && end - at < 40 && !is_space(s[end]) && s[end] != '\n') ++end;
    if (end == at || end == s.size() || !is_space(s[end])) break;
    const std::size_t next = skip_spaces(s, end);
    if (next == s.size() || !is_head_word(s.substr(at, end - at), s[next])) break;
    at = next;
  }
  return at;
}

}  // namespace

std::size_t skip_line_break(std::string_view bare, std::size_t at) {
  std::size_t i = skip_spaces(bare, at);
  if (i < bare.size() && bare[i] == '|') i = skip_spaces(bare, i + 1);
  if (i == bare.size() || bare[i] != '\n') return at;
  while (i < bare.size() && (bare[i] == '\n' || is_space(bare[i]))) ++i;
  return skip_head(bare, i);
}

}  // namespace why::redact
