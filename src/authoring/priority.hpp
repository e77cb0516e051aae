// How soon somebody should write an entry for a message that none covers: catalog/rules.toml applied to it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "catalog/model.hpp"

namespace why::catalog {

enum class Urgency : std::uint8_t { low, middle, high };

struct Priority {
  const ScopeRule<Packed>* scope = nullptr;  ///< null: its words speak of none
  const CostRule<Packed>* cost = nullptr;    ///< the dearest that applies, or null
  std::uint32_t points = 0;
  Urgency urgency{};
};

/// Of a message that `reports` reports hold, at least one.
Priority prioritise(const ImportRules<Packed>& rules, std::string_view message, std::size_t reports);

}  // namespace why::catalog
