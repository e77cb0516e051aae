// The words for what can be wrong with a secret. Entries name them, and src/evidence finds them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

namespace why::catalog {

inline constexpr auto k_flaws = std::to_array<std::string_view>(
    {"line-break", "forbidden-character", "control-character", "quotes", "expression", "reference",
     "placeholder", "assignment", "json", "scheme-prefix", "doubled", "empty", "blank", "last-line-break",
     "masked", "truncated", "extra-text"});

}  // namespace why::catalog
