// why401 explain
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.hpp"
#include "catalog/find.hpp"
#include "cli/commands.hpp"
#include "cli/entries.hpp"
#include "cli/meant_tool.hpp"
#include "cli/messages.hpp"
#include "cli/text_argument.hpp"
#include "diagnose/diagnose.hpp"
#include "match/match.hpp"
#include "report/json.hpp"
#include "report/pages.hpp"

namespace why::cli {
namespace {

/// What was found in a text, and whether there was a text at all.
struct Read {
  catalog::Found found;
  bool is_blank = true;
};

class TextReader {
 public:
  explicit TextReader(const catalog::Catalog<Packed>& catalog) : matcher_(catalog) {}

  void feed(std::string_view block) {
    matcher_.feed(block);
    is_blank_ = is_blank_ && std::all_of(block.begin(), block.end(), text::is_blank);
  }
  Read finish() { return {matcher_.finish(), is_blank_}; }

 private:
  catalog::Matcher matcher_;
  bool is_blank_ = true;
};

constexpr std::size_t k_first_word = 1;  // of the text

Told<Read> read_text(Run& run) {
  TextReader reader(run.catalog);
  const auto read = read_text(run, "explain", k_first_word, [&](std::string_view block) {
    reader.feed(block);
    return true;
  });
  if (!read) return tl::unexpected(read.error());
  return reader.finish();
}

/// A word with a slash that is no message may be an id with a slip in it.
void hint_at_entry(Run& run, std::string_view word) {
  const std::string_view near =
      text::contains(word, "/") ? catalog::nearest_id(run.catalog.errors, word) : std::string_view();
  if (!near.empty()) run.note(said(messages::k_if_id, {{"word", near}}));
}

Exit show_explained(Run& run, Report report, bool is_blank, const Context& context) {
  const Exit exit = report.matches.empty() ? Exit::unknown : Exit::ok;
  if (!run.wants_json())
    return run.show(is_blank ? empty_page(context) : explain_page(report, context), exit);
  std::vector<Report> one;
  one.push_back(std::move(report));
  return run.show_json(report_json(one, context), exit);
}

}  // namespace

Exit run_explain(Run& run) {
  const auto& words = run.typed.words;
  const bool is_one_word = words.size() == 2 && words[1] != "-" && !text::contains(words[1], " ");
  if (is_one_word)
    if (const auto shown = show_entry(run, words[1])) return *shown;
  const auto named = tool_of_flag(run);
  if (!named) return named.error();
  auto read = read_text(run);
  if (!read) return read.error();
  const auto* tool = tool_of_text(run, *named, read->found);
  if (is_one_word && read->found.matches.empty()) hint_at_entry(run, words[1]);
  Context context = run.context();
  context.text_from = is_typed(run.typed, k_first_word) ? "argument" : "stdin";
  context.knows_secrets = false;
  std::optional<Evidence> evidence;
  bool is_chosen = false;
  if (tool != nullptr && !read->found.matches.empty()) {
    const auto open = run.open_world();
    if (!open) return open.error();
    World& world = (*open)->world;
    evidence = examine(world, run.catalog, *tool);
    context.knows_secrets = run.learn(*evidence);
    context.home = world.place.home;
    context.now = world.now;
    is_chosen = world.place.chosen;
  }
  Report report = explain(run.catalog, std::move(read->found), tool, std::move(evidence), is_chosen);
  return show_explained(run, std::move(report), read->is_blank, context);
}

}  // namespace why::cli
