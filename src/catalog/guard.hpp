// Guards: conditions over facts and settings, read from text and evaluated with three truths.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "base/assert.hpp"
#include "catalog/model.hpp"

namespace why::catalog {

/// A function that a guard may call. What each means: docs/catalog.md, "Guards".
struct GuardFunction {
  std::string_view name;
  std::size_t min_arguments, max_arguments;
};
inline constexpr std::array k_guard_functions{
    GuardFunction{"effective", 1, 1}, GuardFunction{"equal", 2, 2}, GuardFunction{"file", 1, 1},
    GuardFunction{"flag", 1, 1}, GuardFunction{"flag-has", 2, 2}, GuardFunction{"has", 2, 2},
    GuardFunction{"holds", 3, 3}, GuardFunction{"is", 2, 2}, GuardFunction{"key", 1, 2},
    GuardFunction{"key-is", 2, 3}, GuardFunction{"kind", 1, 1}, GuardFunction{"listed", 3, 3},
    GuardFunction{"looks", 2, 2}, GuardFunction{"on", 1, 1}, GuardFunction{"os", 1, 1},
    GuardFunction{"present", 1, 1}, GuardFunction{"set", 1, 1}, GuardFunction{"word", 1, 1},
};

/// Why a guard could not be read. `column` counts bytes from 1.
struct GuardFault {
  std::uint32_t column = 1;
  std::string what, how;
};

/// Reads `on(X) and not (flag(--y) or login.expired)`. `not` binds strongest, then `and`, then `or`.
/// A blank text gives the empty guard, which is always true.
tl::expected<Guard<Owned>, GuardFault> parse_guard(std::string_view text);

/// The text of which parse_guard makes `guard`.
std::string text_of(const Guard<Owned>& guard);

/// What is known about a condition. `unknown`: nobody could look.
enum class Truth { no, yes, unknown };

constexpr Truth negation(Truth a) {
  return a == Truth::unknown ? a : a == Truth::yes ? Truth::no : Truth::yes;
}
constexpr Truth conjunction(Truth a, Truth b) {
  if (a == Truth::no || b == Truth::no) return Truth::no;
  return a == Truth::yes && b == Truth::yes ? Truth::yes : Truth::unknown;
}
constexpr Truth disjunction(Truth a, Truth b) { return negation(conjunction(negation(a), negation(b))); }

/// The truth of `guard` in Kleene's logic; `resolve(step)` gives the truth of a fact or call.
/// Every fact and call is resolved, in the order of the text, so that a caller can collect them.
template <class S, class F>
Truth evaluate(const Guard<S>& guard, F&& resolve) {
  if (guard.steps.empty()) return Truth::yes;
  std::vector<Truth> stack;
  const auto pop = [&] {
    WHY_ASSERT(!stack.empty());
    const Truth top = stack.back();
    stack.pop_back();
    return top;
  };
  for (const auto& step : guard.steps) {
    if (step.op == Op::fact || step.op == Op::call) {
      stack.push_back(resolve(step));
    } else if (step.op == Op::negate) {
      stack.push_back(negation(pop()));
    } else {
      const Truth b = pop();
      const Truth a = pop();
      stack.push_back(step.op == Op::both ? conjunction(a, b) : disjunction(a, b));
    }
  }
  WHY_ASSERT(stack.size() == 1);
  return stack.back();
}

}  // namespace why::catalog
