// Finding what differs, before it is known what matters.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compare/compare.hpp"
#include "snapshot/fingerprint.hpp"

namespace why {

/// Fingerprints of one tool in both places; empty when they were not made under one code.
struct FingerprintPair {
  const std::vector<Fingerprint>* a = nullptr;
  const std::vector<Fingerprint>* b = nullptr;
};

/// Differences in credentials, values, files, versions and facts of one tool.
void collect_of_tool(const SidePair& pair, const FingerprintPair& prints, std::vector<Difference>& out);

/// Differences of the places themselves: home, user, clock, kind of place, system, further variables.
void collect_of_place(const Snapshot& a, const Snapshot& b, CompareOptions options, bool are_keys_compared,
                      std::vector<Difference>& out);

}  // namespace why
