// A cheap look for tools that are not here at all.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/model.hpp"
#include "world/world.hpp"

namespace why {

/// False when nothing of `tool` can be found here: no variable that it reads, no folder that it keeps, no copy on
/// PATH. True says only that a closer look is worth it.
bool may_be_here(World& world, const catalog::Tool<catalog::Packed>& tool);

}  // namespace why
