// What must hold for whatever a reader of start files found in any text.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "formats/assignment.hpp"

namespace why::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline void check_place(std::string_view text, const Position& at) {
  const Position again = position_of(text, at.offset);
  require(at.offset <= text.size() && again.line == at.line && again.column == at.column);
}

inline void check_script(std::string_view text, const Script& script) {
  for (const Assignment& a : script.assignments) {
    require(!a.name.empty() && (!a.dynamic || a.value.empty()) && a.at.offset <= a.end &&
            a.end <= text.size());
    check_place(text, a.at);
    check_place(text, a.value_at);
  }
  for (const Sourced& s : script.sourced) {
    require(!s.path.empty());
    check_place(text, s.at);
  }
  if (script.problem) check_place(text, script.problem->at);
}

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace why::fuzz
