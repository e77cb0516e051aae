// Marks of places whose keys do not fit together.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "authoring/check.hpp"
#include "unit/authoring/good_catalog.hpp"

namespace why::catalog {
namespace {

/// The rules that a mark with these lines breaks.
std::vector<std::string> broken_by(std::string_view lines) {
  auto files = test::good_catalog().replacing(test::k_places, "variable = \"CI\"\n", lines).files();
  std::vector<std::string> rules;
  for (const Problem& problem : check(load_catalog(files, "/catalog"), "2026-11-24"))
    rules.emplace_back(problem.rule);
  return rules;
}

const std::vector<std::string> k_one_breach{"place.mark"};

TEST(PlaceMark, AnyKindAloneAndTogetherIsFine) {
  for (const auto* lines : {"variable = \"A\"\n", "variable = \"A\"\nis = [\"b\"]\nwithout = \"C\"\n",
                            "variable = \"A\"\ndiffers = \"B\"\n", "path = \"{A}/b\"\n",
                            "variable = \"A\"\npath = \"/b\"\ncontains = \"c\"\n",
                            "path = \"/b.json\"\nkey = \"a.b\"\ndiffers_key = \"c\"\n"})
    EXPECT_EQ(broken_by(lines), std::vector<std::string>{}) << lines;
}

TEST(PlaceMark, WhatIsSaidOfAVariableNeedsOne) {
  EXPECT_EQ(broken_by("path = \"/b\"\nis = [\"a\"]\n"), k_one_breach);
  EXPECT_EQ(broken_by("path = \"/b\"\ndiffers = \"A\"\n"), k_one_breach);
  EXPECT_EQ(broken_by("without = \"A\"\n"), k_one_breach);
}

TEST(PlaceMark, WhatIsSaidOfAFileNeedsOne) {
  EXPECT_EQ(broken_by("variable = \"A\"\ncontains = \"a\"\n"), k_one_breach);
  EXPECT_EQ(broken_by("variable = \"A\"\nkey = \"a\"\ndiffers_key = \"b\"\n"), k_one_breach);
}

TEST(PlaceMark, KeysAreComparedInPairs) {
  EXPECT_EQ(broken_by("path = \"/b\"\nkey = \"a\"\n"), k_one_breach);
  EXPECT_EQ(broken_by("path = \"/b\"\ndiffers_key = \"a\"\n"), k_one_breach);
}

TEST(PlaceMark, TwoWaysOfComparingExcludeEachOther) {
  EXPECT_EQ(broken_by("variable = \"A\"\nis = [\"a\"]\ndiffers = \"B\"\n"), k_one_breach);
  EXPECT_EQ(broken_by("path = \"/b\"\ncontains = \"a\"\nkey = \"a\"\ndiffers_key = \"b\"\n"), k_one_breach);
}

}  // namespace
}  // namespace why::catalog
