// The table of commands, and how mistakes are answered.
// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "catalog/image.hpp"
#include "support/fake_outside.hpp"
#include "support/ran.hpp"

namespace why::cli {
namespace {

using Json = nlohmann::json;
using test::FakeOutside;
using test::Ran;
using test::Scene;
using Arguments = std::vector<std::string>;

Ran run_with(const Arguments& arguments) {
  Scene scene;
  return test::run_in(scene, arguments);
}

bool says(std::string_view text, std::string_view part) { return text::contains(text, part); }

TEST(Commands, EachIsFoundByItsNameAndHasExamplesThatNameTheProgram) {
  for (const Command& command : commands()) {
    EXPECT_EQ(command_named(command.name), &command);
    EXPECT_TRUE(says(command.examples, "why401")) << command.name;
  }
}

TEST(Commands, DoctorIsCheck) { EXPECT_EQ(command_named("doctor"), command_named("check")); }

TEST(Commands, EachHelpPageTellsItsEffectAndFillsItsExamples) {
  for (const Command& command : commands())
    for (const char* language : {"en", "zh"}) {
      const Ran done = run_with({"help", std::string(command.name), "--lang", language});
      EXPECT_EQ(done.code, 0);
      EXPECT_TRUE(says(done.out, pick(command.effect, *language == 'z' ? Language::zh : Language::en)));
      EXPECT_FALSE(says(done.out, "{")) << done.out;
    }
}

TEST(Commands, HelpIsReachedInThreeWays) {
  const Ran help = run_with({"help", "status"});
  EXPECT_EQ(run_with({"status", "--help"}).out, help.out);
  EXPECT_EQ(run_with({"-h", "status"}).out, help.out);
  EXPECT_EQ(run_with({"--help"}).out, run_with({"help"}).out);
}

TEST(Commands, EachWritesOneDocumentWhenJsonIsAskedFor) {
  for (const Arguments& arguments : {Arguments{"help"},
                                     {"help", "check"},
                                     {"version"},
                                     {"completion", "zsh"},
                                     {"status"},
                                     {"check"},
                                     {"catalog"},
                                     {"catalog", "list", "facts"},
                                     {"catalog", "coverage"},
                                     {"catalog", "new", "the widget store is full"},
                                     {"explain", "x"}}) {
    Arguments with_json = arguments;
    with_json.emplace_back("--json");
    const Ran done = run_with(with_json);
    EXPECT_EQ(Json::parse(done.out)["format"], "why401.report") << arguments[0];
    EXPECT_TRUE(done.err.empty()) << done.err;
  }
}

TEST(Completion, OfEveryShellNamesEveryCommandAndFlag) {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const std::string script = run_with({"completion", shell}).out;
    for (const std::string_view name : command_names())
      EXPECT_TRUE(says(script, name)) << shell << " " << name;
    for (const Flag& flag : k_flags)
      EXPECT_TRUE(says(script, flag.name.substr(2))) << shell << " " << flag.name;
  }
}

TEST(Mistakes, NameTheNearestRightWordInTheLanguageOfTheReader) {
  struct Case {
    Arguments typed;
    std::string_view en, zh;
  };
  for (const Case& c :
       {Case{{"statsu"}, "Did you mean status?", "你是指 status 吗？"},
        Case{{"status", "claude-cod"}, "Did you mean claude-code?", "你是指 claude-code 吗？"},
        Case{{"catalog", "lst"}, "Did you mean list?", "你是指 list 吗？"},
        Case{{"catalog", "list", "cause"}, "Did you mean causes?", "你是指 causes 吗？"},
        Case{{"help", "chek"}, "Did you mean check?", "你是指 check 吗？"},
        Case{{"completion", "fihs"}, "Did you mean fish?", "你是指 fish 吗？"},
        Case{{"check", "--fail-on", "eror"}, "Did you mean error?", "你是指 error 吗？"},
        Case{{"--jsno"}, "Did you mean --json?", "你是指 --json 吗？"}}) {
    Arguments chinese = c.typed;
    chinese.insert(chinese.end(), {"--lang", "zh"});
    const Ran in_english = run_with(c.typed), in_chinese = run_with(chinese);
    EXPECT_EQ(in_english.code, 2);
    EXPECT_TRUE(says(in_english.err, c.en)) << in_english.err;
    EXPECT_TRUE(says(in_chinese.err, c.zh)) << in_chinese.err;
    EXPECT_TRUE(in_english.out.empty());
  }
}

TEST(Mistakes, APlannedCommandIsNoCommand) {
  EXPECT_TRUE(says(run_with({"probe", "x"}).err, "no command probe"));
}

TEST(Mistakes, AFlagOfAnotherCommandIsRefused) {
  EXPECT_TRUE(says(run_with({"status", "--fail-on", "error"}).err, "status takes no --fail-on"));
  EXPECT_TRUE(says(run_with({"version", "--home", "/x"}).err, "version takes no --home"));
}

TEST(Mistakes, AKeyTypedInTheWrongPlaceIsNotRepeated) {
  const std::string key = test::api_key();
  for (const Arguments& arguments :
       {Arguments{key}, {"status", key}, {"--tool=" + key}, {"check", "--only", key}, {"--" + key}}) {
    const Ran done = run_with(arguments);
    EXPECT_EQ(done.code, 2);
    EXPECT_FALSE(says(done.err, key.substr(20, 12))) << done.err;
  }
}

TEST(Mistakes, ControlCharactersAreShownAsNumbers) {
  EXPECT_TRUE(says(run_with({"x\x1b[31m\ny"}).err, "x<1B>[31m<0A>y"));
}

TEST(Mistakes, TextAndADashDoNotGoTogether) { EXPECT_EQ(run_with({"explain", "-", "x"}).code, 2); }

TEST(Output, AFullDiskIsToldAndIsNoSuccess) {
  Scene scene;
  FakeOutside outside(scene);
  outside.is_full = true;
  EXPECT_EQ(run(catalog::embedded(), outside, {"version"}, "0"), 2);
  EXPECT_TRUE(says(outside.err, "Cannot write to standard output")) << outside.err;
}

TEST(Output, QuietLeavesTheExitCodeAlone) {
  const Ran done = run_with({"explain", "--quiet", "no such message"});
  EXPECT_EQ(done.code, 3);
  EXPECT_TRUE(done.out.empty() && done.err.empty());
}

TEST(Output, ATextWithNothingInItIsNotCalledUnknown) {
  EXPECT_TRUE(says(run_with({"explain", " \n"}).out, "no text to explain"));
}

TEST(Output, OnATerminalExplainSaysThatItWaits) {
  Scene scene;
  FakeOutside outside(scene);
  outside.terminal_in = true;
  EXPECT_EQ(run(catalog::embedded(), outside, {"explain", "-"}, "0"), 3);
  EXPECT_TRUE(says(outside.err, "Ctrl-D"));
}

TEST(Output, TheLanguageFollowsTheLocaleUnlessItWasChosen) {
  const auto out_of = [](std::vector<std::pair<std::string, std::string>> own, const Arguments& arguments) {
    Scene scene;
    FakeOutside outside(scene, std::move(own));
    (void)run(catalog::embedded(), outside, arguments, "0");
    return says(outside.out, "帮助");
  };
  EXPECT_TRUE(out_of({{"LANG", "zh_CN.UTF-8"}}, {"help"}));
  EXPECT_FALSE(out_of({{"LANG", "zh_CN.UTF-8"}, {"LC_ALL", "C"}}, {"help"}));
  EXPECT_TRUE(out_of({{"LANG", "zh_CN.UTF-8"}, {"LC_ALL", ""}}, {"help"}));
  EXPECT_FALSE(out_of({{"LANG", "zh_CN.UTF-8"}}, {"help", "--lang", "en"}));
}

TEST(Output, AnotherCharacterSetThanUtf8GetsAscii) {
  Scene scene;
  FakeOutside outside(scene, {{"LANG", "en_US.ISO-8859-1"}});
  (void)run(catalog::embedded(), outside, {"explain", "Invalid API key · Fix external API key"}, "0");
  for (const char c : outside.out) ASSERT_LT(static_cast<unsigned char>(c), 0x80);
}

}  // namespace
}  // namespace why::cli
