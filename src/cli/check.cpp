// why401 check
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/examined.hpp"
#include "diagnose/diagnose.hpp"
#include "report/pages.hpp"

namespace why::cli {
namespace {

/// "7d", "12h", "30m" in milliseconds.
std::optional<std::int64_t> duration(std::string_view text) {
  if (text.size() < 2) return std::nullopt;
  const auto number = text::to_int(text.substr(0, text.size() - 1));
  const char unit = text.back();
  const std::int64_t minutes = unit == 'd' ? 24 * 60 : unit == 'h' ? 60 : unit == 'm' ? 1 : 0;
  if (!number || *number <= 0 || *number > 100'000 || minutes == 0) return std::nullopt;
  return *number * minutes * 60'000;
}

bool names(const std::vector<std::string_view>& ids, const Finding& finding) {
  return std::any_of(ids.begin(), ids.end(), [&](std::string_view id) { return id == finding.alarm->id.view() || id == finding.cause->id.view(); });
}

void select(const Typed& typed, std::vector<Finding>& findings) {
  const auto only = typed.values(FlagId::only);
  const auto skip = typed.values(FlagId::skip);
  std::erase_if(findings, [&](const Finding& f) { return (!only.empty() && !names(only, f)) || names(skip, f); });
}

bool is_known_id(const Run& run, std::string_view id) {
  for (const auto& cause : run.catalog.causes) {
    if (cause.id == id) return true;
    for (const auto& alarm : cause.alarms)
      if (alarm.id == id) return true;
  }
  return false;
}

Exit exit_of(const Run& run, const std::vector<Report>& reports) {
  const auto level = run.typed.value(FlagId::fail_on).value_or("error");
  bool found = false, gaps = false;
  for (const Report& report : reports) {
    gaps = gaps || !report.not_looked.empty();
    for (const Finding& f : report.findings)
      found = found || f.severity == Severity::error || (level == "warning" && f.severity == Severity::warning);
  }
  if (found) return Exit::found;
  if (gaps) return level == "unknown" ? Exit::found : Exit::unknown;
  return Exit::ok;
}

std::size_t errors_in(const Report& report) {
  return static_cast<std::size_t>(std::count_if(report.findings.begin(), report.findings.end(),
                                                [](const Finding& f) { return f.severity == Severity::error; }));
}

/// A login that ends within the asked time is raised as the fact that warnings are made of.
void raise_ending(Evidence& evidence, Instant now, std::int64_t within) {
  for (const Credential& c : evidence.credentials)
    if (c.ends && c.ends->ms >= now.ms && c.ends->ms - now.ms <= within && evidence.facts.find("login.ends-soon") == nullptr)
      evidence.facts.add("login.ends-soon", c.origin, to_rfc3339(*c.ends));
}

}  // namespace

Exit run_check(Run& run) {
  std::optional<std::int64_t> within;
  if (const auto typed = run.typed.value(FlagId::expires_within); typed && !(within = duration(*typed)))
    return run.complain(Exit::usage, "--expires-within takes a time like 7d, 12h or 30m.");
  for (const FlagId flag : {FlagId::only, FlagId::skip})
    for (const std::string_view id : run.typed.values(flag))
      if (!is_known_id(run, id)) return run.complain(Exit::usage, "There is no finding or cause " + std::string(id) + ". All causes: why401 catalog list causes.");
  Exit exit = Exit::ok;
  const auto examined = examine_tools(run, exit);
  if (examined == nullptr) return exit;
  const Context context = examined->context(run);
  auto& redactor = redactor_for(run, *examined);
  std::vector<Report> reports;
  for (Evidence& evidence : examined->tools) {
    if (within) raise_ending(evidence, examined->open->world.now, *within);
    reports.push_back(check(run.catalog, std::move(evidence)));
    select(run.typed, reports.back().findings);
  }
  std::stable_sort(reports.begin(), reports.end(), [](const Report& a, const Report& b) { return errors_in(a) > errors_in(b); });
  exit = exit_of(run, reports);
  return show_reports(run, reports, check_page, context, redactor, exit);
}

}  // namespace why::cli
