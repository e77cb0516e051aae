// How hard a text is to guess.
// SPDX-License-Identifier: Apache-2.0
#include "redact/strength.hpp"

#include <gtest/gtest.h>

#include "support/fake_keys.hpp"

namespace why::redact {
namespace {

using why::test::fake_key;

TEST(Strength, WhatPeopleTypeIsWeak) {
  for (const char* word :
       {"", "sk-1234", "changeme", "password123456", "YOUR_API_KEY", "ANTHROPIC_API_KEY", "1234567890123456",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "00000000000000000000", "test-api-key-123", "abcdefghijkl"})
    EXPECT_LT(estimate_bits(word), k_strong_bits) << word;
}

TEST(Strength, WhatAComputerDrewIsStrong) {
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    const std::string drawn = fake_key("", 20, seed);
    EXPECT_GE(estimate_bits(drawn), k_strong_bits) << drawn;
  }
}

TEST(Strength, WordsInARowAreNotLikeChance) {
  for (const char* words :
       {"learn-extra-estimator-checks", "of-several-words", "authentication_method", "docs/settings/keys"})
    EXPECT_FALSE(is_like_chance(words)) << words;
}

TEST(Strength, TheEstimateIsNotAboveTheTruth) {
  EXPECT_LE(estimate_bits(fake_key("", 100)), 100 * 5.96);  // 62 characters
}

}  // namespace
}  // namespace why::redact
