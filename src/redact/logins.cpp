// A user's name and password in one word.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "redact/strength.hpp"
#include "redact/structure.hpp"

namespace why::redact {
namespace {

constexpr std::string_view k_blanks_and_quotes = " \t\n\"'`<>";
constexpr std::size_t k_longest_login = 1024;
constexpr std::size_t k_longest_command = 512;  // between "curl" and its flag

/// The `@` behind a login that holds a slash: a "port" that is no number shows that a password is meant.
std::size_t find_late_at(std::string_view word, std::size_t slash) {
  const std::size_t colon = word.substr(0, slash).find(':');
  if (colon == std::string_view::npos) return colon;
  const std::string_view port = word.substr(colon + 1, slash - colon - 1);
  const bool number = std::ranges::all_of(port, [](char c) { return c >= '0' && c <= '9'; });
  return number ? std::string_view::npos : word.rfind('@');
}

/// Length of the login at the start of `word`, which is what follows "://". 0: none.
std::size_t login_length(std::string_view word) {
  const std::size_t slash = std::min(word.find_first_of("/?#"), word.size());
  std::size_t at = word.substr(0, slash).rfind('@');
  if (at == std::string_view::npos && slash < word.size()) at = find_late_at(word, slash);
  return at == std::string_view::npos ? 0 : at;
}

bool is_secret_login(std::string_view login) {
  if (login.find_first_not_of(k_already_hidden) == std::string_view::npos) return false;
  const std::size_t colon = login.find(':');
  if (colon == std::string_view::npos) return estimate_bits(login) >= k_strong_bits;  // else the name of a user
  return login.substr(colon + 1, 1) != "$";
}

void find_in_urls(std::string_view bare, Hits& hits) {
  constexpr std::string_view k_mark = "://";
  for (std::size_t at = bare.find(k_mark); at != std::string_view::npos; at = bare.find(k_mark, at + 1)) {
    const std::string_view rest = bare.substr(at + k_mark.size(), k_longest_login);
    const std::string_view word = rest.substr(0, rest.find_first_of(k_blanks_and_quotes));
    const std::size_t begin = at + k_mark.size();
    const std::size_t length = login_length(word);
    if (is_secret_login(bare.substr(begin, length))) hits.push_back({begin, begin + length, Structure::login});
  }
}

/// The argument of `flag` where a call of curl stands before it.
void find_in_curl(std::string_view bare, std::string_view flag, Hits& hits) {
  for (std::size_t at = bare.find(flag); at != std::string_view::npos; at = bare.find(flag, at + 1)) {
    const std::size_t from = at - std::min(at, k_longest_command);
    if (bare.substr(from, at - from).rfind("curl") == std::string_view::npos) continue;
    const std::size_t begin = std::min(bare.find_first_not_of(" =\"'", at + flag.size()), bare.size());
    const std::size_t end = std::min(bare.find_first_of(k_blanks_and_quotes, begin), bare.size());
    const std::string_view value = bare.substr(begin, end - begin);
    const bool is_argument = begin > at + flag.size() || value.find(':') != std::string_view::npos;
    const bool reference = value.starts_with('$') || value.starts_with('-');
    if (is_argument && !reference && value.find_first_not_of(k_already_hidden) != std::string_view::npos)
      hits.push_back({begin, end, Structure::login});
  }
}

}  // namespace

void find_logins(std::string_view bare, Hits& hits) {
  find_in_urls(bare, hits);
  find_in_curl(bare, " -u", hits);
  find_in_curl(bare, " --user", hits);
}

}  // namespace why::redact
