// The list of problems that every format for CI shows.
// SPDX-License-Identifier: Apache-2.0
#include "report/problems.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/escape.hpp"
#include "base/text.hpp"
#include "problem_lists.hpp"
#include "report/pages.hpp"

namespace why {
namespace {

using namespace test;

Problems checked_list(Scene& scene, const Context& context = ci_context()) {
  std::vector<Report> one;
  one.push_back(checked(scene));
  return problems_of(one, context);
}

const Problem& with_id(const Problems& problems, std::string_view id) {
  const auto it = std::find_if(problems.list.begin(), problems.list.end(), [&](auto& p) { return p.id == id; });
  if (it == problems.list.end()) throw std::out_of_range("no problem " + std::string(id));
  return *it;
}

TEST(Problems, AFindingOfCheckKeepsIdToolPlaceMeaningAndFix) {
  Scene scene = stray_key();
  const Problem found = with_id(checked_list(scene), "key-overrides-login");
  EXPECT_EQ(found.tool, "claude-code");
  EXPECT_EQ(found.severity, Severity::warning);
  EXPECT_EQ(plain(found.title), "ANTHROPIC_API_KEY overrides your login");
  EXPECT_EQ(words_of(found.spot), "~/.zshrc:1");
  EXPECT_FALSE(found.meaning.empty());
  EXPECT_FALSE(found.fix.empty());
  EXPECT_TRUE(text::contains(found.command, "env -u ANTHROPIC_API_KEY")) << found.command;
}

TEST(Problems, WhatComesFromTheMachineIsForeignInATitle) {
  Scene scene = stray_key();
  const Problem found = with_id(checked_list(scene), "key-overrides-login");
  for (const Piece& piece : found.title) EXPECT_EQ(piece.foreign, piece.text == "ANTHROPIC_API_KEY") << piece.text;
}

TEST(Problems, TitlesReadAsOnThePage) {
  Scene scene = stray_key();
  scene.project(".claude/settings.json", R"({"apiKeyHelper": "x"})");
  for (const Language language : {Language::en, Language::zh}) {
    Context elsewhere = ci_context(language);
    elsewhere.cwd = "/srv";  // then no path is told relative to it
    std::vector<Report> one;
    one.push_back(checked(scene));
    const Problems problems = problems_of(one, elsewhere);
    ASSERT_EQ(problems.list.size(), one[0].findings.size());
    for (std::size_t i = 0; i < problems.list.size(); ++i) {
      const Finding& f = one[0].findings[i];
      EXPECT_EQ(plain(problems.list[i].title), filled_title(f.alarm->title, f.origin, f.detail, f.tool, elsewhere));
    }
  }
}

TEST(Spot, AFileOfTheWorkspaceIsRelativeAndAnyOtherHasTheStandIn) {
  const Context context = ci_context();
  struct Case {
    std::string path, inside, outside;
  };
  for (const Case& c : {Case{"/home/ada/work/.claude/settings.json", ".claude/settings.json", ""},
                        {"/home/ada/work/a", "a", ""},
                        {"/home/ada/.zshrc", "", "~/.zshrc"},
                        {"/home/ada/work", "", "~/work"},
                        {"/home/ada/work/", "", "~/work/"},
                        {"/home/ada/workshop/a", "", "~/workshop/a"},
                        {"/home/ada/work/../.zshrc", "", "~/work/../.zshrc"},
                        {"/home/ada/work//a", "", "~/work//a"},
                        {"/home/ada/work/./a", "", "~/work/./a"},
                        {"/etc/profile", "", "/etc/profile"}}) {
    const Spot spot = spot_of({"NAME", c.path, 7, false, {}}, context);
    EXPECT_EQ(spot.inside, c.inside) << c.path;
    EXPECT_EQ(spot.outside, c.outside) << c.path;
    EXPECT_EQ(path_of(spot), c.inside.empty() ? k_stand_in : c.inside);
    EXPECT_EQ(line_of(spot), c.inside.empty() ? 1U : 7U);
  }
  EXPECT_EQ(words_of(spot_of({"NAME", "", 0, false, {}}, context)), "NAME");
}

TEST(Spot, TheRootOfTheFileSystemIsNoWorkspace) {
  Context context = ci_context();
  for (const std::string folder : {"/", "", "//"}) {
    context.cwd = folder;
    EXPECT_EQ(spot_of({"", "/etc/profile", 1, false, {}}, context).inside, "");
  }
  context.cwd = "/home/ada/work/";
  EXPECT_EQ(spot_of({"", "/home/ada/work/a", 1, false, {}}, context).inside, "a");
}

TEST(Problems, WhatCouldNotBeSeenIsAGapOfItsTool) {
  Scene scene;
  scene.home(".claude/.credentials.json", login_json(), 0000).env("ANTHROPIC_API_KEY", api_key());
  const Problems problems = checked_list(scene);
  ASSERT_FALSE(problems.gaps.empty());
  EXPECT_EQ(problems.gaps[0].tool, "claude-code");
  EXPECT_EQ(problems.gaps[0].what, "~/.claude/.credentials.json");
  EXPECT_EQ(problems.gaps[0].why, "access is denied");
}

TEST(Problems, EveryExaminedToolIsNamedEvenWhenItIsFine) {
  Scene scene;
  scene.env("ANTHROPIC_API_KEY", api_key());
  EXPECT_EQ(checked_list(scene).tools, std::vector<std::string>{"claude-code"});
  EXPECT_EQ(parts_of(problems_of({}, ci_context())), std::vector<std::string>{""});
}

TEST(Fingerprints, StayWithIdToolAndPlaceAndAreNeverTwice) {
  Problem moved = problem_in_file("a", Severity::error, "x", 1);
  const std::string first = fingerprints_of({moved})[0];
  moved.spot.line = 99;
  moved.title = ours("other words");
  moved.severity = Severity::note;
  EXPECT_EQ(fingerprints_of({moved})[0], first);
  std::set<std::string> all{first};
  for (auto change : {+[](Problem& p) { p.id = "b"; }, +[](Problem& p) { p.tool = "b"; },
                      +[](Problem& p) { p.spot.inside = "y"; }, +[](Problem& p) { p.spot.name = "N"; },
                      +[](Problem& p) { p.spot.outside = p.spot.inside, p.spot.inside.clear(); }}) {
    Problem other = moved;
    change(other);
    EXPECT_TRUE(all.insert(fingerprints_of({other})[0]).second);
  }
  const auto twice = fingerprints_of({moved, moved, moved});
  EXPECT_EQ(std::set<std::string>(twice.begin(), twice.end()).size(), 3u);
}

TEST(WorstFirst, KeepsTheOrderOfEquals) {
  const std::vector<Problem> list{problem("n", Severity::note), problem("w1", Severity::warning),
                                  problem("e", Severity::error), problem("w2", Severity::warning)};
  std::string order;
  for (const Problem* p : worst_first(list)) order += p->id + " ";
  EXPECT_EQ(order, "e w1 w2 n ");
}

TEST(Cleaned, EveryTextPassesThrough) {
  for (const Field& field : fields()) {
    Problems problems = usual_list();
    field.of(problems) = "a SECRET b";
    const Problems clean = cleaned(problems, [](std::string_view text) {
      return text::replace_all(std::string(text), "SECRET", "[hidden: x]");
    });
    for (const Format format : {Format::sarif, Format::junit, Format::github, Format::gitlab, Format::markdown})
      EXPECT_FALSE(text::contains(problems_in(format, clean, ci_context()), "SECRET")) << field.name;
  }
}

TEST(Cleaned, ASecretAcrossTheSeamsOfATitleIsSeenAsAWhole) {
  Problems problems = usual_list();
  problems.list[0].title = {{"key=", false}, {"SEC", true}, {"RET", true}};
  const Problems clean = cleaned(problems, [](std::string_view text) {
    return text::replace_all(std::string(text), "key=SECRET", "key=[hidden]");
  });
  EXPECT_EQ(plain(clean.list[0].title), "key=[hidden]");
  for (const Piece& piece : clean.list[0].title) EXPECT_TRUE(piece.foreign);
}

TEST(Shown, HoldsNothingThatATerminalOrARunnerObeys) {
  for (const std::string& hostile : hostile_texts(2000)) {
    const std::string out = shown(hostile);
    EXPECT_EQ(TerminalText::untrusted_line(out).view(), out);
    for (const std::string_view start : {"##[", "##vso[", "##teamcity["})
      EXPECT_FALSE(text::contains(out, start)) << out;
    EXPECT_EQ(shown(out), out);
  }
}

}  // namespace
}  // namespace why
