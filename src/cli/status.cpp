// why401 status
// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"
#include "cli/examined.hpp"
#include "diagnose/diagnose.hpp"
#include "report/json.hpp"
#include "report/pages.hpp"

namespace why::cli {

Exit run_status(Run& run) {
  Exit exit = Exit::ok;
  const auto examined = examine_tools(run, exit);
  if (examined == nullptr) return exit;
  const Context context = examined->context(run);
  std::vector<const Evidence*> seen;
  for (const Evidence& evidence : examined->tools) seen.push_back(&evidence);
  auto& redactor = run.redactor(seen);
  std::vector<Report> reports;
  for (Evidence& evidence : examined->tools) reports.push_back(status(run.catalog, std::move(evidence)));
  for (const Report& report : reports)
    if (!report.not_looked.empty()) exit = Exit::unknown;
  if (run.wants_json()) return run.show(redactor.clean(report_json(reports, context)), redactor, exit);
  Page page;
  for (const Report& report : reports) {
    page.blank();
    for (Row& row : status_page(report, context).rows) page.rows.push_back(std::move(row));
  }
  return run.show(reports.empty() ? nothing_here(run, context) : page, redactor, exit);
}

}  // namespace why::cli
