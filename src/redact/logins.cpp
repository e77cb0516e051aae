// A user's name and password in one word.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "redact/characters.hpp"
#include "redact/strength.hpp"
#include "redact/structure.hpp"
#include "redact/values.hpp"

namespace why::redact {
namespace {

constexpr std::string_view k_blanks_and_quotes = " \t\n\"'`<>";
constexpr std::size_t k_longest_login = 512;
constexpr std::size_t k_longest_command = 512;  // between "curl" and its flag

/// What follows "://" up to a blank or quote.
class Address {
 public:
  Address(const BareText& text, std::size_t begin)
      : text_(text), bare_(text.view()), begin_(begin), width_(text.width(begin - 1)) {
    const std::string_view rest = bare_.substr(begin, k_longest_login);
    end_ = begin + std::min(rest.find_first_of(k_blanks_and_quotes), rest.size());
  }

  /// The `@` behind the login; npos when there is none.
  std::size_t end_of_login() const {
    std::size_t path = begin_;
    while (path < end_ && !divides(path, "/?#")) ++path;
    const std::size_t at = last_at(path);
    if (at != std::string_view::npos || path == end_) return at;
    // A password may hold a slash: then what looks like a port is no number.
    const std::string_view host = bare_.substr(begin_, path - begin_);
    const std::size_t colon = host.find(':');
    if (colon == std::string_view::npos || std::ranges::all_of(host.substr(colon + 1), is_digit))
      return std::string_view::npos;
    return last_at(end_);
  }

 private:
  /// An encoded character (`%40`) divides nothing, unless the whole URL is written so.
  bool divides(std::size_t at, std::string_view marks) const {
    return marks.find(bare_[at]) != std::string_view::npos && text_.width(at) <= width_;
  }

  std::size_t last_at(std::size_t end) const {
    while (end > begin_ && !divides(end - 1, "@")) --end;
    return end == begin_ ? std::string_view::npos : end - 1;
  }

  const BareText& text_;
  std::string_view bare_;
  std::size_t begin_, end_ = 0;
  std::size_t width_;  ///< of a slash of the URL
};

/// The name of a user alone is no secret, and a login in variables is none either.
bool is_secret_login(std::string_view login) {
  if (login.find_first_not_of(k_already_hidden) == std::string_view::npos) return false;
  const std::size_t colon = login.find(':');
  if (colon == std::string_view::npos) return !is_reference(login) && estimate_bits(login) >= k_strong_bits;
  return !is_reference(login.substr(colon + 1));
}

void find_in_urls(const BareText& text, Hits& hits) {
  constexpr std::string_view k_mark = "://";
  const std::string_view bare = text.view();
  for (std::size_t at = bare.find(k_mark); at != std::string_view::npos; at = bare.find(k_mark, at + 1)) {
    const std::size_t begin = at + k_mark.size();
    const std::size_t end = Address(text, begin).end_of_login();
    if (end != std::string_view::npos && is_secret_login(bare.substr(begin, end - begin)))
      hits.push_back({begin, end, Structure::login});
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
    if (is_argument && !value.starts_with('-') && is_secret_login(value))
      hits.push_back({begin, end, Structure::login});
  }
}

}  // namespace

void find_logins(const BareText& text, Hits& hits) {
  find_in_urls(text, hits);
  if (text.view().find("curl") == std::string_view::npos) return;
  find_in_curl(text.view(), " -u", hits);
  find_in_curl(text.view(), " --user", hits);
}

}  // namespace why::redact
