// The documents of the program.
// SPDX-License-Identifier: Apache-2.0
#include "report/json.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/escape.hpp"
#include "base/text.hpp"
#include "examined.hpp"
#include "report/document.hpp"

namespace why {
namespace {

using namespace test;

Json parsed(Report report, const Context& context = context_of()) {
  std::vector<Report> one;
  one.push_back(std::move(report));
  return Json::parse(report_json(one, context));
}

TEST(Document, WhatATerminalWouldObeyIsEscapedAndComesBack) {
  for (const std::string text :
       {"\u202Ereversed", "\u009b31m", "\U000E0041tag", "a\u200bb", "\x1b[31m", "\x7f"}) {
    Json document = new_document();
    document["text"] = text;
    const std::string bytes = bytes_of(document);
    EXPECT_EQ(Json::parse(bytes)["text"], text);
    for (std::size_t at = 0; at < bytes.size(); at += text::decode(bytes, at).size)
      ASSERT_TRUE(bytes[at] == '\n' || is_shown(text::decode(bytes, at).code)) << bytes;
  }
}

TEST(Document, OrdinaryTextStaysReadable) {
  Json document = new_document();
  document["text"] = "设置 é ·";
  EXPECT_TRUE(text::contains(bytes_of(document), "设置 é ·"));
}

RC_GTEST_PROP(Document, AnyBytesGiveOneValidDocument, (const std::string& text)) {
  Json document = new_document();
  document["text"] = text;
  RC_ASSERT(Json::accept(bytes_of(document)));
}

TEST(ReportJson, ProbabilitiesAddUpToOne) {
  Scene scene = stray_key();
  for (const Json& report : {parsed(explained(scene)), parsed(explained_by_message())}) {
    double total = report["something_else"];
    for (const Json& cause : report["causes"]) total += cause["probability"].get<double>();
    EXPECT_NEAR(total, 1, 0.0001 * static_cast<double>(report["causes"].size() + 1));
  }
}

TEST(ReportJson, NumbersHaveFourDigits) {
  Scene scene = stray_key();
  const Json report = parsed(explained(scene));
  for (const Json& cause : report["causes"]) {
    const double scaled = cause["probability"].get<double>() * 10000;
    EXPECT_NEAR(scaled, std::round(scaled), 1e-6);
  }
}

TEST(ReportJson, AnUnknownTextHasNoMatchScopeOrNumber) {
  const Json report = parsed(explained_by_message("all is well"));
  EXPECT_TRUE(report["matches"].empty());
  EXPECT_TRUE(report["scope"].is_null());
  EXPECT_TRUE(report["something_else"].is_null());
  EXPECT_TRUE(report["next"].is_null());
}

TEST(ReportJson, SaysWhereTheTextCameFromAndHowSecretsWereLookedFor) {
  Context context = context_of();
  context.text_from = "argument";
  context.knows_secrets = false;
  const Json report = parsed(explained_by_message(), context);
  EXPECT_EQ(report["matches"][0]["source"], "argument");
  EXPECT_EQ(report["redaction"], "patterns");
}

TEST(ReportJson, ByTheMessageAloneNothingOfTheMachineIsListed) {
  const Json report = parsed(explained_by_message());
  EXPECT_EQ(report["by_message_only"], true);
  EXPECT_TRUE(report["credentials"].empty());
  EXPECT_TRUE(report["billing"].is_null());
}

TEST(ReportJson, WhatIsSentNamesHeaderVariableFileAndLine) {
  Scene scene = stray_key();
  const Json report = parsed(shown_status(scene));
  for (const Json& credential : report["credentials"]) {
    if (credential["state"] != "effective") continue;
    EXPECT_EQ(credential["headers"], Json::array({"x-api-key"}));
    EXPECT_EQ(credential["origin"]["name"], "ANTHROPIC_API_KEY");
    EXPECT_EQ(credential["origin"]["path"], "~/.zshrc");
    EXPECT_EQ(credential["origin"]["line"], 1);
    return;
  }
  FAIL() << "nothing is effective";
}

TEST(ReportJson, BothLanguagesDifferInTextsAlone) {
  Scene scene = stray_key();
  const auto bare = [&](Language language) {
    Json report = parsed(checked(scene), context_of(language));
    for (Json& finding : report["findings"]) finding["title"] = nullptr;
    for (Json& credential : report["credentials"]) credential["title"] = credential["why"] = nullptr;
    report["billing"]["because"] = nullptr;
    return report;
  };
  EXPECT_EQ(bare(Language::en), bare(Language::zh));
}

TEST(ReportJson, SeveralToolsShareTheListsAndTheFirstHasTheTop) {
  Scene scene = stray_key(), empty;
  std::vector<Report> two;
  two.push_back(checked(scene));
  two.push_back(checked(empty));
  const Json report = Json::parse(report_json(two, context_of()));
  const Json first = parsed(checked(scene)), second = parsed(checked(empty));
  EXPECT_EQ(report["findings"].size(), first["findings"].size() + second["findings"].size());
  EXPECT_EQ(report["credentials"].size(), first["credentials"].size() + second["credentials"].size());
  EXPECT_EQ(report["billing"], first["billing"]);
}

TEST(ReportJson, WithoutAnyToolItIsStillAWholeDocument) {
  const Json report = Json::parse(report_json({}, context_of()));
  EXPECT_TRUE(report["tool"]["id"].is_null());
  EXPECT_TRUE(report["findings"].empty());
}

}  // namespace
}  // namespace why
