// SPDX-License-Identifier: Apache-2.0
#include "catalog/find.hpp"
#include "diagnose/next.hpp"
#include "report/pages.hpp"

namespace why {
namespace {

constexpr std::size_t k_indent = 2;
constexpr std::size_t k_hang = 12;

Style style_of(Severity severity) {
  if (severity == Severity::error) return Style::bad;
  return severity == Severity::warning ? Style::warn : Style::dim;
}

void add_finding(const Finding& finding, const Context& context, Page& page) {
  const std::string_view symbol = finding.severity == Severity::error ? "✗ " : finding.severity == Severity::warning ? "⚠ " : "· ";
  Row& row = page.labelled(k_indent, k_hang, std::string(symbol) + std::string(pick(severity_words(finding.severity), context.language)),
                           {{filled_title(finding.alarm->title, finding.origin, finding.detail, finding.tool, context), Style::strong}});
  row.label.style = style_of(finding.severity);
  row.right = {place_of(finding.origin, context), Style::code};
  if (finding.severity == Severity::note && !context.verbose) return;
  page.add(k_hang, k_hang, {{std::string(pick(finding.cause->meaning, context.language))}});
  if (finding.cause->fixes.empty()) return;
  const auto* fix = catalog::find_fix(context.catalog, finding.cause->fixes[0]);
  if (fix == nullptr) return;
  page.add(k_hang, k_hang, {{std::string(pick(phrases::k_fix, context.language)) + ": ", Style::dim}, {std::string(pick(fix->title, context.language))}});
  const std::string command = fill_words(fix->command, finding.tool, finding.origin, finding.detail.en);
  if (!command.empty()) page.add(k_hang, k_hang + 2, {{command, Style::code}});
}

std::string count(const Report& report, Severity severity) {
  return std::to_string(std::count_if(report.findings.begin(), report.findings.end(),
                                      [&](const Finding& f) { return f.severity == severity; }));
}

void add_verdict(const Report& report, const Context& context, Page& page) {
  const Credential* sent = report.evidence->effective();
  const bool fine = std::none_of(report.findings.begin(), report.findings.end(), [](auto& f) { return f.severity != Severity::note; });
  if (fine)
    page.add(k_indent, k_indent + 2, {{"✓ ", Style::good}, {std::string(pick(phrases::k_fine, context.language)), Style::strong}});
  if (sent != nullptr) {
    const std::string host = report.evidence->target ? report.evidence->target->host : std::string("?");
    page.add(k_indent + 2, k_indent + 2,
             {{fill(pick(phrases::k_fine_what, context.language),
                    {{"source", pick(sent->source->title, context.language)}, {"header", sent->headers.empty() ? "?" : sent->headers[0]}, {"host", host}}) +
               " · " + std::string(pick(phrases::k_who_pays, context.language)) + ": " + billing_sentence(report.billing, *report.evidence, context.language)}});
    if (fine) page.add(k_indent + 2, k_indent + 2, {{std::string(pick(phrases::k_not_proven, context.language)), Style::dim}});
  }
  page.add(k_indent + 2, k_indent + 2,
           {{fill(pick(phrases::k_count, context.language), {{"errors", count(report, Severity::error)},
                                                              {"warnings", count(report, Severity::warning)},
                                                              {"notes", count(report, Severity::note)}}), Style::dim}});
}

}  // namespace

Page check_page(const Report& report, const Context& context) {
  Page page;
  page.add(0, k_indent, {{std::string(pick(report.evidence->tool->title, context.language)), Style::strong}});
  for (const Finding& finding : report.findings) add_finding(finding, context, page);
  add_verdict(report, context, page);
  add_not_looked(report, context, page);
  return page;
}

}  // namespace why
