// `run`, with a command whose end a test makes up.
// SPDX-License-Identifier: Apache-2.0
#include <signal.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "catalog/image.hpp"
#include "cli/run.hpp"
#include "support/fake_outside.hpp"

namespace why::cli {
namespace {

using test::api_key;
using test::FakeOutside;
using test::login_json;
using test::Scene;
using How = CommandEnd::How;

constexpr const char* k_message = "Invalid API key · Fix external API key\n";

/// A machine, a command with its end, and what `run` says of it.
struct RunOf {
  explicit RunOf(How how, int number, std::string out = "", std::string err = "") : outside(scene) {
    outside.command_end.how = how;
    outside.command_end.number = number;
    outside.command_end.heard.out.head = std::move(out);
    outside.command_end.heard.err.head = std::move(err);
  }

  int run(std::vector<std::string> flags = {}, const std::vector<std::string>& command = {"claude", "-p", "ping"}) {
    flags.insert(flags.begin(), "run");
    flags.push_back("--");
    flags.insert(flags.end(), command.begin(), command.end());
    return cli::run(catalog::embedded(), outside, flags, "0");
  }
  bool says(std::string_view text) const { return text::contains(outside.err, text); }

  Scene scene;
  FakeOutside outside;
};

TEST(RunCommand, TheCodeIsThatOfTheCommand) {
  const struct {
    How how;
    int number, code;
  } ends[] = {{How::exited, 0, 0},   {How::exited, 3, 3},           {How::exited, 255, 255},     {How::killed, SIGTERM, 143},
              {How::killed, SIGKILL, 137}, {How::timed_out, SIGTERM, 124}, {How::not_found, 2, 127}, {How::not_executable, 13, 126}};
  for (const auto& end : ends) EXPECT_EQ(RunOf(end.how, end.number).run(), end.code);
}

TEST(RunCommand, TheCommandIsHandedOnAsItIs) {
  RunOf here(How::exited, 0);
  here.run({"--timeout", "90s"}, {"claude", "--json", "", "--", "a b"});
  EXPECT_EQ(here.outside.last_command.command, (std::vector<std::string>{"claude", "--json", "", "--", "a b"}));
  EXPECT_EQ(here.outside.last_command.timeout_ms, 90'000);
}

TEST(RunCommand, AFailureIsExplainedOnStderrWithFactsOfThisMachine) {
  RunOf here(How::exited, 1, k_message);
  here.scene.env("ANTHROPIC_API_KEY", api_key()).home(".claude/.credentials.json", login_json());
  here.scene.home(".zshrc", "export ANTHROPIC_API_KEY=" + api_key() + "\n");
  EXPECT_EQ(here.run(), 1);
  EXPECT_EQ(here.outside.out, "");
  EXPECT_TRUE(here.says("claude exited with 1") && here.says("~/.zshrc:1")) << here.outside.err;
  EXPECT_FALSE(here.says(api_key().substr(20, 10)));
}

TEST(RunCommand, SuccessIsSilent) {
  RunOf here(How::exited, 0, "pong\n");
  EXPECT_EQ(here.run(), 0);
  EXPECT_EQ(here.outside.err, "");
}

TEST(RunCommand, AFailureThatExitsWellIsExplainedUnlessThatIsUnwanted) {
  RunOf here(How::exited, 0, k_message);
  EXPECT_EQ(here.run(), 0);
  EXPECT_TRUE(here.says("exited with 0, and yet")) << here.outside.err;
  RunOf quiet(How::exited, 0, k_message);
  EXPECT_EQ(quiet.run({"--quiet-on-success"}), 0);
  EXPECT_EQ(quiet.outside.err, "");
}

TEST(RunCommand, AnAnswerThatQuotesAnErrorIsNoFailure) {
  std::string answer = "The message means that the key was refused:\n\n    " + std::string(k_message) + "\n";
  for (int i = 0; i < 5; ++i) answer += "Then check the variable.\n";
  RunOf prose(How::exited, 0, answer);
  EXPECT_EQ(prose.run(), 0);
  EXPECT_EQ(prose.outside.err, "");
  RunOf events(How::exited, 0, R"({"type":"result","is_error":false,"result":"Invalid API key · Fix external API key"})");
  events.run();
  EXPECT_EQ(events.outside.err, "");
  // Of a program that is no AI tool every line is its own.
  RunOf script(How::exited, 0, answer);
  script.run({}, {"make", "test"});
  EXPECT_TRUE(script.says("exited with 0")) << script.outside.err;
}

TEST(RunCommand, AClientsOwnJsonTellsAFailureThatExitsWell) {
  RunOf here(How::exited, 0, R"({"type":"result","subtype":"success","is_error":true,"result":"Not logged in · Please run /login"})");
  EXPECT_EQ(here.run(), 0);
  EXPECT_TRUE(here.says("exited with 0")) << here.outside.err;
}

TEST(RunCommand, StreamsAndLinesOfMessagesAreTold) {
  RunOf here(How::exited, 1, "one\ntwo\n", "three\n" + std::string(k_message));
  here.run({"--report", "r.json"});
  const auto report = nlohmann::json::parse(here.outside.written.at("r.json"));
  EXPECT_EQ(report["matches"][0]["source"], "stderr");
  EXPECT_EQ(report["matches"][0]["line"], 2);
  EXPECT_EQ(report["outcome"]["exit_code"], 1);
  EXPECT_EQ(report["outcome"]["program"], "claude");
}

TEST(RunCommand, TheMiddleThatWasNotKeptPartsTheTexts) {
  RunOf here(How::exited, 1, "Invalid API key");
  here.outside.command_end.heard.out.left_out = 1;
  here.outside.command_end.heard.out.tail = " · Fix something else entirely";
  here.run({"--report", "r.json"});
  const auto report = nlohmann::json::parse(here.outside.written.at("r.json"));
  EXPECT_EQ(report["outcome"]["exit_code"], 1);
}

TEST(RunCommand, AReportIsWrittenAfterSuccessToo) {
  RunOf here(How::exited, 0, "pong\n");
  here.run({"--report", "r.json", "--quiet"});
  EXPECT_TRUE(nlohmann::json::parse(here.outside.written.at("r.json"))["matches"].empty());
  EXPECT_EQ(here.outside.err, "");
}

TEST(RunCommand, AFailureWithoutAKnownWordShowsWhatTheMachineShows) {
  RunOf here(How::exited, 1, "", "something new\n");
  EXPECT_EQ(here.run({"--report", "r.json"}), 1);
  EXPECT_TRUE(here.says("No known error is in what it printed.")) << here.outside.err;
  const auto report = nlohmann::json::parse(here.outside.written.at("r.json"));
  EXPECT_EQ(report["causes"][0]["id"], "no-credential");
  EXPECT_EQ(report["tool"]["id"], "claude-code");
}

TEST(RunCommand, WhatRunsIsTheToolWhateverItsOutputLooksLike) {
  RunOf here(How::exited, 1, k_message);
  here.run({"--report", "r.json"}, {"opencode", "run", "ping"});
  EXPECT_EQ(nlohmann::json::parse(here.outside.written.at("r.json"))["tool"]["id"], "opencode");
}

TEST(RunCommand, WhatWasTypedAtTheKeyboardIsNotExplained) {
  RunOf here(How::killed, SIGINT, k_message);
  here.outside.command_end.by_keyboard = true;
  EXPECT_EQ(here.run(), 130);
  EXPECT_EQ(here.outside.ended_by, SIGINT);
  EXPECT_EQ(here.outside.err, "");
}

TEST(RunCommand, AToolThatHadToBeEndedIsJudgedByWhatIsBehindItsStalls) {
  RunOf here(How::timed_out, SIGTERM);
  here.scene.env("ANTHROPIC_API_KEY", api_key());
  EXPECT_EQ(here.run({"--report", "r.json"}), 124);
  EXPECT_TRUE(here.says("was ended after") && here.says("most likely")) << here.outside.err;
  const auto report = nlohmann::json::parse(here.outside.written.at("r.json"));
  EXPECT_GE(report["causes"].size(), 3U);
  EXPECT_TRUE(report["matches"].empty());
}

TEST(RunCommand, ASilentToolIsSpokenOfAfterTenSecondsAndJudgedAfterTwenty) {
  RunOf here(How::exited, 0);
  here.scene.env("ANTHROPIC_API_KEY", api_key());
  here.outside.silent_ms = 10'000;
  here.run();
  EXPECT_TRUE(here.says("has printed nothing for 10 s") && here.says("api.anthropic.com")) << here.outside.err;
  EXPECT_EQ(std::count(here.outside.err.begin(), here.outside.err.end(), '\n'), 1) << here.outside.err;

  RunOf works(How::exited, 0);  // or may: nothing is wrong as far as can be seen
  works.scene.env("ANTHROPIC_API_KEY", api_key());
  works.outside.silent_ms = 20'000;
  works.run();
  EXPECT_EQ(works.outside.err, here.outside.err);

  RunOf broken(How::exited, 0);
  broken.outside.silent_ms = 20'000;
  broken.run();
  EXPECT_TRUE(broken.says("nothing for 20 s") && broken.says("no credential was found")) << broken.outside.err;

  RunOf stranger(How::exited, 0);
  stranger.outside.silent_ms = 60'000;
  stranger.run({}, {"make"});
  EXPECT_EQ(stranger.outside.err, "");
}

TEST(RunCommand, WhatWasSaidOfASilenceIsNotSaidAgain) {
  RunOf here(How::exited, 1);
  here.outside.silent_ms = 20'000;
  here.run();
  EXPECT_FALSE(here.says("exited with 1")) << here.outside.err;
}

TEST(RunCommand, MistakesAreToldBeforeAnythingRuns) {
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"run"}, {"run", "claude", "-p", "hi"}, {"run", "--"}, {"run", "--timeout", "soon", "--", "true"},
        {"run", "--watch-silence", "0s", "--", "true"}, {"run", "--tool", "nobody", "--", "true"}, {"run", "x", "--", "true"}}) {
    Scene scene;
    FakeOutside outside(scene);
    EXPECT_EQ(run(catalog::embedded(), outside, arguments, "0"), 2);
    EXPECT_TRUE(outside.last_command.command.empty());
    EXPECT_NE(outside.err, "");
  }
}

TEST(RunCommand, AForgottenDashIsShownWithTheCommand) {
  Scene scene;
  FakeOutside outside(scene);
  run(catalog::embedded(), outside, {"run", "claude", "-p", "hi"}, "0");
  EXPECT_TRUE(text::contains(outside.err, "why401 run -- claude -p hi")) << outside.err;
}

TEST(RunCommand, TheDiagnosisComesInTheFormatsForCi) {
  for (const char* format : {"sarif", "junit", "github", "gitlab", "markdown", "json"}) {
    RunOf here(How::exited, 1, k_message);
    EXPECT_EQ(here.run({"--format", format}), 1) << format;
    EXPECT_TRUE(here.says("invalid-x-api-key") || here.says("The API refused the key")) << format << here.outside.err;
    EXPECT_EQ(here.outside.out, "");
  }
}

}  // namespace
}  // namespace why::cli
