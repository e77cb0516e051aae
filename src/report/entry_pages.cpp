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

/// Rows under one label, which stands beside the first of them.
class Section {
 public:
  Section(Page& page, std::string label) : page_(page), label_(std::move(label)) {}

  void add(std::string text, std::string right = {}, Style style = Style::plain) {
    if (label_ != " ") page_.blank();
    Row& row = page_.labelled(k_indent, k_hang, label_, {{std::move(text), style}});
    row.right = {std::move(right), Style::dim};
    label_ = " ";
  }

 private:
  Page& page_;
  std::string label_;
};

void add_head(std::string_view id, const catalog::Words<Packed>& title, const Context& context, Page& page) {
  page.add(0, k_indent, {{context.say(title), Style::strong}}).right = {std::string(id), Style::dim};
}

void add_scope(catalog::Scope scope, const Context& context, Page& page) {
  page.labelled(k_indent, k_hang, context.say(phrases::k_scope), {{context.say(scope_words(scope))}});
}

/// A guard in the sentences of its facts.
std::string guard_text(const catalog::Guard<Packed>& guard, const Context& context) {
  std::vector<std::string> stack;
  for (const auto& step : guard.steps) {
    if (step.op == catalog::Op::fact || step.op == catalog::Op::call) {
      stack.push_back(fact_sentence(step.name, {}, {}, nullptr, context));
    } else if (step.op == catalog::Op::negate) {
      stack.back() = context.say(phrases::k_absent_fact, {{"fact", stack.back()}});
    } else {
      const std::string last = std::move(stack.back());
      stack.pop_back();
      stack.back() +=
          step.op == catalog::Op::both ? " · " + last : " " + context.say(phrases::k_or) + " " + last;
    }
  }
  return stack.empty() ? std::string() : stack.back();
}

}  // namespace

Page error_page(const catalog::Error<Packed>& error, const Context& context) {
  Page page;
  add_head(error.id, error.title, context, page);
  add_scope(error.scope, context, page);
  page.add(k_indent, k_indent, {{context.say(error.meaning)}});
  Section samples(page, context.say(phrases::k_looks_like));
  for (const auto& sample : error.samples)
    for (const std::string_view line : text::lines(sample.text))
      samples.add(std::string(line), {}, Style::code);
  double total = 0;
  for (const auto& count : error.causes) total += static_cast<double>(count.seen);
  Section causes(page, context.say(phrases::k_causes));
  for (const auto& count : error.causes)
    if (const auto* cause = catalog::find_cause(context.catalog, count.cause))
      causes.add(context.say(cause->title),
                 context.say(phrases::k_reported, {{"count", fmt::format("{:g}", count.seen)},
                                                   {"total", fmt::format("{:g}", total)}}));
  Section sources(page, context.say(phrases::k_sources));
  for (const auto& reference : error.references)
    sources.add(std::string(reference.url.view()), std::string(reference.date.view()));
  return page;
}

Page cause_page(const catalog::Cause<Packed>& cause, const Context& context) {
  Page page;
  add_head(cause.id, cause.title, context, page);
  add_scope(cause.scope, context, page);
  page.add(k_indent, k_indent, {{context.say(cause.meaning)}});
  Section facts(page, context.say(phrases::k_facts));
  for (const auto& evidence : cause.evidence)
    facts.add(guard_text(evidence.when, context),
              context.say(phrases::k_factors, {{"yes", fmt::format("{:g}", evidence.yes)},
                                               {"no", fmt::format("{:g}", evidence.no)}}));
  Section fixes(page, context.say(phrases::k_fixes));
  for (const std::string_view id : cause.fixes)
    if (const auto* fix = catalog::find_fix(context.catalog, id))
      fixes.add(context.say(fix->title), std::string(id));
  Section behind(page, context.say(phrases::k_seen_behind));
  for (const auto& error : context.catalog.errors)
    for (const auto& count : error.causes)
      if (count.cause == cause.id.view()) behind.add(context.say(error.title), std::string(error.id.view()));
  return page;
}

Page fix_page(const catalog::Fix<Packed>& fix, const Context& context) {
  Page page;
  add_head(fix.id, fix.title, context, page);
  page.add(k_indent, k_indent, {{context.say(fix.steps)}});
  const Phrase& undo = fix.reversible ? phrases::k_undoable : phrases::k_undo_no;
  page.add(k_indent, k_indent, {{context.say(undo), Style::dim}});
  if (!fix.command.empty())
    page.add(k_indent, k_indent + 2, {{std::string(fix.command.view()), Style::code}});
  return page;
}

}  // namespace why
