// The commands for people who write entries: draft, import, coverage, export.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "authoring/check.hpp"
#include "authoring/keys.hpp"
#include "authoring/load.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"
#include "catalog/image.hpp"
#include "cli/commands.hpp"
#include "support/ran.hpp"

namespace why::cli {
namespace {

using Json = nlohmann::json;
using test::Ran;
using test::Scene;
using Arguments = std::vector<std::string>;

/// Runs `catalog ARGUMENTS` beside a file `rows.jsonl`.
Ran run_catalog_with(Arguments arguments, std::string stdin_text = "", std::string rows = "") {
  Scene scene;
  scene.project("rows.jsonl", std::move(rows));
  arguments.insert(arguments.begin(), "catalog");
  return test::run_in(scene, arguments, std::move(stdin_text));
}

bool says(std::string_view text, std::string_view part) { return text::contains(text, part); }

constexpr const char* k_known = "Invalid API key · Fix external API key";
constexpr const char* k_new = "The widget store refused seat 4711 (HTTP 403)";

// ------------------------------------------------ new

using Lines = std::set<std::size_t>;

/// Lines of a draft that lint complains about.
Lines faulty_lines(const std::string& toml) {
  test::MemFiles files;
  files.with("/errors/claude-code/widget-store-refused-seat.toml", toml);
  catalog::Loaded loaded = catalog::load_entries(files, "/errors");
  catalog::complete(loaded, catalog::embedded());
  Lines lines;
  for (const auto& problem : catalog::check(loaded, "2026-11-24")) lines.insert(problem.line);
  return lines;
}

Lines lines_with_empty_texts(const std::string& toml) {
  Lines lines;
  std::size_t number = 0;
  for (const std::string_view line : text::lines(toml))
    if (++number; says(line, "\"\"")) lines.insert(number);
  return lines;
}

TEST(CatalogNew, LeavesEmptyWhatLintAsksForAndNothingElse) {
  const Ran done = run_catalog_with({"new", "--tool", "claude-code", k_new});
  EXPECT_EQ(done.code, 0);
  EXPECT_EQ(faulty_lines(done.out), lines_with_empty_texts(done.out));
  EXPECT_EQ(lines_with_empty_texts(done.out).size(), 8U);
}

TEST(CatalogNew, HasEveryKeyThatMustBeThere) {
  const auto root = catalog::read_toml(run_catalog_with({"new", "--tool", "claude-code", k_new}).out);
  ASSERT_TRUE(root);
  for (const auto& key : catalog::infos_of<catalog::Error<catalog::Owned>>())
    EXPECT_TRUE(!key.is_required || root->find(key.name) != nullptr) << key.name;
}

TEST(CatalogNew, ProposesIdSignatureAndStatus) {
  const auto root = catalog::read_toml(run_catalog_with({"new", "--tool", "claude-code", k_new}).out);
  ASSERT_TRUE(root);
  EXPECT_EQ(root->at("id").text, "claude-code/widget-store-refused-seat");
  EXPECT_EQ(root->at("http_status").integer, 403);
  EXPECT_EQ(root->at("signature[0].text").text,
            "The widget store refused seat {number:int} (HTTP {status:int})");
  EXPECT_EQ(root->at("sample[0].text").text, k_new);
  EXPECT_EQ(root->at("reference[0].date").text, "2026-11-24");
}

TEST(CatalogNew, ExplainsItselfInTheLanguageOfTheReader) {
  EXPECT_TRUE(says(run_catalog_with({"new", k_new, "--lang", "zh"}).out, "# 用一行说明发生了什么"));
}

TEST(CatalogNew, ReadsStandardInput) {
  for (const Arguments& arguments : {Arguments{"new"}, {"new", "-"}})
    EXPECT_TRUE(says(run_catalog_with(arguments, k_new).out, k_new));
}

TEST(CatalogNew, HoldsNoSecret) {
  const std::string key = test::api_key();
  for (const Arguments& extra : {Arguments{}, {"--json"}}) {
    Arguments arguments{"new", "The widget store refused the key " + key + " of this seat"};
    arguments.insert(arguments.end(), extra.begin(), extra.end());
    const Ran done = run_catalog_with(arguments);
    EXPECT_EQ(done.code, 0);
    EXPECT_FALSE(says(done.out + done.err, key.substr(20, 12))) << done.out;
    EXPECT_TRUE(says(done.out, "The widget store refused the key {*} of this seat")) << done.out;
  }
}

TEST(CatalogNew, SaysByWhichEntryAMessageIsCovered) {
  const Ran done = run_catalog_with({"new", k_known});
  EXPECT_EQ(done.code, 1);
  EXPECT_TRUE(done.out.empty());
  EXPECT_TRUE(says(done.err, "claude-code/invalid-x-api-key already knows")) << done.err;
  const Json json = run_catalog_with({"new", k_known, "--json"}).json();
  EXPECT_TRUE(json["draft"].is_null());
  EXPECT_EQ(json["covered_by"], Json::array({"claude-code/invalid-x-api-key"}));
}

TEST(CatalogNew, DraftsTheUnknownOneOfTwoMessagesJoined) {
  const Ran done = run_catalog_with({"new", std::string(k_new) + " / Error: " + k_known});
  EXPECT_EQ(done.code, 0);
  EXPECT_TRUE(says(done.out, k_new));
  EXPECT_FALSE(says(done.out, k_known));
  EXPECT_TRUE(says(done.err, "already knows"));
}

TEST(CatalogNew, TakesTheToolByItsCommandOrAsItIsTyped) {
  const auto id = [](const char* tool) {
    return run_catalog_with({"new", "--json", "--tool", tool, "the widget store is full"})
        .json()["draft"]["id"];
  };
  EXPECT_EQ(id("claude"), "claude-code/widget-store-full");
  EXPECT_EQ(id("widgets"), "widgets/widget-store-full");
}

TEST(CatalogNew, RefusesWhatIsNoMessage) {
  EXPECT_EQ(run_catalog_with({"new"}, " \n").code, 2);
  EXPECT_EQ(run_catalog_with({"new", "-", "x"}).code, 2);
  const Ran done = run_catalog_with({"new"}, std::string(limits::k_text_block + 1, 'x'));
  EXPECT_EQ(done.code, 2);
  EXPECT_TRUE(says(done.err, "256 KiB")) << done.err;
}

TEST(CatalogNew, SurvivesHostileText) {
  for (const std::string& text :
       {std::string("\0\x1b[2J\xFF the widget store is full", 30), std::string(100'000, '{'),
        std::string("''' the widget store\r\nis full '''\\"), std::string("\xEF\xBB\xBFwidget store")}) {
    const Ran done = run_catalog_with({"new"}, text);
    EXPECT_EQ(done.code, 0);
    EXPECT_TRUE(catalog::read_toml(done.out)) << done.out.substr(0, 400);
  }
}

// ------------------------------------------------ import

Ran import(std::string rows, Arguments more = {}) {
  more.insert(more.begin(), {"import", "rows.jsonl"});
  return run_catalog_with(more, "", std::move(rows));
}

std::string row_of(const std::string& text) { return Json{{"text", text}}.dump() + "\n"; }

TEST(CatalogImport, EndsByWhatItFound) {
  EXPECT_EQ(import(row_of(k_known)).code, 0);
  EXPECT_EQ(import(row_of(k_known) + row_of(k_new)).code, 1);
  EXPECT_EQ(import(row_of(k_known) + row_of(k_new) + "[]\n").code, 2);
  EXPECT_EQ(import("").code, 0);
}

TEST(CatalogImport, ShowsKnownUnknownAndWrongRows) {
  const std::string out = import(row_of(k_known) + row_of(k_new) + "no json\n").out;
  for (const char* part :
       {"rows 2 · messages 2 · known 1 · unknown 1 · wrong rows 1", "claude-code/invalid-x-api-key",
        "The widget store refused seat {number:int} (HTTP {status:int})", "line 3"})
    EXPECT_TRUE(says(out, part)) << part << "\n" << out;
}

TEST(CatalogImport, SpeaksChinese) {
  const std::string out = import(row_of(k_new) + "no json\n", {"--lang", "zh"}).out;
  EXPECT_TRUE(says(out, "未知 1") && says(out, "不是 JSON")) << out;
}

TEST(CatalogImport, SaysThatANoteIsNoExplanation) {
  const Json row{{"text", k_new}, {"note", "source: an error list — 覆盖了登录。Commercial value 高。"}};
  const Ran done = import(row.dump());
  EXPECT_TRUE(says(done.out, "no meaning is taken from them") && says(done.out, "\"source:\"")) << done.out;
  const Json json = import(row.dump(), {"--json"}).json()["import"];
  EXPECT_EQ(json["refused_notes"][0]["line"], 1);
  EXPECT_FALSE(says(json["unknown"].dump(), "Commercial"));
}

TEST(CatalogImport, HasADocumentWithProposals) {
  const Json json = import(row_of(k_new) + row_of(k_new), {"--json"}).json()["import"];
  EXPECT_EQ(json["rows"], 2);
  const Json& proposal = json["unknown"][0];
  EXPECT_EQ(proposal["message"], k_new);
  EXPECT_EQ(proposal["reports"], 2);
  EXPECT_EQ(proposal["lines"], Json::array({1, 2}));
  EXPECT_EQ(proposal["scope"], "account_auth");
}

TEST(CatalogImport, ShowsNoSecret) {
  const std::string key = test::api_key();
  for (const Arguments& extra : {Arguments{}, {"--json"}}) {
    const Ran done = import(row_of("The widget store refused the key " + key + " today"), extra);
    EXPECT_EQ(done.code, 1);
    EXPECT_FALSE(says(done.out + done.err, key.substr(20, 12))) << done.out;
  }
}

TEST(CatalogImport, RefusesWhatIsNoFile) {
  EXPECT_EQ(run_catalog_with({"import"}).code, 2);
  EXPECT_EQ(run_catalog_with({"import", "a", "b"}).code, 2);
  EXPECT_EQ(run_catalog_with({"import", "missing.jsonl"}).code, 2);
  EXPECT_EQ(run_catalog_with({"import", "/home/ada"}).code, 3);
}

// ------------------------------------------------ coverage and export

TEST(CatalogCoverage, NamesEveryToolAndEveryGap) {
  const std::string out = run_catalog_with({"coverage"}).out;
  for (const auto& tool : catalog::embedded().tools) EXPECT_TRUE(says(out, tool.id)) << tool.id.view();
  for (const char* part : {"errors that rest on one page", "checked longest ago", "causes behind no error",
                           "fixes of no cause", "providers without errors"})
    EXPECT_TRUE(says(out, part)) << part;
}

TEST(CatalogCoverage, CountsEveryErrorOnce) {
  std::size_t errors = 0;
  const Json json = run_catalog_with({"coverage", "--json"}).json()["coverage"];
  for (const Json& tool : json["tools"])
    for (const Json& cell : tool["scopes"]) errors += cell["errors"].get<std::size_t>();
  EXPECT_EQ(errors, catalog::embedded().errors.size());
  EXPECT_EQ(json["checked"].size(), errors);
}

TEST(CatalogExport, IsOneDocumentWithVersionAndHash) {
  const Json json = run_catalog_with({"export"}).json();
  EXPECT_EQ(json["format"], "why401.catalog");
  EXPECT_EQ(json["version"], "0");
  EXPECT_EQ(json["hash"], std::string(catalog::embedded().version.view()));
  EXPECT_EQ(json["errors"].size(), catalog::embedded().errors.size());
}

TEST(CatalogExport, IsTheSameEveryTimeAndInEveryLanguage) {
  EXPECT_EQ(run_catalog_with({"export"}).out, run_catalog_with({"export", "--json", "--lang", "zh"}).out);
}

TEST(CatalogExport, KeepsEveryCharacterOfASample) {
  const Json json = run_catalog_with({"export"}).json();
  const auto& errors = catalog::embedded().errors;
  for (std::size_t i = 0; i < errors.size(); ++i)
    for (std::size_t j = 0; j < errors[i].samples.size(); ++j)
      EXPECT_EQ(json["errors"][i]["sample"][j]["text"], std::string(errors[i].samples[j].text.view()));
}

TEST(CatalogCommands, TakeNoWordsAndFlagsThatMeanNothingToThem) {
  for (const Arguments& arguments : {Arguments{"export", "x"},
                                     {"coverage", "x"},
                                     {"list", "--tool", "claude-code"},
                                     {"coverage", "--tool", "claude-code"}})
    EXPECT_EQ(run_catalog_with(arguments).code, 2) << arguments[0];
}

}  // namespace
}  // namespace why::cli
