// SPDX-License-Identifier: Apache-2.0
#include "cli/entries.hpp"

#include "catalog/find.hpp"
#include "cli/messages.hpp"
#include "report/json.hpp"
#include "report/pages.hpp"

namespace why::cli {
namespace {

/// The errors whose ids end so. Tools' own messages come before API's answers.
std::vector<const catalog::Error<Packed>*> errors_ending(const Run& run, std::string_view id) {
  const std::string ending = "/" + std::string(id);
  std::vector<const catalog::Error<Packed>*> all, own;
  for (const auto& error : run.catalog.errors) {
    if (!error.id.view().ends_with(ending)) continue;
    all.push_back(&error);
    if (catalog::find_tool(run.catalog, error.tool) != nullptr) own.push_back(&error);
  }
  return own.empty() ? all : own;
}

template <class Entry>
Exit show(Run& run, const Entry& entry, Page (*page_of)(const Entry&, const Context&)) {
  const Context context = run.context();
  return run.wants_json() ? run.show_json(entry_json(entry, context), Exit::ok)
                          : run.show(page_of(entry, context), Exit::ok);
}

}  // namespace

std::optional<Exit> show_entry(Run& run, std::string_view id) {
  if (const auto* error = catalog::find_error(run.catalog, id)) return show(run, *error, error_page);
  if (const auto* cause = catalog::find_cause(run.catalog, id)) return show(run, *cause, cause_page);
  if (const auto* fix = catalog::find_fix(run.catalog, id)) return show(run, *fix, fix_page);
  const auto errors = errors_ending(run, id);
  if (errors.empty()) return std::nullopt;
  if (errors.size() == 1) return show(run, *errors[0], error_page);
  std::string ids;
  for (const auto* error : errors) ids += (ids.empty() ? "" : ", ") + std::string(error->id.view());
  return run.complain(Exit::usage, said(messages::k_several_entries, {{"id", id}, {"ids", ids}}));
}

Told<const catalog::Tool<Packed>*> tool_named(Run& run, std::string_view id) {
  if (const auto* tool = catalog::find_tool(run.catalog, id)) return tool;
  std::vector<std::string_view> names;
  std::string all;
  for (const auto& tool : run.catalog.tools) {
    names.push_back(tool.id);
    all += (all.empty() ? "" : ", ") + std::string(tool.id.view());
  }
  const Detail near = did_you_mean(id, names);
  return tl::unexpected(run.complain(
      Exit::usage, said(messages::k_no_tool, {{"tool", id}}) +
                       (near.en.empty() ? said(messages::k_known_tools, {{"tools", all}}) : near)));
}

}  // namespace why::cli
