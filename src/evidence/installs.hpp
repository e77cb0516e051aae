// Installed copies of a tool and their versions, read from names and package metadata.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "evidence/candidate.hpp"
#include "evidence/evidence.hpp"

namespace why {

/// Copies on PATH in the order of PATH, then those of the catalog's known places. A copy that is reached
/// in two ways comes once. Starts nothing.
std::vector<InstalledCopy> find_installs(const Look& look, const catalog::Tool<Packed>& tool);

}  // namespace why
