// why401 compare
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "cli/commands.hpp"
#include "cli/meant_tool.hpp"
#include "cli/messages.hpp"
#include "cli/operand.hpp"
#include "cli/pairing.hpp"
#include "compare/compare.hpp"
#include "report/comparison.hpp"

namespace why::cli {
namespace {

Exit exit_of(const Comparison& comparison, const Side& a, const Side& b) {
  const auto& all = comparison.differences;
  if (std::any_of(all.begin(), all.end(), [](const Difference& d) { return !d.is_harmless(); })) return Exit::found;
  for (const auto* side : {&a, &b})
    for (const ToolRecord& tool : side->snapshot.tools)
      if (!tool.evidence.not_looked.empty()) return Exit::unknown;
  return Exit::ok;
}

}  // namespace

Exit run_compare(Run& run) {
  const auto& words = run.typed.words;
  if (words.size() != 3 || (words[1] == "-" && words[2] == "-")) return run.complain(Exit::usage, said(messages::k_two_places));
  const auto only = tool_of_flag(run);
  if (!only) return only.error();
  const auto maker = fingerprint_maker(run);
  if (!maker) return maker.error();
  const SideOptions options{*only, *maker ? &**maker : nullptr};
  const auto a = read_side(run, words[1], options);
  if (!a) return a.error();
  const auto b = read_side(run, words[2], options);
  if (!b) return b.error();
  const Comparison comparison = compare(run.catalog, a->snapshot, b->snapshot, {a->is_live && b->is_live});
  const ComparisonView view{comparison, {&a->snapshot, &b->snapshot}, {a->label, b->label}, run.typed.has(FlagId::all)};
  const Exit exit = exit_of(comparison, *a, *b);
  const Context context = run.context();
  if (is_for_ci(run.format())) return run.show_problems(problems_of_comparison(view, context), context, exit);
  return run.wants_json() ? run.show_json(compare_json(view, context), exit) : run.show(compare_page(view, context), exit);
}

}  // namespace why::cli
