// The commands, as one table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "cli/run.hpp"

namespace why::cli {

struct Command {
  std::string_view name;
  std::string_view usage;      ///< what follows the name
  std::uint32_t takers;        ///< which flags belong to it
  Phrase summary;
  Phrase effect;               ///< what it does to the world
  std::string_view examples;   ///< one a line; {tool} {action} {error} are filled in
  Exit (*run)(Run&);
};

/// In the order of the help page.
const std::vector<Command>& commands();
const Command* command_named(std::string_view name);  ///< also by an alias

/// Finds the command that was typed and runs it.
Exit dispatch(Run& run);

Exit run_explain(Run& run);
Exit run_status(Run& run);
Exit run_check(Run& run);
Exit run_catalog(Run& run);
Exit run_version(Run& run);
Exit run_help(Run& run);
Exit run_completion(Run& run);

/// The help page of one command, or of all when null.
Page help_page(const Command* command, const catalog::Catalog<catalog::Packed>& catalog, Language language);

}  // namespace why::cli
