// Parts that several tools share, put into each.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/load.hpp"

namespace why::catalog {

/// Appends the directories and those sources of the parts a tool includes that its modes name, unless it has one
/// of that id, and empties its `include`. Unknown parts become problems.
void include_parts(Loaded& loaded);

}  // namespace why::catalog
