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

  Context context(const Run& run) const;
};

/// The tool that was named, or every known tool that has left traces. Nothing when that is said already: `exit`.
std::unique_ptr<Examined> examine_tools(Run& run, Exit& exit);

/// A redactor that knows every secret of what was examined.
redact::Redactor& redactor_for(Run& run, const Examined& examined);

/// Shows one report after the other as `page` lays them out, or all as one JSON document.
Exit show_reports(Run& run, const std::vector<Report>& reports, Page (*page)(const Report&, const Context&), const Context& context,
                  const redact::Redactor& redactor, Exit exit);

}  // namespace why::cli
