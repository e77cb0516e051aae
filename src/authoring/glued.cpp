// SPDX-License-Identifier: Apache-2.0
#include "authoring/glued.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace why::catalog {
namespace {

constexpr std::string_view k_glue = " / ";

/// What makes a text a message of its own.
struct Weight {
  std::ptrdiff_t letters = 0, blanks = 0;

  bool is_sentence() const { return letters >= 15 && blanks >= 2; }
};

Weight operator+(Weight a, Weight b) { return {a.letters + b.letters, a.blanks + b.blanks}; }
Weight operator-(Weight a, Weight b) { return {a.letters - b.letters, a.blanks - b.blanks}; }

Weight weight_of(std::string_view s) {
  return {std::ranges::count_if(s, [](char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }),
          std::ranges::count(s, ' ')};
}

}  // namespace

std::vector<std::string_view> messages_in(std::string_view text) {
  std::vector<std::string_view> messages;
  std::size_t begin = 0, weighed = 0;  // of the message at hand, and up to where `left` goes
  Weight left, right = weight_of(text);
  for (std::size_t at = text.find(k_glue); at != text.npos; at = text.find(k_glue, at + k_glue.size())) {
    const Weight part = weight_of(text.substr(weighed, at - weighed));
    left = left + part;
    right = right - part - weight_of(k_glue);
    weighed = at + k_glue.size();
    if (!left.is_sentence() || !right.is_sentence()) continue;
    messages.push_back(text::trim(text.substr(begin, at - begin)));
    begin = weighed;
    left = {};
  }
  messages.push_back(text::trim(text.substr(begin)));
  return messages;
}

}  // namespace why::catalog
