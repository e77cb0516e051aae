// Checks entries against each other and against the rules of docs/catalog.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "authoring/load.hpp"
#include "authoring/problem.hpp"

namespace why::catalog {

/// Whether samples are run through the matcher: it takes most of the time.
enum class Samples { matched, trusted };

/// All rules that `loaded` breaks, with what loading found, by place. Entries without a document are only
/// looked at by others. `today` ("2026-11-24") is the day after which no claim can have been checked.
std::vector<Problem> check(const Loaded& loaded, std::string_view today, Samples samples = Samples::matched);

}  // namespace why::catalog
