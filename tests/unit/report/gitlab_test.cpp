// GitLab's Code Quality.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "problem_lists.hpp"

namespace why {
namespace {

using namespace test;
using Json = nlohmann::json;

TEST(GitLab, AnEntryForEachProblemAndGapWithItsPlace) {
  const Json out = Json::parse(gitlab(usual_list(), ci_context()));
  ASSERT_EQ(out.size(), 4u);
  EXPECT_EQ(out[0]["check_name"], "stray");
  EXPECT_EQ(out[0]["severity"], "critical");
  EXPECT_EQ(out[0]["location"], Json::parse(R"({"path":"src/.env","lines":{"begin":3}})"));
  EXPECT_EQ(out[0]["description"], "something is wrong · It means this. · fix: mend it: mend --it");
  EXPECT_EQ(out[1]["severity"], "major");
  EXPECT_EQ(out[1]["location"], Json::parse(R"({"path":".why401/environment","lines":{"begin":1}})"));
  EXPECT_EQ(out[1]["description"], "something is wrong · where: ~/.zshrc:42 · It means this. · fix: mend it: mend --it");
  EXPECT_EQ(out[2]["severity"], "info");
  EXPECT_EQ(out[3]["check_name"], "not-looked");
  EXPECT_EQ(out[3]["severity"], "info");
}

TEST(GitLab, NothingAndFailureAreAnEmptyList) {
  EXPECT_EQ(gitlab(list_of({}), ci_context()), "[]\n");
  EXPECT_EQ(gitlab_failure("it failed", ci_context()), "[]\n");
}

TEST(GitLab, HostileTextStaysTextOnOneLine) {
  for_each_hostile_list([](const Problems& problems, const std::string& text, const std::string& field) {
    const std::string bytes = gitlab(problems, ci_context());
    const Json out = Json::parse(bytes, nullptr, false);
    ASSERT_EQ(out.size(), 4u) << field << ": " << text;
    EXPECT_EQ(bytes.find('\n'), bytes.size() - 1) << field << ": " << text;
    std::set<std::string> fingerprints;
    for (const Json& entry : out) fingerprints.insert(entry["fingerprint"].get<std::string>());
    EXPECT_EQ(fingerprints.size(), 4u);
    EXPECT_EQ(out[0]["check_name"], shown(problems.list[0].id));
    EXPECT_EQ(out[0]["location"]["path"], shown(path_of(problems.list[0].spot)));
    for (const std::string& line : lines_of(problems.list[0], ci_context()))
      EXPECT_NE(out[0]["description"].get<std::string>().find(shown(line)), std::string::npos) << field;
  });
}

}  // namespace
}  // namespace why
