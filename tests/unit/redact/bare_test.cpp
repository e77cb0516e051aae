// A text without its disguise.
// SPDX-License-Identifier: Apache-2.0
#include "redact/bare.hpp"

#include <gtest/gtest.h>

#include <array>

namespace why::redact {
namespace {

std::string bare(std::string_view text) { return std::string(BareText(text, {}).view()); }

TEST(BareText, PlainTextStaysAsItIs) {
  EXPECT_EQ(bare("a b\tc\nd [e] 50% <f> &g"), "a b\tc\nd [e] 50% <f> &g");
}

TEST(BareText, EscapesAreUndoneAtAnyDepth) {
  for (const char* text : {R"(\u0073\u006b)", R"(\\u0073\\u006b)", R"(\x73\x6b)", "%73%6B", "%2573%25256b",
                           "&#115;&#x6b;", "&amp;#115;&amp;amp;#x6B;", "s<200B>k", "s<1B>[31mk", "\\s\\\\k"})
    EXPECT_EQ(bare(text), "sk") << text;
}

TEST(BareText, WhatNobodySeesIsLeftOut) {
  for (const std::string& text : {std::string("s\0k", 3), std::string("s\xE2\x80\x8Bk"),
                                  std::string("s\xC2\xADk"), std::string("s\xCC\x81k"), std::string("s\xFFk"),
                                  std::string("s\x01k"), std::string("s\\u0000k"), std::string("s\\u200bk")})
    EXPECT_EQ(bare(text), "sk") << text;
}

TEST(BareText, CommandsOfTheTerminalAreLeftOut) {
  for (const char* text : {"s\x1b[1;31mk",
                           "s\xC2\x9B"
                           "31mk",
                           "s\x1b]0;title\x07k", "s\x1b]8;;x\x1b\\k", "s\\u001b[0mk", "s\\033[0mk",
                           "s\\e[0mk", "s\x1bPq\x1b\\k", "s\x1b(Bk"})
    EXPECT_EQ(bare(text), "sk") << text;
}

TEST(BareText, LineEndsAreOneCharacter) { EXPECT_EQ(bare("a\r\nb\\r\\nc\rd\\ne"), "a\nb\nc\nd\ne"); }

TEST(BareText, QuotesKeepTheirWidth) {
  const BareText text(R"("\"\\\"&quot;)", {});
  ASSERT_EQ(text.view(), R"("""")");
  EXPECT_EQ(text.width(0), 1U);
  EXPECT_EQ(text.width(1), 2U);
  EXPECT_EQ(text.width(2), 4U);
  EXPECT_EQ(text.width(3), 6U);
}

TEST(BareText, EveryCharacterKnowsWhereItCameFrom) {
  const BareText text("ab\\u0073\x1b[1mc\xE4\xBD\xA0z", {});
  ASSERT_EQ(text.view().size(), 6U);
  const std::array<std::size_t, 6> originals{0, 1, 2, 12, 13, 16};
  const std::array<std::size_t, 6> widths{1, 1, 6, 1, 3, 1};
  for (std::size_t i = 0; i < 6; ++i) {
    EXPECT_EQ(text.original(i), originals.at(i)) << i;
    EXPECT_EQ(text.width(i), widths.at(i)) << i;
  }
}

TEST(BareText, OnlyAReplacementOfOursIsOneCharacter) {
  const std::array<std::string_view, 1> labels{"test key"};
  EXPECT_EQ(BareText("[hidden: test key]", labels).view(), "\x01");
  EXPECT_EQ(BareText("[hidden: test kex]", labels).view(), "[hidden: test kex]");
}

TEST(BareText, AnUnfinishedEscapeIsText) {
  for (const char* text : {"%", "%4", "&#", "&#x", "<1", "<1B", "[hidden: ", "&amp"})
    EXPECT_EQ(bare(text), text);
  for (const char* text : {"\\", "\x1b", "\\u00", "\x1b["}) EXPECT_LE(bare(text).size(), 3U);
}

TEST(LineBreak, BlanksBorderAndHeadOfALineBelongToIt) {
  for (const std::string_view text : {"\nx", "  \n   x", " |\n| x", "\n\n x", "\n2026-11-24T08:00:00Z x",
                                      "\n[12:00] INFO: x", "\nweb-1  | x", "\n> x"})
    EXPECT_EQ(skip_line_break(text, 0), text.size() - 1) << text;
}

TEST(LineBreak, WordsOfTheNextLineDoNotBelongToIt) {
  EXPECT_EQ(skip_line_break("\nnext line", 0), 1U);
  EXPECT_EQ(skip_line_break("\n12345678", 0), 1U);
}

TEST(LineBreak, WithoutOneNothingIsSkipped) {
  EXPECT_EQ(skip_line_break("  x", 0), 0U);
  EXPECT_EQ(skip_line_break("x\n", 0), 0U);
  EXPECT_EQ(skip_line_break("", 0), 0U);
}

}  // namespace
}  // namespace why::redact
