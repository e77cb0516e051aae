// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <nlohmann/json.hpp>

#include "authoring/enum_words.hpp"
#include "catalog/find.hpp"
#include "report/comparison.hpp"
#include "report/document.hpp"
#include "report/json.hpp"
#include "report/json_parts.hpp"

namespace why {
namespace {

constexpr std::array<std::string_view, 9> k_states{"absent", "empty",   "present",  "unreadable", "broken",
                                                           "over",   "damaged", "unusable", "other"};
constexpr std::array<std::string_view, 3> k_failing{"", "a", "b"};

Json or_null(std::string_view s) { return s.empty() ? Json(nullptr) : Json(s); }

Json state_json(const SideState& side, const Context& context) {
  return {{"state", k_states[static_cast<std::size_t>(side.what)]},
          {"value", or_null(side.value)},
          {"origin", side.origin.known() ? origin_json(side.origin, context) : Json(nullptr)}};
}

Json difference_json(const Difference& difference, const Context& context) {
  Json tools = Json::array(), causes = Json::array(), fixes = Json::array();
  for (const auto* tool : difference.tools) tools.push_back(tool->id.view());
  for (const Explanation& explanation : difference.explanations)
    causes.push_back({{"id", explanation.cause->id.view()},
                      {"title", context.say(explanation.cause->title)},
                      {"evidence", reasoning_json(explanation.reasoning, context)}});
  if (!difference.explanations.empty())
    for (const std::string_view fix : difference.explanations[0].cause->fixes) fixes.push_back(fix);
  return {{"kind", or_null(difference.kind)},
          {"name", or_null(difference.name)},
          {"title", difference_sentence(difference, context)},
          {"harmless", difference.is_harmless()},
          {"tools", std::move(tools)},
          {"a", state_json(difference.a, context)},
          {"b", state_json(difference.b, context)},
          {"causes", std::move(causes)},
          {"fixes", std::move(fixes)}};
}

Json side_json(const Snapshot& side, const std::string& label) {
  return {{"label", label},
          {"at", to_rfc3339(side.at)},
          {"catalog", side.catalog},
          {"os", side.machine.os},
          {"system", or_null(side.machine.system)}};
}

}  // namespace

std::vector<RankedCause> ranked_causes(const Comparison& comparison) {
  constexpr double k_next_difference = 0.35, k_next_cause = 0.4, k_something_else = 0.06;
  std::vector<RankedCause> out;
  double share = 1, total = k_something_else;
  for (const Difference& difference : comparison.differences) {
    if (difference.is_harmless()) break;
    double part = share;
    for (const Explanation& explanation : difference.explanations) {
      const auto same = std::find_if(out.begin(), out.end(), [&](const RankedCause& r) { return r.cause == explanation.cause; });
      if (same == out.end()) out.push_back({explanation.cause, part, part, 0, explanation.reasoning});
      else same->probability += part;
      total += part;
      part *= k_next_cause;
    }
    share *= k_next_difference;
  }
  for (RankedCause& ranked : out) ranked.prior = ranked.probability = ranked.probability / total;
  std::stable_sort(out.begin(), out.end(), [](const RankedCause& x, const RankedCause& y) { return x.probability > y.probability; });
  return out;
}

std::string compare_json(const ComparisonView& view, const Context& context) {
  const Comparison& comparison = view.comparison;
  Report report;
  report.command = "compare";
  if (!comparison.tools.empty()) {
    report.tool = comparison.tools[0].tool;
    report.tool_id = report.tool->id;
  }
  report.causes = ranked_causes(comparison);
  report.something_else = 1;
  for (const RankedCause& ranked : report.causes) report.something_else -= ranked.probability;
  if (!report.causes.empty()) report.scope = report.causes[0].cause->scope;
  for (const Snapshot* side : view.sides)
    for (const ToolRecord& tool : side->tools)
      report.not_looked.insert(report.not_looked.end(), tool.evidence.not_looked.begin(), tool.evidence.not_looked.end());
  std::vector<Report> one;
  one.push_back(std::move(report));
  Json out = report_document(one, context);
  Json differences = Json::array();
  for (const Difference& difference : comparison.differences) differences.push_back(difference_json(difference, context));
  out["comparison"] = {{"a", side_json(*view.sides[0], view.labels[0])},
                       {"b", side_json(*view.sides[1], view.labels[1])},
                       {"failing", or_null(k_failing[static_cast<std::size_t>(comparison.failing)])},
                       {"keys_compared", comparison.keys_compared},
                       {"differences", std::move(differences)}};
  return bytes_of(out);
}

}  // namespace why
