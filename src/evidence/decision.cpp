// SPDX-License-Identifier: Apache-2.0
#include "evidence/decision.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace why {
namespace {

Length length_of(const Secret& value) {
  constexpr std::size_t k_small = 20, k_large = 200;
  if (value.empty()) return Length::unknown;
  if (value.size() < k_small) return Length::small;
  return value.size() <= k_large ? Length::usual : Length::large;
}

Credential describe(const Candidate& c) {
  Credential out;
  out.source = c.source;
  out.origin = c.origin;
  out.level = c.level;
  out.shape = c.shape;
  out.expires = c.expires;
  out.ends = c.ends;
  out.plan = c.plan;
  out.fact = c.fact;
  out.hidden = c.hidden;
  out.length = length_of(c.value);
  return out;
}

const catalog::Source<Packed>* winner_over(const Evidence& evidence, const Choice& choice, const Candidate& c) {
  const auto& tool = *evidence.tool;
  for (const Sent& sent : choice.sent)
    for (const std::string_view header : headers_of(*evidence.mode, *c.source))
      if (sent.header == header) return &tool.sources[sent.source];
  return choice.sent.empty() ? nullptr : &tool.sources[choice.sent[0].source];
}

Credential judge(const Evidence& evidence, const Choice& choice, const Candidate& c, std::size_t index) {
  Credential out = describe(c);
  if (c.presence == Presence::absent) return out;
  out.state = State::unusable;
  if (c.presence != Presence::present) {
    out.reason = c.presence == Presence::unknown ? Reason::not_looked : Reason::passed_over;
    return out;
  }
  if (!choice.sends(index)) {
    out.state = State::shadowed;
    out.reason = Reason::beaten;
    out.by = winner_over(evidence, choice, c);
    return out;
  }
  out.state = State::effective;
  out.reason = choice.sent[0].source == index ? Reason::sent : Reason::sent_beside;
  for (const Sent& sent : choice.sent)
    if (sent.source == index) out.headers.push_back(sent.header);
  return out;
}

void take_back(std::vector<Credential>& credentials, std::string_view fact) {
  for (Credential& c : credentials) {
    if (c.state != State::effective) continue;
    c.state = State::unusable;
    c.headers.clear();
    c.reason = Reason::stopped;
    c.fact = fact;
  }
}

/// A value that the client cannot send ends the request, whatever else could be sent.
void refuse(std::vector<Credential>& credentials) {
  for (Credential& c : credentials) {
    if (c.state != State::effective) continue;
    if (c.shape.has("empty")) {
      take_back(credentials, "credential.empty");
      c.reason = Reason::refused;
      return;
    }
    for (const std::string_view flaw : c.source->refuses)
      if (c.shape.has(flaw)) {
        take_back(credentials, "credential.malformed");
        c.reason = Reason::refused;
        return;
      }
  }
}

void stop(const Guards& guards, const Look& look, Evidence& evidence) {
  for (const auto& stop : evidence.mode->stops) {
    if (!guards.holds(stop.when)) continue;
    take_back(evidence.credentials, stop.fact);
    if (evidence.facts.find(stop.fact) == nullptr) evidence.facts.add(stop.fact, pointed_at(look, stop.at));
  }
  if (evidence.facts.find("settings.stops-tool") != nullptr) take_back(evidence.credentials, "settings.stops-tool");
}

}  // namespace

Origin pointed_at(const Look& look, std::string_view at) {
  const std::string_view name = at.substr(std::min(at.size(), at.find(':') + 1));
  if (at.starts_with("variable:")) {
    const auto setting = look.settings.variable(name);
    return setting ? setting->origin : Origin{std::string(name), {}, 0, false, {}};
  }
  if (at.starts_with("key:")) {
    const auto setting = look.settings.key(name);
    return setting ? setting->origin : Origin{};
  }
  if (at.starts_with("file:")) return {{}, look.paths.fill(name).value_or(""), 0, false, {}};
  return {};
}

void decide(const std::vector<Candidate>& candidates, Guards& guards, const Look& look, Evidence& evidence) {
  const auto& tool = *evidence.tool;
  std::vector<bool> present(tool.sources.size());
  for (std::size_t i = 0; i < candidates.size(); ++i) present[i] = candidates[i].presence == Presence::present;
  const Choice choice = choose(tool, *evidence.mode, present);
  guards.know_choice(&choice);
  const auto order = order_of(tool, *evidence.mode);
  for (const std::size_t i : order) evidence.credentials.push_back(judge(evidence, choice, candidates[i], i));
  refuse(evidence.credentials);
  stop(guards, look, evidence);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (candidates[i].presence != Presence::present || std::find(order.begin(), order.end(), i) != order.end()) continue;
    Credential out = describe(candidates[i]);
    out.state = State::shadowed;
    out.reason = Reason::not_in_mode;
    evidence.credentials.push_back(std::move(out));
  }
  for (const auto& observation : tool.observations)
    if (evidence.facts.find(observation.fact) == nullptr && guards.holds(observation.when))
      evidence.facts.add(observation.fact, pointed_at(look, observation.at));
  guards.know_choice(nullptr);
}

}  // namespace why
