// SPDX-License-Identifier: Apache-2.0
#include "redact/values.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "redact/characters.hpp"
#include "redact/strength.hpp"

namespace why::redact {
namespace {

constexpr std::array<std::string_view, 30> k_states{
    "true",     "false",    "null",   "nil",      "none",     "undefined", "yes",     "no",
    "on",       "off",      "0",      "1",        "set",      "unset",     "empty",   "missing",
    "present",  "absent",   "valid",  "invalid",  "ok",       "expired",   "revoked", "unknown",
    "required", "optional", "failed", "disabled", "redacted", "hidden"};
constexpr std::array<std::string_view, 6> k_schemes{"bearer", "basic",  "token",
                                                    "apikey", "digest", "negotiate"};

constexpr std::size_t k_shortest_drawn = 8;  // characters of a part of a path that is no word

bool is_code(char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '.' || c == ':'; }

bool is_one_of(std::string_view word, const auto& words) {
  return std::ranges::any_of(words,
                             [&](std::string_view other) { return text::equals_ignoring_case(word, other); });
}

bool is_variable(std::string_view name) {
  const auto is_name_character = [](char c) { return (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_'; };
  return !name.empty() && std::ranges::all_of(name, is_name_character);
}

}  // namespace

bool is_state(std::string_view value) { return is_one_of(value, k_states); }

bool is_scheme(std::string_view word) { return is_one_of(word, k_schemes); }

bool is_reference(std::string_view value) {
  if (value.starts_with("${") || value.starts_with("$(") || value.starts_with("{{")) return true;
  if (value.starts_with("$env:") || value.starts_with("$Env:")) return true;
  if (value.starts_with('$')) return is_variable(value.substr(1));
  if (value.size() > 2 && value.front() == value.back() && value.front() == '%')
    return is_variable(value.substr(1, value.size() - 2));
  if (value.starts_with('<') && value.ends_with('>')) return true;
  if (value.size() > 1 && value.ends_with('('))
    return std::ranges::all_of(value.substr(0, value.size() - 1), is_code);
  const std::size_t mark = value.find("://");
  const std::string_view scheme = value.substr(0, mark);
  return mark != std::string_view::npos && std::ranges::all_of(scheme, is_letter) &&
         !scheme.starts_with("http");
}

bool is_path(std::string_view value) {
  const bool rooted = value.starts_with('/') || value.starts_with("~/") || value.starts_with("./");
  if (!rooted) return false;
  for (std::size_t begin = 0; begin < value.size();) {
    const std::size_t end = std::min(value.find_first_of("/._-", begin), value.size());
    if (end - begin >= k_shortest_drawn && is_like_chance(value.substr(begin, end - begin))) return false;
    begin = end + 1;
  }
  return true;
}

bool is_number(std::string_view value) {
  constexpr std::string_view k_other = "+-.eE";
  const auto fits = [&](char c) { return is_digit(c) || k_other.find(c) != std::string_view::npos; };
  return std::ranges::any_of(value, is_digit) && std::ranges::all_of(value, fits);
}

bool is_prose(std::string_view value) {
  constexpr std::string_view k_marks = "-'.!?()";
  return std::ranges::all_of(
      value, [&](char c) { return is_letter(c) || k_marks.find(c) != std::string_view::npos; });
}

}  // namespace why::redact
