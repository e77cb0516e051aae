// A place does not differ from itself.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "compare/compare.hpp"
#include "support/ingredients.hpp"
#include "support/recorded.hpp"

namespace why {
namespace {

using test::taken;

Snapshot read_again(const Snapshot& snapshot) { return std::move(*read_snapshot(test::document_of(snapshot), catalog::embedded())); }

RC_GTEST_PROP(Compare, APlaceDoesNotDifferFromItself, (std::uint64_t bits)) {
  test::Scene scene = test::scene_of(bits);
  const Snapshot snapshot = taken(scene), read = read_again(snapshot);
  const Comparison live = compare(catalog::embedded(), snapshot, snapshot, {true});
  RC_ASSERT(live.differences.empty());
  RC_ASSERT(live.failing == Failing::unknown);
  RC_ASSERT(compare(catalog::embedded(), snapshot, read, {}).differences.empty());
  RC_ASSERT(compare(catalog::embedded(), read, read, {}).differences.empty());
}

SideState::What what_in_a(const Difference& difference) { return difference.a.what; }

RC_GTEST_PROP(Compare, TheOtherWayRoundTheSameThingsDiffer, (std::uint64_t bits, std::uint64_t other_bits)) {
  test::Scene scene = test::scene_of(bits), other = test::scene_of(other_bits);
  const Snapshot a = taken(scene), b = taken(other);
  const Comparison there = compare(catalog::embedded(), a, b, {}), back = compare(catalog::embedded(), b, a, {});
  const auto told = [](const Comparison& comparison, bool is_turned) {
    std::vector<std::string> out;
    for (const Difference& d : comparison.differences)
      out.push_back(std::string(d.kind) + " " + d.name + " " + std::to_string(static_cast<int>(is_turned ? d.b.what : d.a.what)) + " " + std::to_string(d.weight));
    std::sort(out.begin(), out.end());
    return out;
  };
  RC_ASSERT(told(there, false) == told(back, true));
  RC_ASSERT((there.failing == Failing::a) == (back.failing == Failing::b));
}

RC_GTEST_PROP(Compare, HarmlessDifferencesComeLastAndHaveNoCauses, (std::uint64_t bits, std::uint64_t other_bits)) {
  test::Scene scene = test::scene_of(bits), other = test::scene_of(other_bits);
  const Snapshot a = taken(scene), b = taken(other);
  const Comparison comparison = compare(catalog::embedded(), a, b, {});
  RC_ASSERT(std::is_sorted(comparison.differences.begin(), comparison.differences.end(), [](const auto& x, const auto& y) { return x.weight > y.weight; }));
  for (const Difference& difference : comparison.differences) {
    RC_ASSERT(!difference.is_harmless() || difference.explanations.empty());
    RC_ASSERT(what_in_a(difference) != difference.b.what || difference.a.value != difference.b.value || difference.a.origin.path != difference.b.origin.path ||
              difference.a.what == SideState::What::other || difference.a.what == SideState::What::present);
    RC_ASSERT(std::is_sorted(difference.explanations.begin(), difference.explanations.end(), [](const auto& x, const auto& y) { return x.strength > y.strength; }));
  }
}

}  // namespace
}  // namespace why
