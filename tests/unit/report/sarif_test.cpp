// SARIF. The schema itself is tried in tests/scripts/formats_test.py.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "base/text.hpp"
#include "problem_lists.hpp"

namespace why {
namespace {

using namespace test;
using Json = nlohmann::json;

Json run_of(const Problems& problems, const Context& context = ci_context()) {
  const Json log = Json::parse(sarif(problems, context));
  EXPECT_EQ(log["version"], "2.1.0");
  EXPECT_EQ(log["runs"].size(), 1u);
  return log["runs"][0];
}

const Json& physical(const Json& result) { return result["locations"][0]["physicalLocation"]; }

TEST(Sarif, AResultHasRuleLevelMessageAndPlace) {
  const Json run = run_of(usual_list());
  EXPECT_EQ(run["tool"]["driver"]["name"], "why401");
  EXPECT_EQ(run["tool"]["driver"]["version"], "1.2.3");
  const Json& result = run["results"][0];
  EXPECT_EQ(result["ruleId"], "stray");
  EXPECT_EQ(result["level"], "error");
  EXPECT_EQ(result["message"]["text"], "something is wrong\nIt means this.\nfix: mend it: mend --it");
  EXPECT_EQ(physical(result)["artifactLocation"], Json::parse(R"({"uri":"src/.env","uriBaseId":"%SRCROOT%"})"));
  EXPECT_EQ(physical(result)["region"]["startLine"], 3);
}

TEST(Sarif, WhatLiesOutsideHasTheStandInAndItsRealPlaceAsLogicalLocation) {
  const Json run = run_of(usual_list());
  for (std::size_t i = 1; i < 3; ++i) {
    EXPECT_EQ(physical(run["results"][i])["artifactLocation"]["uri"], ".why401/environment");
    EXPECT_EQ(physical(run["results"][i])["region"]["startLine"], 1);
  }
  const Json& file = run["results"][1]["locations"][0]["logicalLocations"];
  EXPECT_EQ(file, Json::parse(R"([{"name":"A_VARIABLE","kind":"variable"},
                                  {"fullyQualifiedName":"~/.zshrc:42","kind":"resource"}])"));
}

TEST(Sarif, AProblemWithoutAnyPlaceStillHasBothLocations) {
  Problem nowhere = problem("x", Severity::error);
  nowhere.spot = {};
  const Json run = run_of(list_of({nowhere}));
  EXPECT_EQ(physical(run["results"][0])["artifactLocation"]["uri"], ".why401/environment");
  EXPECT_EQ(run["results"][0]["locations"][0]["logicalLocations"][0]["name"], "claude-code");
}

TEST(Sarif, EachRuleStandsOnceAndIsReferredToByItsNumber) {
  const Json run = run_of(list_of({problem("a", Severity::note), problem("b", Severity::error),
                                   problem("a", Severity::warning), problem("b", Severity::error)}));
  const Json& rules = run["tool"]["driver"]["rules"];
  ASSERT_EQ(rules.size(), 2u);
  for (const Json& result : run["results"])
    EXPECT_EQ(rules[result["ruleIndex"].get<std::size_t>()]["id"], result["ruleId"]);
  for (const Json& rule : rules) {
    EXPECT_EQ(rule["shortDescription"]["text"], "things can be wrong");
    EXPECT_EQ(rule["fullDescription"]["text"], "It means this.");
    EXPECT_EQ(rule["help"]["text"], "It means this.\nfix: mend it");
  }
}

TEST(Sarif, GapsAreWarningsOfTheInvocation) {
  const Json run = run_of(usual_list());
  const Json& invocation = run["invocations"][0];
  EXPECT_EQ(invocation["executionSuccessful"], true);
  ASSERT_EQ(invocation["toolExecutionNotifications"].size(), 1u);
  EXPECT_EQ(invocation["toolExecutionNotifications"][0]["level"], "warning");
  EXPECT_EQ(invocation["toolExecutionNotifications"][0]["message"]["text"], "not seen: /etc/locked: access is denied");
}

TEST(Sarif, AtMost25000ResultsWorstFirstAndTheRestIsCounted) {
  std::vector<Problem> list(25'010, problem("n", Severity::note));
  list.push_back(problem("e", Severity::error));
  const Json run = run_of(list_of(std::move(list)));
  EXPECT_EQ(run["results"].size(), 25'000u);
  EXPECT_EQ(run["results"][0]["ruleId"], "e");
  EXPECT_EQ(run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"], "11 more are not shown here");
}

TEST(Sarif, AFailureIsALogWithoutResults) {
  const Json run = Json::parse(sarif_failure("There is no tool x.", ci_context()))["runs"][0];
  EXPECT_TRUE(run["results"].empty());
  EXPECT_EQ(run["invocations"][0]["executionSuccessful"], false);
  EXPECT_EQ(run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"], "There is no tool x.");
}

/// A message as a viewer shows it: doubled braces are one.
std::string as_viewed(const Json& message) {
  return text::replace_all(text::replace_all(message["text"], "{{", "{"), "}}", "}");
}

TEST(Sarif, HostileTextIsNoLinkNoPlaceholderAndNoAddress) {
  for_each_hostile_list([](const Problems& problems, const std::string& text, const std::string& field) {
    const std::string bytes = sarif(problems, ci_context());
    ASSERT_TRUE(Json::accept(bytes)) << field << ": " << text;
    const Json run = Json::parse(bytes)["runs"][0];
    ASSERT_EQ(run["results"].size(), 3u);
    for (const Json& result : run["results"]) {
      const std::string message = result["message"]["text"];
      EXPECT_EQ(message.find("]("), std::string::npos) << message;
      const std::string uri = physical(result)["artifactLocation"]["uri"];
      EXPECT_EQ(uri.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-._~/%"),
                std::string::npos)
          << uri;
    }
    const std::string viewed = as_viewed(run["results"][0]["message"]);
    if (!text::contains(text, "](")) {
      EXPECT_NE(viewed.find(shown(problems.list[0].meaning)), std::string::npos) << field << ": " << viewed;
    }
  });
}

TEST(Sarif, APathIsAUriThatLeadsBackToIt) {
  const std::string path = "a b/ü:%#?[]\xFF.json";
  const Json run = run_of(list_of({problem_in_file("x", Severity::error, path, 1)}));
  EXPECT_EQ(physical(run["results"][0])["artifactLocation"]["uri"], "a%20b/%C3%BC%3A%25%23%3F%5B%5D%FF.json");
}

}  // namespace
}  // namespace why
