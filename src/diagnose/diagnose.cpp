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

std::uint64_t marks_of(const catalog::Found& found, std::string_view tool) {
  const auto it = std::find_if(found.marks.begin(), found.marks.end(), [&](const auto& seen) { return seen.id == tool; });
  return it == found.marks.end() ? 0 : it->count;
}

/// Which of the tools that print a message it comes from: its owner, unless another one has left more marks.
std::string_view printer_of(const catalog::Error<Packed>& error, const catalog::Found& found) {
  std::string_view best = error.tool;
  for (const std::string_view other : error.shared_with)
    if (marks_of(found, other) > marks_of(found, best)) best = other;
  return best;
}

/// The id of the tool that a text comes from. An API's answer tells no tool, so marks and further matches do.
std::string_view tool_id_of(const catalog::Catalog<Packed>& catalog, const catalog::Found& found) {
  std::vector<catalog::Match> matches = found.matches;
  order_matches(matches);
  const auto told = std::find_if(matches.begin(), matches.end(), [&](const auto& m) { return catalog::find_tool(catalog, m.error->tool) != nullptr; });
  return told != matches.end() ? printer_of(*told->error, found) : most_marked(found);
}

}  // namespace

bool prints(const catalog::Tool<Packed>& tool, const std::vector<catalog::Match>& matches) {
  return std::any_of(matches.begin(), matches.end(), [&](const auto& m) {
    const auto& others = m.error->shared_with;
    return std::any_of(others.begin(), others.end(), [&](std::string_view other) { return other == tool.id.view(); });
  });
}

const catalog::Tool<Packed>* tool_of(const catalog::Catalog<Packed>& catalog, const catalog::Found& found) {
  return catalog::find_tool(catalog, tool_id_of(catalog, found));
}

Report explain(const catalog::Catalog<Packed>& catalog, catalog::Found found, const catalog::Tool<Packed>* tool,
               std::optional<Evidence> evidence, bool place_is_chosen) {
  Report report;
  report.command = "explain";
  report.tool = tool;
  report.tool_id = tool_id_of(catalog, found);
  if (tool != nullptr && (report.tool_id.empty() || prints(*tool, found.matches))) report.tool_id = tool->id;
  report.matches = std::move(found.matches);
  if (report.matches.empty()) return report;
  order_matches(report.matches);
  report.scope = report.matches[0].error->scope;
  const bool usable = evidence && (place_is_chosen || evidence->traces != Traces::none);
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

Report judge_run(const catalog::Catalog<Packed>& catalog, catalog::Found found, const catalog::Tool<Packed>* tool,
                 std::optional<Evidence> evidence, CommandOutcome outcome) {
  Report report;
  if (!found.matches.empty() || !evidence) {
    report = explain(catalog, std::move(found), tool, std::move(evidence), true);
  } else {
    report = check(catalog, std::move(*evidence));
    // While it runs, silence alone is no failure: work is silent too.
    const bool is_stall = outcome.timed_out;
    if (is_stall) rank_stall(catalog, *report.tool, report.evidence->facts, report);
    if (report.causes.empty()) rank_shown(catalog, report.evidence->facts, report);
    if (!report.causes.empty()) report.scope = report.causes[0].cause->scope;
    if (is_stall) report.next = next_step(catalog, report);
  }
  if (tool != nullptr) report.tool_id = tool->id;  // it ran: its output need not tell
  report.command = "run";
  report.outcome = std::move(outcome);
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
