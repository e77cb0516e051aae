// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"

#include <gtest/gtest.h>

namespace why::text {
namespace {

using Views = std::vector<std::string_view>;

TEST(Decode, EveryCharacterThatUnicodeAllowsComesBack) {
  for (char32_t code = 0; code <= 0x10FFFF; ++code) {
    if (code >= 0xD800 && code <= 0xDFFF) continue;
    std::string bytes;
    append_utf8(bytes, code);
    const Char c = decode(bytes, 0);
    ASSERT_TRUE(c.valid && c.code == code && c.size == bytes.size()) << std::hex << std::uint32_t{code};
  }
}

TEST(Decode, EncodedSurrogateIsInvalid) { EXPECT_FALSE(decode("\xED\xA0\x80", 0).valid); }

TEST(Decode, OverlongFormsAreInvalid) {
  for (std::string_view bytes : {"\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xF0\x8F\xBF\xBF"})
    EXPECT_FALSE(decode(bytes, 0).valid);
}

TEST(Decode, CodesPastTheEndOfUnicodeAreInvalid) {
  EXPECT_FALSE(decode("\xF4\x90\x80\x80", 0).valid);
  EXPECT_FALSE(decode("\xF5\x80\x80\x80", 0).valid);
}

TEST(Decode, CutSequenceIsInvalidAndOneByteLong) {
  const Char c = decode("\xE4\xB8", 0);
  EXPECT_FALSE(c.valid);
  EXPECT_EQ(c.size, 1);
  EXPECT_EQ(c.code, 0xE4U);
}

TEST(Decode, PastTheEndThereIsNothing) { EXPECT_EQ(decode("a", 1).size, 0); }

TEST(Decode, NulIsACharacter) {
  const Char c = decode(std::string_view("\0", 1), 0);
  EXPECT_TRUE(c.valid);
  EXPECT_EQ(c.size, 1);
}

TEST(Trim, BlanksOfEveryKindGoAtBothEnds) { EXPECT_EQ(trim(" \t\r\n\v\fa b\f\v\n\r\t "), "a b"); }
TEST(Trim, TextOfBlanksBecomesEmpty) { EXPECT_EQ(trim(" \n "), ""); }
TEST(Trim, NulIsNoBlank) { EXPECT_EQ(trim(std::string_view("\0a", 2)).size(), 2U); }

TEST(Lower, OnlyAsciiLettersChange) { EXPECT_EQ(lower("AZaz[\xC3\x84]"), "azaz[\xC3\x84]"); }

TEST(EqualsIgnoringCase, LettersMatchAndLengthsMustAgree) {
  EXPECT_TRUE(equals_ignoring_case("X-Api-Key", "x-api-KEY"));
  EXPECT_FALSE(equals_ignoring_case("x-api", "x-api-key"));
  EXPECT_FALSE(equals_ignoring_case("[", "{"));
}

TEST(Split, EmptyPartsAreKept) {
  EXPECT_EQ(split("a,,b,", ','), (Views{"a", "", "b", ""}));
  EXPECT_EQ(split("", ','), Views{""});
}

TEST(Lines, EndsOfBothKindsAreRemoved) { EXPECT_EQ(lines("a\r\nb\n\nc"), (Views{"a", "b", "", "c"})); }
TEST(Lines, LastLineEndStartsNoNewLine) { EXPECT_EQ(lines("a\n"), Views{"a"}); }
TEST(Lines, EmptyTextHasNoLines) { EXPECT_TRUE(lines("").empty()); }

TEST(ReplaceAll, ReplacementIsNotSearchedAgain) { EXPECT_EQ(replace_all("aba", "a", "aa"), "aabaa"); }
TEST(ReplaceAll, NothingIsFoundInPlaceOfEmptyText) { EXPECT_EQ(replace_all("ab", "", "x"), "ab"); }

TEST(Basename, IsTheLastName) {
  EXPECT_EQ(basename("/usr/bin/env"), "env");
  EXPECT_EQ(basename("env"), "env");
  EXPECT_EQ(basename("/usr/bin//"), "bin");
  EXPECT_EQ(basename("/"), "/");
}

TEST(Dirname, IsEverythingBeforeTheLastName) {
  EXPECT_EQ(dirname("/usr/bin/env"), "/usr/bin");
  EXPECT_EQ(dirname("/x"), "/");
  EXPECT_EQ(dirname("/"), "/");
  EXPECT_EQ(dirname("x"), ".");
  EXPECT_EQ(dirname("a//b/"), "a");
}

TEST(EditDistance, CountsInsertRemoveReplaceAndSwap) {
  EXPECT_EQ(edit_distance("check", "check"), 0U);
  EXPECT_EQ(edit_distance("chek", "check"), 1U);
  EXPECT_EQ(edit_distance("checks", "check"), 1U);
  EXPECT_EQ(edit_distance("cheek", "check"), 1U);
  EXPECT_EQ(edit_distance("chekc", "check"), 1U);
  EXPECT_EQ(edit_distance("", "check"), 5U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
}

TEST(ToInt, WantsTheWholeText) {
  EXPECT_EQ(to_int("-42"), -42);
  EXPECT_EQ(to_int("9223372036854775807"), INT64_MAX);
  for (std::string_view bad : {"", "+1", " 1", "1 ", "1x", "0x1", "9223372036854775808"})
    EXPECT_EQ(to_int(bad), std::nullopt) << bad;
}

TEST(Columns, LatinCountsOneChineseTwoAccentsNone) {
  EXPECT_EQ(columns("abc"), 3U);
  EXPECT_EQ(columns("密钥"), 4U);
  EXPECT_EQ(columns("e\u0301"), 1U);
  EXPECT_EQ(columns("，✗"), 3U);
  EXPECT_EQ(columns("\U0001F511"), 2U);
}

TEST(Columns, InvalidBytesCountOneAndControlsNone) { EXPECT_EQ(columns("\xFF\x1B\x7F"), 1U); }

}  // namespace
}  // namespace why::text
