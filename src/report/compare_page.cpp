// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "catalog/find.hpp"
#include "diagnose/next.hpp"
#include "report/comparison.hpp"
#include "report/pages.hpp"

namespace why {
namespace {

using What = SideState::What;

constexpr std::size_t k_hang = 6;
constexpr std::size_t k_name_hang = 18;
constexpr std::size_t k_explained = 3;   // differences whose cause is spelled out
constexpr std::size_t k_facts_shown = 3;
constexpr double k_enough = 1;           // strength of a further cause that is worth a line

constexpr std::array<std::string_view, 2> k_letters{"A", "B"};

std::string side_line(const ComparisonView& view, std::size_t i, const Context& context) {
  const Snapshot& side = *view.sides[i];
  std::string out = view.labels[i] + " · " + (side.machine.system.empty() ? side.machine.os : side.machine.system);
  if (side.machine.home) out += " · " + *side.machine.home;
  for (const Fact& fact : side.place.all())
    if (fact.id.starts_with("place.")) out += " · " + fact_sentence(fact.id, fact.origin, fact.detail, nullptr, context);
  return out;
}

std::string sends(const Evidence& evidence, const Context& context) {
  const Credential* c = evidence.effective();
  if (c == nullptr) return context.say(evidence.may_send_unseen() ? phrases::k_sent_unseen : phrases::k_nothing_sent);
  return context.say(phrases::k_fine_what, {{"source", pick(c->source->title, context.language)},
                                            {"header", c->headers.empty() ? "?" : c->headers[0]},
                                            {"host", evidence.target ? std::string_view(evidence.target->host) : "?"}});
}

void add_tools(const ComparisonView& view, const Context& context, Page& page) {
  for (const SidePair& pair : view.comparison.tools) {
    const std::string a = sends(*pair.a, context), b = sends(*pair.b, context);
    page.add(0, k_hang, {{context.say(pair.tool->title), Style::strong}});
    if (a == b) {
      page.labelled(2, k_hang, "A B", {{a}});
      continue;
    }
    page.labelled(2, k_hang, "A", {{a}});
    page.labelled(2, k_hang, "B", {{b}});
  }
}

void add_side(std::string_view letter, const SideState& side, const Difference& difference, const Context& context, Page& page) {
  Row& row = page.labelled(k_hang, k_hang + 3, letter, {{state_words(side, difference, context)}});
  if (side.origin.known() && side.what != What::absent) row.right = {place_of(side.origin, context), Style::code};
}

void add_explanations(const Difference& difference, const Context& context, Page& page) {
  bool is_first = true;
  for (const Explanation& explanation : difference.explanations) {
    if (!is_first && explanation.strength < k_enough) break;
    page.labelled(k_hang, k_name_hang, context.say(is_first ? phrases::k_most_likely : phrases::k_or),
                  {{context.say(explanation.cause->title), is_first ? Style::strong : Style::plain}});
    std::size_t shown = 0;
    for (const Reasoning& reason : explanation.reasoning) {
      if (!is_first || shown++ == k_facts_shown) break;
      Row& row = page.labelled(k_hang, k_name_hang, context.say(phrases::k_because), {{fact_sentence(reason.fact, reason.origin, reason.detail, explanation.tool, context)}});
      if (reason.origin.known()) row.right = {place_of(reason.origin, context), Style::code};
    }
    is_first = false;
  }
  if (difference.explanations.empty()) return;
  const Explanation& best = difference.explanations[0];
  const auto* fix = first_fix(context.catalog, best.cause->fixes, best.tool);
  if (fix == nullptr) return;
  page.labelled(k_hang, k_name_hang, context.say(phrases::k_fix), {{context.say(fix->title)}});
  const std::string command = fill_words(fix->command, best.tool, difference.origin(), {});
  if (!command.empty()) page.add(k_name_hang, k_name_hang, {{command, Style::code}});
}

/// The most likely cause of a difference that comes first, and its number: what it rests on stands there.
struct Explained {
  const catalog::Cause<Packed>* cause;
  std::size_t number;
};

void explain_once(const Difference& difference, std::size_t number, std::vector<Explained>& explained, const Context& context, Page& page) {
  const auto* cause = difference.explanations.empty() ? nullptr : difference.explanations[0].cause;
  const auto before = std::find_if(explained.begin(), explained.end(), [&](const Explained& one) { return one.cause == cause; });
  if (cause != nullptr && before != explained.end() && !context.verbose) {
    page.labelled(k_hang, k_name_hang, context.say(phrases::k_most_likely),
                  {{context.say(phrases::k_as_before, {{"cause", context.say(cause->title)}, {"number", std::to_string(before->number)}})}});
  } else if (number <= k_explained || context.verbose) {
    add_explanations(difference, context, page);
    if (cause != nullptr) explained.push_back({cause, number});
  }
}

void add_difference(const Difference& difference, std::size_t number, const Context& context, Page& page) {
  page.blank();
  page.labelled(0, k_hang, std::to_string(number), {{subject_of(difference, context), Style::strong}});
  add_side("A", difference.a, difference, context, page);
  add_side("B", difference.b, difference, context, page);
}

void add_harmless(const ComparisonView& view, const Context& context, Page& page) {
  const auto& all = view.comparison.differences;
  const auto count = std::count_if(all.begin(), all.end(), [](const Difference& d) { return d.is_harmless(); });
  if (count == 0) return;
  page.blank();
  page.add(0, 2, {{context.say(view.shows_all ? phrases::k_harmless : phrases::k_harmless_hidden, {{"count", std::to_string(count)}}), Style::dim}});
  if (!view.shows_all) return;
  for (const Difference& difference : all)
    if (difference.is_harmless()) page.add(2, k_hang, {{difference_sentence(difference, context), Style::dim}});
}

void add_gaps(const ComparisonView& view, const Context& context, Page& page) {
  for (std::size_t i = 0; i < view.sides.size(); ++i)
    for (const ToolRecord& tool : view.sides[i]->tools)
      for (const NotLooked& gap : tool.evidence.not_looked)
        page.labelled(0, k_name_hang, context.say(phrases::k_not_seen),
                      {{std::string(k_letters[i]) + " "}, {gap.what, Style::code}, {": " + context.say(error_words(gap.why))}});
}

}  // namespace

std::string subject_of(const Difference& difference, const Context& context) {
  const std::string tool = difference.tools.empty() ? std::string() : context.say(difference.tools[0]->title);
  if (difference.kind == "version") return context.say(phrases::k_version_of, {{"tool", tool}});
  if (difference.kind == "install") return context.say(phrases::k_copy_of, {{"tool", tool}});
  if (!difference.sources.empty() && difference.name == difference.sources[0]->title.en.view()) return context.say(difference.sources[0]->title);
  if (difference.kind == "clock") return context.say(phrases::k_clock);
  if (difference.kind == "user") return difference.name.empty() ? context.say(phrases::k_user) : fact_sentence(difference.name, {}, {}, nullptr, context);
  if (difference.kind == "switch" && difference.name.empty()) return context.say(phrases::k_way);
  if (difference.kind == "endpoint" && difference.name.empty()) return context.say(phrases::k_goes_to);
  if (catalog::find_fact(context.catalog, difference.name) == nullptr) return difference.name;
  const SideState& side = difference.a.what == What::absent ? difference.b : difference.a;
  return fact_sentence(difference.name, side.origin, Detail(side.value), difference.tools.empty() ? nullptr : difference.tools[0], context);
}

std::string state_words(const SideState& state, const Difference& difference, const Context& context) {
  const bool is_fact = catalog::find_fact(context.catalog, difference.name) != nullptr;
  switch (state.what) {
    case What::absent: return context.say(is_fact ? phrases::k_not_so : phrases::k_absent);
    case What::empty: return context.say(phrases::k_is_empty);
    case What::unreadable: return context.say(phrases::k_is_unreadable);
    case What::broken: return context.say(phrases::k_is_broken);
    case What::over: return context.say(phrases::k_is_over);
    case What::other: return state.value.empty() ? context.say(phrases::k_another) : state.value + " (" + context.say(phrases::k_not_of_account) + ")";
    case What::damaged: {
      const Flaw* flaw = flaw_named(state.value);
      return flaw == nullptr ? state.value : context.say(flaw->title);
    }
    case What::unusable:
      return state.value.empty() ? context.say(phrases::k_unusable) : fact_sentence(state.value, state.origin, {}, difference.tools.empty() ? nullptr : difference.tools[0], context);
    case What::present: break;
  }
  if (is_fact) return context.say(phrases::k_so);
  if (const auto* family = catalog::find_secret(context.catalog, state.value)) return context.say(family->title);
  return state.value.empty() ? context.say(phrases::k_is_there) : state.value;
}

std::string difference_sentence(const Difference& difference, const Context& context) {
  std::string a = state_words(difference.a, difference, context), b = state_words(difference.b, difference, context);
  if (a == b)  // then it differs where they stand
    for (const auto& [words, side] : {std::pair(&a, &difference.a), std::pair(&b, &difference.b)})
      if (side->origin.known()) *words += " (" + place_of(side->origin, context) + ")";
  return context.say(phrases::k_in_both, {{"subject", subject_of(difference, context)}, {"a", a}, {"b", b}});
}

Page compare_page(const ComparisonView& view, const Context& context) {
  Page page;
  page.labelled(0, 3, "A", {{side_line(view, 0, context)}});
  page.labelled(0, 3, "B", {{side_line(view, 1, context)}});
  page.blank();
  add_tools(view, context, page);
  const auto failing = view.comparison.failing;
  if (failing != Failing::unknown)
    page.add(0, 2, {{context.say(phrases::k_fails_by_facts, {{"side", failing == Failing::a ? "A" : "B"}}), Style::dim}});
  std::size_t number = 0;
  std::vector<Explained> explained;
  for (const Difference& difference : view.comparison.differences) {
    if (difference.is_harmless()) continue;
    add_difference(difference, ++number, context, page);
    explain_once(difference, number, explained, context, page);
  }
  if (number == 0) {
    page.blank();
    page.add(0, 2, {{"✓ ", Style::good}, {context.say(phrases::k_no_difference), Style::strong}});
    if (!view.comparison.keys_compared) page.add(2, 2, {{context.say(phrases::k_keys_not_compared), Style::dim}});
  }
  add_harmless(view, context, page);
  add_gaps(view, context, page);
  return page;
}

}  // namespace why
