// Which marks of a place hold, and that the catalog's marks raise their facts and stay silent beside them.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cctype>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "catalog/find.hpp"
#include "catalog/image.hpp"
#include "catalog/packer.hpp"
#include "evidence/evidence.hpp"
#include "support/scene.hpp"

namespace why {
namespace {

using test::Scene;
using Mark = catalog::PlaceMark<catalog::Owned>;

constexpr std::string_view k_fact = "place.here";

enum class Whose { own, pointed_at };

/// What `marks`, all of one fact, say about a machine.
Truth truth(Scene& scene, std::vector<Mark> marks, Whose whose = Whose::own) {
  catalog::Catalog<catalog::Owned> all;
  all.tools.emplace_back().modes.emplace_back();
  for (Mark& mark : marks) mark.fact = k_fact;
  all.place_marks = std::move(marks);
  const std::vector<std::byte> image = catalog::pack(all);
  const auto& packed = **catalog::view(image);
  World world = scene.world();
  world.place.elsewhere = whose == Whose::pointed_at;
  return examine(world, packed, packed.tools[0]).facts.truth(k_fact);
}

Mark variable(std::string name) {
  Mark mark;
  mark.variable = std::move(name);
  return mark;
}

Mark file(std::string path) {
  Mark mark;
  mark.path = std::move(path);
  return mark;
}

TEST(Place, AVariableCountsUnlessItSaysNo) {
  for (const auto& [value, expected] : {std::pair{"true", Truth::yes},
                                        {"x", Truth::yes},
                                        {"", Truth::no},
                                        {" ", Truth::no},
                                        {"false", Truth::no},
                                        {"0", Truth::no}}) {
    Scene scene;
    scene.env("HERE", value);
    EXPECT_EQ(truth(scene, {variable("HERE")}), expected) << value;
  }
}

TEST(Place, AValueMustBeOneOfThoseNamed) {
  Mark mark = variable("HERE");
  mark.is = {"false", "maybe"};
  for (const auto& [value, expected] :
       {std::pair{"false", Truth::yes}, {"Maybe", Truth::yes}, {"true", Truth::no}, {"", Truth::no}}) {
    Scene scene;
    scene.env("HERE", value);
    EXPECT_EQ(truth(scene, {mark}), expected) << value;
  }
}

TEST(Place, AValueIsComparedOnlyWithOneThatIsSet) {
  Mark mark = variable("HERE");
  mark.differs = "THERE";
  for (const auto& [other, expected] : {std::pair{"b", Truth::yes}, {"a", Truth::no}, {"", Truth::no}}) {
    Scene scene;
    scene.env("HERE", "a").env("THERE", other);
    EXPECT_EQ(truth(scene, {mark}), expected) << other;
  }
}

TEST(Place, AnotherVariableMayHaveToBeMissing) {
  Mark mark = variable("HERE");
  mark.without = "TERM";
  Scene without, with;
  EXPECT_EQ(truth(without.env("HERE", "1x"), {mark}), Truth::yes);
  EXPECT_EQ(truth(with.env("HERE", "1x").env("TERM", "xterm"), {mark}), Truth::no);
}

TEST(Place, AVariableAndAFileMustBothBeThere) {
  Mark mark = variable("HERE");
  mark.path = "/run/here";
  Scene neither, one, both;
  EXPECT_EQ(truth(neither, {mark}), Truth::no);
  EXPECT_EQ(truth(one.env("HERE", "x"), {mark}), Truth::no);
  both.env("HERE", "x").files.with("/run/here", "");
  EXPECT_EQ(truth(both, {mark}), Truth::yes);
}

TEST(Place, APathMayHoldAVariable) {
  Scene unset, set;
  unset.files.with("/run/here", "");
  set.files.with("/run/here", "");
  EXPECT_EQ(truth(unset, {file("{WHERE}/here")}), Truth::no);
  EXPECT_EQ(truth(set.env("WHERE", "/run"), {file("{WHERE}/here")}), Truth::yes);
}

TEST(Place, AFileIsSearchedForAText) {
  Mark mark = file("/run/here");
  mark.contains = ".service\n";
  Scene with, without;
  with.files.with("/run/here", "0::/system.slice/box.service\n");
  without.files.with("/run/here", "0::/user.slice/user@1000.service/box.scope\n");
  EXPECT_EQ(truth(with, {mark}), Truth::yes);
  EXPECT_EQ(truth(without, {mark}), Truth::no);
}

TEST(Place, TwoStringsOfAFileAreCompared) {
  Mark mark = file("/run/event.json");
  mark.key = "request.head.repo.name";
  mark.differs_key = "repo.name";
  for (const auto& [text, expected] :
       {std::pair{R"({"request":{"head":{"repo":{"name":"me/x"}}},"repo":{"name":"all/x"}})", Truth::yes},
        {R"({"request":{"head":{"repo":{"name":"all/x"}}},"repo":{"name":"all/x"}})", Truth::no},
        {R"({"request":{"head":{"repo":null}},"repo":{"name":"all/x"}})", Truth::yes},
        {R"({"repo":{"name":"all/x"}})", Truth::no},
        {R"({"request":{"head":{"repo":{"name":"me/x"}}}})", Truth::no},
        {R"({"request":{"head":{"repo":{"name":7}}},"repo":{"name":"all/x"}})", Truth::no},
        {"{", Truth::no}}) {
    Scene scene;
    scene.files.with("/run/event.json", text);
    EXPECT_EQ(truth(scene, {mark}), expected) << text;
  }
}

TEST(Place, WhatMayNotBeReadIsUnknownUntilAnotherMarkHolds) {
  Mark mark = file("/run/here");
  mark.contains = "x";
  Scene scene;
  scene.env("HERE", "x").files.with("/run/here", "x", 0000, 0);
  EXPECT_EQ(truth(scene, {mark}), Truth::unknown);
  EXPECT_EQ(truth(scene, {mark, variable("HERE")}), Truth::yes);
}

TEST(Place, OurOwnProcessSaysNothingAboutAPlaceThatIsPointedAt) {
  Scene scene;
  scene.files.with("/proc/self/cgroup", "");
  EXPECT_EQ(truth(scene, {file("/proc/self/cgroup")}, Whose::own), Truth::yes);
  EXPECT_EQ(truth(scene, {file("/proc/self/cgroup")}, Whose::pointed_at), Truth::unknown);
}

// ------------------------------------------------ the marks of the catalog

constexpr std::string_view k_event = "/run/event.json";
constexpr std::string_view k_of_fork =
    R"({"pull_request":{"head":{"repo":{"full_name":"me/x"}}},"repository":{"full_name":"all/x"}})";
constexpr std::string_view k_of_branch =
    R"({"pull_request":{"head":{"repo":{"full_name":"all/x"}}},"repository":{"full_name":"all/x"}})";

struct Machine {
  std::vector<std::pair<std::string, std::string>> variables;
  std::vector<std::pair<std::string_view, std::string_view>> files;
};

struct Known {
  std::string_view fact;
  Machine seen, silent;
};

std::vector<Known> known_places() {
  return {
      {"place.ci", {{{"FORGEJO_ACTIONS", "true"}}, {}}, {{{"FORGEJO_ACTIONS", "false"}}, {}}},
      {"place.ci", {{{"CI", "woodpecker"}}, {}}, {{{"CI", "false"}}, {}}},
      {"place.github-actions", {{{"GITHUB_ACTIONS", "true"}}, {}}, {{{"CI", "true"}}, {}}},
      {"place.gitlab-ci", {{{"GITLAB_CI", "true"}}, {}}, {{{"CI", "true"}}, {}}},
      {"place.ci-fork",
       {{{"GITHUB_EVENT_NAME", "pull_request"}, {"GITHUB_EVENT_PATH", std::string(k_event)}},
        {{k_event, k_of_fork}}},
       {{{"GITHUB_EVENT_NAME", "pull_request"}, {"GITHUB_EVENT_PATH", std::string(k_event)}},
        {{k_event, k_of_branch}}}},
      {"place.ci-fork",
       {{{"GITHUB_EVENT_NAME", "pull_request_review"}, {"GITHUB_EVENT_PATH", std::string(k_event)}},
        {{k_event, k_of_fork}}},
       {{{"GITHUB_EVENT_NAME", "pull_request_target"}, {"GITHUB_EVENT_PATH", std::string(k_event)}},
        {{k_event, k_of_fork}}}},
      {"place.ci-fork",
       {{{"CI_MERGE_REQUEST_SOURCE_PROJECT_PATH", "me/x"}, {"CI_PROJECT_PATH", "all/x"}}, {}},
       {{{"CI_MERGE_REQUEST_SOURCE_PROJECT_PATH", "all/x"}, {"CI_PROJECT_PATH", "all/x"}}, {}}},
      {"place.ci-fork", {{{"CIRCLE_PR_REPONAME", "x"}}, {}}, {{{"CIRCLE_PULL_REQUEST", "7"}}, {}}},
      {"place.ci-fork",
       {{{"SYSTEM_PULLREQUEST_ISFORK", "True"}}, {}},
       {{{"SYSTEM_PULLREQUEST_ISFORK", "False"}}, {}}},
      {"place.ci-fork",
       {{{"TRAVIS_PULL_REQUEST_SLUG", "me/x"}, {"TRAVIS_REPO_SLUG", "all/x"}}, {}},
       {{{"TRAVIS_PULL_REQUEST_SLUG", ""}, {"TRAVIS_REPO_SLUG", "all/x"}}, {}}},
      {"place.ci-fork",
       {{{"APPVEYOR_PULL_REQUEST_HEAD_REPO_NAME", "me/x"}, {"APPVEYOR_REPO_NAME", "all/x"}}, {}},
       {{{"APPVEYOR_PULL_REQUEST_HEAD_REPO_NAME", "all/x"}, {"APPVEYOR_REPO_NAME", "all/x"}}, {}}},
      {"place.ci-bot", {{{"GITHUB_ACTOR", "dependabot[bot]"}}, {}}, {{{"GITHUB_ACTOR", "ada"}}, {}}},
      {"place.ci-identity-token",
       {{{"ACTIONS_ID_TOKEN_REQUEST_URL", "https://x.example"}}, {}},
       {{{"GITHUB_ACTIONS", "true"}}, {}}},
      {"place.ci-unprotected-branch",
       {{{"CI_COMMIT_REF_PROTECTED", "false"}}, {}},
       {{{"CI_COMMIT_REF_PROTECTED", "true"}}, {}}},
      {"place.container", {{{"CLOUD_SHELL", "true"}}, {}}, {}},
      {"place.container", {{}, {{"/var/run/secrets/kubernetes.io/serviceaccount/namespace", "box"}}}, {}},
      {"place.wsl",
       {{{"SUDO_USER", "ada"}}, {{"/proc/sys/kernel/osrelease", "5.15.167.4-microsoft-standard-WSL2"}}},
       {{{"SUDO_USER", "ada"}}, {{"/proc/sys/kernel/osrelease", "6.1.0-28-amd64"}}}},
      {"place.service",
       {{{"INVOCATION_ID", "7f"}}, {{"/proc/self/cgroup", "0::/system.slice/box.service\n"}}},
       {{{"INVOCATION_ID", "7f"}},
        {{"/proc/self/cgroup", "0::/user.slice/user@1000.service/app.slice/editor.scope\n"}}}},
      {"place.service",
       {{{"INVOCATION_ID", "7f"}}, {{"/proc/self/cgroup", "0::/system.slice/box.service\n"}}},
       {{{"INVOCATION_ID", "7f"}, {"TERM", "xterm"}},
        {{"/proc/self/cgroup", "0::/system.slice/box.service\n"}}}},
      {"place.service", {{{"XPC_SERVICE_NAME", "com.example.box"}}, {}}, {{{"XPC_SERVICE_NAME", "0"}}, {}}},
      {"place.service", {{{"pm_exec_path", "/srv/box.js"}}, {}}, {{{"PM2_HOME", "/home/ada/.pm2"}}, {}}},
      {"place.service", {{{"SUPERVISOR_ENABLED", "1"}}, {}}, {}},
      {"place.cron", {{{"PATH", "/usr/bin:/bin"}}, {}}, {{{"PATH", "/usr/bin:/bin"}, {"TERM", "xterm"}}, {}}},
      {"place.multiplexer", {{{"TMUX", "/tmp/tmux-1000/default,1,0"}}, {}}, {{{"TERM", "screen"}}, {}}},
      {"place.multiplexer", {{{"STY", "1.pts-0.box"}}, {}}, {}},
      {"place.remote-editor", {{{"VSCODE_AGENT_FOLDER", "/home/ada/.vscode-server"}}, {}}, {}},
      {"place.remote-editor", {{{"REMOTE_CONTAINERS_IPC", "/tmp/x.sock"}}, {}}, {}},
      {"place.editor-terminal", {{{"TERM_PROGRAM", "vscode"}}, {}}, {{{"TERM_PROGRAM", "iTerm.app"}}, {}}},
      {"place.editor-terminal", {{{"TERMINAL_EMULATOR", "JetBrains-JediTerm"}}, {}}, {}},
  };
}

Truth truth(const Machine& machine, std::string_view fact) {
  Scene scene;
  for (const auto& [name, value] : machine.variables) scene.env(name, value);
  for (const auto& [path, text] : machine.files) scene.files.with(path, std::string(text), 0644, 0);
  World world = scene.world();
  world.place.elsewhere = false;
  const auto& all = catalog::embedded();
  return examine(world, all, *catalog::find_tool(all, "claude-code")).facts.truth(fact);
}

class KnownPlace : public testing::TestWithParam<Known> {};

TEST_P(KnownPlace, IsSeen) { EXPECT_EQ(truth(GetParam().seen, GetParam().fact), Truth::yes); }
TEST_P(KnownPlace, IsNotSeenElsewhere) { EXPECT_EQ(truth(GetParam().silent, GetParam().fact), Truth::no); }

INSTANTIATE_TEST_SUITE_P(Place, KnownPlace, testing::ValuesIn(known_places()), [](const auto& known) {
  std::string name;
  for (const char c : known.param.fact) name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  return name + "_" + std::to_string(known.index);
});

}  // namespace
}  // namespace why
