// Entries of the catalog by what a person types.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "cli/run.hpp"

namespace why::cli {

/// Shows the error, cause or fix with this id. An error may be named by the end of its id when only one has
/// it. Nothing when there is none.
std::optional<Exit> show_entry(Run& run, std::string_view id);

/// The tool with this id.
Told<const catalog::Tool<Packed>*> tool_named(Run& run, std::string_view id);

}  // namespace why::cli
