// The tools that status and check look at.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "cli/run.hpp"

namespace why::cli {

/// What was examined, and the world that it was examined in.
struct Examined {
  std::unique_ptr<OpenWorld> open;
  std::vector<Evidence> tools;
};

/// The tool that was named, or every known tool that has left traces.
Told<Examined> examine_tools(Run& run);

/// For what is said of a machine that was looked at.
Context context_of(const Run& run, const World& world);

/// Shows a report for each examined tool, or that there is none.
Exit show_reports(Run& run, const World& world, const std::vector<Report>& reports,
                  Page (*page_of)(const Report&, const Context&), Exit exit);

}  // namespace why::cli
