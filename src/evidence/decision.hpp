// From what each source holds to what becomes of it: sent, shadowed, passed over, refused.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "evidence/candidate.hpp"
#include "evidence/evidence.hpp"
#include "evidence/guards.hpp"
#include "evidence/precedence.hpp"

namespace why {

/// Decides all credentials of `evidence.mode`, in the tool's true order, then those outside the mode that
/// are there. A refused value or a stop of the mode leaves nothing effective.
void decide(const std::vector<Candidate>& candidates, Guards& guards, const Look& look, Evidence& evidence);

/// The place that an `at` of the catalog names: "variable:NAME", "key:NAME", "file:TEMPLATE".
Origin pointed_at(const Look& look, std::string_view at);

}  // namespace why
