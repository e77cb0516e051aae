// Snapshots of scenes, and everything in them as one text to compare.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "catalog/image.hpp"
#include "snapshot/take.hpp"
#include "snapshot/text.hpp"
#include "support/scene.hpp"

namespace why::test {

inline Snapshot taken(Scene& scene, const FingerprintMaker* maker = nullptr, const catalog::Tool<Packed>* only = nullptr) {
  World world = scene.world();
  return take_snapshot(world, catalog::embedded(), only, "0", maker, [](const Evidence&) {});
}

/// The finished document.
inline std::string document_of(const Snapshot& snapshot) { return sealed(snapshot_text(snapshot)); }

inline std::string said(const Origin& origin) {
  std::string out = origin.name + "@" + origin.path + ":" + std::to_string(origin.line) + (origin.maybe ? "?" : "");
  for (const Origin& step : origin.via) out += "<" + said(step) + ">";
  return out;
}

inline std::string said(const Credential& c) {
  std::string out = std::string(c.source->id.view()) + " " + std::to_string(static_cast<int>(c.state)) + std::to_string(static_cast<int>(c.reason));
  for (const std::string_view header : c.headers) out += " " + std::string(header);
  out += " " + said(c.origin) + " " + std::to_string(static_cast<int>(c.level)) + std::to_string(static_cast<int>(c.length));
  out += " " + (c.shape.family == nullptr ? "-" : std::string(c.shape.family->id.view()));
  for (const Flaw* flaw : c.shape.flaws) out += " " + std::string(flaw->id);
  for (const auto& time : {c.expires, c.ends}) out += " " + (time ? to_rfc3339(*time) : "-");
  out += " " + c.plan + " " + (c.by == nullptr ? "-" : std::string(c.by->id.view())) + " " + c.fact;
  for (const Origin& hidden : c.hidden) out += " over " + said(hidden);
  return out + "\n";
}

inline std::string said(const SeenValue& value) {
  return (value.is_key ? "key " : "variable ") + value.name + " " + std::to_string(static_cast<int>(value.state)) + " " + value.value + " " +
         std::to_string(static_cast<int>(value.level)) + " " + said(value.origin) + "\n";
}

/// Every member of the evidence but its secrets.
inline std::string said(const Evidence& evidence) {
  std::string out = std::string(evidence.tool->id.view()) + " " + std::string(evidence.mode->id.view()) + " " +
                    std::to_string(static_cast<int>(evidence.traces)) + "\n";
  for (const Credential& c : evidence.credentials) out += said(c);
  for (const Fact& fact : evidence.facts.all()) out += fact.id + " " + said(fact.origin) + " " + fact.detail.en + "/" + fact.detail.zh + "\n";
  for (const std::string& id : evidence.facts.all_unknown()) out += id + "?\n";
  if (evidence.target)
    out += evidence.target->host + " " + said(evidence.target->origin) + " " + std::to_string(static_cast<int>(evidence.target->level)) +
           (evidence.target->standard ? " standard\n" : "\n");
  for (const InstalledCopy& copy : evidence.installs) out += copy.path + " " + copy.version + "\n";
  for (const NotLooked& gap : evidence.not_looked) out += gap.what + " " + std::to_string(static_cast<int>(gap.why)) + "\n";
  for (const SeenFile& file : evidence.inventory.files)
    out += file.path + " " + file.layer + " " + std::to_string(static_cast<int>(file.level)) + std::to_string(static_cast<int>(file.state)) + "\n";
  for (const SeenValue& value : evidence.inventory.values) out += said(value);
  return out;
}

/// Every member of a snapshot.
inline std::string said(const Snapshot& snapshot) {
  const Machine& machine = snapshot.machine;
  std::string out = snapshot.program + " " + snapshot.catalog + " " + to_rfc3339(snapshot.at) + " " + snapshot.only + " " + snapshot.pair +
                    (snapshot.is_clock_behind ? " behind\n" : "\n");
  out += machine.os + " " + machine.system + " " + machine.home.value_or("-") + " " + std::to_string(machine.uid) + " " + machine.shell +
         (machine.is_foreign_home ? " foreign\n" : "\n");
  if (machine.process) {
    out += std::to_string(machine.process->pid) + " " + machine.process->executable;
    for (const std::string& name : machine.process->ancestors) out += " " + name;
  }
  for (const Fact& fact : snapshot.place.all()) out += fact.id + " " + said(fact.origin) + " " + fact.detail.en + "\n";
  for (const NamedVariable& variable : snapshot.variables) out += variable.name + (variable.is_empty ? " empty " : " ") + variable.fingerprint + "\n";
  for (const SeenValue& value : snapshot.network) out += said(value);
  for (const ToolRecord& tool : snapshot.tools) {
    out += said(tool.evidence);
    for (const Fingerprint& print : tool.fingerprints) out += print.source + "=" + print.value + "\n";
  }
  return out;
}

}  // namespace why::test
