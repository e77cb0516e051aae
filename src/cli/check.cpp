// why401 check
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "cli/commands.hpp"
#include "cli/duration.hpp"
#include "cli/examined.hpp"
#include "cli/messages.hpp"
#include "diagnose/diagnose.hpp"
#include "diagnose/findings.hpp"
#include "report/pages.hpp"

namespace why::cli {
namespace {

bool is_known_id(const catalog::Catalog<Packed>& catalog, std::string_view id) {
  return std::any_of(catalog.causes.begin(), catalog.causes.end(), [&](const auto& cause) {
    return cause.id == id || std::any_of(cause.alarms.begin(), cause.alarms.end(),
                                         [&](const auto& alarm) { return alarm.id == id; });
  });
}

/// The first id of --only and --skip that nothing has.
std::optional<std::string_view> unknown_id(const Run& run) {
  for (const FlagId flag : {FlagId::only, FlagId::skip})
    for (const std::string_view id : run.typed.values(flag))
      if (!is_known_id(run.catalog, id)) return id;
  return std::nullopt;
}

void select(const Typed& typed, std::vector<Finding>& findings) {
  const auto only = typed.values(FlagId::only);
  const auto skip = typed.values(FlagId::skip);
  const auto names = [](const std::vector<std::string_view>& ids, const Finding& finding) {
    return std::any_of(ids.begin(), ids.end(),
                       [&](auto id) { return finding.alarm->id == id || finding.cause->id == id; });
  };
  std::erase_if(findings,
                [&](const Finding& f) { return (!only.empty() && !names(only, f)) || names(skip, f); });
}

Exit exit_of(const Typed& typed, const std::vector<Report>& reports) {
  const auto level = typed.value(FlagId::fail_on).value_or("error");
  bool found = false, gaps = false;
  for (const Report& report : reports) {
    gaps = gaps || !report.not_looked.empty();
    for (const Finding& f : report.findings)
      found =
          found || f.severity == Severity::error || (level == "warning" && f.severity == Severity::warning);
  }
  if (found || (gaps && level == "unknown")) return Exit::found;
  return gaps ? Exit::unknown : Exit::ok;
}

/// A login that ends within the asked time is raised as the fact that warnings are made of.
void raise_ending(Evidence& evidence, Instant now, std::int64_t within) {
  constexpr std::string_view k_fact = "login.ends-soon";
  for (const Credential& c : evidence.credentials)
    if (c.ends && c.ends->ms >= now.ms && c.ends->ms - now.ms <= within &&
        evidence.facts.find(k_fact) == nullptr)
      evidence.facts.add(k_fact, c.origin, to_rfc3339(*c.ends));
}

std::ptrdiff_t errors_in(const Report& report) {
  return std::count_if(report.findings.begin(), report.findings.end(),
                       [](const Finding& f) { return f.severity == Severity::error; });
}

Exit show_for_ci(Run& run, const World& world, const std::vector<Report>& reports, Exit exit) {
  const Context context = context_of(run, world);
  Problems problems = problems_of(reports, context);
  const auto level = run.typed.value(FlagId::fail_on).value_or("error");
  if (level == "warning") problems.fails_from = Severity::warning;
  problems.gaps_fail = level == "unknown";
  return run.show_problems(problems, context, exit);
}

}  // namespace

Exit run_check(Run& run) {
  std::optional<std::int64_t> within;
  if (const auto typed = run.typed.value(FlagId::expires_within)) {
    within = parse_duration(*typed);
    if (!within) return run.complain(Exit::usage, said(messages::k_expires_within));
  }
  if (const auto id = unknown_id(run))
    return run.complain(Exit::usage, said(messages::k_no_finding, {{"id", *id}}));
  auto examined = examine_tools(run);
  if (!examined) return examined.error();
  const World& world = examined->open->world;
  std::vector<Report> reports;
  for (Evidence& evidence : examined->tools) {
    if (within) raise_ending(evidence, world.now, *within);
    reports.push_back(check(run.catalog, std::move(evidence)));
    select(run.typed, reports.back().findings);
    silence(run.catalog, world.now, reports.back());
  }
  std::stable_sort(reports.begin(), reports.end(),
                   [](const Report& a, const Report& b) { return errors_in(a) > errors_in(b); });
  const Exit exit = exit_of(run.typed, reports);
  return is_for_ci(run.format()) ? show_for_ci(run, world, reports, exit)
                                 : show_reports(run, world, reports, check_page, exit);
}

}  // namespace why::cli
