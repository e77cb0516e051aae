// The formats for CI, as whole runs.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <array>

#include "base/text.hpp"
#include "support/ran.hpp"

namespace why::cli {
namespace {

using test::api_key;
using test::login_json;
using test::Ran;
using test::run_in;
using test::Scene;

constexpr std::array k_for_ci{"sarif", "junit", "github", "gitlab", "markdown"};

/// An error in the environment, and a file that cannot be read.
Scene broken() {
  Scene scene;
  scene.env("ANTHROPIC_API_KEY", "\"" + api_key() + "\"").home(".claude/.credentials.json", login_json(), 0000);
  return scene;
}

TEST(CiFormats, ExitCodesAreThoseOfText) {
  Scene scene = broken(), unreadable, fine;
  unreadable.home(".claude/.credentials.json", login_json(), 0000).env("ANTHROPIC_API_KEY", api_key());
  fine.env("ANTHROPIC_API_KEY", api_key());
  for (const std::string format : k_for_ci)
    for (Scene* one : {&scene, &unreadable, &fine})
      for (const std::string level : {"error", "warning", "unknown"})
        EXPECT_EQ(run_in(*one, {"check", "--fail-on", level, "--format", format}).code,
                  run_in(*one, {"check", "--fail-on", level}).code)
            << format << level;
}

TEST(CiFormats, FailOnDecidesWhatFailsInJUnit) {
  Scene scene;
  scene.env("ANTHROPIC_API_KEY", api_key()).home(".claude/.credentials.json", login_json());
  const auto failures = [&](const char* level) {
    return text::contains(run_in(scene, {"check", "--format=junit", "--fail-on", level}).out, "<failure");
  };
  EXPECT_FALSE(failures("error"));
  EXPECT_TRUE(failures("warning"));
  Scene unreadable;
  unreadable.home(".claude/.credentials.json", login_json(), 0000).env("ANTHROPIC_API_KEY", api_key());
  const auto skipped = [&](const char* level) {
    return text::contains(run_in(unreadable, {"check", "--format=junit", "--fail-on", level}).out, "<skipped");
  };
  EXPECT_TRUE(skipped("error"));
  EXPECT_FALSE(skipped("unknown"));
}

TEST(CiFormats, TheResultGoesToTheFileThatWasAskedForEvenWhenItIsAFailure) {
  Scene scene = broken();
  for (const std::string format : k_for_ci)
    for (const std::string tool : {"claude-code", "no-such-tool"}) {
      test::FakeOutside outside(scene);
      (void)run(catalog::embedded(), outside, {"check", tool, "--format", format, "-o", "report"}, "0");
      EXPECT_EQ(outside.out, "");
      EXPECT_FALSE(outside.written["report"].empty()) << format;
    }
}

TEST(CiFormats, WrongUseIsToldOnStderrAndInTheFormat) {
  Scene scene = broken();
  for (const std::string format : k_for_ci) {
    const Ran ran = run_in(scene, {"check", "no-such-tool", "--format", format});
    EXPECT_EQ(ran.code, 2);
    EXPECT_TRUE(text::contains(ran.err, "There is no tool no-such-tool.")) << ran.err;
    EXPECT_EQ(text::contains(ran.out, "There is no tool no-such-tool."), format != "gitlab") << ran.out;
  }
  EXPECT_EQ(run_in(scene, {"check", "no-such-tool", "--format", "gitlab"}).out, "[]\n");
  EXPECT_EQ(run_in(scene, {"check", "no-such-tool", "--format", "sarif", "-q"}).out, "");
}

TEST(CiFormats, OtherCommandsRefuseThemAndSayWhatTheyTake) {
  Scene scene = broken();
  for (const std::string format : k_for_ci)
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"explain", "x"}, {"status"}, {"catalog", "list"}, {"version"}, {"--version"}, {"help"},
          {"check", "--help"}, {"completion", "bash"}, {}}) {
      std::vector<std::string> arguments = words;
      arguments.insert(arguments.end(), {"--format", format});
      const Ran ran = run_in(scene, arguments);
      EXPECT_EQ(ran.code, 2) << format;
      EXPECT_TRUE(text::contains(ran.err, "takes --format text, json; " + format + " is for check")) << ran.err;
    }
}

TEST(CiFormats, JsonIsStillTheSameAsItsFlag) {
  Scene scene = broken();
  EXPECT_EQ(run_in(scene, {"check", "--json"}).out, run_in(scene, {"check", "--format", "json"}).out);
}

TEST(CiFormats, NoCharacterOfAKeyIsShown) {
  const std::string key = api_key();
  for (const std::string format : k_for_ci)
    for (const std::string& tool : {std::string("claude-code"), key}) {
      Scene scene = broken();
      scene.project(".claude/" + key + "/x.json", "{}").env("CLAUDE_CONFIG_DIR", "/home/ada/work/.claude/" + key);
      scene.env("ANTHROPIC_BASE_URL", "http://u:" + key + "@gateway.example/" + key);
      const Ran ran = run_in(scene, {"check", tool, "--format", format});
      EXPECT_NE(ran.code, 70);
      for (std::size_t i = 13; i + 10 <= key.size(); ++i)
        ASSERT_FALSE(text::contains(ran.out + ran.err, key.substr(i, 10))) << format;
    }
}

TEST(CiFormats, SecretsInOddPlacesLeaveTheSyntaxWhole) {
  const std::string key = api_key();
  for (const std::string around : {"password: ", "cookie: a=", "-----BEGIN PRIVATE" " KEY-----\n", "\"token\": \"", "'", "<", "&lt;",
                                   "]]>", "`", "\\\"", "x-api-key: \""}) {
    Scene scene;
    scene.env("ANTHROPIC_API_KEY", key).env("ANTHROPIC_BASE_URL", "http://gateway.example/" + around + key);
    const Ran sarif = run_in(scene, {"check", "--format", "sarif"}), gitlab = run_in(scene, {"check", "--format", "gitlab"});
    EXPECT_FALSE(sarif.json().is_discarded()) << sarif.out;
    EXPECT_FALSE(gitlab.json().is_discarded()) << gitlab.out;
    const std::string junit = run_in(scene, {"check", "--format", "junit"}).out;
    EXPECT_TRUE(junit.ends_with("</testsuite>\n</testsuites>\n")) << junit;
  }
}

}  // namespace
}  // namespace why::cli
