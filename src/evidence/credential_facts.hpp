// Facts that follow from what is sent, what is not, and what the values look like.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "evidence/candidate.hpp"
#include "evidence/evidence.hpp"

namespace why {

/// Raises `credential.*` and `cloud.none` from the decided credentials.
void raise_credential_facts(const Look& look, const std::vector<Candidate>& candidates, Evidence& evidence);

}  // namespace why
