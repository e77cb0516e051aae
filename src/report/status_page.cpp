// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "report/pages.hpp"

namespace why {
namespace {

constexpr std::size_t k_indent = 2;
constexpr std::size_t k_hang = 14;

struct Mark {
  std::string_view symbol;
  const Phrase& word;
  Style style;
};

Mark mark_of(State state) {
  if (state == State::effective) return {"✓ ", phrases::k_effective, Style::good};
  if (state == State::shadowed) return {"- ", phrases::k_shadowed, Style::plain};
  if (state == State::unusable) return {"✗ ", phrases::k_unusable, Style::bad};
  return {"  ", phrases::k_absent, Style::dim};
}

std::string header_list(const Credential& c) {
  std::string out;
  for (const std::string_view header : c.headers) out += (out.empty() ? "" : ", ") + std::string(header);
  return out;
}

void add_life(const Credential& c, const Context& context, Page& page) {
  if (!c.expires) return;
  const std::int64_t left = c.expires->ms - context.now.ms;
  const Phrase& phrase = left >= 0 ? phrases::k_expires_in : phrases::k_expired_since;
  page.add(k_hang, k_hang, {{fill(pick(phrase, context.language), {{"time", span_of(left >= 0 ? left : -left, context.language)}}) +
                                 " (" + to_rfc3339(*c.expires) + ")", Style::dim}});
}

void add_places(const Credential& c, const Context& context, Page& page) {
  for (const Origin& via : c.origin.via)
    page.add(k_hang, k_hang, {{std::string(pick(phrases::k_via, context.language)) + " ", Style::dim}, {place_of(via, context), Style::code}});
  for (const Origin& hidden : c.hidden)
    page.add(k_hang, k_hang, {{std::string(pick(phrases::k_hides, context.language)) + " ", Style::dim},
                              {hidden.name + (hidden.path.empty() ? "" : " " + place_of(hidden, context)), Style::code}});
}

void add_credential(const Credential& c, const Evidence& evidence, const Context& context, Page& page) {
  const Mark mark = mark_of(c.state);
  const std::string word(pick(mark.word, context.language));
  std::vector<Span> spans{{std::string(pick(c.source->title, context.language)), c.state == State::effective ? Style::strong : Style::plain}};
  if (!c.headers.empty())
    spans.push_back({" " + fill(pick(phrases::k_header, context.language), {{"header", header_list(c)}})});
  if (c.origin.maybe) spans.push_back({" (" + std::string(pick(phrases::k_maybe, context.language)) + ")", Style::dim});
  Row& row = page.labelled(k_indent, k_hang, std::string(mark.symbol) + word, std::move(spans));
  row.label.style = mark.style;
  if (c.state == State::absent) return;
  row.right = {place_of(c.origin, context), Style::code};
  std::string reason = reason_of(c, evidence, context);
  if (c.shape.family != nullptr) reason += " · " + std::string(pick(c.shape.family->title, context.language));
  page.add(k_hang, k_hang, {{reason, Style::dim}});
  add_places(c, context, page);
  add_life(c, context, page);
}

void add_credentials(const Evidence& evidence, const Context& context, Page& page) {
  std::size_t absent = 0;
  for (const Credential& c : evidence.credentials) {
    if (c.state == State::absent && !context.verbose) ++absent;
    else add_credential(c, evidence, context, page);
  }
  if (evidence.effective() == nullptr)
    page.add(k_indent, k_hang, {{std::string(pick(phrases::k_nothing_sent, context.language)), Style::bad}});
  if (absent > 0)
    page.add(k_indent, k_hang, {{fill(pick(phrases::k_absent_many, context.language), {{"count", std::to_string(absent)}}), Style::dim}});
}

void add_target(const Evidence& evidence, const Context& context, Page& page) {
  page.labelled(k_indent, k_hang, pick(phrases::k_way, context.language), {{std::string(pick(evidence.mode->title, context.language))}});
  if (!evidence.target || evidence.target->host.empty()) return;
  Row& row = page.labelled(k_indent, k_hang, pick(phrases::k_goes_to, context.language), {{evidence.target->host}});
  if (evidence.target->origin.known()) row.right = {place_of(evidence.target->origin, context), Style::code};
}

}  // namespace

Page status_page(const Report& report, const Context& context) {
  Page page;
  const Evidence& evidence = *report.evidence;
  page.add(0, k_indent, {{std::string(pick(evidence.tool->title, context.language)), Style::strong}});
  add_credentials(evidence, context, page);
  page.blank();
  add_target(evidence, context, page);
  page.labelled(k_indent, k_hang, pick(phrases::k_who_pays, context.language), {{billing_sentence(report.billing, evidence, context.language), Style::strong}});
  for (const InstalledCopy& copy : evidence.installs)
    page.labelled(k_indent, k_hang, pick(phrases::k_installed, context.language), {{copy.version.empty() ? "?" : copy.version}})
        .right = {place_of({{}, copy.path, 0, false, {}}, context), Style::code};
  add_not_looked(report, context, page);
  return page;
}

}  // namespace why
