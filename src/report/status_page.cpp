// SPDX-License-Identifier: Apache-2.0
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

Mark mark_of(const Credential& c) {
  const State state = c.state;
  if (c.reason == Reason::not_looked) return {"? ", phrases::k_not_seen, Style::warn};
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

/// When something of a credential ends or has ended: from now and as a date.
void add_end(const std::optional<Instant>& end, const Phrase& ahead, const Phrase& past,
             const Context& context, Page& page) {
  if (!end) return;
  const std::int64_t left = end->ms - context.now.ms;
  const std::string time = span_of(left >= 0 ? left : -left, context);
  page.add(k_hang, k_hang,
           {{context.say(left >= 0 ? ahead : past, {{"time", time}}) + " (" + to_rfc3339(*end) + ")",
             Style::dim}});
}

void add_places(const Credential& c, const Context& context, Page& page) {
  for (const Origin& via : c.origin.via)
    page.add(k_hang, k_hang,
             {{context.say(phrases::k_via) + " ", Style::dim}, {place_of(via, context), Style::code}});
  for (const Origin& hidden : c.hidden)
    page.add(k_hang, k_hang,
             {{context.say(phrases::k_hides) + " ", Style::dim},
              {hidden.name + (hidden.path.empty() ? "" : " " + place_of(hidden, context)), Style::code}});
}

void add_credential(const Credential& c, const Evidence& evidence, const Context& context, Page& page) {
  const Mark mark = mark_of(c);
  std::vector<Span> spans{
      {context.say(c.source->title), c.state == State::effective ? Style::strong : Style::plain}};
  if (!c.headers.empty())
    spans.push_back({" " + context.say(phrases::k_header, {{"header", header_list(c)}})});
  if (c.origin.maybe) spans.push_back({" (" + context.say(phrases::k_maybe) + ")", Style::dim});
  Row& row =
      page.labelled(k_indent, k_hang, std::string(mark.symbol) + context.say(mark.word), std::move(spans));
  row.label.style = mark.style;
  if (c.state == State::absent) return;
  row.right = {place_of(c.origin, context), Style::code};
  std::string reason = reason_of(c, evidence, context);
  if (c.shape.family != nullptr) reason += " · " + context.say(c.shape.family->title);
  page.add(k_hang, k_hang, {{reason, Style::dim}});
  add_places(c, context, page);
  add_end(c.expires, phrases::k_expires_in, phrases::k_expired_since, context, page);
  add_end(c.ends, phrases::k_login_ends_in, phrases::k_login_ended, context, page);
}

void add_credentials(const Evidence& evidence, const Context& context, Page& page) {
  std::size_t absent = 0;
  for (const Credential& c : evidence.credentials)
    if (c.state == State::absent && !context.verbose)
      ++absent;
    else
      add_credential(c, evidence, context, page);
  if (evidence.effective() == nullptr) {
    const bool unseen = evidence.may_send_unseen();
    page.add(k_indent, k_hang,
             {{context.say(unseen ? phrases::k_sent_unseen : phrases::k_nothing_sent), unseen ? Style::warn : Style::bad}});
  }
  if (absent > 0)
    page.add(k_indent, k_hang,
             {{context.say(phrases::k_absent_many, {{"count", std::to_string(absent)}}), Style::dim}});
}

void add_target(const Evidence& evidence, const Context& context, Page& page) {
  page.labelled(k_indent, k_hang, context.say(phrases::k_way), {{context.say(evidence.mode->title)}});
  if (!evidence.target || evidence.target->host.empty()) return;
  Row& row = page.labelled(k_indent, k_hang, context.say(phrases::k_goes_to), {{evidence.target->host}});
  if (evidence.target->origin.known()) row.right = {place_of(evidence.target->origin, context), Style::code};
}

}  // namespace

Page status_page(const Report& report, const Context& context) {
  Page page;
  const Evidence& evidence = *report.evidence;
  page.add(0, k_indent, {{context.say(evidence.tool->title), Style::strong}});
  add_credentials(evidence, context, page);
  page.blank();
  add_target(evidence, context, page);
  page.labelled(k_indent, k_hang, context.say(phrases::k_who_pays),
                {{billing_sentence(report.billing, evidence, context), Style::strong}});
  for (const InstalledCopy& copy : evidence.installs)
    page.labelled(k_indent, k_hang, context.say(phrases::k_installed),
                  {{copy.version.empty() ? "?" : copy.version}})
        .right = {path_of(copy.path, context), Style::code};
  add_not_looked(report, context, page);
  return page;
}

}  // namespace why
