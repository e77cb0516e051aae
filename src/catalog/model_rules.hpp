// How evidence that no entry covers is sorted: see model.hpp.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "catalog/model_entries.hpp"

namespace why::catalog {

/// Words in lower case that speak of a scope, and what a message of that scope adds to its priority.
template <class S>
struct ScopeRule {
  Scope scope{};
  std::uint32_t points = 0;
  typename S::template List<typename S::Text> words;
  WHY_FIELDS(ScopeRule, &Self::scope, &Self::points, &Self::words)
};

/// Words in lower case that tell what a failure costs its user.
template <class S>
struct CostRule {
  typename S::Text id;
  Words<S> title;
  std::uint32_t points = 0;
  typename S::template List<typename S::Text> words;
  WHY_FIELDS(CostRule, &Self::id, &Self::title, &Self::points, &Self::words)
};

template <class S>
struct ImportRules {
  std::uint32_t doubling = 0;          ///< points for each doubling of the number of reports
  std::uint32_t middle = 0, high = 0;  ///< points from which a priority is middle or high
  typename S::template List<ScopeRule<S>> scopes;
  typename S::template List<CostRule<S>> costs;
  WHY_FIELDS(ImportRules, &Self::doubling, &Self::middle, &Self::high, &Self::scopes, &Self::costs)
};

}  // namespace why::catalog
