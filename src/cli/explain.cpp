// why401 explain
// SPDX-License-Identifier: Apache-2.0
#include "catalog/find.hpp"
#include "catalog/match.hpp"
#include "cli/commands.hpp"
#include "cli/entries.hpp"
#include "diagnose/diagnose.hpp"
#include "evidence/command_line.hpp"
#include "report/json.hpp"
#include "report/pages.hpp"

namespace why::cli {
namespace {

using catalog::Packed;
using catalog::Tool;

/// The text of the arguments, or of standard input when there is none or "-".
Result<catalog::Found> read_text(Run& run) {
  const auto& words = run.typed.words;
  catalog::Matcher matcher(run.catalog);
  if (words.size() > 1 && words[1] != "-") {
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (i > 1) matcher.feed(" ");
      matcher.feed(words[i]);
    }
    return matcher.finish();
  }
  if (run.outside.stdin_is_terminal()) run.outside.write_err("why401: paste the message, then press Ctrl-D.\n");
  const auto read = run.outside.read_stdin([&](std::string_view block) {
    matcher.feed(block);
    return true;
  });
  if (!read) return tl::unexpected(read.error());
  return matcher.finish();
}

/// The tool whose command the meant command line starts with.
const Tool<Packed>* tool_of_command(const Run& run) {
  for (const auto& tool : run.catalog.tools)
    for (const std::string_view command : tool.commands)
      if (CommandLine(run.typed.meant, tool).has_word(command) && !run.typed.meant.empty()) return &tool;
  return nullptr;
}

/// One word that is no message may be an id with a slip in it.
void hint_at_entry(Run& run, std::string_view word) {
  if (word.find('/') == word.npos) return;
  const std::string_view near = catalog::nearest_id(run.catalog.errors, word);
  if (!near.empty()) run.outside.write_err("why401: if that was an id: did you mean " + std::string(near) + "?\n");
}

Exit exit_of(const Report& report) { return report.matches.empty() ? Exit::unknown : Exit::ok; }

Exit show_report(Run& run, Report report, const std::optional<std::string>& home, Instant now) {
  std::vector<const Evidence*> seen;
  if (report.evidence) seen.push_back(&*report.evidence);
  auto& redactor = run.redactor(seen);
  const Context context{run.catalog, run.language(), home, now, run.typed.has(FlagId::verbose)};
  if (!run.wants_json()) return run.show(explain_page(report, context), redactor, exit_of(report));
  const Exit exit = exit_of(report);
  std::vector<Report> one;
  one.push_back(std::move(report));
  return run.show(redactor.clean(report_json(one, context)), redactor, exit);
}

}  // namespace

Exit run_explain(Run& run) {
  const auto& words = run.typed.words;
  if (words.size() == 2 && words[1] != "-" && words[1].find(' ') == std::string::npos)
    if (const auto shown = show_entry(run, words[1])) return *shown;
  const Tool<Packed>* tool = nullptr;
  if (const auto id = run.typed.value(FlagId::tool)) {
    tool = catalog::find_tool(run.catalog, *id);
    if (tool == nullptr) return run.complain(Exit::usage, unknown_tool(run, *id));
  }
  auto found = read_text(run);
  if (!found) return run.complain(Exit::unknown, "Standard input " + std::string(describe(found.error().code)) + ".");
  if (tool == nullptr) tool = tool_of(run.catalog, *found);
  if (tool == nullptr) tool = tool_of_command(run);
  if (found->matches.empty() && words.size() == 2) hint_at_entry(run, words[1]);
  std::optional<Evidence> evidence;
  std::optional<std::string> home;
  Instant now = run.outside.now();
  bool chosen = false;
  if (tool != nullptr && !found->matches.empty()) {
    Exit exit = Exit::ok;
    const auto open = run.open_world(exit);
    if (open == nullptr) return exit;
    evidence = examine(open->world, run.catalog, *tool);
    home = open->world.place.home;
    now = open->world.now;
    chosen = open->world.place.chosen;
  }
  return show_report(run, explain(run.catalog, std::move(*found), tool, std::move(evidence), chosen), home, now);
}

}  // namespace why::cli
