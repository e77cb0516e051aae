// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>

#include "report/pages.hpp"

namespace why {
namespace {

void append(Page&& from, Page& to) { std::move(from.rows.begin(), from.rows.end(), std::back_inserter(to.rows)); }

}  // namespace

std::string outcome_sentence(const CommandOutcome& outcome, const Context& context) {
  if (outcome.is_running())
    return context.say(phrases::k_says_nothing, {{"program", outcome.program}, {"time", time_taken(outcome.silent_ms, context)}});
  if (outcome.timed_out)
    return context.say(phrases::k_timed_out, {{"program", outcome.program}, {"time", time_taken(outcome.ran_ms, context)}});
  if (outcome.signal)
    return context.say(phrases::k_was_killed, {{"program", outcome.program}, {"signal", std::to_string(*outcome.signal)}});
  const int code = outcome.exit_code.value_or(0);
  const Phrase& phrase = code == 0 ? phrases::k_exited_well : phrases::k_exited;
  return context.say(phrase, {{"program", outcome.program}, {"code", std::to_string(code)}});
}

Page run_page(const Report& report, const Context& context) {
  Page page;
  page.add(0, 2, {{"why401 run: " + outcome_sentence(*report.outcome, context), Style::dim}});
  if (!report.matches.empty()) {
    append(explain_page(report, context), page);
    return page;
  }
  if (!report.outcome->is_running()) page.add(0, 2, {{context.say(phrases::k_no_error_heard), Style::dim}});
  // Findings say more of the same causes.
  const bool has_findings = !report.findings.empty() && report.findings[0].severity == Severity::error;
  if (!report.causes.empty() && !has_findings) append(causes_page(report, context), page);
  else if (report.evidence) append(check_page(report, context), page);
  return page;
}

Page silence_page(const Report& report, const Context& context) {
  Page page;
  std::string line = "why401 run: " + outcome_sentence(*report.outcome, context);
  const bool is_wrong = !report.findings.empty() && report.findings[0].severity == Severity::error;
  if (!report.matches.empty()) line += " · " + context.say(report.matches[0].error->title);
  else if (is_wrong)
    line += " · " + filled_title(report.findings[0].alarm->title, report.findings[0].origin, report.findings[0].detail, report.tool, context);
  else if (report.evidence && report.evidence->effective() != nullptr) line += " · " + sent_sentence(report, context, false);
  if (report.matches.empty() && !is_wrong && report.tool != nullptr && !report.tool->stalls.empty())
    line += " · " + context.say(phrases::k_may_be_stalled);
  page.add(0, 2, {{line, Style::dim}});
  return page;
}

}  // namespace why
