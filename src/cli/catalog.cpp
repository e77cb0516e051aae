// why401 catalog
// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"
#include "catalog/check.hpp"
#include "catalog/find.hpp"
#include "cli/commands.hpp"
#include "cli/entries.hpp"
#include "report/pages.hpp"

namespace why::cli {
namespace {

constexpr std::string_view k_kinds = "errors|causes|fixes|tools|facts";

template <class List>
void list_all(const List& list, const Context& context, Page& page) {
  for (const auto& entry : list) {
    const catalog::Words<catalog::Packed>* words = nullptr;
    if constexpr (requires { entry.title; }) words = &entry.title;
    else words = &entry.yes;
    page.add(0, 2, {{std::string(entry.id.view()), Style::code}, {"  " + std::string(pick(*words, context.language))}});
  }
}

Exit list(Run& run, const Context& context) {
  const auto& words = run.typed.words;
  const std::string kind = words.size() > 2 ? words[2] : "errors";
  Page page;
  if (kind == "errors") list_all(run.catalog.errors, context, page);
  else if (kind == "causes") list_all(run.catalog.causes, context, page);
  else if (kind == "fixes") list_all(run.catalog.fixes, context, page);
  else if (kind == "tools") list_all(run.catalog.tools, context, page);
  else if (kind == "facts") list_all(run.catalog.facts, context, page);
  else return run.complain(Exit::usage, "catalog list knows " + text::replace_all(std::string(k_kinds), "|", ", ") + "." + did_you_mean(kind, text::split(k_kinds, '|')));
  return run.show(page, run.redactor({}), Exit::ok);
}

Exit show(Run& run) {
  const auto& words = run.typed.words;
  if (words.size() != 3) return run.complain(Exit::usage, "catalog show takes one id. All ids: why401 catalog list.");
  if (const auto shown = show_entry(run, words[2])) return *shown;
  std::string near(catalog::nearest_id(run.catalog.errors, words[2]));
  if (near.empty()) near = catalog::nearest_id(run.catalog.causes, words[2]);
  return run.complain(Exit::usage, "There is no entry " + words[2] + "." + (near.empty() ? " All ids: why401 catalog list." : " Did you mean " + near + "?"));
}

void add_problem(const catalog::Problem& problem, Page& page) {
  const bool error = problem.severity == Severity::error;
  page.add(0, 2, {{problem.file + ":" + std::to_string(problem.line) + ":" + std::to_string(problem.column) + ": ", Style::code},
                  {"[" + problem.rule + "] ", error ? Style::bad : Style::warn}, {problem.what, Style::strong}});
  page.add(4, 4, {{problem.why + " → " + problem.how}});
}

Exit lint(Run& run) {
  const auto& words = run.typed.words;
  auto files = run.outside.files();
  if (!files) return run.complain(Exit::unknown, "The file system " + std::string(describe(files.error().code)) + ".");
  Page page;
  std::size_t errors = 0, warnings = 0;
  std::vector<std::string> paths(words.begin() + 2, words.end());
  if (paths.empty()) paths.emplace_back("catalog");
  for (const std::string& path : paths) {
    const std::string full = path.starts_with('/') ? path : run.outside.cwd() + "/" + path;
    if (!(*files)->stat(full)) return run.complain(Exit::usage, "There is nothing at " + path + ".");
    catalog::Loaded loaded = catalog::load_entries(**files, full);
    catalog::complete(loaded, run.catalog);
    for (const auto& problem : catalog::check(loaded, to_rfc3339(run.outside.now()).substr(0, 10))) {
      add_problem(problem, page);
      ++(problem.severity == Severity::error ? errors : warnings);
    }
  }
  page.add(0, 2, {{fill(pick(phrases::k_count, run.language()), {{"errors", std::to_string(errors)}, {"warnings", std::to_string(warnings)}, {"notes", "0"}}), Style::strong}});
  return run.show(page, run.redactor({}), errors == 0 ? Exit::ok : Exit::usage);
}

}  // namespace

Exit run_catalog(Run& run) {
  const Context context{run.catalog, run.language(), std::nullopt, run.outside.now(), false};
  const auto& words = run.typed.words;
  const std::string what = words.size() > 1 ? words[1] : "list";
  if (run.wants_json() && what != "show") return run.complain(Exit::usage, "catalog " + what + " has no JSON form yet.");
  if (what == "list") return list(run, context);
  if (what == "show") return show(run);
  if (what == "lint") return lint(run);
  return run.complain(Exit::usage, "catalog knows list, show and lint." + did_you_mean(what, {"list", "show", "lint"}));
}

}  // namespace why::cli
