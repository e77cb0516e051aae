// The commands, as one table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "cli/run.hpp"

namespace why::cli {

struct Command {
  std::string_view name;
  std::string_view usage;  ///< what follows the name
  std::uint32_t takers;    ///< which flags belong to it
  Phrase summary;
  Phrase effect;              ///< what it does to the world
  Phrase exits;               ///< its exit codes, without those of all commands
  std::string_view examples;  ///< one a line; {tool} {action} {error} are filled in
  Exit (*run)(Run&);
};

/// In the order of the help page.
std::span<const Command> commands();
std::vector<std::string_view> command_names();
const Command* command_named(std::string_view name);  ///< also by an alias; null when there is none

/// Finds the command that was typed and runs it.
Exit dispatch(Run& run);

Exit run_explain(Run& run);
Exit run_status(Run& run);
Exit run_check(Run& run);
Exit run_run(Run& run);
Exit run_snapshot(Run& run);
Exit run_compare(Run& run);
Exit run_catalog(Run& run);
Exit run_version(Run& run);
Exit run_help(Run& run);
Exit run_completion(Run& run);

/// "There is no command X", with the nearest one.
Exit refuse_command(Run& run, std::string_view name);

}  // namespace why::cli
