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

/// What is known of a tool where it left no traces: that nothing of it is there, and the place.
Evidence stand_in(const catalog::Tool<Packed>& tool, const Evidence& like, const Snapshot& snapshot) {
  Evidence out;
  out.tool = &tool;
  out.mode = like.mode;
  out.target = like.target && like.target->standard ? like.target : std::nullopt;
  for (const Fact& fact : snapshot.place.all()) out.facts.add(fact.id, fact.origin, fact.detail);
  out.facts.add("credential.none");
  return out;
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
  for (const auto& tool : catalog.tools) {
    const ToolRecord* in_a = record_of(a, tool);
    const ToolRecord* in_b = record_of(b, tool);
    if (in_a == nullptr && in_b == nullptr) continue;
    SidePair pair{&tool, in_a == nullptr ? nullptr : &in_a->evidence, in_b == nullptr ? nullptr : &in_b->evidence};
    if (pair.a == nullptr) pair.a = &out.stand_ins.emplace_back(stand_in(tool, *pair.b, a));
    if (pair.b == nullptr) pair.b = &out.stand_ins.emplace_back(stand_in(tool, *pair.a, b));
    FingerprintPair prints;
    if (out.keys_compared && in_a != nullptr && in_b != nullptr) prints = {&in_a->fingerprints, &in_b->fingerprints};
    collect_of_tool(pair, prints, differences);
    out.tools.push_back(pair);
  }
  collect_of_place(a, b, options, differences);
  out.failing = failing_side(catalog, out.tools);
  weigh(out, a, b, differences);
  for (Difference& difference : differences)
    if (!difference.is_harmless()) explain_difference(catalog, out, difference);
  out.differences = std::move(differences);
  return out;
}

}  // namespace why
