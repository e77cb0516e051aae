// SPDX-License-Identifier: Apache-2.0
#include "diagnose/diagnose.hpp"

#include <algorithm>

#include "catalog/find.hpp"
#include "diagnose/findings.hpp"
#include "diagnose/next.hpp"
#include "diagnose/rank.hpp"

namespace why {
namespace {

std::string_view most_marked(const catalog::Found& found) {
  const auto it = std::max_element(found.marks.begin(), found.marks.end(),
                                   [](const auto& a, const auto& b) { return a.count < b.count; });
  return it == found.marks.end() ? std::string_view{} : it->id;
}

/// The id of the tool that a text comes from. An API's answer tells no tool, so marks and further matches do.
std::string_view tool_id_of(const catalog::Catalog<Packed>& catalog, const catalog::Found& found) {
  std::vector<catalog::Match> matches = found.matches;
  order_matches(matches);
  const auto told = std::find_if(matches.begin(), matches.end(), [&](const auto& m) { return catalog::find_tool(catalog, m.error->tool) != nullptr; });
  return told != matches.end() ? told->error->tool.view() : most_marked(found);
}

}  // namespace

const catalog::Tool<Packed>* tool_of(const catalog::Catalog<Packed>& catalog, const catalog::Found& found) {
  return catalog::find_tool(catalog, tool_id_of(catalog, found));
}

Report explain(const catalog::Catalog<Packed>& catalog, catalog::Found found, const catalog::Tool<Packed>* tool,
               std::optional<Evidence> evidence, bool place_is_chosen) {
  Report report;
  report.command = "explain";
  report.tool = tool;
  report.tool_id = tool_id_of(catalog, found);
  if (report.tool_id.empty() && tool != nullptr) report.tool_id = tool->id;
  report.matches = std::move(found.matches);
  if (report.matches.empty()) return report;
  order_matches(report.matches);
  report.scope = report.matches[0].error->scope;
  const bool usable = evidence && (place_is_chosen || evidence->has_traces);
  report.by_message_only = !usable;
  rank_causes(catalog, usable ? &evidence->facts : nullptr, report);
  // The scope of the answer is that of its cause once the machine has spoken.
  if (usable && !report.causes.empty() && report.causes[0].probability > 0.5) report.scope = report.causes[0].cause->scope;
  if (usable) report.not_looked = evidence->not_looked;
  report.evidence = std::move(evidence);
  if (usable) report.billing = bill(*report.evidence);
  report.next = next_step(catalog, report);
  return report;
}

Report check(const catalog::Catalog<Packed>& catalog, Evidence evidence) {
  Report report = status(catalog, std::move(evidence));
  report.command = "check";
  report.findings = find_alarms(catalog, *report.evidence);
  if (!report.findings.empty()) report.scope = report.findings[0].cause->scope;
  return report;
}

Report status(const catalog::Catalog<Packed>&, Evidence evidence) {
  Report report;
  report.command = "status";
  report.tool = evidence.tool;
  report.tool_id = evidence.tool->id;
  report.not_looked = evidence.not_looked;
  report.evidence = std::move(evidence);
  report.billing = bill(*report.evidence);
  return report;
}

}  // namespace why
