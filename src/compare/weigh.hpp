// Which differences can matter, and why.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compare/compare.hpp"

namespace why {

/// The side whose facts show more errors, or else the one that sends nothing where the other does.
Failing failing_side(const catalog::Catalog<Packed>& catalog, const std::vector<SidePair>& tools);

/// Sets the weight of each difference, by what kind of thing it is and what hangs on it.
void weigh(const catalog::Catalog<Packed>& catalog, const Comparison& comparison, const Snapshot& a, const Snapshot& b, std::vector<Difference>& differences);

/// Names the causes that each telling difference speaks for: those that say so in the catalog, the one first that
/// the facts of the failing side make most likely, compared with the other side.
void explain_differences(const catalog::Catalog<Packed>& catalog, const Comparison& comparison, std::vector<Difference>& differences);

}  // namespace why
