// A comparison as a page and as the report document.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>

#include "compare/compare.hpp"
#include "report/context.hpp"
#include "report/page.hpp"
#include "report/problems.hpp"

namespace why {

/// What is shown of a comparison, and what its sides are called.
struct ComparisonView {
  const Comparison& comparison;
  std::array<const Snapshot*, 2> sides;
  std::array<std::string, 2> labels;
  bool shows_all = false;  ///< harmless differences too
};

Page compare_page(const ComparisonView& view, const Context& context);
std::string compare_json(const ComparisonView& view, const Context& context);

/// The telling differences: the first is an error, the others are warnings.
Problems problems_of_comparison(const ComparisonView& view, const Context& context);

/// The name of a variable, "the version of ...", "the clock": what differs.
std::string subject_of(const Difference& difference, const Context& context);
/// What one side has of it: "absent", "empty", "us-east-1".
std::string state_words(const SideState& state, const Difference& difference, const Context& context);
/// One sentence with both sides.
std::string difference_sentence(const Difference& difference, const Context& context);

/// The causes of a comparison, best first, with probabilities.
std::vector<RankedCause> ranked_causes(const Comparison& comparison);

}  // namespace why
