// The output of a program that is run for it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "world/command.hpp"

namespace why::os {

/// Runs a program with nothing to read and our standard error, and gives back what it printed. Errors: not_found,
/// denied (it cannot be run), too_large (over `limit` bytes), io.
Result<ProgramOutput> output_of(const std::vector<std::string>& command, std::size_t limit);

}  // namespace why::os
