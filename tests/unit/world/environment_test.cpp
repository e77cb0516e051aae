// SPDX-License-Identifier: Apache-2.0
#include "world/environment.hpp"

#include <gtest/gtest.h>

namespace why {
namespace {

using Variables = std::vector<std::pair<std::string, std::string>>;

TEST(Environment, VariablesAreFoundWhateverTheirOrder) {
  const Environment env({{"B", "2"}, {"A", "1"}, {"C", ""}});
  EXPECT_EQ(env.get("A"), "1");
  EXPECT_EQ(env.get("B"), "2");
  EXPECT_EQ(env.get("C"), "");
}

TEST(Environment, MissingVariableIsAbsentNotEmpty) {
  EXPECT_EQ(Environment(Variables{{"A", "1"}}).get("AA"), std::nullopt);
  EXPECT_EQ(Environment().get("A"), std::nullopt);
}

TEST(Environment, NamesAreCaseSensitive) {
  EXPECT_EQ(Environment(Variables{{"http_proxy", "x"}}).get("HTTP_PROXY"), std::nullopt);
}

TEST(Environment, FirstOfTwoEqualNamesCounts) {
  EXPECT_EQ(Environment({{"Z", ""}, {"A", "first"}, {"A", "second"}}).get("A"), "first");
}

TEST(Environment, AllIsSortedByName) {
  const Environment env({{"B", "2"}, {"A", "1"}});
  EXPECT_EQ(env.all().front().first, "A");
}

}  // namespace
}  // namespace why
