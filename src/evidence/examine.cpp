// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>

#include "base/assert.hpp"
#include "base/text.hpp"
#include "evidence/credential_facts.hpp"
#include "evidence/decision.hpp"
#include "evidence/evidence.hpp"
#include "evidence/installs.hpp"
#include "evidence/losses.hpp"
#include "evidence/origins.hpp"
#include "evidence/place.hpp"
#include "evidence/presence.hpp"
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

/// What chose the way to sign in, and the credential that is not used because of it.
void raise_switch(const Look& look, Evidence& evidence) {
  const auto& mode = *evidence.mode;
  if (mode.at.empty()) return;
  const Origin origin = pointed_at(look, mode.at);
  if (mode.provider != evidence.tool->provider.view()) evidence.facts.add("switch.on", origin);
  if (evidence.effective() != nullptr) return;
  for (const Credential& c : evidence.credentials)
    if (c.reason == Reason::not_in_mode && c.source->kind != "cloud") {
      evidence.facts.add("switch.ignores-credential", c.origin,
                         {std::string(mode.title.en.view()), std::string(mode.title.zh.view())});
      return;
    }
}

/// Whether another tool takes a credential from the same place.
bool is_shared(const catalog::Catalog<Packed>& catalog, const Tool<Packed>& tool, const catalog::Source<Packed>& source) {
  const auto same = [&](const catalog::Source<Packed>& other) {
    if (other.where != source.where || other.name != source.name.view()) return false;
    return source.paths.empty() || (!other.paths.empty() && other.paths[0] == source.paths[0].view());
  };
  return std::any_of(catalog.tools.begin(), catalog.tools.end(), [&](const Tool<Packed>& other) {
    return &other != &tool && std::any_of(other.sources.begin(), other.sources.end(), same);
  });
}

Traces find_traces(const Look& look, const Evidence& evidence, const std::vector<Candidate>& candidates) {
  if (!evidence.installs.empty()) return Traces::own;
  for (const LayerFile& file : look.settings.files())
    if (file.layer->env_key != "." && file.layer->of_host == 0) return Traces::own;
  Traces traces = Traces::none;
  for (const Candidate& c : candidates) {
    if (c.presence == Presence::absent || c.presence == Presence::unknown || c.source->kind == "cloud") continue;
    if (!is_shared(look.catalog, *evidence.tool, *c.source)) return Traces::own;
    if (!c.source->provider.empty() && c.source->provider == evidence.tool->provider.view()) traces = Traces::shared;
  }
  return traces;
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

bool Evidence::may_send_unseen() const {
  return std::any_of(credentials.begin(), credentials.end(), [](auto& c) { return c.reason == Reason::not_looked; });
}

const Credential* Evidence::effective() const {
  const auto it = std::find_if(credentials.begin(), credentials.end(), [](auto& c) { return c.state == State::effective; });
  return it == credentials.end() ? nullptr : &*it;
}

namespace {

Evidence examine_with(FileCache& cache, World& world, const catalog::Catalog<Packed>& catalog, const Tool<Packed>& tool, Want want) {
  Evidence evidence;
  evidence.tool = &tool;
  Reader reader(cache);
  const CommandLine command(world.place.command, tool);
  const auto flag = [&](std::string_view name) { return command.value_of(name); };
  const auto in_environment = [&](std::string_view name) {
    const auto value = world.env.get(name);
    return value ? std::optional<std::string>(*value) : std::nullopt;
  };
  const Paths outer(world, reader, tool, {in_environment, flag});
  const Settings settings(reader, world, tool, command, outer);
  const auto text_of = [](std::optional<Setting> setting) {
    return setting ? std::optional<std::string>(setting->value.whatever_level()) : std::nullopt;
  };
  const Paths paths(world, reader, tool, {[&](std::string_view name) { return text_of(settings.filled(name)); }, flag,
                                          [&](std::string_view key) { return text_of(settings.key(key)); }});
  const Look look{world, reader, settings, paths, catalog, command};
  Guards guards(look, tool, evidence.facts);
  look_around(look, evidence);
  evidence.mode = mode_of(tool, guards);
  evidence.target = look_at_endpoint(look, tool, *evidence.mode, evidence.facts);
  std::vector<Candidate> candidates = look_at_sources(look, guards, evidence);
  guards.know_candidates(&candidates);
  decide(candidates, guards, look, evidence);
  raise_credential_facts(look, candidates, evidence);
  raise_switch(look, evidence);
  look_for_losses(look, candidates, evidence);
  const Origins origins(look, names_of(world, evidence));
  complete_origins(world, origins, evidence, evidence.facts.all());
  raise_unloaded(world, origins, evidence);
  evidence.traces = find_traces(look, evidence, candidates);
  evidence.secrets = collect_secrets(look, candidates, origins);
  if (want == Want::inventory) evidence.inventory = take_inventory(look, tool);
  for (SeenValue& value : evidence.inventory.values) complete(value.origin, world, origins);
  evidence.not_looked = reader.not_looked();
  return evidence;
}

}  // namespace

Evidence examine(World& world, const catalog::Catalog<Packed>& catalog, const Tool<Packed>& tool, Want want) {
  FileCache cache(world);
  return examine_with(cache, world, catalog, tool, want);
}

std::vector<Evidence> examine_present(World& world, const catalog::Catalog<Packed>& catalog, Want want) {
  FileCache cache(world);
  Folders folders(world);
  std::vector<Evidence> out;
  for (const auto& tool : catalog.tools) {
    if (!may_be_here(world, folders, tool)) continue;
    Evidence evidence = examine_with(cache, world, catalog, tool, want);
    if (evidence.traces != Traces::none) out.push_back(std::move(evidence));
  }
  const auto is_own = [](const Evidence& evidence) { return evidence.traces == Traces::own; };
  if (want == Want::usual && std::any_of(out.begin(), out.end(), is_own)) std::erase_if(out, std::not_fn(is_own));
  return out;
}

}  // namespace why
