// SPDX-License-Identifier: Apache-2.0
#include "diagnose/findings.hpp"

#include <algorithm>

#include "diagnose/rank.hpp"

namespace why {
namespace {

const catalog::Alarm<Packed>* loudest(const catalog::Cause<Packed>& cause, const Facts& facts) {
  const catalog::Alarm<Packed>* best = nullptr;
  for (const auto& alarm : cause.alarms)
    if (truth_of(alarm.when, facts) == Truth::yes && (best == nullptr || alarm.severity < best->severity)) best = &alarm;
  return best;
}

std::vector<Reasoning> evidence_of(const std::vector<const Fact*>& seen) {
  std::vector<Reasoning> out;
  for (const Fact* fact : seen) out.push_back({fact->id, true, 1, fact->origin, fact->detail});
  return out;
}

bool same_place(const Origin& a, const Origin& b) {
  return a.name == b.name && a.path == b.path && a.line == b.line;
}

void add_findings(const catalog::Cause<Packed>& cause, const catalog::Alarm<Packed>& alarm, const Evidence& evidence,
                  std::vector<Finding>& out) {
  const auto seen = facts_of(alarm.when, evidence.facts);
  Finding finding{&cause, &alarm, evidence.tool, alarm.severity, {}, {}, evidence_of(seen)};
  if (seen.empty()) {
    out.push_back(std::move(finding));
    return;
  }
  std::vector<Origin> places;
  for (const Fact& fact : evidence.facts.all()) {
    const auto known = [&](const Origin& place) { return same_place(place, fact.origin); };
    if (fact.id != seen[0]->id || std::any_of(places.begin(), places.end(), known)) continue;
    places.push_back(fact.origin);
    Finding one = finding;
    one.origin = fact.origin;
    one.detail = fact.detail;
    out.push_back(std::move(one));
  }
}

Verdict verdict_named(std::string_view name) {
  if (name == "subscription") return Verdict::subscription;
  if (name == "metered") return Verdict::metered;
  if (name == "cloud") return Verdict::cloud;
  return name == "gateway" ? Verdict::gateway : Verdict::unknown;
}

}  // namespace

std::vector<Finding> find_alarms(const catalog::Catalog<Packed>& catalog, const Evidence& evidence) {
  std::vector<Finding> out;
  for (const auto& cause : catalog.causes)
    if (const auto* alarm = loudest(cause, evidence.facts)) add_findings(cause, *alarm, evidence, out);
  std::stable_sort(out.begin(), out.end(), [](const Finding& a, const Finding& b) { return a.severity < b.severity; });
  return out;
}

Billing bill(const Evidence& evidence) {
  Billing out;
  const bool elsewhere = evidence.target && !evidence.target->standard;
  for (const Credential& c : evidence.credentials) {
    if (c.state != State::effective) continue;
    Verdict verdict = verdict_named(c.source->billing);
    // A gateway takes the key as its own; whether it takes a login so, nobody can see from here.
    if (elsewhere && verdict == Verdict::metered) verdict = Verdict::gateway;
    if (elsewhere && verdict == Verdict::subscription) verdict = Verdict::unknown;
    if (!elsewhere && verdict == Verdict::gateway) verdict = Verdict::unknown;
    if (out.because == nullptr) out = {verdict, &c, c.plan};
    else if (out.verdict != verdict || evidence.facts.find("credential.two-sent") != nullptr) out.verdict = Verdict::unknown;
  }
  if (out.because == nullptr && evidence.may_send_unseen()) out.verdict = Verdict::unknown;
  return out;
}

void silence(const catalog::Catalog<Packed>& catalog, Instant now, Report& report) {
  if (catalog.silences.empty()) return;
  const std::string today = to_rfc3339(now).substr(0, 10);
  const auto covering = [&](const Finding& finding) -> const catalog::Silence<Packed>* {
    for (const auto& s : catalog.silences) {
      const bool is_meant = s.id == finding.alarm->id.view() || s.id == finding.cause->id.view();
      const bool is_over = !s.until.empty() && s.until.view() < today;
      const bool may = s.of_project == 0 || (finding.severity != Severity::error && finding.cause->warns_of_project == 0);
      if (is_meant && !is_over && may) return &s;
    }
    return nullptr;
  };
  std::vector<Finding> loud;
  for (Finding& finding : report.findings) {
    if (const auto* by = covering(finding)) report.silenced.push_back({std::move(finding), by});
    else loud.push_back(std::move(finding));
  }
  report.findings = std::move(loud);
}

std::vector<const catalog::Note<Packed>*> notes_on(const catalog::Catalog<Packed>& catalog, std::string_view id) {
  std::vector<const catalog::Note<Packed>*> out;
  for (const auto& note : catalog.notes)
    if (note.on == id) out.push_back(&note);
  return out;
}

}  // namespace why
