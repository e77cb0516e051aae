// No sample of one entry gives another entry first.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "catalog/image.hpp"
#include "diagnose/rank.hpp"
#include "match/match.hpp"

namespace why {
namespace {

TEST(Samples, EveryOneIsFirstRecognisedAsItsOwnEntry) {
  std::size_t samples = 0;
  for (const auto& error : catalog::embedded().errors)
    for (const auto& sample : error.samples) {
      auto matches = catalog::match_text(catalog::embedded(), sample.text).matches;
      ASSERT_FALSE(matches.empty()) << error.id.view();
      order_matches(matches);
      EXPECT_EQ(matches[0].error->id.view(), error.id.view()) << sample.text.view();
      ++samples;
    }
  EXPECT_GT(samples, 2000u);
}

}  // namespace
}  // namespace why
