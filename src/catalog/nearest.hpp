// The known word that a mistyped one was probably meant to be.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "base/text.hpp"

namespace why::catalog {

/// The nearest of `words`; empty when none is near: more than a third of the letters differ.
template <class Words>
std::string_view nearest(std::string_view word, const Words& words) {
  std::string_view best;
  std::size_t fewest = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const std::string_view candidate : words) {
    const std::size_t edits = text::edit_distance(word, candidate);
    if (edits >= fewest) continue;
    fewest = edits;
    best = candidate;
  }
  return best;
}

/// "did you mean `x`?", or all words when none is near and they are not too many.
std::string suggestion(std::string_view word, std::span<const std::string_view> words);

}  // namespace why::catalog
