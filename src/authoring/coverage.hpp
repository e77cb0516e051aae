// What the catalog covers, and where it is thin.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "authoring/enum_words.hpp"
#include "catalog/model.hpp"

namespace why::catalog {

/// Errors of one tool in one scope, and how many of them have their texts in each language.
struct Cell {
  std::size_t errors = 0, en = 0, zh = 0;
};

struct ToolCoverage {
  std::string_view tool;  ///< what stands before the slash of an id: a tool, a provider, a gateway
  std::array<Cell, k_words<Scope>.size()> scopes{};
};

/// When the oldest claim of an error was checked.
struct Checked {
  std::string_view date, error;
};

/// All lists are sorted: `checked` oldest first, the others by id.
struct Coverage {
  std::vector<ToolCoverage> tools;                 ///< tools without errors too
  std::vector<std::string_view> single_source;     ///< errors that rest on one page
  std::vector<Checked> checked;                    ///< all errors
  std::vector<std::string_view> unused_causes;     ///< behind no error
  std::vector<std::string_view> unused_fixes;      ///< of no cause and no alarm
  std::vector<std::string_view> silent_providers;  ///< without errors
};

Coverage coverage_of(const Catalog<Packed>& catalog);

}  // namespace why::catalog
