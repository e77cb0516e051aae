// Whole runs on a machine in memory.
// SPDX-License-Identifier: Apache-2.0
#include "cli/run.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "catalog/image.hpp"
#include "cli/commands.hpp"
#include "support/fake_outside.hpp"

namespace why::cli {
namespace {

using Json = nlohmann::json;
using test::api_key;
using test::FakeOutside;
using test::login_json;
using test::Scene;

int run_on(FakeOutside& outside, const std::vector<std::string>& arguments) {
  return run(catalog::embedded(), outside, arguments, "0");
}

Scene stray_key() {
  Scene scene;
  scene.env("ANTHROPIC_API_KEY", api_key()).home(".claude/.credentials.json", login_json());
  scene.home(".zshrc", "export ANTHROPIC_API_KEY=" + api_key() + "\n");
  return scene;
}

constexpr const char* k_message = "Invalid API key · Fix external API key";

TEST(Run, ExplainNamesCausePlaceAndFix) {
  Scene scene = stray_key();
  FakeOutside outside(scene);
  EXPECT_EQ(run_on(outside, {"explain", k_message}), 0);
  EXPECT_TRUE(text::contains(outside.out, "~/.zshrc:1")) << outside.out;
  EXPECT_TRUE(text::contains(outside.out, "~/.claude/.credentials.json:1"));
  EXPECT_TRUE(text::contains(outside.out, "env -u ANTHROPIC_API_KEY"));
  EXPECT_TRUE(outside.err.empty());
}

TEST(Run, WhatIsPipedInIsExplained) {
  Scene scene = stray_key();
  FakeOutside outside(scene);
  outside.stdin_text = std::string("noise\n") + k_message + "\n";
  EXPECT_EQ(run_on(outside, {"--json"}), 0);
  const Json report = Json::parse(outside.out);
  EXPECT_EQ(report["matches"][0]["error"], "claude-code/invalid-x-api-key");
  EXPECT_EQ(report["matches"][0]["line"], 2);
  EXPECT_EQ(report["causes"][0]["id"], "stray-env-key-beats-login");
}

TEST(Run, WithoutAPipeTheMachineIsChecked) {
  Scene scene = stray_key();
  FakeOutside outside(scene);
  outside.terminal_in = true;
  EXPECT_EQ(run_on(outside, {}), 0);
  EXPECT_TRUE(text::contains(outside.out, "overrides your login"));
}

TEST(Run, ExitCodesSayWhatWasFound) {
  Scene broken, fine, unreadable;
  broken.env("ANTHROPIC_API_KEY", "\"" + api_key() + "\"");
  fine.env("ANTHROPIC_API_KEY", api_key());
  unreadable.home(".claude/.credentials.json", login_json(), 0000).env("ANTHROPIC_API_KEY", api_key());
  const auto code = [](Scene& scene, const std::vector<std::string>& arguments) {
    FakeOutside outside(scene);
    return run_on(outside, arguments);
  };
  EXPECT_EQ(code(broken, {"check"}), 1);
  EXPECT_EQ(code(fine, {"check"}), 0);
  EXPECT_EQ(code(unreadable, {"check", "--skip", "credential-file-unreadable"}), 3);
  EXPECT_EQ(code(fine, {"explain", "no such message"}), 3);
  EXPECT_EQ(code(fine, {"chek"}), 2);
  Scene stray = stray_key();
  EXPECT_EQ(code(stray, {"check", "--fail-on", "warning"}), 1);
  EXPECT_EQ(code(stray, {"check", "--fail-on", "warning", "--skip", "stray-env-key-beats-login"}), 0);
}

TEST(Run, JsonIsOneDocumentEvenForMistakes) {
  for (const auto& arguments : {std::vector<std::string>{"--json", "chek"},
                                {"status", "nosuch", "--json"},
                                {"--nosuch", "--json"},
                                {"--nosuch", "--format", "json"},
                                {"explain", "--json", "--at", "noon", k_message}}) {
    Scene scene = stray_key();
    FakeOutside outside(scene);
    EXPECT_EQ(run_on(outside, arguments), 2);
    EXPECT_TRUE(Json::parse(outside.out).contains("error")) << outside.out;
    EXPECT_FALSE(outside.err.empty());
  }
}

TEST(Run, NoCharacterOfAKeyIsShown) {
  const std::string key = api_key();
  for (const auto& arguments : {std::vector<std::string>{"status", "--verbose"},
                                {"check", "-v"},
                                {"explain", "-v", k_message},
                                {"status", "--json"},
                                {"explain", "--json", "Invalid API key · Fix external API key " + key}}) {
    Scene scene = stray_key();
    FakeOutside outside(scene);
    (void)run_on(outside, arguments);
    for (std::size_t i = 13; i + 10 <= key.size(); ++i)
      ASSERT_FALSE(text::contains(outside.out + outside.err, key.substr(i, 10))) << arguments[0];
  }
}

TEST(Run, LinesStayWithinTheWidth) {
  for (const std::size_t width : {60, 80, 120})
    for (const auto& arguments : {std::vector<std::string>{"status"},
                                  {"check"},
                                  {"explain", k_message},
                                  {"explain", "--lang", "zh", "-v", k_message},
                                  {"help"}}) {
      Scene scene = stray_key();
      FakeOutside outside(scene);
      outside.width = width;
      (void)run_on(outside, arguments);
      for (const std::string_view line : text::lines(outside.out))
        EXPECT_LE(text::columns(line), width) << line;
    }
}

TEST(Run, BothLanguagesFindTheSame) {
  const auto report = [](const char* language, const std::vector<std::string>& words) {
    Scene scene = stray_key();
    FakeOutside outside(scene);
    auto arguments = words;
    arguments.insert(arguments.end(), {"--json", "--lang", language});
    (void)run_on(outside, arguments);
    return Json::parse(outside.out);
  };
  for (const auto& words : {std::vector<std::string>{"explain", k_message}, {"check"}}) {
    const Json en = report("en", words), zh = report("zh", words);
    ASSERT_EQ(en["causes"].size(), zh["causes"].size());
    for (std::size_t i = 0; i < en["causes"].size(); ++i) {
      EXPECT_EQ(en["causes"][i]["id"], zh["causes"][i]["id"]);
      EXPECT_EQ(en["causes"][i]["probability"], zh["causes"][i]["probability"]);
    }
    ASSERT_EQ(en["findings"].size(), zh["findings"].size());
    for (std::size_t i = 0; i < en["findings"].size(); ++i)
      EXPECT_EQ(en["findings"][i]["id"], zh["findings"][i]["id"]);
  }
}

TEST(Run, ColourOnlyWhereItIsAllowed) {
  const auto coloured = [](std::vector<std::pair<std::string, std::string>> own, bool terminal,
                           std::vector<std::string> arguments) {
    Scene scene = stray_key();
    FakeOutside outside(scene, std::move(own));
    outside.terminal_out = terminal;
    (void)run_on(outside, arguments);
    return text::contains(outside.out, "\x1b[");
  };
  EXPECT_TRUE(coloured({{"LANG", "C.UTF-8"}}, true, {"status"}));
  EXPECT_FALSE(coloured({{"LANG", "C.UTF-8"}}, false, {"status"}));
  EXPECT_FALSE(coloured({{"NO_COLOR", "1"}}, true, {"status"}));
  EXPECT_TRUE(coloured({{"NO_COLOR", ""}}, true, {"status"}));
  EXPECT_FALSE(coloured({{"TERM", "dumb"}}, true, {"status"}));
  EXPECT_TRUE(coloured({}, false, {"status", "--color", "always"}));
  EXPECT_FALSE(coloured({}, true, {"status", "--no-color"}));
}

TEST(Run, AsciiMeansAscii) {
  Scene scene = stray_key();
  FakeOutside outside(scene);
  (void)run_on(outside, {"explain", "--ascii", "-v", k_message});
  for (const char c : outside.out) ASSERT_LT(static_cast<unsigned char>(c), 0x80);
}

TEST(Run, AnEntryIsFoundByTheEndOfItsId) {
  Scene scene;
  FakeOutside outside(scene);
  EXPECT_EQ(run_on(outside, {"explain", "agent-terminated", "--json"}), 0);
}

TEST(Run, AnEndOfSeveralIdsNamesThemAll) {
  Scene scene;
  FakeOutside outside(scene);
  EXPECT_EQ(run_on(outside, {"explain", "invalid-x-api-key"}), 2);
  EXPECT_TRUE(text::contains(outside.err, "claude-code/invalid-x-api-key")) << outside.err;
}

TEST(Run, AToolIsKnownByItsCommandToo) {
  Scene scene = stray_key();
  FakeOutside outside(scene);
  EXPECT_EQ(run_on(outside, {"status", "claude", "--json"}), 0);
  EXPECT_EQ(Json::parse(outside.out)["tool"]["id"], "claude-code");
}

TEST(Run, AMessageThatToolsShareIsOfTheOneThatIsMeant) {
  Scene scene;
  FakeOutside outside(scene);
  const std::string message = std::string("Invalid auth method selected.");
  EXPECT_EQ(run_on(outside, {"explain", "--json", message, "--", "qwen", "-p", "ping"}), 0);
  EXPECT_EQ(Json::parse(outside.out)["tool"]["id"], "qwen-code");
  FakeOutside again(scene);
  EXPECT_EQ(run_on(again, {"explain", "--json", message}), 0);
  EXPECT_EQ(Json::parse(again.out)["tool"]["id"], "gemini-cli");
}

TEST(Run, TheMeantCommandLineReachesTheTool) {
  Scene scene = stray_key();
  FakeOutside outside(scene);
  EXPECT_EQ(run_on(outside, {"status", "--json", "--", "claude", "--bare", "-p", "ping"}), 0);
  EXPECT_EQ(outside.last_request.command[1], "--bare");
  EXPECT_TRUE(outside.last_request.chosen);
}

TEST(Run, TheResultCanGoToAFile) {
  Scene scene = stray_key();
  FakeOutside outside(scene);
  EXPECT_EQ(run_on(outside, {"status", "-o", "r.txt"}), 0);
  EXPECT_TRUE(outside.out.empty());
  EXPECT_TRUE(text::contains(outside.written["r.txt"], "ANTHROPIC_API_KEY"));
}

TEST(Run, AVariableThatToolsReadIsNamedWhereNoToolIs) {
  Scene scene;
  scene.env("OPENROUTER_API_KEY", "x").env("DEEPSEEK_API_KEY", "").env("EDITOR", "vi");
  FakeOutside outside(scene);
  run_on(outside, {"check"});
  EXPECT_TRUE(text::contains(outside.out, "OPENROUTER_API_KEY")) << outside.out;
  EXPECT_FALSE(text::contains(outside.out, "DEEPSEEK_API_KEY") || text::contains(outside.out, "EDITOR")) << outside.out;
}

}  // namespace
}  // namespace why::cli
