// Every sample of the built-in catalog is found in every disguise.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/image.hpp"
#include "match/match.hpp"
#include "support/disguises.hpp"

namespace why::test {
namespace {

bool finds(const std::string& text, std::string_view id) {
  const catalog::Found found = catalog::match_text(catalog::embedded(), text);
  return std::ranges::any_of(found.matches, [&](const auto& match) { return match.error->id.view() == id; });
}

/// Tries every `step`-th disguise on each sample, beginning with another one for each.
void expect_all_found(const std::vector<Disguise>& disguises, std::size_t step) {
  std::size_t first = 0;
  for (const auto& error : catalog::embedded().errors) {
    for (const auto& sample : error.samples) {
      for (std::size_t i = first++ % step; i < disguises.size(); i += step) {
        const std::string text = disguises[i].apply(sample.text);
        EXPECT_TRUE(finds(text, error.id)) << error.id.view() << ", " << disguises[i].name << ":\n" << text;
      }
    }
  }
}

TEST(DisguiseOfTheCatalog, PlainSamplesAreFound) {
  expect_all_found({{"plain", [](std::string_view s) { return std::string(s); }}}, 1);
}
TEST(DisguiseOfTheCatalog, EveryOneIsSeenThrough) { expect_all_found(disguises(), 1); }
TEST(DisguiseOfTheCatalog, WidthsOfWrappingAreSeenThrough) { expect_all_found(wraps(), 37); }
TEST(DisguiseOfTheCatalog, TwoAtOnceAreSeenThrough) { expect_all_found(pairs_of_disguises(), 61); }

}  // namespace
}  // namespace why::test
