// SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "report/document.hpp"
#include "report/formats.hpp"

namespace why {
namespace {

constexpr std::size_t k_most_results = 25'000;  // more are refused by GitHub
constexpr std::array<std::string_view, 3> k_levels{"error", "warning", "note"};
constexpr std::string_view k_schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A text as a message string: braces and "[text](target)" would mean something there.
Json message_of(std::string_view text) {
  std::string out(text);
  for (const auto& [from, to] : {std::pair("{", "{{"), {"}", "}}"}, {"](", "] ("}})
    out = text::replace_all(std::move(out), from, to);
  return {{"text", std::move(out)}};
}

std::string uri_of(std::string_view path) {
  constexpr std::string_view k_plain = "-._~/";
  std::string out;
  for (const char c : path) {
    const bool is_plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                          k_plain.find(c) != k_plain.npos;
    if (is_plain)
      out += c;
    else
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string shown_lines(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += (out.empty() ? "" : "\n") + shown(line);
  return out;
}

/// The variable or key, or the place outside the workspace that the stand-in stands for.
Json logical_locations(const Problem& problem) {
  const Spot& spot = problem.spot;
  Json out = Json::array();
  if (!spot.name.empty()) out.push_back({{"name", shown(spot.name)}, {"kind", "variable"}});
  if (spot.inside.empty() && !spot.outside.empty())
    out.push_back({{"fullyQualifiedName", shown(words_of(spot))}, {"kind", "resource"}});
  if (spot.inside.empty() && out.empty()) out.push_back({{"name", shown(problem.tool.empty() ? problem.id : problem.tool)}});
  return out;
}

Json location_of(const Problem& problem) {
  Json out{{"physicalLocation",
            {{"artifactLocation", {{"uri", uri_of(path_of(problem.spot))}, {"uriBaseId", "%SRCROOT%"}}},
             {"region", {{"startLine", line_of(problem.spot)}}}}}};
  if (Json logical = logical_locations(problem); !logical.empty()) out["logicalLocations"] = std::move(logical);
  return out;
}

Json rule_of(const Problem& problem, const Context& context) {
  const std::string about = shown(problem.rule.empty() ? plain(problem.title) : problem.rule);
  const std::string meaning = problem.meaning.empty() ? about : shown(problem.meaning);
  const std::string fix =
      problem.fix.empty() ? std::string() : "\n" + context.say(phrases::k_fix) + ": " + shown(problem.fix);
  return {{"id", shown(problem.id)},
          {"shortDescription", message_of(about)},
          {"fullDescription", message_of(meaning)},
          {"help", message_of(meaning + fix)},
          {"defaultConfiguration", {{"level", k_levels[static_cast<std::size_t>(problem.severity)]}}}};
}

Json notification(std::string_view level, std::string_view text) {
  return {{"level", level}, {"message", message_of(text)}};
}

Json driver_of(const Context& context) {
  Json driver{{"name", "why401"}};
  if (!context.version.empty()) driver["version"] = context.version;
  return driver;
}

std::string log_of(Json driver, Json invocation, Json results, std::string_view command, const Context& context) {
  Json run{{"tool", {{"driver", std::move(driver)}}},
           {"language", context.language == Language::zh ? "zh" : "en"},
           {"invocations", Json::array({std::move(invocation)})},
           {"results", std::move(results)}};
  if (!command.empty()) run["automationDetails"] = {{"id", "why401/" + shown(command) + "/"}};
  return compact_bytes_of({{"$schema", k_schema}, {"version", "2.1.0"}, {"runs", Json::array({std::move(run)})}});
}

/// Rules and results, which refer to them by number.
class Results {
 public:
  explicit Results(const Context& context) : context_(context) {}

  void add(const Problem& problem, const std::string& fingerprint) {
    const auto [rule, is_new] = rule_numbers_.try_emplace(problem.id, rules.size());
    if (is_new) rules.push_back(rule_of(problem, context_));
    results.push_back({{"ruleId", shown(problem.id)},
                       {"ruleIndex", rule->second},
                       {"level", k_levels[static_cast<std::size_t>(problem.severity)]},
                       {"message", message_of(shown_lines(lines_of(problem, context_)))},
                       {"locations", Json::array({location_of(problem)})},
                       {"partialFingerprints", {{"why401/v1", fingerprint}, {"primaryLocationLineHash", fingerprint}}}});
  }

  Json rules = Json::array();
  Json results = Json::array();

 private:
  const Context& context_;
  std::map<std::string, std::size_t> rule_numbers_;
};

}  // namespace

std::string sarif(const Problems& problems, const Context& context) {
  Results results(context);
  Json notifications = Json::array();
  const std::vector<std::string> fingerprints = fingerprints_of(problems.list);
  for (const Problem* problem : worst_first(problems.list))
    if (results.results.size() < k_most_results)
      results.add(*problem, fingerprints[static_cast<std::size_t>(problem - problems.list.data())]);
  if (const std::size_t left = problems.list.size() - results.results.size(); left > 0)
    notifications.push_back(
        notification("warning", context.say(phrases::k_not_shown, {{"count", std::to_string(left)}})));
  for (const Gap& gap : problems.gaps)
    notifications.push_back(
        notification("warning", shown(plain(problem_of(gap, Severity::warning, context).title))));
  Json driver = driver_of(context);
  driver["rules"] = std::move(results.rules);
  return log_of(std::move(driver),
                {{"executionSuccessful", true}, {"toolExecutionNotifications", std::move(notifications)}},
                std::move(results.results), problems.command, context);
}

std::string sarif_failure(std::string_view message, const Context& context) {
  return log_of(driver_of(context),
                {{"executionSuccessful", false},
                 {"toolExecutionNotifications", Json::array({notification("error", shown(message))})}},
                Json::array(), {}, context);
}

}  // namespace why
