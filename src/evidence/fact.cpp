// SPDX-License-Identifier: Apache-2.0
#include "evidence/fact.hpp"

#include <algorithm>

namespace why {

void Facts::add(std::string_view id, Origin origin, Detail detail) {
  facts_.push_back({std::string(id), std::move(origin), std::move(detail)});
}

void Facts::unknown(std::string_view id) { unknown_.emplace_back(id); }

Truth Facts::truth(std::string_view id) const {
  if (find(id) != nullptr) return Truth::yes;
  return std::find(unknown_.begin(), unknown_.end(), id) != unknown_.end() ? Truth::unknown : Truth::no;
}

const Fact* Facts::find(std::string_view id) const {
  const auto it = std::find_if(facts_.begin(), facts_.end(), [&](const Fact& f) { return f.id == id; });
  return it == facts_.end() ? nullptr : &*it;
}

}  // namespace why
