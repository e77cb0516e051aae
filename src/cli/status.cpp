// why401 status
// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"
#include "cli/examined.hpp"
#include "diagnose/diagnose.hpp"
#include "report/pages.hpp"

namespace why::cli {

Exit run_status(Run& run) {
  Exit exit = Exit::ok;
  const auto examined = examine_tools(run, exit);
  if (examined == nullptr) return exit;
  const Context context = examined->context(run);
  auto& redactor = redactor_for(run, *examined);
  std::vector<Report> reports;
  for (Evidence& evidence : examined->tools) reports.push_back(status(run.catalog, std::move(evidence)));
  for (const Report& report : reports)
    if (!report.not_looked.empty()) exit = Exit::unknown;
  return show_reports(run, reports, status_page, context, redactor, exit);
}

}  // namespace why::cli
