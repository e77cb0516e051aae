// SPDX-License-Identifier: Apache-2.0
#include "authoring/problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace why::catalog {

std::string describe(const Problem& problem) {
  return fmt::format("{}:{}:{}: [{}] {} — {} — {}", problem.file, problem.line, problem.column, problem.rule,
                     problem.what, problem.why, problem.how);
}

void sort_by_place(std::vector<Problem>& problems) {
  std::ranges::stable_sort(problems, {}, [](const Problem& p) { return std::tie(p.file, p.line, p.column); });
}

bool has_errors(const std::vector<Problem>& problems) {
  return std::ranges::any_of(problems, [](const Problem& p) { return p.severity == Severity::error; });
}

}  // namespace why::catalog
