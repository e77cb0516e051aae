// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "snapshot/span.hpp"
#include "snapshot/text.hpp"
#include "snapshot/words.hpp"

namespace why {
namespace {

using Json = nlohmann::ordered_json;
using namespace snapshot_words;

Json or_null(std::string_view s) { return s.empty() ? Json(nullptr) : Json(s); }

Json origin_json(const Origin& origin) {
  Json out = Json::object();
  if (!origin.name.empty()) out["name"] = origin.name;
  if (!origin.path.empty()) out["path"] = origin.path;
  if (origin.line != 0) out["line"] = origin.line;
  if (origin.maybe) out["maybe"] = true;
  for (const Origin& step : origin.via) out["via"].push_back(origin_json(step));
  return out;
}

Json detail_json(const Detail& detail) {
  if (detail.en == detail.zh) return or_null(detail.en);
  return {{"en", detail.en}, {"zh", detail.zh}};
}

std::string_view span_left(const std::optional<Instant>& until, Instant at) { return until ? span_until(*until, at).word : std::string_view(); }

Json credential_json(const Credential& c, Instant at) {
  Json out{{"source", c.source->id.view()}, {"kind", c.source->kind.view()}, {"state", word_of(k_states, c.state)},
           {"reason", word_of(k_reasons, c.reason)}};
  if (c.state == State::absent && !c.origin.known()) return out;
  for (const std::string_view header : c.headers) out["headers"].push_back(header);
  out["origin"] = origin_json(c.origin);
  out["level"] = word_of(k_levels, c.level);
  if (c.shape.family != nullptr) out["family"] = c.shape.family->id.view();
  for (const Flaw* flaw : c.shape.flaws) out["flaws"].push_back(flaw->id);
  out["length"] = word_of(k_lengths, c.length);
  if (c.expires) out["expires"] = span_left(c.expires, at);
  if (c.ends) out["ends"] = span_left(c.ends, at);
  if (!c.plan.empty()) out["plan"] = c.plan;
  if (c.by != nullptr) out["by"] = c.by->id.view();
  if (!c.fact.empty()) out["fact"] = c.fact;
  for (const Origin& hidden : c.hidden) out["hides"].push_back(origin_json(hidden));
  return out;
}

Json facts_json(const Facts& facts, Instant at) {
  Json out = Json::array();
  for (const Fact& fact : facts.all()) {
    Json one{{"id", fact.id}};
    if (fact.origin.known()) one["origin"] = origin_json(fact.origin);
    if (const auto until = parse_rfc3339(fact.detail.en)) one["ends"] = span_left(until, at);
    else if (!fact.detail.en.empty()) one["detail"] = detail_json(fact.detail);
    out.push_back(std::move(one));
  }
  return out;
}

Json target_json(const std::optional<Target>& target) {
  if (!target) return nullptr;
  return {{"host", or_null(target->host)},
          {"standard", target->standard},
          {"level", word_of(k_levels, target->level)},
          {"origin", origin_json(target->origin)}};
}

Json values_json(const std::vector<SeenValue>& values) {
  Json out = Json::array();
  for (const SeenValue& value : values) {
    Json one{{value.is_key ? "setting" : "variable", value.name}, {"state", word_of(k_value_states, value.state)}};
    if (value.state == SeenValue::State::shown) one["value"] = value.value;
    one["level"] = word_of(k_levels, value.level);
    one["origin"] = origin_json(value.origin);
    out.push_back(std::move(one));
  }
  return out;
}

Json inventory_json(const Inventory& inventory) {
  Json files = Json::array();
  for (const SeenFile& file : inventory.files)
    files.push_back({{"path", file.path}, {"layer", file.layer}, {"level", word_of(k_levels, file.level)},
                     {"state", word_of(k_file_states, file.state)}});
  return {{"files", std::move(files)}, {"values", values_json(inventory.values)}};
}

Json gaps_json(const std::vector<NotLooked>& gaps) {
  Json out = Json::array();
  for (const NotLooked& gap : gaps) out.push_back({{"what", gap.what}, {"why", word_of(k_errors, gap.why)}});
  return out;
}

Json tool_json(const ToolRecord& record, Instant at) {
  const Evidence& evidence = record.evidence;
  Json installs = Json::array(), credentials = Json::array(), prints = Json::array();
  for (const InstalledCopy& copy : evidence.installs) installs.push_back({{"path", copy.path}, {"version", or_null(copy.version)}});
  for (const Credential& c : evidence.credentials) credentials.push_back(credential_json(c, at));
  for (const Fingerprint& print : record.fingerprints) prints.push_back({{"source", print.source}, {"value", print.value}});
  Json out{{"id", evidence.tool->id.view()},
           {"traces", word_of(k_traces, evidence.traces)},
           {"mode", evidence.mode->id.view()},
           {"provider", or_null(evidence.mode->provider)},
           {"installs", std::move(installs)},
           {"credentials", std::move(credentials)},
           {"target", target_json(evidence.target)},
           {"settings", inventory_json(evidence.inventory)},
           {"facts", facts_json(evidence.facts, at)},
           {"unknown", evidence.facts.all_unknown()},
           {"not_looked", gaps_json(evidence.not_looked)}};
  if (!prints.empty()) out["fingerprints"] = std::move(prints);
  return out;
}

Json machine_json(const Machine& machine) {
  Json out{{"os", machine.os},
           {"system", or_null(machine.system)},
           {"home", machine.home ? Json(*machine.home) : Json(nullptr)},
           {"foreign_home", machine.is_foreign_home},
           {"uid", machine.uid},
           {"shell", or_null(machine.shell)}};
  if (machine.process)
    out["process"] = {{"pid", machine.process->pid},
                      {"executable", or_null(machine.process->executable)},
                      {"ancestors", machine.process->ancestors}};
  return out;
}

}  // namespace

std::string snapshot_text(const Snapshot& snapshot) {
  Json variables = Json::array(), tools = Json::array();
  for (const NamedVariable& variable : snapshot.variables) {
    Json one{{"name", variable.name}, {"state", variable.is_empty ? "empty" : "set"}};
    if (!variable.fingerprint.empty()) one["fingerprint"] = variable.fingerprint;
    variables.push_back(std::move(one));
  }
  for (const ToolRecord& tool : snapshot.tools) tools.push_back(tool_json(tool, snapshot.at));
  Json out{{"format", "why401.snapshot"},
           {"format_version", "1.0"},
           {"program", snapshot.program},
           {"catalog", snapshot.catalog},
           {"at", to_rfc3339(snapshot.at)},
           {"clock_behind", snapshot.is_clock_behind},
           {"machine", machine_json(snapshot.machine)},
           {"only", or_null(snapshot.only)},
           {"place", facts_json(snapshot.place, snapshot.at)},
           {"variables", std::move(variables)},
           {"network", values_json(snapshot.network)},
           {"tools", std::move(tools)}};
  if (!snapshot.pair.empty()) out["pair"] = snapshot.pair;
  return out.dump(2, ' ', true, Json::error_handler_t::replace) + "\n";
}

}  // namespace why
