// Workflow commands, read by a port of the rules by which GitHub's runner finds them.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "base/text.hpp"
#include "problem_lists.hpp"

namespace why {
namespace {

using namespace test;

struct Command {
  std::string name, data;
  std::map<std::string, std::string> properties;
};

const std::set<std::string, std::less<>> k_known{
    "error", "warning", "notice", "debug", "echo", "group", "endgroup", "add-mask", "add-path", "set-env", "set-output",
    "save-state", "add-matcher", "remove-matcher", "stop-commands", "internal-set-repo-path"};

using Escapes = std::vector<std::pair<std::string_view, std::string_view>>;
const Escapes k_of_data{{"%0D", "\r"}, {"%0A", "\n"}, {"%25", "%"}};
const Escapes k_of_properties{{"%0D", "\r"}, {"%0A", "\n"}, {"%3A", ":"}, {"%2C", ","}, {"%25", "%"}};
const Escapes k_of_old_form{{"%3B", ";"}, {"%0D", "\r"}, {"%0A", "\n"}, {"%5D", "]"}, {"%25", "%"}};

std::string unescaped(std::string_view text, const Escapes& escapes) {
  std::string out(text);
  for (const auto& [escape, sign] : escapes) out = text::replace_all(std::move(out), escape, sign);
  return out;
}

void read_properties(std::string_view text, char separator, const Escapes& escapes, Command& into) {
  for (const std::string_view part : text::split(text, separator)) {
    const std::size_t equals = part.find('=');
    if (equals == part.npos || equals == 0) continue;
    std::string_view value = part.substr(equals + 1);
    while (value.starts_with('=')) value.remove_prefix(1);  // empty parts are left out before the second one
    if (!value.empty()) into.properties[std::string(part.substr(0, equals))] = unescaped(value, escapes);
  }
}

std::optional<Command> command_of(std::string_view info, std::string_view data, char separator, const Escapes& properties,
                                  const Escapes& escapes) {
  const std::size_t blank = info.find(' ');
  Command out{std::string(info.substr(0, blank)), unescaped(data, escapes), {}};
  if (!k_known.contains(out.name)) return std::nullopt;
  if (blank != info.npos) read_properties(text::trim(info.substr(blank + 1)), separator, properties, out);
  return out;
}

/// `::name property=value,...::data` behind blanks.
std::optional<Command> in_new_form(std::string_view line) {
  while (!line.empty() && text::is_blank(line[0])) line.remove_prefix(1);
  if (!line.starts_with("::")) return std::nullopt;
  const std::size_t end = line.find("::", 2);
  if (end == line.npos) return std::nullopt;
  return command_of(line.substr(2, end - 2), line.substr(end + 2), ',', k_of_properties, k_of_data);
}

/// `##[name property=value;...]data` anywhere in a line.
std::optional<Command> in_old_form(std::string_view line) {
  const std::size_t begin = line.find("##[");
  if (begin == line.npos) return std::nullopt;
  const std::size_t end = line.find(']', begin);
  if (end == line.npos) return std::nullopt;
  return command_of(line.substr(begin + 3, end - begin - 3), line.substr(end + 1), ';', k_of_old_form, k_of_old_form);
}

struct Log {
  std::vector<Command> commands;
  std::vector<std::string> others;
};

/// What the runner makes of what we print. The old form is not allowed even where the new one comes first.
Log read(const std::string& bytes) {
  Log out;
  EXPECT_TRUE(bytes.ends_with('\n'));
  for (const std::string_view line : text::lines(bytes)) {
    EXPECT_LE(line.size(), 4096u);
    EXPECT_FALSE(in_old_form(line).has_value()) << line;
    if (auto command = in_new_form(line))
      out.commands.push_back(std::move(*command));
    else
      out.others.emplace_back(line);
  }
  for (const Command& c : out.commands)
    EXPECT_TRUE(c.name == "error" || c.name == "warning" || c.name == "notice") << c.name;
  return out;
}

TEST(GitHub, AnAnnotationForEachProblemAndGapAndALineOfCounts) {
  const Log log = read(github(usual_list(), ci_context()));
  ASSERT_EQ(log.commands.size(), 4u);
  EXPECT_EQ(log.commands[0].name, "error");
  EXPECT_EQ(log.commands[0].properties,
            (std::map<std::string, std::string>{{"file", "src/.env"}, {"line", "3"}, {"title", "something is wrong"}}));
  EXPECT_EQ(log.commands[0].data, "It means this.\nfix: mend it: mend --it");
  EXPECT_EQ(log.commands[1].name, "warning");
  EXPECT_EQ(log.commands[1].properties.count("file"), 0u);
  EXPECT_TRUE(log.commands[1].data.starts_with("where: ~/.zshrc:42\n")) << log.commands[1].data;
  EXPECT_EQ(log.commands[2].properties.at("title"), "not seen: /etc/locked: access is denied");
  EXPECT_EQ(log.commands[3].name, "notice");
  EXPECT_EQ(log.others, std::vector<std::string>{"why401: errors 1 · warnings 1 · notes 1 · not seen 1"});
}

TEST(GitHub, WorstFirstAndAtMostTenOfALevelThenOneLine) {
  std::vector<Problem> list(12, problem("n", Severity::note));
  list.insert(list.end(), 11, problem("w", Severity::warning));
  list.push_back(problem("e", Severity::error));
  const Log log = read(github(list_of(std::move(list)), ci_context()));
  ASSERT_EQ(log.commands.size(), 21u);
  EXPECT_EQ(log.commands[0].name, "error");
  EXPECT_EQ(std::count_if(log.commands.begin(), log.commands.end(), [](auto& c) { return c.name == "warning"; }), 10);
  EXPECT_EQ(log.others, std::vector<std::string>{"why401: errors 1 · warnings 11 · notes 12 · 3 more are not shown here"});
}

TEST(GitHub, NothingFoundIsOneLineOfCounts) {
  const Log log = read(github(list_of({}), ci_context()));
  EXPECT_TRUE(log.commands.empty());
  EXPECT_EQ(log.others.size(), 1u);
}

TEST(GitHub, AFailureIsAnErrorAlone) {
  const Log log = read(github_failure("There is no tool x.", ci_context()));
  ASSERT_EQ(log.commands.size(), 1u);
  EXPECT_EQ(log.commands[0].name, "error");
  EXPECT_EQ(log.commands[0].data, "There is no tool x.");
  EXPECT_TRUE(log.others.empty());
}

TEST(GitHub, ALineHasAtMost4096BytesAndIsCutAtACharacter) {
  for (const std::size_t length : {100u, 4000u, 4090u, 4096u, 5000u})
    for (const std::string sign : {"a", "%", "中", "\n"}) {
      Problem long_one = problem_in_file("x", Severity::error, "src/.env", 1);
      long_one.meaning.clear();
      for (std::size_t i = 0; i < length; ++i) long_one.meaning += sign;
      long_one.title = ours(long_one.meaning);
      const std::string bytes = github(list_of({long_one}), ci_context());
      const Log log = read(bytes);
      ASSERT_EQ(log.commands.size(), 1u);
      for (std::size_t at = 0; at < bytes.size(); at += text::decode(bytes, at).size)
        ASSERT_TRUE(text::decode(bytes, at).valid) << length << sign;
      EXPECT_EQ(log.commands[0].data.ends_with("…"), length > 1000) << length << sign;
    }
}

TEST(GitHub, ATooLongPathIsToldInTheMessage) {
  Problem deep = problem_in_file("x", Severity::error, std::string(2000, 'd'), 7);
  const Log log = read(github(list_of({deep}), ci_context()));
  EXPECT_EQ(log.commands[0].properties.count("file"), 0u);
  EXPECT_TRUE(log.commands[0].data.ends_with("d:7"));
}

/// A value as the runner reads it: it drops equals signs in front.
std::string as_read(std::string_view value) { return std::string(value.substr(std::min(value.find_first_not_of('='), value.size()))); }

std::string property(const Command& command, const std::string& name) {
  const auto it = command.properties.find(name);
  return it == command.properties.end() ? std::string() : it->second;
}

TEST(GitHub, HostileTextComesBackAsItWasShownAndIsNoCommand) {
  for_each_hostile_list([](const Problems& problems, const std::string& text, const std::string& field) {
    const Log log = read(github(problems, ci_context()));
    ASSERT_EQ(log.commands.size(), 4u) << field << ": " << text;
    ASSERT_EQ(log.others.size(), 1u) << field << ": " << text;
    const Command& error = log.commands[0];
    const std::vector<std::string> lines = lines_of(problems.list[0], ci_context());
    std::string title(text::trim(shown(lines[0])));
    if (title.empty()) title = problems.list[0].id;
    if (title.size() < 100) {
      EXPECT_EQ(property(error, "title"), as_read(title)) << field;
    }
    std::string message;
    for (std::size_t i = 1; i < lines.size(); ++i) message += (i == 1 ? "" : "\n") + shown(lines[i]);
    EXPECT_EQ(error.data, message) << field;
    EXPECT_EQ(property(error, "file"), as_read(shown(problems.list[0].spot.inside))) << field;
    EXPECT_EQ(property(error, "line"), problems.list[0].spot.inside.empty() ? "" : "3") << field;
  });
}

TEST(GitHub, ComposedCommandsAreNeverRecognised) {
  Problems problems = usual_list();
  for (const std::string& text : hostile_texts(20'000)) {
    problems.list[0].title = theirs(text);
    problems.list[0].spot.inside = problems.list[1].spot.outside = problems.list[2].command = problems.gaps[0].what = text;
    const Log log = read(github(problems, ci_context()));
    ASSERT_EQ(log.commands.size(), 4u) << text;
    ASSERT_EQ(log.others.size(), 1u) << text;
  }
}

TEST(GitHub, ThePortFindsWhatItMustFind) {
  EXPECT_EQ(in_new_form(" \t::set-env name=A%2CB,x=1::v%250A%0A")->data, "v%0A\n");
  EXPECT_EQ(in_new_form("::set-env name=A%2CB,x=1::v")->properties.at("name"), "A,B");
  EXPECT_EQ(in_old_form("text ##[add-path]/x")->data, "/x");
  EXPECT_FALSE(in_new_form("text ::set-env name=A::v").has_value());
  EXPECT_FALSE(in_old_form("text ## [add-path]/x").has_value());
}

}  // namespace
}  // namespace why
