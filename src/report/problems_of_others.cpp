// The lists of problems of `run` and `compare`.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "diagnose/next.hpp"
#include "report/comparison.hpp"
#include "report/pages.hpp"
#include "report/problems.hpp"

namespace why {
namespace {

void add_fix(const catalog::PackedList<catalog::PackedText>& fixes, const catalog::Tool<Packed>* tool, const Origin& origin,
             const Context& context, Problem& problem) {
  const auto* fix = first_fix(context.catalog, fixes, tool);
  if (fix == nullptr) return;
  problem.fix = context.say(fix->title);
  problem.command = fill_words(fix->command, tool, origin, {});
}

Origin first_place(const std::vector<Reasoning>& reasoning) {
  for (const Reasoning& reason : reasoning)
    if (reason.supports && reason.origin.known()) return reason.origin;
  return {};
}

std::string cause_line(const catalog::Cause<Packed>& cause, const Context& context) {
  return context.say(phrases::k_most_likely) + ": " + context.say(cause.title);
}

/// What the command printed, or what made it stop without a known word.
Problem problem_of_command(const Report& report, const Context& context) {
  Problem problem;
  problem.severity = Severity::error;
  problem.tool = report.tool_id;
  if (report.matches.empty()) {
    problem.id = "command-failed";
    problem.rule = context.say(phrases::k_command_failed);
    problem.title = theirs(outcome_sentence(*report.outcome, context));
  } else {
    const auto& error = *report.matches[0].error;
    problem.id = error.id.view();
    problem.title = ours(context.say(error.title));
    problem.meaning = context.say(error.meaning);
  }
  if (report.causes.empty()) return problem;
  const RankedCause& first = report.causes[0];
  problem.cause = cause_line(*first.cause, context);
  const Origin origin = first_place(first.reasoning);
  problem.spot = spot_of(origin, context);
  add_fix(first.cause->fixes, report.tool, origin, context, problem);
  return problem;
}

Problem problem_of(const Difference& difference, Severity severity, const Context& context) {
  Problem problem;
  problem.id = "differs-" + std::string(difference.kind.empty() ? "otherwise" : difference.kind);
  problem.rule = context.say(phrases::k_places_differ, {{"kind", difference.kind}});
  problem.severity = severity;
  if (!difference.tools.empty()) problem.tool = difference.tools[0]->id.view();
  problem.title = theirs(difference_sentence(difference, context));
  const Origin& origin = difference.origin();
  problem.spot = spot_of(origin, context);
  // A snapshot writes paths of the workspace as "./...".
  if (origin.path.starts_with("./")) {
    problem.spot.outside.clear();
    problem.spot.inside = origin.path.substr(2);
  }
  if (difference.explanations.empty()) return problem;
  const auto& cause = *difference.explanations[0].cause;
  problem.cause = cause_line(cause, context);
  add_fix(cause.fixes, difference.explanations[0].tool, origin, context, problem);
  return problem;
}

}  // namespace

Problems problems_of_run(const Report& report, bool has_failed, const Context& context) {
  Problems out;
  out.command = "run";
  out.fine = context.say(phrases::k_command_went_well, {{"program", report.outcome->program}});
  if (has_failed) out.list.push_back(problem_of_command(report, context));
  if (has_failed) add_findings(report, context, out);
  return out;
}

Problems problems_of_comparison(const ComparisonView& view, const Context& context) {
  Problems out;
  out.command = "compare";
  out.fine = context.say(phrases::k_no_difference);
  out.fails_from = Severity::warning;
  for (const SidePair& pair : view.comparison.tools) out.tools.emplace_back(pair.tool->id.view());
  for (const Difference& difference : view.comparison.differences) {
    if (difference.is_harmless() && !view.shows_all) break;
    const Severity severity = difference.is_harmless() ? Severity::note : out.list.empty() ? Severity::error : Severity::warning;
    out.list.push_back(problem_of(difference, severity, context));
  }
  for (const Snapshot* side : view.sides)
    for (const ToolRecord& tool : side->tools)
      for (const NotLooked& gap : tool.evidence.not_looked)
        out.gaps.push_back({std::string(tool.evidence.tool->id.view()), path_of(gap.what, context), context.say(error_words(gap.why))});
  return out;
}

}  // namespace why
