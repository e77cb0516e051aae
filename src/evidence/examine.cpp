// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/assert.hpp"
#include "base/text.hpp"
#include "evidence/credential_facts.hpp"
#include "evidence/decision.hpp"
#include "evidence/evidence.hpp"
#include "evidence/installs.hpp"
#include "evidence/origins.hpp"
#include "evidence/secrets.hpp"
#include "evidence/surroundings.hpp"

namespace why {
namespace {

using catalog::Tool;
using catalog::Where;

const catalog::Mode<Packed>* mode_of(const Tool<Packed>& tool, const Guards& guards) {
  for (const auto& mode : tool.modes)
    if (guards.holds(mode.when)) return &mode;
  WHY_ASSERT(!tool.modes.empty());
  return &tool.modes[tool.modes.size() - 1];
}

/// Variables cost nothing to look at; files are opened when the mode needs them or a login may lie in them.
bool is_worth_a_look(const catalog::Source<Packed>& source, bool in_mode) {
  if (in_mode || source.kind == "login") return true;
  return source.where == Where::variable && source.kind != "cloud";
}

std::vector<Candidate> look_at_sources(const Look& look, const Guards& guards, Evidence& evidence) {
  const auto& tool = *evidence.tool;
  const auto order = order_of(tool, *evidence.mode);
  std::vector<Candidate> out;
  for (std::size_t i = 0; i < tool.sources.size(); ++i) {
    const auto& source = tool.sources[i];
    const bool in_mode = std::find(order.begin(), order.end(), i) != order.end();
    Candidate candidate;
    candidate.source = &source;
    const Truth counts = guards.truth(source.when);
    if (is_worth_a_look(source, in_mode) && (source.where != Where::keyring || counts == Truth::yes))
      candidate = look_at_source(look, source, evidence.facts);
    if (candidate.presence == Presence::present && counts == Truth::no) candidate.presence = Presence::unusable;
    out.push_back(std::move(candidate));
  }
  return out;
}

/// The variables of the environment whose setting matters for this tool. When nothing is sent, also those that
/// a start file may set for others.
std::vector<std::string_view> names_of(const World& world, const Evidence& evidence) {
  const Tool<Packed>& tool = *evidence.tool;
  std::vector<std::string_view> names;
  const auto add = [&](std::string_view name, bool always = false) {
    if (name.empty() || std::find(names.begin(), names.end(), name) != names.end()) return;
    if (always || world.env.get(name)) names.push_back(name);
  };
  for (const auto& source : tool.sources)
    if (source.where == Where::variable || source.where == Where::header_variable)
      add(source.name, evidence.effective() == nullptr && source.kind != "cloud");
  for (const auto& endpoint : tool.endpoints) add(endpoint.variable);
  for (const auto& mode : tool.modes)
    if (mode.at.view().starts_with("variable:")) add(mode.at.view().substr(9));
  for (const auto* list : {&tool.proxies, &tool.ca_variables, &tool.tls_off_variables, &tool.models, &tool.wrong_names})
    for (const std::string_view name : *list) add(name);
  return names;
}

/// Completes an origin that names only a variable of the environment by the file that set it.
void complete(Origin& origin, const World& world, const Origins& origins) {
  if (origin.name.empty() || !origin.path.empty()) return;
  const auto value = world.env.get(origin.name);
  if (!value) return;
  if (auto found = origins.of(origin.name, *value)) origin = std::move(*found);
}

bool is_dotenv(const Origin& origin) { return text::basename(origin.path).starts_with(".env"); }

void complete_origins(const World& world, const Origins& origins, Evidence& evidence, std::vector<Fact>& facts) {
  for (Credential& c : evidence.credentials) {
    complete(c.origin, world, origins);
    for (Origin& hidden : c.hidden) complete(hidden, world, origins);
    if (c.state == State::effective && is_dotenv(c.origin)) evidence.facts.add("credential.from-dotenv", c.origin);
  }
  for (Fact& fact : facts) complete(fact.origin, world, origins);
  if (evidence.target) complete(evidence.target->origin, world, origins);
}

/// A start file sets a credential that this process does not have: another shell, an editor, a service.
void raise_unloaded(const World& world, const Origins& origins, Evidence& evidence) {
  if (evidence.effective() != nullptr) return;
  for (const auto& source : evidence.tool->sources) {
    if (source.where != Where::variable || world.env.get(source.name)) continue;
    const Setter* setter = origins.last(source.name);
    if (setter == nullptr || source.kind == "cloud") continue;
    evidence.facts.add("credential.only-in-start-file",
                       {std::string(source.name.view()), setter->path, setter->assignment.at.line,
                        setter->assignment.certainty() == Assignment::maybe, {}});
  }
}

bool found_traces(const Evidence& evidence, const Settings& settings, const std::vector<Candidate>& candidates) {
  if (!evidence.installs.empty() || !settings.files().empty()) return true;
  return std::any_of(candidates.begin(), candidates.end(),
                     [](const Candidate& c) { return c.presence != Presence::absent && c.source->kind != "cloud"; });
}

void look_around(const Look& look, Evidence& evidence) {
  look_at_home(look, evidence.facts);
  look_at_settings(look, *evidence.tool, evidence.facts);
  look_at_proxy(look, *evidence.tool, evidence.facts);
  look_at_certificates(look, *evidence.tool, evidence.facts);
  look_at_place(look, evidence.facts);
  evidence.installs = find_installs(look, *evidence.tool);
  if (evidence.installs.size() > 1)
    evidence.facts.add("install.several", {{}, evidence.installs[0].path, 0, false, {}}, std::to_string(evidence.installs.size()));
}

}  // namespace

const Credential* Evidence::effective() const {
  const auto it = std::find_if(credentials.begin(), credentials.end(), [](auto& c) { return c.state == State::effective; });
  return it == credentials.end() ? nullptr : &*it;
}

Evidence examine(World& world, const catalog::Catalog<Packed>& catalog, const Tool<Packed>& tool) {
  Evidence evidence;
  evidence.tool = &tool;
  Reader reader(world);
  const CommandLine command(world.place.command, tool);
  const Paths outer(world, reader, &tool.directories, [&](std::string_view name) {
    const auto value = world.env.get(name);
    return value ? std::optional<std::string>(*value) : std::nullopt;
  });
  const Settings settings(reader, world, tool, command, outer);
  const Paths paths(world, reader, &tool.directories, [&](std::string_view name) {
    const auto setting = settings.filled(name);
    return setting ? std::optional<std::string>(setting->value.whatever_level()) : std::nullopt;
  });
  const Look look{world, reader, settings, paths, catalog};
  Guards guards(look, tool, command, evidence.facts);
  look_around(look, evidence);
  evidence.mode = mode_of(tool, guards);
  evidence.target = look_at_endpoint(look, tool, *evidence.mode, evidence.facts);
  std::vector<Candidate> candidates = look_at_sources(look, guards, evidence);
  guards.know_candidates(&candidates);
  decide(candidates, guards, look, evidence);
  raise_credential_facts(look, candidates, evidence);
  if (evidence.mode != &tool.modes[tool.modes.size() - 1] && evidence.mode->at.view().starts_with("variable:"))
    if (const auto on = settings.filled(evidence.mode->at.view().substr(9))) evidence.facts.add("switch.on", on->origin);
  const Origins origins(look, names_of(world, evidence));
  complete_origins(world, origins, evidence, evidence.facts.all());
  raise_unloaded(world, origins, evidence);
  evidence.has_traces = found_traces(evidence, settings, candidates);
  evidence.secrets = collect_secrets(look, candidates, origins);
  evidence.not_looked = reader.not_looked();
  return evidence;
}

}  // namespace why
