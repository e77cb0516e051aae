// why401 status
// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"
#include "cli/examined.hpp"
#include "diagnose/diagnose.hpp"
#include "report/pages.hpp"

namespace why::cli {

Exit run_status(Run& run) {
  auto examined = examine_tools(run);
  if (!examined) return examined.error();
  Exit exit = Exit::ok;
  std::vector<Report> reports;
  for (Evidence& evidence : examined->tools) {
    reports.push_back(status(run.catalog, std::move(evidence)));
    if (!reports.back().not_looked.empty()) exit = Exit::unknown;
  }
  return show_reports(run, examined->open->world, reports, status_page, exit);
}

}  // namespace why::cli
