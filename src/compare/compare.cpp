// SPDX-License-Identifier: Apache-2.0
#include "compare/compare.hpp"

#include <algorithm>

#include "compare/collect.hpp"
#include "compare/weigh.hpp"

namespace why {
namespace {

const ToolRecord* record_of(const Snapshot& snapshot, const catalog::Tool<Packed>& tool) {
  for (const ToolRecord& record : snapshot.tools)
    if (record.evidence.tool == &tool) return &record;
  return nullptr;
}

template <class List>
bool has(const List& list, std::string_view name) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view one) { return one == name; });
}

/// What is known of a tool where it left no traces: that nothing of it is there, the place, and its network.
Evidence stand_in(const catalog::Tool<Packed>& tool, const Evidence& like, const Snapshot& snapshot) {
  Evidence out;
  out.tool = &tool;
  out.mode = like.mode;
  out.target = like.target && like.target->standard ? like.target : std::nullopt;
  for (const Fact& fact : snapshot.place.all()) out.facts.add(fact.id, fact.origin, fact.detail);
  out.facts.add("credential.none");
  for (const SeenValue& value : snapshot.network)
    if (has(tool.proxies, value.name) || has(tool.ca_variables, value.name) || has(tool.tls_off_variables, value.name)) out.inventory.values.push_back(value);
  return out;
}

/// The tools to compare: those that were looked for in both places, and of these only the ones that are really there,
/// unless all that is there is a credential that several tools would take.
std::vector<const catalog::Tool<Packed>*> tools_of(const catalog::Catalog<Packed>& catalog, const Snapshot& a, const Snapshot& b) {
  std::vector<const catalog::Tool<Packed>*> own, all;
  for (const auto& tool : catalog.tools) {
    const auto left_out = [&](const Snapshot& side) { return !side.only.empty() && side.only != tool.id.view(); };
    const ToolRecord* in_a = record_of(a, tool);
    const ToolRecord* in_b = record_of(b, tool);
    if (left_out(a) || left_out(b) || (in_a == nullptr && in_b == nullptr)) continue;
    const auto is_own = [](const ToolRecord* record) { return record != nullptr && record->evidence.traces == Traces::own; };
    if (is_own(in_a) || is_own(in_b)) own.push_back(&tool);
    all.push_back(&tool);
  }
  return own.empty() ? all : own;
}

bool share_code(const Snapshot& a, const Snapshot& b) {
  return !a.pair.empty() && are_equal_fingerprints(a.pair, b.pair);
}

}  // namespace

Comparison compare(const catalog::Catalog<Packed>& catalog, const Snapshot& a, const Snapshot& b, CompareOptions options) {
  Comparison out;
  out.keys_compared = share_code(a, b);
  out.stand_ins.reserve(a.tools.size() + b.tools.size());  // pointers into it stay good
  std::vector<Difference> differences;
  for (const auto* tool : tools_of(catalog, a, b)) {
    const ToolRecord* in_a = record_of(a, *tool);
    const ToolRecord* in_b = record_of(b, *tool);
    SidePair pair{tool, in_a == nullptr ? nullptr : &in_a->evidence, in_b == nullptr ? nullptr : &in_b->evidence};
    if (pair.a == nullptr) pair.a = &out.stand_ins.emplace_back(stand_in(*tool, *pair.b, a));
    if (pair.b == nullptr) pair.b = &out.stand_ins.emplace_back(stand_in(*tool, *pair.a, b));
    FingerprintPair prints;
    if (out.keys_compared && in_a != nullptr && in_b != nullptr) prints = {&in_a->fingerprints, &in_b->fingerprints};
    collect_of_tool(pair, prints, differences);
    out.tools.push_back(pair);
  }
  collect_of_place(a, b, options, out.keys_compared, differences);
  out.failing = failing_side(catalog, out.tools);
  weigh(catalog, out, a, b, differences);
  explain_differences(catalog, out, differences);
  out.differences = std::move(differences);
  return out;
}

}  // namespace why
