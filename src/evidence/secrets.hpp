// All secrets that an examination comes across, collected so that no output can show one.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "evidence/candidate.hpp"
#include "evidence/evidence.hpp"
#include "evidence/origins.hpp"

namespace why {

/// Secrets of the sources, the environment, the settings layers and the start files.
std::vector<KnownSecret> collect_secrets(const Look& look, std::vector<Candidate>& candidates, const Origins& origins);

}  // namespace why
