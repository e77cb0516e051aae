// What the pages of explain, status and check say, and how they lie.
// SPDX-License-Identifier: Apache-2.0
#include "report/pages.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.hpp"
#include "examined.hpp"

namespace why {
namespace {

using namespace test;

std::string laid_out(const Page& page, std::size_t width = 100) {
  static const redact::Redactor k_nothing_hidden({}, {}, {});
  return lay_out(page, {width, false, false}, k_nothing_hidden);
}

/// How many lines begin with `start` after their indentation.
std::ptrdiff_t lines_with(std::string_view text, std::string_view start) {
  const auto lines = text::lines(text);
  return std::count_if(lines.begin(), lines.end(),
                       [&](auto line) { return text::trim(line).starts_with(start); });
}

bool says(const Page& page, std::string_view part) { return text::contains(laid_out(page), part); }

TEST(ExplainPage, NamesErrorCauseEvidencePlaceAndFix) {
  Scene scene = stray_key();
  const std::string out = laid_out(explain_page(explained(scene), context_of()));
  EXPECT_TRUE(out.starts_with("✗ Claude Code · ")) << out;
  EXPECT_EQ(lines_with(out, "most likely"), 1) << out;
  EXPECT_TRUE(text::contains(out, "~/.zshrc:1")) << out;
  EXPECT_EQ(lines_with(out, "fix "), 1) << out;
  EXPECT_EQ(lines_with(out, "more "), 1) << out;
}

TEST(ExplainPage, ByTheMessageAloneShowsNoEvidenceAndSaysSo) {
  const std::string out = laid_out(explain_page(explained_by_message(), context_of()));
  EXPECT_EQ(lines_with(out, "because  "), 0) << out;
  EXPECT_EQ(lines_with(out, "By the message only"), 1) << out;
}

TEST(ExplainPage, AMessageOfNoToolAsksForTheTool) {
  const auto matches = catalog::match_text(knowledge(), k_refused);
  const Report report = explain(knowledge(), matches, nullptr, std::nullopt, false);
  const std::string out = laid_out(explain_page(report, context_of()));
  EXPECT_TRUE(text::contains(out, "--tool")) << out;
  EXPECT_FALSE(text::contains(out, "?")) << out;
}

TEST(ExplainPage, WhatIsSeenIsNotCalledByTheMessageOnly) {
  Scene scene = stray_key();
  EXPECT_FALSE(says(explain_page(explained(scene), context_of()), "By the message only"));
}

TEST(ExplainPage, VerboseShowsTheFactorOfEveryFactAndTheCountOfEveryCause) {
  Scene scene = stray_key();
  const Report report = explained(scene);
  const std::string out = laid_out(explain_page(report, context_of(Language::en, true)), 120);
  for (const RankedCause& ranked : report.causes) {
    EXPECT_TRUE(text::contains(out, "[" + std::string(ranked.cause->id.view()) + "]"))
        << ranked.cause->id.view();
    for (const Reasoning& reason : ranked.reasoning)
      EXPECT_TRUE(text::contains(out, "[" + reason.fact + "]")) << reason.fact;
  }
}

TEST(ExplainPage, WithoutVerboseFactsThatWereNotSeenAreLeftOut) {
  Scene scene = stray_key();
  EXPECT_FALSE(says(explain_page(explained(scene), context_of()), "not seen: "));
}

TEST(ExplainPage, CausesThatAreNotShownCountAsSomethingElse) {
  Report report = explained_by_message();
  double hidden = report.something_else;
  for (std::size_t i = 4; i < report.causes.size(); ++i) hidden += report.causes[i].probability;
  ASSERT_GT(report.causes.size(), 4u);
  ASSERT_GE(report.causes[3].probability, 0.02);
  const Page page = explain_page(report, context_of());
  const auto row = std::find_if(page.rows.begin(), page.rows.end(),
                                [](const Row& r) { return r.label.text == "something else"; });
  ASSERT_NE(row, page.rows.end());
  EXPECT_EQ(row->right.text, percent(hidden));
}

TEST(ExplainPage, FieldsOfTheMessageAreShownWithAHintWhenNoSecretIsKnown) {
  const std::string text =
      R"(API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"},)"
      R"("request_id":"req_011CXyZabc"})";
  Report report = explained_by_message(text);
  ASSERT_FALSE(report.matches.empty());
  report.matches[0].fields = {{"request_id", "id", "req_011CXyZabc"}};
  Context context = context_of();
  EXPECT_TRUE(says(explain_page(report, context), "request_id req_011CXyZabc"));
  EXPECT_FALSE(says(explain_page(report, context), "unknown ones may remain"));
  context.knows_secrets = false;
  EXPECT_TRUE(says(explain_page(report, context), "unknown ones may remain"));
}

TEST(ExplainPage, FurtherMatchesAreOneLineEachAndTheRestIsCounted) {
  Report report = explained_by_message();
  ASSERT_EQ(report.matches.size(), 1u);
  for (int i = 0; i < 6; ++i) report.matches.push_back(report.matches[0]);
  EXPECT_TRUE(says(explain_page(report, context_of()), "and 2 more (--verbose names them)"));
  EXPECT_FALSE(says(explain_page(report, context_of(Language::en, true)), "--verbose names them"));
}

TEST(ExplainPage, AnUnknownTextIsNotGuessed) {
  const std::string out = laid_out(explain_page(explained_by_message("all is well"), context_of()));
  EXPECT_TRUE(text::contains(out, "Nothing is guessed")) << out;
  EXPECT_FALSE(text::contains(out, "%")) << out;
}

TEST(StatusPage, EveryPlaceStandsInTheToolsOrderWhenVerbose) {
  Scene scene = stray_key();
  const Report report = shown_status(scene);
  const std::string out = laid_out(status_page(report, context_of(Language::en, true)));
  std::size_t at = 0;
  for (const Credential& c : report.evidence->credentials) {
    at = out.find(c.source->title.en.view(), at);
    ASSERT_NE(at, out.npos) << c.source->title.en.view();
  }
}

TEST(StatusPage, EmptyPlacesAreCountedInOneLine) {
  Scene scene = stray_key();
  const Report report = shown_status(scene);
  const auto& all = report.evidence->credentials;
  const auto absent = std::count_if(all.begin(), all.end(), [](auto& c) { return c.state == State::absent; });
  EXPECT_TRUE(says(status_page(report, context_of()), std::to_string(absent) + " more places hold nothing"));
  EXPECT_FALSE(says(status_page(report, context_of(Language::en, true)), "more places hold nothing"));
}

TEST(StatusPage, SaysWhatIsSentWhatItOverridesAndWhoPays) {
  Scene scene = stray_key();
  const std::string out = laid_out(status_page(shown_status(scene), context_of()));
  EXPECT_EQ(lines_with(out, "✓ used      ANTHROPIC_API_KEY as x-api-key"), 1) << out;
  EXPECT_EQ(lines_with(out, "- not used"), 1) << out;
  EXPECT_EQ(lines_with(out, "who pays    you pay per token"), 1) << out;
}

TEST(StatusPage, TellsWhenATokenEndsFromNowAndAsADate) {
  Scene scene;
  scene.home(".claude/.credentials.json", login_json(Scene::k_now_ms + 3 * 3'600'000));
  EXPECT_TRUE(says(status_page(shown_status(scene), context_of()), "ends in 3 h (2026-11-24T11:00:00Z)"));
}

TEST(StatusPage, NothingToSendIsSaidInWords) {
  Scene scene;
  EXPECT_TRUE(says(status_page(shown_status(scene), context_of()), "nothing will be sent"));
}

TEST(CheckPage, AFindingHasSeverityTitlePlaceAndFix) {
  Scene scene = stray_key();
  const std::string out = laid_out(check_page(checked(scene), context_of()));
  EXPECT_EQ(lines_with(out, "⚠ warning ANTHROPIC_API_KEY overrides your login"), 1) << out;
  EXPECT_TRUE(text::contains(out, "env -u ANTHROPIC_API_KEY")) << out;
  EXPECT_EQ(lines_with(out, "errors 0 · warnings 1"), 1) << out;
}

TEST(CheckPage, WhenAllIsFineItSaysWhatWillBeSentAndWhatThatDoesNotProve) {
  Scene scene;
  scene.env("ANTHROPIC_API_KEY", api_key());
  const std::string out = laid_out(check_page(checked(scene), context_of()));
  EXPECT_EQ(lines_with(out, "✓ nothing wrong"), 1) << out;
  EXPECT_TRUE(text::contains(out, "will send ANTHROPIC_API_KEY as x-api-key to")) << out;
  EXPECT_TRUE(text::contains(out, "can still be refused")) << out;
}

TEST(CheckPage, WhatCouldNotBeSeenIsNamedWithTheReason) {
  Scene scene;
  scene.home(".claude/.credentials.json", login_json(), 0000);
  EXPECT_TRUE(
      says(check_page(checked(scene), context_of()), "~/.claude/.credentials.json: access is denied"));
}

/// All pages of one machine in one language.
std::vector<Page> all_pages(Language language, bool verbose) {
  const Context context = context_of(language, verbose);
  Scene scene = stray_key();
  return {explain_page(explained(scene), context),
          explain_page(explained_by_message(), context),
          explain_page(explained_by_message("all is well"), context),
          status_page(shown_status(scene), context),
          check_page(checked(scene), context),
          error_page(*explained_by_message().matches[0].error, context),
          cause_page(knowledge().causes[0], context),
          fix_page(knowledge().fixes[0], context)};
}

TEST(Pages, NoLineIsWiderThanTheScreenInEitherLanguage) {
  for (const Language language : {Language::en, Language::zh})
    for (const bool verbose : {false, true})
      for (const Page& page : all_pages(language, verbose))
        for (const std::size_t width : {60, 80, 120}) {
          const std::string out = laid_out(page, width);
          for (const std::string_view line : text::lines(out)) EXPECT_LE(text::columns(line), width) << line;
        }
}

TEST(Pages, BothLanguagesHaveTheSameRowsPlacesAndNumbers) {
  for (const bool verbose : {false, true}) {
    const auto english = all_pages(Language::en, verbose), chinese = all_pages(Language::zh, verbose);
    for (std::size_t i = 0; i < english.size(); ++i) {
      ASSERT_EQ(english[i].rows.size(), chinese[i].rows.size()) << "page " << i;
      for (std::size_t row = 0; row < english[i].rows.size(); ++row) {
        const Span &en = english[i].rows[row].right, &zh = chinese[i].rows[row].right;
        if (en.text.ends_with("%") || en.style == Style::code) {
          EXPECT_EQ(en.text, zh.text);
        }
      }
    }
  }
}

TEST(Pages, EverySymbolHasAnAsciiForm) {
  static const redact::Redactor k_nothing_hidden({}, {}, {});
  for (const Page& page : all_pages(Language::en, true))
    for (const char c : lay_out(page, {80, false, true}, k_nothing_hidden))
      ASSERT_LT(static_cast<unsigned char>(c), 0x80);
}

TEST(CausePage, AConditionThatMustNotHoldReadsAsNotSeen) {
  const auto negates = [](const auto& guard) {
    return std::any_of(guard.steps.begin(), guard.steps.end(),
                       [](auto& s) { return s.op == catalog::Op::negate; });
  };
  for (const auto& cause : knowledge().causes) {
    if (std::none_of(cause.evidence.begin(), cause.evidence.end(), [&](auto& e) { return negates(e.when); }))
      continue;
    EXPECT_TRUE(says(cause_page(cause, context_of()), "not seen: ")) << cause.id.view();
  }
}

TEST(StatusPage, WhatLiesWhereNobodyLooksIsNotCalledNothing) {
  Scene scene;
  World world = scene.world();
  const Report report = status(knowledge(), examine(world, knowledge(), *catalog::find_tool(knowledge(), "cursor")));
  ASSERT_TRUE(report.evidence->may_send_unseen());
  const std::string out = laid_out(status_page(report, context_of()));
  EXPECT_FALSE(text::contains(out, "nothing will be sent")) << out;
  EXPECT_EQ(report.billing.verdict, Verdict::unknown);
}

}  // namespace
}  // namespace why
