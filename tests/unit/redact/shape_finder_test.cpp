// Secrets that nobody told us of, by the shape of their family.
// SPDX-License-Identifier: Apache-2.0
#include "redact/shape_finder.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <map>

#include "catalog_data.hpp"
#include "disguises.hpp"
#include "support/fake_keys.hpp"

namespace why::redact::test {
namespace {

using why::test::fake_key;

constexpr std::uint32_t k_secrets_of_a_family = 10;

/// In pattern mode nobody undoes base64 and hexadecimal: 16 of 21 disguises are within reach. What was
/// reached is recorded; a family may do better, never worse.
constexpr std::size_t k_recorded = 16 * k_secrets_of_a_family;
const std::map<std::string, std::size_t> k_recorded_less{
    {"cerebras/api-key", k_recorded - 1}, {"databricks/personal-token", k_recorded - 10}, {"github/job-token", k_recorded - 1}};

/// How many secrets of `family`, each in 21 disguises, a Redactor hides that knows no values.
std::size_t hidden_of(const Family& family) {
  const Redactor redactor = make_redactor();
  std::size_t hidden = 0;
  for (std::uint32_t seed = 0; seed < k_secrets_of_a_family; ++seed) {
    const std::string secret = secret_of(family, seed);
    for (const Disguise& disguise : k_disguises)
      hidden +=
          readable_windows(redactor.clean(disguise.dress(secret)), secret, family.prefix.size()) == 0 ? 1 : 0;
  }
  return hidden;
}

TEST(ShapeFinder, RecallOfEachFamilyWithoutKnownValuesDoesNotFall) {
  std::size_t hidden = 0;
  for (const Family& family : catalog_data().families) {
    const auto less = k_recorded_less.find(family.id);
    const std::size_t found = hidden_of(family);
    EXPECT_GE(found, less == k_recorded_less.end() ? k_recorded : less->second) << family.id;
    hidden += found;
  }
  const std::size_t texts = catalog_data().families.size() * k_secrets_of_a_family * k_disguises.size();
  std::printf("patterns alone: %zu texts of %zu families, %zu hidden (%.1f %%)\n", texts,
              catalog_data().families.size(), hidden,
              100.0 * static_cast<double>(hidden) / static_cast<double>(texts));
}

Hits found_in(std::string_view text, const Shape& shape) {
  Hits hits;
  ShapeFinder(std::span(&shape, 1), 7).find(text, hits);
  return hits;
}

constexpr Shape k_long{"test/long", "tst-key-", "A-Za-z0-9_-", 20, 60, "test key"};
constexpr Shape k_short{"test/short", "tk-", "A-Za-z0-9_-", 16, 60, "test key"};

TEST(ShapeFinder, AHitCoversPrefixAndValueAndNothingElse) {
  const Hits hits = found_in("<" + fake_key("tst-key-", 40) + ">", k_long);
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].begin, 1U);
  EXPECT_EQ(hits[0].end, 49U);
  EXPECT_EQ(hits[0].label, 7U);
}

TEST(ShapeFinder, ATooShortValueIsNoSecret) {
  EXPECT_TRUE(found_in(fake_key("tst-key-", 19), k_long).empty());
}

TEST(ShapeFinder, ATooLongValueIsHiddenToItsEnd) {
  const Hits hits = found_in(fake_key("tst-key-", 200), k_long);
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].end, 208U);
}

TEST(ShapeFinder, AShortPrefixMustBeginAWord) {
  EXPECT_TRUE(
      found_in("task" + fake_key("tk-", 30).substr(1), Shape{"", "sk-", "A-Za-z0-9", 16, 60, ""}).empty());
  EXPECT_EQ(found_in("x/" + fake_key("tk-", 30), k_short).size(), 1U);
}

TEST(ShapeFinder, WordsBehindAShortPrefixAreNoSecret) {
  EXPECT_TRUE(found_in("pip install tk-learn-extra-estimator-checks", k_short).empty());
}

TEST(ShapeFinder, FillersAreNoSecret) {
  EXPECT_TRUE(found_in("tst-key-xxxxxxxxxxxxxxxxxxxxxxxxxxx", k_long).empty());
}

TEST(ShapeFinder, TheNextLineIsNotPartOfAValue) {
  const std::string key = fake_key("tst-key-", 40);
  const Hits hits = found_in(key + "\nSomething_else_is_here", k_long);
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].end, key.size());
}

TEST(ShapeFinder, AValueBrokenByTheTerminalIsFollowed) {
  const std::string key = fake_key("tst-key-", 50);
  const Hits hits = found_in(key.substr(0, 40) + "\n" + key.substr(40), k_long);
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].end, key.size() + 1);
}

TEST(ShapeFinder, AFamilyWithoutPrefixIsLeftToItsName) {
  EXPECT_TRUE(found_in(fake_key("", 32), Shape{"", "", "A-Za-z0-9", 32, 32, ""}).empty());
}

TEST(ShapeFinder, TheLongestPrefixNamesTheFamily) {
  const std::array<Shape, 2> shapes{k_short, Shape{"test/longer", "tk-pro-", "A-Za-z0-9", 20, 60, "other"}};
  Hits hits;
  const ShapeFinder finder(shapes, 0);
  finder.find(fake_key("tk-pro-", 40), hits);
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].label, 1U);
  EXPECT_EQ(finder.prefix_length(fake_key("tk-pro-", 40)), 7U);
}

}  // namespace
}  // namespace why::redact::test
