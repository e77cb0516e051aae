// SPDX-License-Identifier: Apache-2.0
#include "cli/meant_tool.hpp"

#include "cli/entries.hpp"
#include "diagnose/diagnose.hpp"
#include "evidence/command_line.hpp"

namespace why::cli {

const catalog::Tool<Packed>* tool_of_command(const Run& run) {
  for (const auto& tool : run.catalog.tools)
    for (const std::string_view command : tool.commands)
      if (CommandLine(run.typed.meant, tool).has_word(command)) return &tool;
  return nullptr;
}

Told<const catalog::Tool<Packed>*> tool_of_flag(Run& run) {
  const auto id = run.typed.value(FlagId::tool);
  return id ? tool_named(run, *id) : nullptr;
}

const catalog::Tool<Packed>* tool_of_text(const Run& run, const catalog::Tool<Packed>* named, const catalog::Found& found) {
  if (named != nullptr) return named;
  const auto* meant = tool_of_command(run);
  if (meant != nullptr && prints(*meant, found.matches)) return meant;
  const auto* told = tool_of(run.catalog, found);
  return told != nullptr ? told : meant;
}

}  // namespace why::cli
