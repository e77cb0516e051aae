// The command line as typed.
// SPDX-License-Identifier: Apache-2.0
#include "cli/flags.hpp"

#include <gtest/gtest.h>

#include <set>

namespace why::cli {
namespace {

Typed typed(const std::vector<std::string>& arguments) {
  Typed result = parse(arguments);
  EXPECT_FALSE(result.mistake.has_value());
  return result;
}

std::string message(const std::vector<std::string>& arguments) {
  const Typed result = parse(arguments);
  return result.mistake ? result.mistake->en : "no mistake";
}

TEST(Flags, StandBeforeAndAfterTheWords) {
  for (const auto& arguments : {std::vector<std::string>{"--json", "status", "x"},
                                {"status", "--json", "x"},
                                {"status", "x", "--json"}}) {
    const Typed t = typed(arguments);
    EXPECT_EQ(t.words, (std::vector<std::string>{"status", "x"}));
    EXPECT_TRUE(t.has(FlagId::json));
  }
}

TEST(Flags, TakeTheirValueAfterABlankOrAnEqualsSign) {
  EXPECT_EQ(typed({"--tool", "a"}).value(FlagId::tool), "a");
  EXPECT_EQ(typed({"--tool=a=b"}).value(FlagId::tool), "a=b");
  EXPECT_EQ(typed({"-o", "f"}).value(FlagId::output), "f");
}

TEST(Flags, EndAtTwoDashes) {
  const Typed t = typed({"status", "--", "tool", "--json", "--", "x"});
  EXPECT_TRUE(t.has_meant);
  EXPECT_EQ(t.meant, (std::vector<std::string>{"tool", "--json", "--", "x"}));
  EXPECT_FALSE(t.has(FlagId::json));
}

TEST(Flags, ASingleDashIsAWord) { EXPECT_EQ(typed({"explain", "-"}).words[1], "-"); }

TEST(Flags, AMessageThatStartsWithADashIsAWord) {
  EXPECT_EQ(typed({"explain", "--some-flag cannot be used as root"}).words.size(), 2u);
}

TEST(Flags, TheLastValueCounts) {
  EXPECT_EQ(typed({"--lang", "en", "--lang", "zh"}).value(FlagId::lang), "zh");
}

TEST(Flags, ListsArePartedAtCommasAndCollected) {
  EXPECT_EQ(typed({"--skip", "a, b", "--skip=c"}).values(FlagId::skip),
            (std::vector<std::string_view>{"a", "b", "c"}));
}

TEST(Flags, MistakesNameTheNearestRightWord) {
  EXPECT_EQ(message({"--jsn"}), "There is no flag --jsn. Did you mean --json?");
  EXPECT_EQ(message({"--format", "jsno"}), "--format takes text, json, sarif, junit, github, gitlab, markdown; not \"jsno\". Did you mean json?");
  EXPECT_EQ(message({"--tool"}), "--tool needs a value: --tool TOOL.");
  EXPECT_EQ(message({"--tool", "--json"}), "--tool needs a value: --tool TOOL.");
  EXPECT_EQ(message({"--tool", "--", "x"}), "--tool needs a value: --tool TOOL.");
  EXPECT_EQ(message({"--json=yes"}), "--json takes no value.");
  EXPECT_EQ(message({"--completely-else"}), "There is no flag --completely-else.");
}

TEST(Flags, AreReadToTheEndAfterAMistake) {
  const Typed t = parse({"--nosuch", "status", "--format", "json", "--lang", "zh"});
  EXPECT_EQ(t.mistake->en, "There is no flag --nosuch.");
  EXPECT_EQ(t.mistake->zh, "没有选项 --nosuch。");
  EXPECT_EQ(t.value(FlagId::format), "json");
  EXPECT_EQ(t.value(FlagId::lang), "zh");
}

TEST(Flags, TheFirstMistakeIsTold) { EXPECT_EQ(message({"--one", "--two"}), "There is no flag --one."); }

TEST(FlagTable, NamesAreUniqueAndOnlyFlagsWithAValueHaveChoices) {
  std::set<std::string_view> names;
  for (const Flag& flag : k_flags) {
    EXPECT_TRUE(flag.name.starts_with("--")) << flag.name;
    EXPECT_TRUE(names.insert(flag.name).second) << flag.name;
    EXPECT_NE(flag.takers, 0u) << flag.name;
    EXPECT_FALSE(flag.value.empty() && !flag.choices.empty()) << flag.name;
  }
}

}  // namespace
}  // namespace why::cli
