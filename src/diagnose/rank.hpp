// Ranked causes: counted priors times what the facts say.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "diagnose/report.hpp"

namespace why {

/// Orders matches, the most telling first: whole messages weigh more than answers of an API, these more than
/// symptoms; long texts and frequent ones count more; what lies inside another match comes last.
void order_matches(std::vector<catalog::Match>& matches);

/// Causes of ordered matches, best first; fills `report.causes` and `report.something_else`.
/// `facts` may be null: then counts alone decide.
void rank_causes(const catalog::Catalog<Packed>& catalog, const Facts* facts, Report& report);

/// The same for a tool that says nothing for a long time: by what was behind its stalls.
void rank_stall(const catalog::Catalog<Packed>& catalog, const catalog::Tool<Packed>& tool, const Facts& facts, Report& report);

/// The causes that the facts alone show, when no message tells anything.
void rank_shown(const catalog::Catalog<Packed>& catalog, const Facts& facts, Report& report);

/// Whether a guard over facts holds.
Truth truth_of(const catalog::Guard<Packed>& guard, const Facts& facts);

/// The facts of a guard that hold, in its order.
std::vector<const Fact*> facts_of(const catalog::Guard<Packed>& guard, const Facts& facts);

}  // namespace why
