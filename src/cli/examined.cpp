// SPDX-License-Identifier: Apache-2.0
#include "cli/examined.hpp"

#include <iterator>
#include <set>

#include "cli/entries.hpp"
#include "cli/messages.hpp"
#include "evidence/evidence.hpp"
#include "report/json.hpp"

namespace why::cli {
namespace {

/// Variables that some tool takes a credential or an address from, and that are set here.
std::string variables_of_tools(const catalog::Catalog<Packed>& catalog, const Environment& env) {
  std::set<std::string_view> names;
  const auto add = [&](std::string_view name) {
    if (!env.get(name).value_or("").empty()) names.insert(name);
  };
  for (const auto& tool : catalog.tools) {
    for (const auto& source : tool.sources)
      if (source.where == catalog::Where::variable) add(source.name);
    for (const auto& endpoint : tool.endpoints) add(endpoint.variable);
  }
  std::string out;
  for (const std::string_view name : names) out += (out.empty() ? "" : ", ") + std::string(name);
  return out;
}

/// The page for a place where no tool has left traces.
Page nothing_here(const Environment& env, const Context& context) {
  std::string tools;
  for (const auto& tool : context.catalog.tools)
    tools += (tools.empty() ? "" : ", ") + context.say(tool.title);
  Page page;
  page.add(
      0, 2,
      {{context.say(phrases::k_no_tool)}, {" " + context.say(phrases::k_tools_looked, {{"tools", tools}})}});
  if (const std::string set = variables_of_tools(context.catalog, env); !set.empty())
    page.add(0, 2, {{context.say(phrases::k_variables_alone, {{"variables", set}}), Style::strong}});
  return page;
}

/// The tool of the words or of --tool; null when none was named.
Told<const catalog::Tool<Packed>*> named_tool(Run& run) {
  const auto& words = run.typed.words;
  if (words.size() > 2)
    return tl::unexpected(
        run.complain(Exit::usage, said(messages::k_one_tool, {{"command", words[0]}, {"word", words[2]}})));
  if (words.size() == 2) return tool_named(run, words[1]);
  if (const auto id = run.typed.value(FlagId::tool)) return tool_named(run, *id);
  return nullptr;
}

}  // namespace

Told<Examined> examine_tools(Run& run) {
  const auto named = named_tool(run);
  if (!named) return tl::unexpected(named.error());
  auto open = run.open_world();
  if (!open) return tl::unexpected(open.error());
  Examined out{std::move(*open), {}};
  if (*named != nullptr) out.tools.push_back(examine(out.open->world, run.catalog, **named));
  else out.tools = examine_present(out.open->world, run.catalog);
  for (const Evidence& evidence : out.tools) (void)run.learn(evidence);
  return out;
}

Context context_of(const Run& run, const World& world) {
  Context context = run.context();
  context.home = world.place.home;
  context.now = world.now;
  context.cwd = world.place.cwd;
  context.process = world.place.process;
  return context;
}

Exit show_reports(Run& run, const World& world, const std::vector<Report>& reports,
                  Page (*page_of)(const Report&, const Context&), Exit exit) {
  Context context = context_of(run, world);
  context.several = reports.size() > 1;
  if (run.wants_json()) return run.show_json(report_json(reports, context), exit);
  if (reports.empty()) return run.show(nothing_here(world.env, context), exit);
  Page page;
  if (context.process) page.add(0, 2, {{process_sentence(*context.process, context), Style::dim}});
  for (const Report& report : reports) {
    page.blank();
    Page next = page_of(report, context);
    std::move(next.rows.begin(), next.rows.end(), std::back_inserter(page.rows));
  }
  return run.show(page, exit);
}

}  // namespace why::cli
