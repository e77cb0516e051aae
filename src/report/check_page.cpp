// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "diagnose/next.hpp"
#include "report/pages.hpp"

namespace why {
namespace {

constexpr std::size_t k_indent = 2;
constexpr std::size_t k_hang = 12;

struct Mark {
  std::string_view symbol;
  Style style;
};

Mark mark_of(Severity severity) {
  if (severity == Severity::error) return {"✗ ", Style::bad};
  return severity == Severity::warning ? Mark{"⚠ ", Style::warn} : Mark{"· ", Style::dim};
}

/// The first fix of the finding, with its command when all of its words are known.
void add_fix(const Finding& finding, const Context& context, Page& page) {
  const auto* fix = first_fix(context.catalog, finding.fixes(), finding.tool);
  if (fix == nullptr) return;
  page.add(k_hang, k_hang, {{context.say(phrases::k_fix) + ": ", Style::dim}, {context.say(fix->title)}});
  const std::string command = fill_words(fix->command, finding.tool, finding.origin, finding.detail.en);
  if (!command.empty()) page.add(k_hang, k_hang + 2, {{command, Style::code}});
}

void add_finding(const Finding& finding, const Context& context, Page& page) {
  const Mark mark = mark_of(finding.severity);
  const std::string title =
      filled_title(finding.alarm->title, finding.origin, finding.detail, finding.tool, context);
  Row& row = page.labelled(k_indent, k_hang,
                           std::string(mark.symbol) + context.say(severity_words(finding.severity)),
                           {{title, Style::strong}});
  row.label.style = mark.style;
  row.right = {place_of(finding.origin, context), Style::code};
  if (finding.severity == Severity::note && !context.verbose) return;
  page.add(k_hang, k_hang, {{context.say(finding.meaning())}});
  add_notes(finding.alarm->id, k_hang, context, page);
  add_notes(finding.cause->id, k_hang, context, page);
  add_fix(finding, context, page);
}

void add_silenced(const Silenced& silenced, const Context& context, Page& page) {
  const Finding& finding = silenced.finding;
  page.labelled(k_indent, k_hang, context.say(phrases::k_silenced),
                {{filled_title(finding.alarm->title, finding.origin, finding.detail, finding.tool, context) + " (" +
                      std::string(silenced.by->reason.view()) + ")",
                  Style::dim}});
}

std::string count(const Report& report, Severity severity) {
  return std::to_string(std::count_if(report.findings.begin(), report.findings.end(),
                                      [&](const Finding& f) { return f.severity == severity; }));
}

bool is_fine(const Report& report) {
  return std::all_of(report.findings.begin(), report.findings.end(),
                     [](const Finding& f) { return f.severity == Severity::note; });
}

void add_verdict(const Report& report, const Context& context, Page& page) {
  const bool fine = is_fine(report);
  if (fine)
    page.add(k_indent, k_indent + 2, {{"✓ ", Style::good}, {context.say(phrases::k_fine), Style::strong}});
  if (report.evidence->effective() != nullptr) {
    page.add(k_indent + 2, k_indent + 2, {{sent_sentence(report, context)}});
    if (fine) page.add(k_indent + 2, k_indent + 2, {{context.say(phrases::k_not_proven), Style::dim}});
  }
  page.add(k_indent + 2, k_indent + 2,
           {{context.say(phrases::k_count, {{"errors", count(report, Severity::error)},
                                            {"warnings", count(report, Severity::warning)},
                                            {"notes", count(report, Severity::note)}}),
             Style::dim}});
}

/// A tool that is fine, beside others: one line.
Page fine_line(const Report& report, const Context& context) {
  Page page;
  const Credential* sent = report.evidence->effective();
  page.add(0, k_indent, {{"✓ ", Style::good},
                         {context.say(report.evidence->tool->title), Style::strong},
                         {": " + (sent == nullptr ? context.say(phrases::k_fine) : sent_sentence(report, context))}});
  return page;
}

}  // namespace

std::string sent_sentence(const Report& report, const Context& context, bool with_billing) {
  const Credential& sent = *report.evidence->effective();
  const auto& target = report.evidence->target;
  const std::string what = context.say(phrases::k_fine_what, {{"source", pick(sent.source->title, context.language)},
                                                              {"header", sent.headers.empty() ? "?" : sent.headers[0]},
                                                              {"host", target ? std::string_view(target->host) : "?"}});
  if (!with_billing) return what;
  return what + " · " + context.say(phrases::k_who_pays) + ": " + billing_sentence(report.billing, *report.evidence, context);
}

Page check_page(const Report& report, const Context& context) {
  if (context.several && !context.verbose && is_fine(report) && report.not_looked.empty()) return fine_line(report, context);
  Page page;
  page.add(0, k_indent, {{context.say(report.evidence->tool->title), Style::strong}});
  for (const Finding& finding : report.findings) add_finding(finding, context, page);
  for (const Silenced& silenced : report.silenced) add_silenced(silenced, context, page);
  add_verdict(report, context, page);
  add_not_looked(report, context, page);
  return page;
}

}  // namespace why
