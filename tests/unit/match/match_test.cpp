// What is found in a text: where, how often, with which fields, and what is not.
// SPDX-License-Identifier: Apache-2.0
#include "match/match.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>

#include "base/limits.hpp"
#include "support/small_catalog.hpp"

namespace why::catalog {
namespace {

using test::error;
using test::SmallCatalog;
using test::tool;

const Catalog<Packed>& catalog() {
  static const SmallCatalog catalog(
      {
          error("refused", {"The server refused your key", "The server refused your key (id {request:id}"}),
          error("refused-again", {"Giving up: the server refused your key"}),
          error("no-model", {"The model {model:id} is not available here"}),
          error("status", {"Request failed with status {status:int}"}),
          error("reason", {"Cannot sign you in: {reason:any}"}),
          error("plan", {"{plan:any} has no access to this feature"}),
          error("gateway", {"{gateway:host} is not a trusted gateway"}),
          error("file", {"Ignoring the settings in {path:any}, they are broken"}),
          error("pair", {"First part of it{*}second part of it"}),
      },
      {tool("some-tool", {"Some Tool v2", "~/.some-tool"}), tool("other-tool", {"other-tool --"})});
  return catalog.get();
}

Found find(std::string_view text) { return match_text(catalog(), text); }

std::vector<std::string> ids(const Found& found) {
  std::vector<std::string> out;
  for (const Match& match : found.matches) out.emplace_back(match.error->id.view());
  return out;
}

/// The only field of the only match of `text`, or what there is instead.
std::string field(const std::string& text) {
  const Found found = find(text);
  if (found.matches.size() != 1) return std::to_string(found.matches.size()) + " matches";
  if (found.matches[0].fields.size() != 1) return std::to_string(found.matches[0].fields.size()) + " fields";
  return found.matches[0].fields[0].text;
}

using Ids = std::vector<std::string>;

// ---------------------------------------------------------------- places

TEST(Match, NothingIsFoundInNothing) {
  EXPECT_TRUE(find("").matches.empty());
  EXPECT_TRUE(find("The server is fine").matches.empty());
}

TEST(Match, ACatalogWithoutSignaturesFindsNothing) {
  const SmallCatalog empty({});
  EXPECT_TRUE(match_text(empty.get(), "The server refused your key").matches.empty());
}

TEST(Match, ThePlaceIsThatOfTheTextAsWritten) {
  const Found found = find("\n  é \x1b[31mThe \"server\" \x1b[0mrefused\n your key!");
  ASSERT_EQ(ids(found), Ids{"refused"});
  EXPECT_EQ(found.matches[0].offset, 11U);
  EXPECT_EQ(found.matches[0].line, 2U);
  EXPECT_EQ(found.matches[0].column, 11U);
  EXPECT_EQ(found.matches[0].length, 34U);
}

TEST(Match, OccurrencesOfOneErrorAreCounted) {
  const Found found =
      find("The server refused your key\nThe server refused your key\nThe server refused your key");
  ASSERT_EQ(ids(found), Ids{"refused"});
  EXPECT_EQ(found.matches[0].offset, 0U);
  EXPECT_EQ(found.matches[0].count, 3U);
  EXPECT_EQ(found.matches[0].last_offset, 56U);
}

TEST(Match, TwoSignaturesOfOneErrorAtOnePlaceCountOnceAndTheLongerIsNamed) {
  const Found found = find("The server refused your key (id Req_7b)");
  ASSERT_EQ(ids(found), Ids{"refused"});
  EXPECT_EQ(found.matches[0].count, 1U);
  ASSERT_EQ(found.matches[0].fields.size(), 1U);
  EXPECT_EQ(found.matches[0].fields[0].text, "Req_7b");
}

TEST(Match, MatchesComeInTheOrderOfTheText) {
  EXPECT_EQ(ids(find("Request failed with status 500. The server refused your key")),
            (Ids{"status", "refused"}));
}

TEST(Match, AMatchInsideALongerOneSaysSo) {
  const Found found = find("Giving up: the server refused your key");
  ASSERT_EQ(ids(found), (Ids{"refused-again", "refused"}));
  EXPECT_FALSE(found.matches[0].inside);
  EXPECT_EQ(found.matches[1].inside, 0U);
}

TEST(Match, AMatchThatAlsoStandsAloneIsNotInside) {
  for (const std::string text : {"Giving up: the server refused your key\nThe server refused your key",
                                 "The server refused your key\nGiving up: the server refused your key"})
    for (const Match& match : find(text).matches) EXPECT_FALSE(match.inside) << text;
}

TEST(Match, NoMoreThanTheLimitAreKept) {
  std::vector<Error<Owned>> errors;
  std::string text;
  for (std::size_t i = 0; i < limits::k_matches + 10; ++i) {
    const std::string message = "Failure number " + std::to_string(1000 + i) + " of the machine";
    errors.push_back(error(message, {message}));
    text += message + "\n";
  }
  const SmallCatalog many(std::move(errors));
  EXPECT_EQ(match_text(many.get(), text).matches.size(), limits::k_matches);
}

// ---------------------------------------------------------------- words

TEST(Match, AMessageInsideAWordIsNone) {
  EXPECT_EQ(ids(find("xThe server refused your key")), Ids{});
  EXPECT_EQ(ids(find("The server refused your keys")), Ids{});
  EXPECT_EQ(ids(find("The server refused your key_2")), Ids{});
}

TEST(Match, ColoursDoNotSeparateWords) { EXPECT_EQ(ids(find("The server refused your key\x1b[0ms")), Ids{}); }

TEST(Match, BlanksQuotesEscapesAndMovementsSeparateWords) {
  for (const std::string between : {" ", "\"", "\\n", "\n", "\u00a0", "\u200b", "*", "\x1b[5G", "\\u0022"})
    EXPECT_EQ(ids(find("x" + between + "The server refused your key" + between + "x")), Ids{"refused"})
        << between;
}

// ---------------------------------------------------------------- fields

TEST(Match, AFieldKeepsItsCapitals) {
  EXPECT_EQ(field("the MODEL Big-Model-4.1 is not available here"), "Big-Model-4.1");
}

TEST(Match, AFieldHasItsNameAndKind) {
  const Found found = find("Request failed with status 502");
  ASSERT_EQ(ids(found), Ids{"status"});
  EXPECT_EQ(found.matches[0].fields.at(0).name, "status");
  EXPECT_EQ(found.matches[0].fields.at(0).kind, "int");
}

TEST(Match, AWordBrokenByTheEndOfALineIsJoined) {
  EXPECT_EQ(field("│ The model big-mo │\n│ del-4 is not    │\n│ available here  │"), "big-model-4");
}

TEST(Match, AColourInsideAFieldIsLeftOut) {
  EXPECT_EQ(field("The model big-\x1b[1mmodel\x1b[0m is not available here"), "big-model");
}

TEST(Match, AHoleForAWordDoesNotTakeTwo) {
  EXPECT_EQ(ids(find("The model you chose is not available here")), Ids{});
}

TEST(Match, BehindARefusedStartTheSearchGoesOn) {
  EXPECT_EQ(field("The model you chose: the model m-4 is not available here"), "m-4");
}

TEST(Match, AHoleAtTheEndEndsWithItsWord) {
  EXPECT_EQ(field("Request failed with status 502 2 times"), "502");
  EXPECT_EQ(field("Request failed with status 502\n2 times"), "502");
  EXPECT_EQ(field(R"({"message":"Request failed with status 502","n":7})"), "502");
}

TEST(Match, AFullStopBehindAWordIsNotOfIt) {
  const Found found = find("The server refused your key (id req_7.b.");
  ASSERT_EQ(found.matches.size(), 1U);
  EXPECT_EQ(found.matches[0].fields.at(0).text, "req_7.b");
}

TEST(Match, AnyTextAtTheEndEndsWithItsLine) {
  EXPECT_EQ(field("Cannot sign you in: the cookie   is gone\nnext line"), "the cookie is gone");
  EXPECT_EQ(field(R"(Cannot sign you in: the "cookie" is gone\nnext line)"), R"(the "cookie" is gone)");
}

TEST(Match, AnyTextAtTheEndEndsWithItsJsonString) {
  EXPECT_EQ(field(R"({"message":"Cannot sign you in: it is gone","n":7})"), "it is gone");
  EXPECT_EQ(field("{'message': 'Cannot sign you in: it is gone', 'n': 7}"), "it is gone");
  EXPECT_EQ(field(R"("{\"message\":\"Cannot sign you in: it is gone\"}")"), "it is gone");
}

TEST(Match, AnyTextAtTheEndMustNotBeEmpty) {
  EXPECT_EQ(ids(find(R"({"message":"Cannot sign you in: ","n":7})")), Ids{});
}

TEST(Match, AnyTextAtTheEndIsNotLongerThanItsLimit) {
  EXPECT_EQ(field("Cannot sign you in: " + std::string(500, '-')).size(), k_last_hole);
}

TEST(Match, AHoleAtTheStartBeginsWithItsWord) {
  EXPECT_EQ(field("Error: llm.example.com:8443 is not a trusted gateway"), "llm.example.com:8443");
}

TEST(Match, AnyTextAtTheStartBeginsWithItsLineOrString) {
  EXPECT_EQ(field("some line\nThe Small plan has no access to this feature"), "The Small plan");
  EXPECT_EQ(field(R"({"message":"The Small plan has no access to this feature"})"), "The Small plan");
}

TEST(Match, APathKeepsItsBackslashes) {
  EXPECT_EQ(field(R"(Ignoring the settings in C:\Dev\some.json, they are broken)"), R"(C:\Dev\some.json)");
  EXPECT_EQ(field(R"("Ignoring the settings in \"C:\\Dev\\some.json\", they are broken")"),
            R"(C:\Dev\some.json)");
}

TEST(Match, AHoleIsNotLongerThanItsLimit) {
  EXPECT_EQ(ids(find("First part of it" + std::string(k_hole, '-') + "second part of it")), Ids{"pair"});
  EXPECT_EQ(ids(find("First part of it" + std::string(k_hole + 1, '-') + "second part of it")), Ids{});
}

TEST(Match, AnythingLeavesNoField) {
  const Found found = find("First part of it and the second part of it");
  ASSERT_EQ(ids(found), Ids{"pair"});
  EXPECT_TRUE(found.matches[0].fields.empty());
}

TEST(Match, ManyRefusedStartsDoNotHideAMatch) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "The model you chose is not available here.\n";
  EXPECT_EQ(field(text + "The model m-4 is not available here"), "m-4");
}

// ---------------------------------------------------------------- marks

TEST(Match, MarksAreCountedForEachTool) {
  const Found found = find("Some Tool v2.1\ncat ~/.some-tool/log\nother-tool --help\nSOME  TOOL V2");
  ASSERT_EQ(found.marks.size(), 2U);
  EXPECT_EQ(found.marks[0].id, "some-tool");
  EXPECT_EQ(found.marks[0].count, 3U);
  EXPECT_EQ(found.marks[1].count, 1U);
}

// ---------------------------------------------------------------- long texts

/// `size` bytes of lines in which nothing is found.
std::string filler(std::size_t size) {
  std::string text;
  while (text.size() < size) text += "2026-01-01 the server \"answered\" and the key was taken\n";
  text.resize(size);
  return text;
}

TEST(Match, NoPlaceInALongTextIsMissedOrCountedTwice) {
  const std::string message = " The server \\u0022refused\\u0022 your \x1b[1mkey ";
  constexpr std::size_t k_border = limits::k_text_block + limits::k_text_overlap;
  for (std::size_t at = k_border - 2 * limits::k_text_overlap; at < k_border + 2000; at += 61) {
    const Found found = find(filler(at) + message + filler(limits::k_text_block));
    ASSERT_EQ(ids(found), Ids{"refused"}) << at;
    ASSERT_EQ(found.matches[0].count, 1U) << at;
    ASSERT_EQ(found.matches[0].offset, at + 1) << at;
  }
}

TEST(Match, LinesAndColumnsAreThoseOfTheWholeText) {
  std::string text;
  for (int i = 0; i < 50000; ++i) text += "a line of text\n";
  const Found found = find(text + std::string(1000000, 'x') + " The server refused your key");
  ASSERT_EQ(ids(found), Ids{"refused"});
  EXPECT_EQ(found.matches[0].line, 50001U);
  EXPECT_EQ(found.matches[0].column, 1000002U);
}

TEST(Match, AMatchInsideOneOfTheStretchBeforeIsStillInside) {
  constexpr std::size_t k_border = limits::k_text_block + 1024;  // where the second stretch begins to own
  const Found found =
      find(filler(k_border - 8) + "\nGiving up: the server refused your key\n" + filler(1000));
  ASSERT_EQ(ids(found), (Ids{"refused-again", "refused"}));
  EXPECT_EQ(found.matches[1].inside, 0U);
}

TEST(Match, HowATextIsCutDoesNotMatter) {
  const std::string text = filler(300000) + "\nGiving up: the server refused your key\n" + filler(50000) +
                           "\nThe model m-4 is not available here Some Tool v2\n" + filler(30000);
  const Found whole = find(text);
  EXPECT_TRUE(rc::check([&] {
    Matcher matcher(catalog());
    for (std::size_t at = 0; at < text.size();) {
      const auto size = *rc::gen::inRange<std::size_t>(1, 200000);
      matcher.feed(std::string_view(text).substr(at, size));
      at += size;
    }
    const Found found = matcher.finish();
    RC_ASSERT(ids(found) == ids(whole));
    for (std::size_t i = 0; i < found.matches.size(); ++i)
      RC_ASSERT(found.matches[i].offset == whole.matches[i].offset);
    RC_ASSERT(found.marks.size() == 1U);
  }));
}

TEST(Match, HostileTextsTakeLinearTime) {
  for (const std::string piece : {"First part of it ", "First part of it second part of it ", "themodelx",
                                  "the model x is not available her", "isnotavailablehere",
                                  "hasnoaccesstothisfeature", "Cannot sign you in:"}) {
    std::string text;
    while (text.size() < (std::size_t{1} << 20)) text += piece;
    EXPECT_LE(find(text).matches.size(), 3U) << piece;
  }
}

}  // namespace
}  // namespace why::catalog
