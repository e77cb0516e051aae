// Places that differ in many things, as real ones do: what comes first, what is told once, and what is left out.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "catalog/find.hpp"
#include "compare/compare.hpp"
#include "support/ingredients.hpp"
#include "support/recorded.hpp"

namespace why {
namespace {

using test::Scene;
using test::taken;

const catalog::Tool<Packed>& tool_named(std::string_view id) { return *catalog::find_tool(catalog::embedded(), id); }

const Difference* named(const Comparison& comparison, std::string_view name) {
  for (const Difference& difference : comparison.differences)
    if (difference.name == name) return &difference;
  return nullptr;
}

std::ptrdiff_t place_of(const Comparison& comparison, std::string_view name) {
  const auto it = std::find_if(comparison.differences.begin(), comparison.differences.end(), [&](const Difference& d) { return d.name == name; });
  EXPECT_NE(it, comparison.differences.end()) << name;
  return it - comparison.differences.begin();
}

/// Two scenes whose snapshots live as long as their comparison.
struct Compared {
  Snapshot a, b;
  Comparison result;

  Compared(Scene& first, Scene& second, const FingerprintMaker* maker = nullptr)
      : a(taken(first, maker)), b(taken(second, maker)), result(compare(catalog::embedded(), a, b, {})) {}
  Compared(const Compared&) = delete;
  Compared& operator=(const Compared&) = delete;
};

TEST(SeveralDifferences, WhatOnePlaceSendsWhereTheOtherSendsNothingComesFirst) {
  Scene laptop, job;
  for (Scene* scene : {&laptop, &job}) scene->files.with(test::k_claude_package, test::npm_package("2.1.330"));
  laptop.home(".claude/.credentials.json", test::login_json()).home(".codex/auth.json", R"({"OPENAI_API_KEY":")" + test::openai_key() + R"("})");
  job.env("CI", "true").env("ANTHROPIC_API_KEY", test::api_key()).env("HTTPS_PROXY", "http://proxy.example:1");
  const Compared compared(laptop, job);
  EXPECT_EQ(compared.result.failing, Failing::b);
  EXPECT_EQ(compared.result.differences.at(0).name, "API key in auth.json");  // of the tool that has nothing in the job
  EXPECT_LT(place_of(compared.result, "ANTHROPIC_API_KEY"), place_of(compared.result, "HTTPS_PROXY"));
}

TEST(SeveralDifferences, AToolWithoutTracesHasTheNetworkOfItsPlace) {
  Scene laptop, job;
  laptop.files.with(test::k_claude_package, test::npm_package("2.1.330"));
  job.env("HTTPS_PROXY", "http://proxy.example:1").env("NODE_EXTRA_CA_CERTS", "/etc/company.pem");
  const Compared compared(laptop, job);
  for (const auto* name : {"HTTPS_PROXY", "NODE_EXTRA_CA_CERTS"}) {
    const Difference* difference = named(compared.result, name);
    ASSERT_NE(difference, nullptr) << name;
    EXPECT_FALSE(difference->is_harmless()) << name;
    EXPECT_EQ(difference->a.what, SideState::What::absent);
  }
}

TEST(SeveralDifferences, AVariableThatSeveralToolsTakeIsToldOnceWithAllOfThem) {
  Scene with, without;
  for (Scene* scene : {&with, &without})
    scene->files.with(test::k_claude_package, test::npm_package("1.0.0")).with("/usr/local/lib/node_modules/opencode-ai/package.json", test::npm_package("1.0.0"));
  with.env("ANTHROPIC_API_KEY", test::api_key());
  const Compared compared(with, without);
  const auto& all = compared.result.differences;
  EXPECT_EQ(std::count_if(all.begin(), all.end(), [](const Difference& d) { return d.name == "ANTHROPIC_API_KEY"; }), 1);
  const auto& tools = named(compared.result, "ANTHROPIC_API_KEY")->tools;
  EXPECT_EQ(tools, (std::vector<const catalog::Tool<Packed>*>{&tool_named("claude-code"), &tool_named("opencode")}));
}

TEST(SeveralDifferences, ToolsOfWhichOnlyASharedKeyIsThereAreLeftOutBesideOneThatIsReallyThere) {
  Scene with, without;
  with.env("ANTHROPIC_API_KEY", test::api_key());
  {
    const Compared compared(with, without);
    EXPECT_GT(compared.result.tools.size(), 1U);
    EXPECT_EQ(compared.result.differences.at(0).name, "ANTHROPIC_API_KEY");
  }
  for (Scene* scene : {&with, &without}) scene->files.with(test::k_claude_package, test::npm_package("1.0.0"));
  const Compared compared(with, without);
  ASSERT_EQ(compared.result.tools.size(), 1U);
  EXPECT_EQ(compared.result.tools[0].tool, &tool_named("claude-code"));
}

TEST(SeveralDifferences, AKeyIsSeenWhereItsToolIsNotInstalledYet) {
  Scene laptop, job;  // a step of the job installs the tool later, and another one is there
  laptop.files.with(test::k_claude_package, test::npm_package("1.0.0"));
  laptop.env("ANTHROPIC_API_KEY", test::api_key());
  job.env("ANTHROPIC_API_KEY", test::api_key()).home(".config/gh/hosts.yml", "github.com:\n    oauth_token: " + test::fake_key("gho_", 36) + "\n");
  const Compared compared(laptop, job);
  EXPECT_EQ(named(compared.result, "ANTHROPIC_API_KEY"), nullptr);
}

TEST(SeveralDifferences, WhereOneToolWasLookedForTheOthersAreNotCompared) {
  Scene with, without;
  with.env("ANTHROPIC_API_KEY", test::api_key()).env("CODEX_API_KEY", test::openai_key());
  const Snapshot a = taken(with), b = taken(without, nullptr, &tool_named("claude-code"));
  const Comparison comparison = compare(catalog::embedded(), a, b, {});
  ASSERT_EQ(comparison.tools.size(), 1U);
  EXPECT_EQ(comparison.differences.at(0).name, "ANTHROPIC_API_KEY");
  EXPECT_TRUE(named(comparison, "CODEX_API_KEY")->is_harmless());
}

TEST(SeveralDifferences, TheKindOfPlaceIsBackgroundBesideWhatExplainsMore) {
  Scene with, without;
  with.files.with(test::k_claude_package, test::npm_package("1.0.0"));
  without.files.with(test::k_claude_package, test::npm_package("1.0.0")).with("/.dockerenv", "");
  with.env("ANTHROPIC_API_KEY", test::api_key());
  const Compared compared(with, without);
  EXPECT_TRUE(named(compared.result, "place.container")->is_harmless());
}

TEST(SeveralDifferences, AFileOfWhichNothingIsKnownComesBehindWhatIsKnown) {
  Scene laptop, job;
  for (Scene* scene : {&laptop, &job}) scene->env("ANTHROPIC_API_KEY", test::api_key());
  laptop.files.with(test::k_claude_package, test::npm_package("2.0.0"));
  job.files.with(test::k_claude_package, test::npm_package("1.0.0"));
  laptop.home(".claude.json", R"({"projects":{}})");
  const Compared compared(laptop, job);
  EXPECT_LT(place_of(compared.result, "claude-code"), place_of(compared.result, "~/.claude.json"));
}

TEST(SeveralDifferences, TheSameFileInAnotherPlaceIsTheSame) {
  Scene usual, moved;
  for (Scene* scene : {&usual, &moved}) scene->env("ANTHROPIC_API_KEY", test::api_key());
  usual.home(".claude/settings.json", R"({"model":"opus"})");
  moved.env("CLAUDE_CONFIG_DIR", "/srv/claude");
  moved.files.with("/srv/claude/settings.json", R"({"model":"opus"})");
  const Compared compared(usual, moved);
  ASSERT_EQ(compared.result.differences.at(0).name, "CLAUDE_CONFIG_DIR");
  for (const Difference& difference : compared.result.differences) EXPECT_NE(difference.kind, "settings-file");
}

TEST(SeveralDifferences, AValueIsToldAndNotTheFileThatSetsIt) {
  Scene without, with;
  for (Scene* scene : {&without, &with}) scene->env("ANTHROPIC_API_KEY", test::api_key());
  with.home(".claude/settings.json", R"({"env":{"ANTHROPIC_BASE_URL":"https://gateway.example"}})");
  const Compared compared(without, with);
  EXPECT_EQ(compared.result.differences.at(0).name, "ANTHROPIC_BASE_URL");
  EXPECT_TRUE(named(compared.result, "~/.claude/settings.json")->is_harmless());
}

TEST(SeveralDifferences, AKeyThatMovedToAnotherLayerIsToldUnlessItIsTheSame) {
  const std::string key = test::api_key();
  Scene shell, settings, other;
  shell.env("ANTHROPIC_API_KEY", key);
  settings.home(".claude/settings.json", R"({"env":{"ANTHROPIC_API_KEY":")" + key + R"("}})");
  other.home(".claude/settings.json", R"({"env":{"ANTHROPIC_API_KEY":")" + test::api_key(90) + R"("}})");
  const auto maker = FingerprintMaker::with_code(new_pairing_code());
  EXPECT_EQ(Compared(shell, settings).result.differences.at(0).kind, "variable");
  const Compared same(shell, settings, &*maker);
  EXPECT_TRUE(named(same.result, "ANTHROPIC_API_KEY")->is_harmless());  // the shell has it, and the tool sends the same
  EXPECT_EQ(Compared(shell, other, &*maker).result.differences.at(0).kind, "key");
}

TEST(SeveralDifferences, VariablesThatNoToolReadsAreHarmlessAndComparedByNameAlone) {
  Scene a, b;
  a.env("EDITOR", "vi").env("PAGER", "less").env("MY_TOKEN", test::fake_key("", 40, 1));
  b.env("EDITOR", "nano").env("MY_TOKEN", test::fake_key("", 40, 2));
  {
    const Compared compared(a, b);
    ASSERT_EQ(compared.result.differences.size(), 1U);
    EXPECT_EQ(compared.result.differences[0].name, "PAGER");
    EXPECT_TRUE(compared.result.differences[0].is_harmless());
  }
  const auto maker = FingerprintMaker::with_code(new_pairing_code());
  const Compared with_code(a, b, &*maker);
  EXPECT_NE(named(with_code.result, "MY_TOKEN"), nullptr);
}

TEST(SeveralDifferences, ARegionIsOfNoWeightWhereNoCloudIsUsed) {
  Scene laptop, job;
  for (Scene* scene : {&laptop, &job}) {
    scene->files.with(test::k_claude_package, test::npm_package("1.0.0"));
    scene->env("ANTHROPIC_API_KEY", test::api_key());
  }
  laptop.env("AWS_REGION", "us-east-1");
  job.env("ANTHROPIC_MODEL", "claude-x");
  const Compared compared(laptop, job);
  EXPECT_LT(place_of(compared.result, "ANTHROPIC_MODEL"), place_of(compared.result, "AWS_REGION"));
}

}  // namespace
}  // namespace why
