// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "catalog/find.hpp"
#include "diagnose/next.hpp"
#include "report/pages.hpp"

namespace why {
namespace {

constexpr std::size_t k_indent = 2;
constexpr std::size_t k_hang = 15;  // where the text beside a label starts
constexpr std::size_t k_causes_shown = 4;
constexpr std::size_t k_fixes_shown = 2;
constexpr double k_worth_showing = 0.02;

void add_headline(const Report& report, const Context& context, Page& page) {
  const auto& match = report.matches[0];
  std::vector<Span> spans{{"✗ ", Style::bad}};
  if (report.tool != nullptr) spans.push_back({std::string(pick(report.tool->title, context.language)) + " · ", Style::strong});
  spans.push_back({std::string(pick(match.error->title, context.language)), Style::strong});
  page.add(0, k_indent, std::move(spans)).right = {std::string(scope_words(*report.scope, context.language)), Style::dim};
  page.add(k_indent, k_indent, {{std::string(pick(match.error->meaning, context.language))}});
}

void add_reasoning(const Reasoning& reason, const Report& report, const Context& context, Page& page) {
  const Phrase& label = reason.supports ? phrases::k_because : phrases::k_against;
  std::string sentence = fact_sentence(reason.fact, reason.origin, reason.detail, report.tool, context);
  const bool absent = report.evidence->facts.find(reason.fact) == nullptr;
  if (absent) sentence = fill(pick(phrases::k_absent_fact, context.language), {{"fact", sentence}});
  std::vector<Span> spans{{sentence}};
  if (reason.origin.maybe) spans.push_back({" (" + std::string(pick(phrases::k_maybe, context.language)) + ")", Style::dim});
  if (context.verbose) spans.push_back({fmt::format(" ×{:g} [{}]", reason.factor, reason.fact), Style::dim});
  Row& row = page.labelled(k_indent + 2, k_hang, pick(label, context.language), std::move(spans));
  if (reason.origin.known()) row.right = {place_of(reason.origin, context), Style::code};
}

void add_cause(const RankedCause& ranked, bool first, const Report& report, const Context& context, Page& page) {
  const Phrase& label = first ? phrases::k_most_likely : phrases::k_less_likely;
  Row& row = page.labelled(k_indent, k_hang, pick(label, context.language),
                           {{std::string(pick(ranked.cause->title, context.language)), first ? Style::strong : Style::plain}});
  row.right = {percent(ranked.probability), first ? Style::strong : Style::plain};
  if (context.verbose)
    page.add(k_hang, k_hang, {{fill(pick(phrases::k_prior, context.language),
                                    {{"seen", fmt::format("{:g}", ranked.seen)}, {"prior", percent(ranked.prior)}}) +
                                   " [" + std::string(ranked.cause->id.view()) + "]", Style::dim}});
  constexpr double k_worth_proving = 0.2;
  if (!first && !context.verbose && ranked.probability < k_worth_proving) return;
  std::size_t shown = 0;
  for (const Reasoning& reason : ranked.reasoning) {
    const bool absent = report.evidence && report.evidence->facts.find(reason.fact) == nullptr;
    if (!context.verbose && (!reason.supports || absent || ++shown > 3)) continue;
    add_reasoning(reason, report, context, page);
  }
}

void add_causes(const Report& report, const Context& context, Page& page) {
  page.blank();
  std::size_t shown = 0;
  for (const RankedCause& ranked : report.causes) {
    if (!context.verbose && shown > 0 && (shown >= k_causes_shown || ranked.probability < k_worth_showing)) break;
    add_cause(ranked, shown == 0, report, context, page);
    ++shown;
  }
  double rest = report.something_else;
  for (std::size_t i = shown; i < report.causes.size(); ++i) rest += report.causes[i].probability;
  page.labelled(k_indent, k_hang, pick(phrases::k_something_else, context.language), {}).right = {percent(rest), Style::plain};
}

/// The origin that a fix of the first cause speaks of: where the strongest supporting fact was seen.
Origin subject_of(const RankedCause& ranked) {
  for (const Reasoning& reason : ranked.reasoning)
    if (reason.supports && reason.origin.known()) return reason.origin;
  return {};
}

void add_fix(const catalog::Fix<Packed>& fix, bool first, const Report& report, const Context& context, Page& page) {
  const Phrase& label = first ? phrases::k_fix : phrases::k_or;
  std::vector<Span> title{{std::string(pick(fix.title, context.language)), first ? Style::strong : Style::plain}};
  if (!fix.reversible) title.push_back({" (" + std::string(pick(phrases::k_undo_no, context.language)) + ")", Style::dim});
  page.labelled(k_indent, k_hang, pick(label, context.language), std::move(title));
  page.add(k_hang, k_hang, {{std::string(pick(fix.steps, context.language))}});
  const std::string command = fill_words(fix.command, report.tool, subject_of(report.causes[0]), {});
  if (!command.empty()) page.add(k_hang, k_hang + 2, {{command, Style::code}});
}

void add_steps(const Report& report, const Context& context, Page& page) {
  page.blank();
  if (report.next) {
    page.labelled(k_indent, k_hang, pick(phrases::k_to_be_sure, context.language), {{report.next->command, Style::code}});
    page.add(k_hang, k_hang, {{std::string(pick(report.next->because, context.language)), Style::dim}});
  }
  std::size_t shown = 0;
  for (const std::string_view id : report.causes[0].cause->fixes) {
    const auto* fix = catalog::find_fix(context.catalog, id);
    const bool is_next = fix != nullptr && report.next && !fix->command.empty() &&
                         fill_words(fix->command, report.tool, subject_of(report.causes[0]), {}) == report.next->command;
    if (fix == nullptr || is_next || shown >= k_fixes_shown) continue;
    add_fix(*fix, shown++ == 0, report, context, page);
  }
}

void add_fields(const Report& report, const Context& context, Page& page) {
  std::vector<Span> spans;
  for (const auto& field : report.matches[0].fields)
    if (!field.text.empty()) spans.push_back({(spans.empty() ? "" : "  ") + field.name + " " + field.text});
  if (!spans.empty()) page.labelled(k_indent, k_hang, pick(phrases::k_fields, context.language), std::move(spans));
}

void add_further(const Report& report, const Context& context, Page& page) {
  for (std::size_t i = 1; i < report.matches.size() && i < 5; ++i) {
    const auto& error = *report.matches[i].error;
    page.labelled(k_indent, k_hang, i == 1 ? pick(phrases::k_also, context.language) : " ",
                  {{std::string(pick(error.title, context.language))}})
        .right = {std::string(error.id.view()), Style::dim};
  }
  page.labelled(k_indent, k_hang, pick(phrases::k_more, context.language),
                {{"why401 explain " + std::string(report.matches[0].error->id.view()), Style::code}});
}

}  // namespace

Page explain_page(const Report& report, const Context& context) {
  Page page;
  if (report.matches.empty()) {
    page.add(0, k_indent, {{"? ", Style::warn}, {std::string(pick(phrases::k_unknown_text, context.language)), Style::strong}});
    page.add(k_indent, k_indent, {{std::string(pick(phrases::k_unknown_hint, context.language))}});
    return page;
  }
  add_headline(report, context, page);
  if (!report.causes.empty()) {
    add_causes(report, context, page);
    add_steps(report, context, page);
  }
  page.blank();
  if (report.by_message_only) {
    const std::string_view tool = report.tool == nullptr ? std::string_view("?") : pick(report.tool->title, context.language);
    page.add(k_indent, k_indent, {{fill(pick(phrases::k_by_message, context.language), {{"tool", tool}}), Style::dim}});
  }
  add_fields(report, context, page);
  add_not_looked(report, context, page);
  add_further(report, context, page);
  return page;
}

void add_not_looked(const Report& report, const Context& context, Page& page) {
  for (const NotLooked& gap : report.not_looked)
    page.labelled(k_indent, k_hang, pick(phrases::k_not_seen, context.language),
                  {{place_of({{}, gap.what, 0, false, {}}, context), Style::code}, {" " + gap.why}});
}

}  // namespace why
