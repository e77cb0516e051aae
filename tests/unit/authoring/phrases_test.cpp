// Phrases are found as whole words.
// SPDX-License-Identifier: Apache-2.0
#include "authoring/phrases.hpp"

#include <gtest/gtest.h>

namespace why::catalog {
namespace {

TEST(FindPhrase, FindsWholeWordsOnly) {
  EXPECT_EQ(find_phrase("the monkey has a key", "key"), 17U);
  EXPECT_EQ(find_phrase("error 4290", "429"), std::string_view::npos);
  EXPECT_EQ(find_phrase("error 429.", "429"), 6U);
  EXPECT_EQ(find_phrase("rate_limit_error", "rate_limit"), std::string_view::npos);
}

TEST(FindPhrase, FindsChineseWordsAnywhere) { EXPECT_EQ(find_phrase("无效密钥", "密钥"), 6U); }

TEST(FindPhrase, GoesOnFromWhereItIsTold) {
  EXPECT_EQ(find_phrase("key and key", "key", 1), 8U);
  EXPECT_EQ(find_phrase("key", "key", 1), std::string_view::npos);
}

TEST(FindPhrase, FindsNothingForNothing) { EXPECT_EQ(find_phrase("key", ""), std::string_view::npos); }

TEST(PlainWords, AreInLowerCaseWithSingleBlanks) {
  EXPECT_EQ(in_plain_words("  Rate\r\n\t LIMIT  reached "), "rate limit reached");
  EXPECT_EQ(in_plain_words(" \n"), "");
}

}  // namespace
}  // namespace why::catalog
