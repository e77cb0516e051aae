// The normal form: what is left out, what is undone, and the way back to the text.
// SPDX-License-Identifier: Apache-2.0
#include "match/normal.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>

namespace why::catalog {
namespace {

TEST(Normal, BlanksOfAllKindsAreLeftOut) {
  EXPECT_EQ(normal_form("a b\tc\nd\r\ne\vf\xC2\xA0g\u3000h\u200Bi\uFEFFj\u2009k"), "abcdefghijk");
}

TEST(Normal, CapitalsAreMadeSmallInAsciiOnly) { EXPECT_EQ(normal_form("API Ä"), "apiÄ"); }

TEST(Normal, QuotesOfAllKindsAreLeftOut) {
  EXPECT_EQ(normal_form("\"a\" 'b' `c` “d” ‘e’ «f» 「g」 can’t"), "abcdefgcant");
}

TEST(Normal, OrnamentsAreLeftOut) {
  EXPECT_EQ(normal_form("⎿ a · b • c ● d ❯ e | f > g * h │ i ▌"), "abcdefghi");
}

TEST(Normal, FullWidthFormsBecomeAscii) {
  EXPECT_EQ(normal_form("ＡＰＩ：（４０１）！。、｜"), "api:(401)!.,");
}

TEST(Normal, DashesAndEllipsesBecomeAscii) { EXPECT_EQ(normal_form("a‐b–c—d…"), "a-b-c-d..."); }

TEST(Normal, ColoursAreLeftOut) {
  EXPECT_EQ(normal_form("\x1b[1;31mIn\x1b[0mvalid\x1b[38;5;9m key"), "invalidkey");
}

TEST(Normal, EscapedColoursAreLeftOut) {
  for (const std::string esc : {"\\u001b", "\\\\u001b", "\\\\\\\\u001B", "\\x1b", "\\\\x1b", "\\033", "\\e",
                                "\\\\e", "\\u{1b}", "&#27;"})
    EXPECT_EQ(normal_form("a" + esc + "[31mb" + esc + "[0mc"), "abc") << esc;
}

TEST(Normal, MovementsOfTheCursorAreLeftOut) {
  EXPECT_EQ(normal_form("a\x1b[2K\x1b[1Gb\x1b[?25lc\x1b(Bd"), "abcd");
}

TEST(Normal, LinksLeaveTheirText) {
  for (const std::string end : {"\a", "\x1b\\"})
    EXPECT_EQ(
        normal_form("see \x1b]8;id=1;https://a.example/b?c=d" + end + "this" + "\x1b]8;;" + end + " now"),
        "seethisnow");
}

TEST(Normal, EscapedLinksLeaveTheirText) {
  EXPECT_EQ(normal_form(R"(\u001b]8;;https://a.example\u001b\\not\u001b]8;;\u0007 so)"), "notso");
  EXPECT_EQ(normal_form(R"(\\u001b]8;;https://a.example\\u001b\\\\not\\u001b]8;;\\u001b\\\\ so)"), "notso");
  EXPECT_EQ(normal_form(R"(\e]8;;https://a.example\aread\e]8;;\a so)"), "readso");
}

TEST(Normal, AnEscapeRightBehindALinkIsUndone) {
  EXPECT_EQ(normal_form(R"(\u001b]8;;\u001b\\\nnew)"), "new");
}

TEST(Normal, AnUnfinishedLinkTakesNothingAway) {
  EXPECT_EQ(normal_form("\x1b]8;;https://a.example text"), "]8;;https://a.exampletext");
}

TEST(Normal, EscapesAreUndoneAtAnyDepth) {
  for (const std::string slashes : {"\\", "\\\\", "\\\\\\\\", "\\\\\\\\\\\\\\\\"})
    EXPECT_EQ(normal_form("a" + slashes + "nb" + slashes + "tc" + slashes + "\"d" + slashes + "u00e9" +
                          slashes + "x41"),
              "abcdéa");
}

TEST(Normal, SurrogatesAreJoined) { EXPECT_EQ(normal_form(R"(\ud83d\ude00 \\ud83d\\ude00)"), "😀😀"); }

TEST(Normal, HexBytesOfOneCharacterAreJoined) {
  EXPECT_EQ(normal_form(R"(\xc3\xa9 \xe2\x80\xa6 \xe9)"), "é...é");
}

TEST(Normal, AnEscapedBackslashEscapes) { EXPECT_EQ(normal_form(R"(a\u005cnb)"), "ab"); }

TEST(Normal, OtherLettersBehindABackslashStay) {
  EXPECT_EQ(normal_form(R"(C:\Program\etc \users \xyz \u12)"), "c:programetcusersxyzu12");
}

TEST(Normal, EntitiesAreUndoneAtAnyDepth) {
  EXPECT_EQ(normal_form("a &amp; b &quot;c&#39; &lt;d&gt; &amp;amp;lt; &#x27;e&#65; \\u0026quot;f"),
            "a&bc<d<eaf");
}

TEST(Normal, OtherAmpersandsStay) { EXPECT_EQ(normal_form("?a=1&lt=2&x &# &#;"), "?a=1&lt=2&x&#&#;"); }

TEST(Normal, EscapesBrokenByAWrapAreUndone) {
  EXPECT_EQ(normal_form("a\\u0\n0e9b"), "aéb");
  EXPECT_EQ(normal_form("│ a\\ud83d\\    │\n│ ude00\\   │\n│ nb &qu  │\r\n│ ot;c    │"), "a😀bc");
  EXPECT_EQ(normal_form("web-1  | a\\u001b[3\nweb-1  | 1mb"), "ab");
}

TEST(Normal, HeadsOfLinesAreLeftOut) {
  for (const std::string head :
       {"2026-01-01T00:00:00.0000000Z ", "2026-01-01T00:00:00+02:00 ", "2026-01-01 00:00:00,123 ",
        "2026-01-01T00:00:00Z ##[error]", "2026-01-01T00:00:00.1Z 01O ", "web-1  | ", "my_app_web_12 | ",
        "[pod/api-1/api] ", "> ", "> > ", "\x1b[36mweb-1  |\x1b[0m ", "\\u001b[36mweb-1  | \\u001b[0m",
        "web-1  | 2026-01-01T00:00:00Z ", "2026-01-01T00:00:00Z web-1  | ", "  ⎿ web-1  | "})
    EXPECT_EQ(normal_form(head + "one" + "\n" + head + "two\\n" + head + "three"), "onetwothree") << head;
}

TEST(Normal, AContainerWithoutANumberNeedsToStandTwice) {
  EXPECT_EQ(normal_form("api  | one\napi  | two"), "apionetwo");
  EXPECT_EQ(normal_form("one\nlogin | status"), "oneloginstatus");
}

TEST(Normal, ABarAtTheEndOfALineIsABorder) {
  EXPECT_EQ(normal_form("| use model |\n| big-4     |\n| today     |"), "usemodelbig-4today");
  EXPECT_EQ(normal_form("run the login |\nlogin |\nagain"), "runtheloginloginagain");
}

TEST(Normal, HeadsInsideALineStay) {
  EXPECT_EQ(normal_form("at 2026-01-01T00:00:00Z web-1 | x"), "at2026-01-01t00:00:00zweb-1x");
}

TEST(Normal, InvalidBytesAreKeptApart) { EXPECT_EQ(normal_form("a\xC3(b\x80"), "a\xFF(b\xFF"); }

TEST(Normal, EachByteKnowsWhereItComesFrom) {
  const std::string text = "Ab \\u00e9\x1b[0m…&quot;z";
  Normaliser normaliser;
  normaliser.read(text, Starts::line);
  ASSERT_EQ(normaliser.normal(), "abé...z");
  EXPECT_EQ(normaliser.begin_of(1), 1U);
  EXPECT_EQ(normaliser.begin_of(2), 3U);
  EXPECT_EQ(normaliser.end_of(3), 9U);  // both bytes of é
  EXPECT_EQ(normaliser.begin_of(6), 13U);
  EXPECT_EQ(normaliser.end_of(6), 16U);
  EXPECT_EQ(normaliser.begin_of(7), text.size() - 1);
}

/// Texts that are full of what the reader has to look at twice.
std::string odd_text() {
  const std::vector<std::string> pieces{
      "\\",    "u",   "00",           "1b", "\x1b", "[",    "]", "m",  "n", "\n",     "\r",
      " ",     "&",   "amp;",         "#",  "x",    "27",   ";", "\a", "|", "web-1 ", "2026-01-01T00:00:00Z ",
      "[pod/", "##[", "\xE2\x94\x82", "é",  "\xC3", "\xFF", "a", "{",  "}"};
  std::string text;
  for (const auto& piece : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)))
    text += piece;
  return text;
}

TEST(Normal, TheWayBackNeverGoesBackwards) {
  EXPECT_TRUE(rc::check([] {
    const std::string text = odd_text();
    Normaliser normaliser;
    normaliser.read(text, Starts::line);
    std::size_t before = 0;
    for (std::size_t i = 0; i < normaliser.normal().size(); ++i) {
      RC_ASSERT(normaliser.begin_of(i) >= before);
      RC_ASSERT(normaliser.begin_of(i) < normaliser.end_of(i));
      RC_ASSERT(normaliser.end_of(i) <= text.size());
      before = normaliser.begin_of(i);
    }
  }));
}

TEST(Normal, AnEarlierTextLeavesNoTrace) {
  EXPECT_TRUE(rc::check([] {
    const std::string first = odd_text(), second = odd_text();
    Normaliser normaliser;
    normaliser.read(first, Starts::line);
    normaliser.read(second, Starts::line);
    RC_ASSERT(normaliser.normal() == normal_form(second));
  }));
}

TEST(Normal, HostileTextsTakeLinearTime) {
  for (const std::string piece : {"\\", "\x1b]", "\x1b[", "\x1b[\n", "\\\n", "\\ ", "&amp;", "&\n", "\n| ",
                                  "a | \n", "\\u", "\x1b]\\", "2026-01-01T00:00:00Z "}) {
    std::string text;
    while (text.size() < (std::size_t{1} << 20)) text += piece;
    EXPECT_LE(normal_form(text).size(), text.size()) << piece;
  }
}

}  // namespace
}  // namespace why::catalog
