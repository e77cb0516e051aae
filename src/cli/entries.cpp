// SPDX-License-Identifier: Apache-2.0
#include "cli/entries.hpp"

#include <algorithm>

#include "catalog/find.hpp"
#include "report/json.hpp"
#include "report/pages.hpp"

namespace why::cli {
namespace {

/// The only error whose id ends so; a tool's own message comes before an API's answer.
const catalog::Error<catalog::Packed>* error_ending(const Run& run, std::string_view id) {
  std::vector<const catalog::Error<catalog::Packed>*> ending;
  for (const auto& error : run.catalog.errors)
    if (error.id.view().ends_with("/" + std::string(id))) ending.push_back(&error);
  if (ending.size() > 1)
    std::erase_if(ending, [&](const auto* error) { return catalog::find_tool(run.catalog, error->tool) == nullptr; });
  return ending.size() == 1 ? ending[0] : nullptr;
}

}  // namespace

std::optional<Exit> show_entry(Run& run, std::string_view id) {
  const Context context{run.catalog, run.language(), std::nullopt, run.outside.now(), run.typed.has(FlagId::verbose)};
  const auto show = [&](const auto& entry, Page (*page)(decltype(entry), const Context&)) {
    auto& redactor = run.redactor({});
    return run.wants_json() ? run.show(redactor.clean(entry_json(entry, context)), redactor, Exit::ok)
                            : run.show(page(entry, context), redactor, Exit::ok);
  };
  if (const auto* error = catalog::find_error(run.catalog, id)) return show(*error, error_page);
  if (const auto* cause = catalog::find_cause(run.catalog, id)) return show(*cause, cause_page);
  if (const auto* fix = catalog::find_fix(run.catalog, id)) return show(*fix, fix_page);
  if (const auto* error = error_ending(run, id)) return show(*error, error_page);
  return std::nullopt;
}

std::string unknown_tool(const Run& run, std::string_view id) {
  std::vector<std::string_view> names;
  std::string all;
  for (const auto& tool : run.catalog.tools) {
    names.push_back(tool.id);
    all += (all.empty() ? "" : ", ") + std::string(tool.id.view());
  }
  const std::string near = did_you_mean(id, names);
  return "There is no tool " + std::string(id) + "." + (near.empty() ? " Known are: " + all + "." : near);
}

}  // namespace why::cli
