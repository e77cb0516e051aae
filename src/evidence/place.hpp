// What kind of place this is: the catalog's marks, held against variables and files.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/candidate.hpp"

namespace why {

/// Raises the fact of every mark that is seen here. A mark that nobody could look at leaves its fact unknown.
void look_at_place(const Look& look, Facts& facts);

/// Whether /proc/self tells of the examined place: not when flags point at another one.
bool is_own_process(const World& world);

}  // namespace why
