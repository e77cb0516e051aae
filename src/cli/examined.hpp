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

/// The page for a place where no tool has left traces.
Page nothing_here(const Run& run, const Context& context);

}  // namespace why::cli
