// why401 catalog: list, show, lint
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "authoring/check.hpp"
#include "authoring/enum_words.hpp"
#include "base/text.hpp"
#include "catalog/find.hpp"
#include "cli/catalog.hpp"
#include "cli/commands.hpp"
#include "cli/entries.hpp"
#include "cli/messages.hpp"
#include "report/document.hpp"

namespace why::cli {
namespace {

using catalog::Problem;

struct Title {
  std::string_view id;
  std::string text;
};

template <class List>
std::vector<Title> titles_in(const List& list, const Context& context) {
  std::vector<Title> out;
  for (const auto& entry : list) {
    if constexpr (requires { entry.title; })
      out.push_back({entry.id, context.say(entry.title)});
    else
      out.push_back({entry.id, context.say(entry.yes)});
  }
  return out;
}

/// A list of the catalog, by the word that a person types.
struct Kind {
  std::string_view name;
  std::vector<Title> (*titles)(const Context&);
};
constexpr std::array k_kinds{
    Kind{"errors", [](const Context& c) { return titles_in(c.catalog.errors, c); }},
    Kind{"causes", [](const Context& c) { return titles_in(c.catalog.causes, c); }},
    Kind{"fixes", [](const Context& c) { return titles_in(c.catalog.fixes, c); }},
    Kind{"tools", [](const Context& c) { return titles_in(c.catalog.tools, c); }},
    Kind{"facts", [](const Context& c) { return titles_in(c.catalog.facts, c); }},
};

Exit refuse_word(Run& run, std::string_view command, std::string_view word,
                 const std::vector<std::string_view>& known) {
  std::string list;
  for (const std::string_view name : known) list += (list.empty() ? "" : ", ") + std::string(name);
  return run.complain(Exit::usage,
                      said(messages::k_known_words, {{"command", command}, {"words", list}, {"word", word}}) +
                          did_you_mean(word, known));
}

Exit show_titles(Run& run, const Kind& kind) {
  const std::vector<Title> titles = kind.titles(run.context());
  if (run.wants_json()) {
    Json out = new_document();
    out["kind"] = kind.name;
    out["entries"] = Json::array();
    for (const Title& title : titles) out["entries"].push_back({{"id", title.id}, {"title", title.text}});
    return run.show_json(bytes_of(out), Exit::ok);
  }
  constexpr std::size_t k_widest = 48;
  std::size_t hang = 0;
  for (const Title& title : titles) hang = std::max(hang, std::min(title.id.size() + 2, k_widest));
  Page page;
  for (const Title& title : titles)
    page.labelled(0, hang, title.id, {{title.text}}).label.style = Style::code;
  return run.show(page, Exit::ok);
}

Exit list(Run& run) {
  const auto& words = run.typed.words;
  const std::string name = words.size() > 2 ? words[2] : "errors";
  std::vector<std::string_view> names;
  for (const Kind& kind : k_kinds) {
    if (kind.name == name) return show_titles(run, kind);
    names.push_back(kind.name);
  }
  return refuse_word(run, "catalog list", name, names);
}

Exit show(Run& run) {
  const auto& words = run.typed.words;
  if (words.size() != 3) return run.complain(Exit::usage, said(messages::k_one_id));
  const std::string& id = words[2];
  if (const auto shown = show_entry(run, id)) return *shown;
  std::string_view near = catalog::nearest_id(run.catalog.errors, id);
  if (near.empty()) near = catalog::nearest_id(run.catalog.causes, id);
  return run.complain(Exit::usage, said(messages::k_no_entry, {{"id", id}}) +
                                       (near.empty() ? said(messages::k_all_ids)
                                                     : said(messages::k_did_you_mean, {{"word", near}})));
}

/// What is wrong with the entries at `paths`, which are looked at together.
Told<std::vector<Problem>> problems_at(Run& run, Files& files, const std::vector<std::string>& paths) {
  std::vector<std::string> full;
  for (const std::string& path : paths) {
    full.push_back(path_from_here(run, path));
    if (!files.stat(full.back()))
      return tl::unexpected(run.complain(Exit::usage, said(messages::k_nothing_at, {{"path", path}})));
  }
  catalog::Loaded loaded = catalog::load_entries(files, full);
  catalog::complete(loaded, run.catalog);
  return catalog::check(loaded, to_rfc3339(run.outside.now()).substr(0, 10));
}

Page problem_page(const std::vector<Problem>& problems, const Context& context) {
  Page page;
  const auto count = [&](Severity severity) {
    return std::to_string(
        std::count_if(problems.begin(), problems.end(), [&](auto& p) { return p.severity == severity; }));
  };
  for (const Problem& p : problems) {
    const std::string place = p.file + ":" + std::to_string(p.line) + ":" + std::to_string(p.column) + ": ";
    const Style style = p.severity == Severity::error ? Style::bad : Style::warn;
    page.add(0, 2, {{place, Style::code}, {"[" + p.rule + "] ", style}, {p.what, Style::strong}});
    page.add(4, 4, {{p.why + " → " + p.how}});
  }
  page.add(0, 2,
           {{context.say(phrases::k_count, {{"errors", count(Severity::error)},
                                            {"warnings", count(Severity::warning)},
                                            {"notes", count(Severity::note)}}),
             Style::strong}});
  return page;
}

std::string problem_json(const std::vector<Problem>& problems) {
  Json out = new_document();
  out["problems"] = Json::array();
  for (const Problem& p : problems)
    out["problems"].push_back({{"file", p.file},
                               {"line", p.line},
                               {"column", p.column},
                               {"rule", p.rule},
                               {"severity", catalog::word_of(p.severity)},
                               {"what", p.what},
                               {"why", p.why},
                               {"how", p.how}});
  return bytes_of(out);
}

Exit lint(Run& run) {
  std::vector<std::string> paths(run.typed.words.begin() + 2, run.typed.words.end());
  if (paths.empty()) paths.emplace_back("catalog");
  const auto files = run.outside.files();
  if (!files)
    return run.complain(Exit::unknown,
                        said(messages::k_cannot_look, said(messages::k_the_place), files.error().code));
  const auto problems = problems_at(run, **files, paths);
  if (!problems) return problems.error();
  const Exit exit = catalog::has_errors(*problems) ? Exit::usage : Exit::ok;
  return run.wants_json() ? run.show_json(problem_json(*problems), exit)
                          : run.show(problem_page(*problems, run.context()), exit);
}

struct Subcommand {
  std::string_view name;
  Exit (*run)(Run&);
};
constexpr std::array k_subcommands{
    Subcommand{"list", list},
    Subcommand{"show", show},
    Subcommand{"lint", lint},
    Subcommand{"new", catalog_new},
    Subcommand{"import", catalog_import},
    Subcommand{"coverage", catalog_coverage},
    Subcommand{"export", catalog_export},
};

}  // namespace

std::string path_from_here(const Run& run, const std::string& path) {
  return path.starts_with('/') ? path : run.outside.cwd() + "/" + path;
}

std::optional<Exit> refuse_arguments(Run& run, std::string_view command) {
  const auto& words = run.typed.words;
  if (words.size() <= 2) return std::nullopt;
  return run.complain(Exit::usage, said(messages::k_no_words, {{"command", command}, {"word", words[2]}}));
}

Exit run_catalog(Run& run) {
  const auto& words = run.typed.words;
  const std::string what = words.size() > 1 ? words[1] : "list";
  std::vector<std::string_view> names;
  for (const Subcommand& command : k_subcommands) {
    names.push_back(command.name);
    if (command.name != what) continue;
    if (run.typed.has(FlagId::tool) && command.run != catalog_new)
      return run.complain(Exit::usage,
                          said(messages::k_foreign_flag, {{"command", "catalog " + what}, {"flag", "--tool"}}));
    return command.run(run);
  }
  return refuse_word(run, "catalog", what, names);
}

}  // namespace why::cli
