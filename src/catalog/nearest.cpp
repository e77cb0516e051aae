// SPDX-License-Identifier: Apache-2.0
#include "catalog/nearest.hpp"

#include <fmt/format.h>

namespace why::catalog {

std::string suggestion(std::string_view word, std::span<const std::string_view> words) {
  constexpr std::size_t k_readable = 24;
  const std::string_view near = nearest(word, words);
  if (!near.empty()) return fmt::format("did you mean `{}`?", near);
  if (words.size() > k_readable) return fmt::format("none of the {} known ones is like it", words.size());
  return fmt::format("known are {}", fmt::join(words, ", "));
}

}  // namespace why::catalog
