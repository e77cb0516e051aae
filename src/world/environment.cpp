// SPDX-License-Identifier: Apache-2.0
#include "world/environment.hpp"

#include <algorithm>

namespace why {

Environment::Environment(std::vector<std::pair<std::string, std::string>> variables)
    : variables_(std::move(variables)) {
  std::stable_sort(variables_.begin(), variables_.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
}

std::optional<std::string_view> Environment::get(std::string_view name) const {
  const auto it = std::lower_bound(variables_.begin(), variables_.end(), name,
                                   [](const auto& v, std::string_view n) { return v.first < n; });
  if (it == variables_.end() || it->first != name) return std::nullopt;
  return it->second;
}

}  // namespace why
