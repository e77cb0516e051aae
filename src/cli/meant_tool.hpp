// Which tool a run is about.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/run.hpp"
#include "match/match.hpp"

namespace why::cli {

/// The tool that the command line behind `--` runs; null when it is none that is known.
const catalog::Tool<Packed>* tool_of_command(const Run& run);

/// The tool of --tool; null when it was not given.
Told<const catalog::Tool<Packed>*> tool_of_flag(Run& run);

/// The tool that a text is from: `named`, else the one of the command line if it prints such messages, else what the
/// text tells, else the one of the command line. Null when nothing tells.
const catalog::Tool<Packed>* tool_of_text(const Run& run, const catalog::Tool<Packed>* named, const catalog::Found& found);

}  // namespace why::cli
