// why401 snapshot
// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/meant_tool.hpp"
#include "cli/messages.hpp"
#include "cli/operand.hpp"
#include "cli/pairing.hpp"
#include "cli/recipes.hpp"
#include "report/document.hpp"
#include "snapshot/text.hpp"

#include <nlohmann/json.hpp>

namespace why::cli {
namespace {

Exit show_recipe(Run& run, std::string_view place) {
  for (const Recipe& recipe : k_recipes) {
    if (recipe.place != place) continue;
    const Context context = run.context();
    if (run.wants_json()) {
      Json out = new_document();
      out["recipe"] = {{"place", place}, {"how", context.say(recipe.how)}, {"lines", recipe.lines}};
      return run.show_json(bytes_of(out), Exit::ok);
    }
    return run.show_as_is("# " + context.say(recipe.how) + "\n" + std::string(recipe.lines), Exit::ok);
  }
  return Exit::usage;
}

}  // namespace

Exit run_snapshot(Run& run) {
  if (run.typed.words.size() > 1)
    return run.complain(Exit::usage, said(messages::k_no_words, {{"command", "snapshot"}, {"word", run.typed.words[1]}}));
  if (const auto place = run.typed.value(FlagId::from)) return show_recipe(run, *place);
  const auto only = tool_of_flag(run);
  if (!only) return only.error();
  const auto maker = fingerprint_maker(run);
  if (!maker) return maker.error();
  auto open = run.open_world();
  if (!open) return open.error();
  const Snapshot snapshot = snapshot_of(run, **open, {*only, *maker ? &**maker : nullptr});
  // Redaction first: the hash is of what goes out.
  const std::string document = run.clean(snapshot_text(snapshot));
  std::size_t gaps = 0;
  for (const ToolRecord& tool : snapshot.tools) gaps += tool.evidence.not_looked.size();
  // The record itself is complete: it says what could not be seen. A job that takes one goes on.
  if (gaps > 0 && !run.typed.has(FlagId::quiet)) run.note(said(messages::k_gaps, {{"count", std::to_string(gaps)}}));
  return run.show_as_is(sealed(document), Exit::ok);
}

}  // namespace why::cli
