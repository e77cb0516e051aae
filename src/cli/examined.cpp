// SPDX-License-Identifier: Apache-2.0
#include "cli/examined.hpp"

#include "catalog/find.hpp"
#include "cli/entries.hpp"
#include "report/json.hpp"

namespace why::cli {
namespace {

/// The page for a place where no tool has left traces.
Page nothing_here(const Run& run, const Context& context) {
  std::string tools;
  for (const auto& tool : run.catalog.tools)
    tools += (tools.empty() ? "" : ", ") + std::string(pick(tool.title, context.language));
  Page page;
  page.add(0, 2, {{std::string(pick(phrases::k_no_tool, context.language)) + " " + fill(pick(phrases::k_tools_looked, context.language), {{"tools", tools}})}});
  return page;
}

}  // namespace

Context Examined::context(const Run& run) const {
  return {run.catalog, run.language(), open->world.place.home, open->world.now, run.typed.has(FlagId::verbose)};
}

std::unique_ptr<Examined> examine_tools(Run& run, Exit& exit) {
  const auto& words = run.typed.words;
  if (words.size() > 2) {
    exit = run.complain(Exit::usage, words[0] + " takes one tool, not \"" + words[2] + "\" as well.");
    return nullptr;
  }
  std::string id = words.size() > 1 ? words[1] : std::string(run.typed.value(FlagId::tool).value_or(""));
  const auto* named = id.empty() ? nullptr : catalog::find_tool(run.catalog, id);
  if (!id.empty() && named == nullptr) {
    exit = run.complain(Exit::usage, unknown_tool(run, id));
    return nullptr;
  }
  auto out = std::make_unique<Examined>();
  out->open = run.open_world(exit);
  if (out->open == nullptr) return nullptr;
  for (const auto& tool : run.catalog.tools) {
    if (named != nullptr && named != &tool) continue;
    Evidence evidence = examine(out->open->world, run.catalog, tool);
    if (named != nullptr || evidence.has_traces) out->tools.push_back(std::move(evidence));
  }
  return out;
}

redact::Redactor& redactor_for(Run& run, const Examined& examined) {
  std::vector<const Evidence*> seen;
  for (const Evidence& evidence : examined.tools) seen.push_back(&evidence);
  return run.redactor(seen);
}

Exit show_reports(Run& run, const std::vector<Report>& reports, Page (*page)(const Report&, const Context&), const Context& context,
                  const redact::Redactor& redactor, Exit exit) {
  if (run.wants_json()) return run.show(redactor.clean(report_json(reports, context)), redactor, exit);
  Page all;
  for (const Report& report : reports) {
    all.blank();
    for (Row& row : page(report, context).rows) all.rows.push_back(std::move(row));
  }
  return run.show(reports.empty() ? nothing_here(run, context) : all, redactor, exit);
}

}  // namespace why::cli
