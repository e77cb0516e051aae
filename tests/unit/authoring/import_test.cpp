// Imported evidence is sorted into what is known and what should be next, and its notes explain nothing.
// SPDX-License-Identifier: Apache-2.0
#include "authoring/import.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "catalog/image.hpp"
#include "unit/authoring/packed_good_catalog.hpp"

namespace why::catalog {
namespace {

Imported import_all(std::vector<EvidenceRow> rows, const Catalog<Packed>& catalog) {
  Importer importer(catalog);
  std::size_t line = 0;
  for (EvidenceRow& row : rows) {
    row.line = ++line;
    importer.add(row);
  }
  return importer.finish();
}

const test::PackedGoodCatalog& good() {
  static const test::PackedGoodCatalog k_good;
  return k_good;
}

Imported imported(std::vector<EvidenceRow> rows) { return import_all(std::move(rows), good().get()); }

EvidenceRow row(std::string text, std::string url = "", std::string note = "", std::string tool = "") {
  return {0, std::move(text), std::move(tool), std::move(url), "2026-11-20", std::move(note)};
}

constexpr const char* k_known = "box: Box cannot sign in: the key was refused (403)";
constexpr const char* k_unknown = "The widget store is full";

TEST(Import, NamesTheEntryThatCoversAMessage) {
  const Imported result = imported({row(k_known), row(k_unknown), row(k_known)});
  ASSERT_EQ(result.covered.size(), 1U);
  EXPECT_EQ(result.covered[0].error->id.view(), "box/bad-key");
  EXPECT_EQ(result.covered[0].reports.count, 2U);
  EXPECT_EQ(result.covered[0].reports.lines, (std::vector<std::size_t>{1, 3}));
  EXPECT_EQ(result.known, 2U);
  EXPECT_EQ(result.messages, 3U);
}

TEST(Import, MakesOneProposalOfTheSameMessageHoweverItIsPrinted) {
  const Imported result =
      imported({row("The widget store is full: 17 of 17"), row("> the WIDGET store\nis full:  4 of 4")});
  ASSERT_EQ(result.proposals.size(), 1U);
  EXPECT_EQ(result.proposals[0].reports.count, 2U);
  EXPECT_EQ(result.proposals[0].message, "The widget store is full: 17 of 17");
  EXPECT_EQ(result.proposals[0].signature, "The widget store is full: {number:int} of {number_2:int}");
}

TEST(Import, CountsAPageOnce) {
  const Imported result =
      imported({row(k_unknown, "https://a.example/1"), row(k_unknown, "https://a.example/1"),
                row(k_unknown, "https://a.example/2"), row(k_unknown)});
  ASSERT_EQ(result.proposals.size(), 1U);
  EXPECT_EQ(result.proposals[0].reports.count, 3U);
}

TEST(Import, TakesTheFirstToolThatIsNamed) {
  const Imported result =
      imported({row(k_unknown), row(k_unknown, "", "", "box"), row(k_unknown, "", "", "bag")});
  EXPECT_EQ(result.proposals.at(0).tool, "box");
}

TEST(Import, TellsTwoMessagesOfOneRowApart) {
  const Imported result =
      imported({row("The widget store is full today. / Box cannot sign in: the key was refused (401)")});
  EXPECT_EQ(result.messages, 2U);
  ASSERT_EQ(result.covered.size(), 1U);
  ASSERT_EQ(result.proposals.size(), 1U);
  EXPECT_EQ(result.proposals[0].message, "The widget store is full today.");
}

TEST(Import, PutsTheMostUrgentFirst) {
  const Imported result =
      imported({row(k_unknown), row("Your widget quota is used up"), row("no sign in without a widget")});
  ASSERT_EQ(result.proposals.size(), 3U);
  EXPECT_EQ(result.proposals[0].message, "Your widget quota is used up");
  EXPECT_EQ(result.proposals[2].message, k_unknown);
}

// ------------------------------------------------ notes

TEST(Import, KeepsAShortNoteAsTheClaimOfItsPage) {
  const Imported result = imported({row(k_unknown, "https://a.example/1", "on a small disk")});
  EXPECT_TRUE(result.refused.empty());
  EXPECT_EQ(result.proposals.at(0).sources.at(0).claim, "on a small disk");
}

TEST(Import, RefusesANoteThatReadsLikeAnExplanation) {
  const std::string note = "This error occurs when the widget store has no room left for another widget.";
  const Imported result = imported({row(k_unknown, "https://a.example/1", note)});
  ASSERT_EQ(result.refused.size(), 1U);
  EXPECT_EQ(result.refused[0].note, note);
  EXPECT_EQ(result.refused[0].words, "");
  EXPECT_EQ(result.proposals.at(0).sources.at(0).claim, note);
}

TEST(Import, TakesNothingFromANoteAboutItsOwnOrigin) {
  const Imported result = imported({row(k_unknown, "https://a.example/1", "source: a list of errors")});
  ASSERT_EQ(result.refused.size(), 1U);
  EXPECT_EQ(result.refused[0].words, "source:");
  EXPECT_EQ(result.proposals.at(0).sources.at(0).claim, "");
}

// A row of an error list as such pages have it: two messages in one signature, and an editor's note in two
// languages.
TEST(Import, OfAPageOfAnErrorListFindsItsKnownErrorAndRefusesItsNote) {
  const Imported result = import_all(
      {row(
          R"(Authentication failed. Run claude auth login to authenticate. / Error: 401 - {"error":{"type":"authentication_error","message":"invalid x-api-key"}})",
          "https://errors.example/authentication-failed",
          "source: https://errors.example/ — 覆盖了登录流程，价值高。", "claude-code")},
      embedded());
  EXPECT_EQ(result.messages, 2U);
  ASSERT_EQ(result.covered.size(), 1U);
  EXPECT_EQ(result.covered[0].error->id.view(), "anthropic/invalid-x-api-key");
  ASSERT_EQ(result.refused.size(), 1U);
  EXPECT_EQ(result.refused[0].words, "source:");
}

// ------------------------------------------------ priority

Priority priority_of(std::string_view message, std::size_t reports = 1) {
  return prioritise(good().get().import_rules, message, reports);
}

TEST(Priority, AddsUpScopeCostAndReports) {
  EXPECT_EQ(priority_of("The store is full").points, 0U);
  EXPECT_EQ(priority_of("The key is damaged").points, 20U);
  EXPECT_EQ(priority_of("Your quota is used up").points, 55U);
  EXPECT_EQ(priority_of("Your quota is used up", 2).points, 65U);
  EXPECT_EQ(priority_of("The store is full", 1023).points, 90U);
}

TEST(Priority, HasThreeDegrees) {
  EXPECT_EQ(priority_of("The key is damaged").urgency, Urgency::low);
  EXPECT_EQ(priority_of("Your quota is used up").urgency, Urgency::middle);
  EXPECT_EQ(priority_of("Your quota is used up", 2).urgency, Urgency::high);
}

TEST(Priority, ProposesTheScopeOfMostWords) {
  const auto scope = [](std::string_view message) { return priority_of(message).scope->scope; };
  EXPECT_EQ(scope("too many requests for this quota and key"), Scope::quota_rate);
  EXPECT_EQ(scope("a key for this quota"), Scope::account_auth);
}

TEST(Priority, ProposesNoScopeWhenNoWordSpeaksOfOne) {
  EXPECT_EQ(priority_of("The store is full").scope, nullptr);
}

TEST(Priority, CountsTheDearestCost) {
  EXPECT_EQ(priority_of("you cannot sign in, and you are charged").cost->id.view(), "billing");
}

}  // namespace
}  // namespace why::catalog
