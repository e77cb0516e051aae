// SPDX-License-Identifier: Apache-2.0
#include "redact/names.hpp"

#include <algorithm>
#include <string>

#include "redact/characters.hpp"

namespace why::redact {
namespace {

constexpr std::size_t k_longest_whole_word = 4;

/// Whether a word begins at `at`: aKey, APIKey.
bool is_hump(std::string_view name, std::size_t at) {
  if (at == 0 || !is_upper(name[at])) return false;
  if (!is_upper(name[at - 1])) return true;
  return at + 1 < name.size() && is_lower(name[at + 1]);
}

/// `apiKey`, `api-key` -> `API_KEY`
std::string upper_words(std::string_view name) {
  std::string words;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (is_hump(name, i) && words.back() != '_') words += '_';
    const char c = name[i];
    if (is_lower(c))
      words += static_cast<char>(c - 'a' + 'A');
    else
      words += is_upper(c) || is_digit(c) ? c : '_';
  }
  return words;
}

/// Whether `name` is `pattern`, in which one `*` may stand for anything.
bool is_like(std::string_view name, std::string_view pattern) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return name == pattern;
  return name.size() + 1 >= pattern.size() && name.starts_with(pattern.substr(0, star)) &&
         name.ends_with(pattern.substr(star + 1));
}

bool promises(std::string_view word, std::string_view secret) {
  return secret.size() <= k_longest_whole_word ? word == secret : word.ends_with(secret);
}

}  // namespace

bool Names::is_secret(std::string_view name) const {
  const std::string words = upper_words(name);
  bool found = false;
  for (std::size_t begin = 0; begin < words.size() && !found;) {
    const std::size_t end = std::min(words.find('_', begin), words.size());
    const std::string_view word = std::string_view(words).substr(begin, end - begin);
    found = std::ranges::any_of(secret_, [&](std::string_view secret) { return promises(word, secret); });
    begin = end + 1;
  }
  return found &&
         std::ranges::none_of(harmless_, [&](std::string_view like) { return is_like(words, like); });
}

}  // namespace why::redact
