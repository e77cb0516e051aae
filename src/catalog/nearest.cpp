// SPDX-License-Identifier: Apache-2.0
#include "catalog/nearest.hpp"

#include <fmt/format.h>

namespace why::catalog {

std::string suggestion(std::string_view word, std::span<const std::string_view> words) {
  const std::string_view near = nearest(word, words);
  return near.empty() ? fmt::format("known are {}", fmt::join(words, ", ")) : fmt::format("did you mean `{}`?", near);
}

}  // namespace why::catalog
