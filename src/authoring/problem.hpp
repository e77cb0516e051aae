// What can be wrong with a catalog entry: the rules, and one finding of one of them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/model.hpp"

namespace why::catalog {

/// A rule that entries are held to. `id` is stable; `why` is the reason for the rule.
struct Rule {
  std::string_view id;
  Severity severity = Severity::error;
  std::string_view why;
};

/// A place where an entry breaks a rule. `what` and `how` may quote the entry.
struct Problem {
  std::string file;
  std::uint32_t line = 1, column = 1;
  std::string rule;
  Severity severity = Severity::error;
  std::string what, why, how;
};

/// "file:line:column: [rule] what — why — how"
std::string describe(const Problem& problem);

/// By file, line and column.
void sort_by_place(std::vector<Problem>& problems);

bool has_errors(const std::vector<Problem>& problems);

}  // namespace why::catalog
