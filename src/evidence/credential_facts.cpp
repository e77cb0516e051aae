// SPDX-License-Identifier: Apache-2.0
#include "evidence/credential_facts.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "evidence/precedence.hpp"

namespace why {
namespace {

std::string_view sent_fact(std::string_view kind) {
  if (kind == "api_key") return "credential.sent-key";
  if (kind == "saved_key") return "credential.sent-saved-key";
  if (kind == "gateway_token") return "credential.sent-gateway-token";
  if (kind == "login") return "credential.sent-login";
  if (kind == "helper") return "credential.sent-helper";
  if (kind == "cloud") return "credential.sent-cloud";
  return "credential.sent-token";
}

Detail words(const catalog::Words<Packed>& w) { return {std::string(w.en.view()), std::string(w.zh.view())}; }

void raise_shape(const Credential& c, Facts& facts) {
  for (const Flaw* flaw : c.shape.flaws) {
    facts.add("credential.malformed", c.origin, flaw->title);
    if (flaw->id == "placeholder") facts.add("credential.placeholder", c.origin);
    if (flaw->id == "expression") facts.add("credential.expression", c.origin);
  }
  const auto& accepts = c.source->accepts;
  const auto* family = c.shape.family;
  if (family == nullptr) {
    if (c.shape.flaws.empty()) facts.add("credential.unknown-shape", c.origin);
    return;
  }
  const bool belongs = accepts.empty() || std::any_of(accepts.begin(), accepts.end(), [&](std::string_view kind) {
    return kind == family->kind.view();
  });
  if (!accepts.empty() && !family->provider.empty() && family->provider != c.source->provider.view())
    facts.add("credential.other-provider", c.origin, words(family->title));
  else if (!belongs) facts.add("credential.wrong-kind", c.origin, words(family->title));
  else if (c.shape.flaws.empty()) facts.add("credential.well-formed", c.origin, words(family->title));
}

bool has_value(const Credential& c) {
  return c.state == State::effective || c.reason == Reason::refused || c.reason == Reason::stopped;
}

void raise_two(const std::vector<Candidate>& candidates, Evidence& evidence) {
  const Candidate* first = nullptr;
  for (const Credential& c : evidence.credentials) {
    if (c.state != State::effective) continue;
    const auto it = std::find_if(candidates.begin(), candidates.end(), [&](auto& k) { return k.source == c.source; });
    if (first == nullptr) first = &*it;
    else if (!first->value.equals(it->value) || first->value.empty()) evidence.facts.add("credential.two-sent", c.origin);
  }
}

void raise_none(const std::vector<Candidate>& candidates, Evidence& evidence) {
  const auto any = [&](State state) {
    return std::any_of(evidence.credentials.begin(), evidence.credentials.end(), [&](const Credential& c) {
      return c.state == state && c.reason != Reason::not_in_mode && (state != State::unusable || c.reason == Reason::refused || c.reason == Reason::stopped);
    });
  };
  if (any(State::effective) || any(State::unusable) || any(State::shadowed)) return;
  const bool blind = std::any_of(candidates.begin(), candidates.end(), [](const Candidate& c) { return c.presence == Presence::unknown; });
  if (blind) {
    evidence.facts.unknown("credential.none");
    return;
  }
  evidence.facts.add("credential.none");
  const auto& groups = evidence.mode->groups;
  if (groups.empty() || groups[0].sources.empty()) return;
  const SourceIndex index(*evidence.tool);
  if (evidence.tool->sources[index.at(groups[0].sources[0])].kind == "cloud") evidence.facts.add("cloud.none");
}

void raise_shadowed_login(Evidence& evidence) {
  // A token for a gateway is there on purpose when requests go to one, and a stray one otherwise.
  const bool standard = !evidence.target || evidence.target->standard;
  const auto sent_at_cost = [&](const Credential& c) {
    return c.state == State::effective && (c.source->billing == "metered" || (standard && c.source->billing == "gateway"));
  };
  const auto key = std::find_if(evidence.credentials.begin(), evidence.credentials.end(), sent_at_cost);
  if (key == evidence.credentials.end() || evidence.facts.find("login.expired") != nullptr) return;
  for (const Credential& c : evidence.credentials)
    if (c.state == State::shadowed && c.source->kind == "login") {
      evidence.facts.add("credential.shadows-login", key->origin);
      evidence.facts.add("login.unused", c.origin);
    }
}

void raise_wrong_names(const Look& look, Evidence& evidence) {
  if (evidence.effective() != nullptr) return;
  for (const std::string_view name : evidence.tool->wrong_names)
    if (const auto value = look.world.env.get(name); value && !text::trim(*value).empty())
      evidence.facts.add("credential.wrong-name", {std::string(name), {}, 0, false, {}});
}

}  // namespace

void raise_credential_facts(const Look& look, const std::vector<Candidate>& candidates, Evidence& evidence) {
  for (const Credential& c : evidence.credentials) {
    if (c.state == State::effective) {
      evidence.facts.add(sent_fact(c.source->kind), c.origin);
      if (c.source->kind == "cloud" && c.expires && *c.expires < look.world.now)
        evidence.facts.add("cloud.expired", c.origin, to_rfc3339(*c.expires));
      if (c.level == Level::project) evidence.facts.add("credential.from-project", c.origin);
      const auto beats_shell = [](const Origin& hidden) { return hidden.path.empty() && !hidden.name.empty(); };
      if (std::any_of(c.hidden.begin(), c.hidden.end(), beats_shell))
        evidence.facts.add("credential.settings-beat-shell", c.origin);
    }
    if (has_value(c)) raise_shape(c, evidence.facts);
  }
  raise_two(candidates, evidence);
  raise_none(candidates, evidence);
  raise_shadowed_login(evidence);
  raise_wrong_names(look, evidence);
}

}  // namespace why
