// SPDX-License-Identifier: Apache-2.0
#include "authoring/phrases.hpp"

#include "base/text.hpp"

namespace why::catalog {
namespace {

/// In lower case.
bool is_of_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

/// Whether a word goes on from `a` to `b`.
bool is_inside_word(char a, char b) { return is_of_word(a) && is_of_word(b); }

}  // namespace

std::string in_plain_words(std::string_view text) {
  std::string words;
  for (const char c : text::lower(text::trim(text)))
    if (!text::is_blank(c))
      words += c;
    else if (!words.ends_with(' '))
      words += ' ';
  return words;
}

std::size_t find_phrase(std::string_view text, std::string_view phrase, std::size_t from) {
  if (phrase.empty()) return text.npos;
  for (std::size_t at = text.find(phrase, from); at != text.npos; at = text.find(phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    const bool starts = at == 0 || !is_inside_word(text[at - 1], phrase.front());
    const bool ends = end == text.size() || !is_inside_word(phrase.back(), text[end]);
    if (starts && ends) return at;
  }
  return text.npos;
}

}  // namespace why::catalog
