// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "catalog/find.hpp"
#include "diagnose/next.hpp"
#include "diagnose/findings.hpp"
#include "report/pages.hpp"

namespace why {
namespace {

constexpr std::size_t k_indent = 2;
constexpr std::size_t k_hang = 15;  // where the text beside a label starts
constexpr std::size_t k_causes_shown = 4;
constexpr std::size_t k_facts_shown = 3;
constexpr std::size_t k_fixes_shown = 2;
constexpr std::size_t k_further_shown = 4;
constexpr double k_worth_showing = 0.02;
constexpr double k_worth_proving = 0.2;

void add_headline(const Report& report, const Context& context, Page& page) {
  const auto& error = *report.matches[0].error;
  std::vector<Span> spans{{"✗ ", Style::bad}};
  if (report.tool != nullptr) spans.push_back({context.say(report.tool->title) + " · ", Style::strong});
  spans.push_back({context.say(error.title), Style::strong});
  page.add(0, k_indent, std::move(spans)).right = {context.say(scope_words(*report.scope)), Style::dim};
  page.add(k_indent, k_indent, {{context.say(error.meaning)}});
}

bool is_seen(const Reasoning& reason, const Report& report) {
  return report.evidence->facts.find(reason.fact) != nullptr;
}

void add_reasoning(const Reasoning& reason, const Report& report, const Context& context, Page& page) {
  std::string sentence = fact_sentence(reason.fact, reason.origin, reason.detail, report.tool, context);
  if (!is_seen(reason, report)) sentence = context.say(phrases::k_absent_fact, {{"fact", sentence}});
  std::vector<Span> spans{{std::move(sentence)}};
  if (reason.origin.maybe) spans.push_back({" (" + context.say(phrases::k_maybe) + ")", Style::dim});
  if (context.verbose) spans.push_back({fmt::format(" ×{:g} [{}]", reason.factor, reason.fact), Style::dim});
  const Phrase& label = reason.supports ? phrases::k_because : phrases::k_against;
  Row& row = page.labelled(k_indent + 2, k_hang, context.say(label), std::move(spans));
  if (reason.origin.known()) row.right = {place_of(reason.origin, context), Style::code};
}

/// Every fact with its factor when verbose, else the strongest that were seen and speak for the cause.
void add_all_reasoning(const RankedCause& ranked, const Report& report, const Context& context, Page& page) {
  std::size_t shown = 0;
  for (const Reasoning& reason : ranked.reasoning) {
    if (!context.verbose && (!reason.supports || !is_seen(reason, report) || shown == k_facts_shown))
      continue;
    add_reasoning(reason, report, context, page);
    ++shown;
  }
}

void add_cause(const RankedCause& ranked, bool first, const Report& report, const Context& context,
               Page& page) {
  const Phrase& label = first ? phrases::k_most_likely : phrases::k_less_likely;
  const Style style = first ? Style::strong : Style::plain;
  page.labelled(k_indent, k_hang, context.say(label), {{context.say(ranked.cause->title), style}}).right = {
      percent(ranked.probability), style};
  if (context.verbose) {
    const std::string prior = context.say(
        phrases::k_prior, {{"seen", fmt::format("{:g}", ranked.seen)}, {"prior", percent(ranked.prior)}});
    page.add(k_hang, k_hang, {{prior + " [" + std::string(ranked.cause->id.view()) + "]", Style::dim}});
  }
  if (first || context.verbose || ranked.probability >= k_worth_proving)
    add_all_reasoning(ranked, report, context, page);
}

void add_causes(const Report& report, const Context& context, Page& page) {
  page.blank();
  double rest = report.something_else;
  std::size_t shown = 0;
  for (const RankedCause& ranked : report.causes) {
    const bool is_minor = shown > 0 && (shown >= k_causes_shown || ranked.probability < k_worth_showing);
    if (is_minor && !context.verbose)
      rest += ranked.probability;
    else
      add_cause(ranked, shown++ == 0, report, context, page);
  }
  page.labelled(k_indent, k_hang, context.say(phrases::k_something_else), {}).right = {percent(rest),
                                                                                       Style::plain};
}

/// The place that a fix of the cause speaks of: where the strongest supporting fact was seen.
Origin subject_of(const RankedCause& ranked) {
  for (const Reasoning& reason : ranked.reasoning)
    if (reason.supports && reason.origin.known()) return reason.origin;
  return {};
}

void add_fix(const catalog::Fix<Packed>& fix, const std::string& command, bool first, const Context& context,
             Page& page) {
  std::vector<Span> title{{context.say(fix.title), first ? Style::strong : Style::plain}};
  if (!fix.reversible) title.push_back({" (" + context.say(phrases::k_undo_no) + ")", Style::dim});
  page.labelled(k_indent, k_hang, context.say(first ? phrases::k_fix : phrases::k_or), std::move(title));
  page.add(k_hang, k_hang, {{context.say(fix.steps)}});
  if (!command.empty()) page.add(k_hang, k_hang + 2, {{command, Style::code}});
}

void add_steps(const Report& report, const Context& context, Page& page) {
  page.blank();
  if (report.next) {
    page.labelled(k_indent, k_hang, context.say(phrases::k_to_be_sure),
                  {{report.next->command, Style::code}});
    page.add(k_hang, k_hang, {{context.say(report.next->because), Style::dim}});
  }
  const RankedCause& first = report.causes[0];
  std::size_t shown = 0;
  for (const std::string_view id : first.cause->fixes) {
    const auto* fix = catalog::find_fix(context.catalog, id);
    if (fix == nullptr || shown == k_fixes_shown || !suits(*fix, report.tool)) continue;
    const std::string command = fill_words(fix->command, report.tool, subject_of(first), {});
    if (report.next && command == report.next->command) continue;
    add_fix(*fix, command, shown++ == 0, context, page);
  }
}

void add_fields(const Report& report, const Context& context, Page& page) {
  std::vector<Span> spans;
  for (const auto& field : report.matches[0].fields)
    if (!field.text.empty()) spans.push_back({(spans.empty() ? "" : " · ") + field.name + " " + field.text});
  if (spans.empty()) return;
  page.labelled(k_indent, k_hang, context.say(phrases::k_fields), std::move(spans));
  if (!context.knows_secrets) page.add(k_hang, k_hang, {{context.say(phrases::k_by_patterns), Style::dim}});
}

void add_further(const Report& report, const Context& context, Page& page) {
  const std::size_t further = report.matches.size() - 1;
  const std::size_t shown = context.verbose ? further : std::min(further, k_further_shown);
  for (std::size_t i = 1; i <= shown; ++i) {
    const auto& error = *report.matches[i].error;
    page.labelled(k_indent, k_hang, i == 1 ? context.say(phrases::k_also) : " ", {{context.say(error.title)}})
        .right = {std::string(error.id.view()), Style::dim};
  }
  if (shown < further)
    page.add(k_hang, k_hang,
             {{context.say(phrases::k_further_matches, {{"count", std::to_string(further - shown)}}),
               Style::dim}});
  page.labelled(k_indent, k_hang, context.say(phrases::k_more),
                {{"why401 explain " + std::string(report.matches[0].error->id.view()), Style::code}});
}

std::string by_message_line(const Report& report, const Context& context) {
  if (report.tool == nullptr) return context.say(phrases::k_by_message_of_any);
  return context.say(phrases::k_by_message, {{"tool", pick(report.tool->title, context.language)}});
}

}  // namespace

Page causes_page(const Report& report, const Context& context) {
  Page page;
  add_causes(report, context, page);
  add_steps(report, context, page);
  return page;
}

Page explain_page(const Report& report, const Context& context) {
  Page page;
  if (report.matches.empty()) {
    page.add(0, k_indent, {{"? ", Style::warn}, {context.say(phrases::k_unknown_text), Style::strong}});
    page.add(k_indent, k_indent, {{context.say(phrases::k_unknown_hint)}});
    return page;
  }
  add_headline(report, context, page);
  add_notes(report.matches[0].error->id, k_hang, context, page);
  if (!report.causes.empty()) add_notes(report.causes[0].cause->id, k_hang, context, page);
  if (!report.causes.empty()) {
    add_causes(report, context, page);
    add_steps(report, context, page);
  }
  page.blank();
  if (report.by_message_only)
    page.add(k_indent, k_indent, {{by_message_line(report, context), Style::dim}});
  add_fields(report, context, page);
  add_not_looked(report, context, page);
  add_further(report, context, page);
  return page;
}

Page empty_page(const Context& context) {
  Page page;
  page.add(0, k_indent, {{"? ", Style::warn}, {context.say(phrases::k_empty_text), Style::strong}});
  return page;
}

void add_notes(std::string_view id, std::size_t hang, const Context& context, Page& page) {
  for (const auto* note : notes_on(context.catalog, id)) {
    const Phrase& label = note->of_project != 0 ? phrases::k_note_of_project : phrases::k_own_note;
    page.labelled(k_indent, hang, context.say(label), {{std::string(note->text.view()), Style::strong}});
  }
}

void add_not_looked(const Report& report, const Context& context, Page& page) {
  for (const NotLooked& gap : report.not_looked)
    page.labelled(k_indent, k_hang, context.say(phrases::k_not_seen),
                  {{path_of(gap.what, context), Style::code}, {": " + context.say(error_words(gap.why))}});
}

}  // namespace why
