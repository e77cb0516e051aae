// Entries of the catalog as pages.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "base/text.hpp"
#include "catalog/find.hpp"
#include "report/pages.hpp"

namespace why {
namespace {

constexpr std::size_t k_indent = 2;
constexpr std::size_t k_hang = 18;

void add_head(std::string_view id, const catalog::Words<Packed>& title, std::string_view right, const Context& context, Page& page) {
  page.add(0, k_indent, {{std::string(pick(title, context.language)), Style::strong}}).right = {std::string(id), Style::dim};
  if (!right.empty()) page.labelled(k_indent, k_hang, pick(phrases::k_scope, context.language), {{std::string(right)}});
}

std::string guard_text(const catalog::Guard<Packed>& guard, const Context& context) {
  std::string out;
  for (const auto& step : guard.steps)
    if (step.op == catalog::Op::fact)
      out += (out.empty() ? "" : " · ") + fact_sentence(step.name, {}, {}, nullptr, context);
  return out;
}

}  // namespace

Page error_page(const catalog::Error<Packed>& error, const Context& context) {
  Page page;
  add_head(error.id, error.title, scope_words(error.scope, context.language), context, page);
  page.add(k_indent, k_indent, {{std::string(pick(error.meaning, context.language))}});
  page.blank();
  std::string_view label = pick(phrases::k_looks_like, context.language);
  for (const auto& sample : error.samples) {
    for (const std::string_view line : text::lines(sample.text)) {
      page.labelled(k_indent, k_hang, label, {{std::string(line), Style::code}});
      label = " ";
    }
  }
  page.blank();
  double total = 0;
  for (const auto& count : error.causes) total += static_cast<double>(count.seen);
  label = pick(phrases::k_causes, context.language);
  for (const auto& count : error.causes) {
    const auto* cause = catalog::find_cause(context.catalog, count.cause);
    if (cause == nullptr) continue;
    page.labelled(k_indent, k_hang, label, {{std::string(pick(cause->title, context.language))}}).right = {
        fill(pick(phrases::k_reported, context.language), {{"count", fmt::format("{:g}", count.seen)}, {"total", fmt::format("{:g}", total)}}), Style::dim};
    label = " ";
  }
  page.blank();
  label = pick(phrases::k_sources, context.language);
  for (const auto& reference : error.references) {
    page.labelled(k_indent, k_hang, label, {{std::string(reference.url.view())}}).right = {std::string(reference.date.view()), Style::dim};
    label = " ";
  }
  return page;
}

Page cause_page(const catalog::Cause<Packed>& cause, const Context& context) {
  Page page;
  add_head(cause.id, cause.title, scope_words(cause.scope, context.language), context, page);
  page.add(k_indent, k_indent, {{std::string(pick(cause.meaning, context.language))}});
  page.blank();
  for (const auto& evidence : cause.evidence) {
    const bool supports = evidence.yes >= 1;
    page.labelled(k_indent, k_hang, pick(supports ? phrases::k_speaks_for : phrases::k_speaks_against, context.language),
                  {{guard_text(evidence.when, context)}}).right = {fmt::format("×{:g}", evidence.yes), Style::dim};
  }
  page.blank();
  std::string_view label = pick(phrases::k_fixes, context.language);
  for (const std::string_view id : cause.fixes)
    if (const auto* fix = catalog::find_fix(context.catalog, id)) {
      page.labelled(k_indent, k_hang, label, {{std::string(pick(fix->title, context.language))}}).right = {std::string(id), Style::dim};
      label = " ";
    }
  page.blank();
  label = pick(phrases::k_seen_behind, context.language);
  for (const auto& error : context.catalog.errors)
    for (const auto& count : error.causes)
      if (count.cause == cause.id.view()) {
        page.labelled(k_indent, k_hang, label, {{std::string(pick(error.title, context.language))}}).right = {std::string(error.id.view()), Style::dim};
        label = " ";
      }
  return page;
}

Page fix_page(const catalog::Fix<Packed>& fix, const Context& context) {
  Page page;
  add_head(fix.id, fix.title, {}, context, page);
  page.add(k_indent, k_indent, {{std::string(pick(fix.steps, context.language))}});
  page.add(k_indent, k_indent, {{std::string(pick(fix.reversible ? phrases::k_undoable : phrases::k_undo_no, context.language)), Style::dim}});
  if (!fix.command.empty()) page.add(k_indent, k_indent + 2, {{std::string(fix.command.view()), Style::code}});
  return page;
}

}  // namespace why
