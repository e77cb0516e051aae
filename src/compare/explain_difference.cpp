// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>

#include "compare/weigh.hpp"
#include "diagnose/rank.hpp"

namespace why {
namespace {

constexpr std::size_t k_most = 3;
constexpr double k_of_alarm = 6;     // a cause that the facts of the failing side alone show
constexpr double k_of_place = 3;     // an alarm that speaks of the very place that differs
constexpr double k_most_factor = 50;

bool is_near(const Origin& origin, const Difference& difference) {
  if (!difference.name.empty() && (origin.name == difference.name || origin.path == difference.name)) return true;
  for (const auto* side : {&difference.a, &difference.b})
    if (!origin.path.empty() && origin.path == side->origin.path) return true;
  return false;
}

/// How much stronger evidence makes a cause on one side: a count of doublings, without the library's logarithm.
double doublings(double factor) {
  double out = 0;
  factor = std::clamp(factor, 1 / k_most_factor, k_most_factor);
  for (; factor >= 2; factor /= 2) ++out;
  for (; factor <= 0.5; factor *= 2) --out;
  return out;
}

double factor_of(const catalog::Evidence<Packed>& evidence, const Facts& facts) {
  const Truth truth = truth_of(evidence.when, facts);
  if (truth == Truth::unknown) return 1;
  return static_cast<double>(truth == Truth::yes ? evidence.yes : evidence.no);
}

/// What the facts of one side say for a cause and those of the other do not.
class Contrast {
 public:
  Contrast(const Evidence& failing, const Evidence& working, const Difference& difference)
      : failing_(failing), working_(working), difference_(difference) {}

  void add_to(Explanation& explanation) const {
    for (const auto& evidence : explanation.cause->evidence) {
      const double here = factor_of(evidence, failing_.facts), there = factor_of(evidence, working_.facts);
      if (here == there) continue;
      explanation.strength += doublings(here / std::max(there, 1e-6));
      if (here <= there || here <= 1) continue;
      for (const Fact* fact : facts_of(evidence.when, failing_.facts))
        if (working_.facts.find(fact->id) == nullptr) note(*fact, here, explanation);
    }
    for (const auto& alarm : explanation.cause->alarms) {
      if (alarm.severity != Severity::error || truth_of(alarm.when, failing_.facts) != Truth::yes) continue;
      if (truth_of(alarm.when, working_.facts) == Truth::yes) continue;
      explanation.strength += k_of_alarm;
      for (const Fact* fact : facts_of(alarm.when, failing_.facts)) {
        if (is_near(fact->origin, difference_)) explanation.strength += k_of_place;
        if (working_.facts.find(fact->id) == nullptr) note(*fact, k_of_alarm, explanation);
      }
      return;
    }
  }

 private:
  static void note(const Fact& fact, double factor, Explanation& explanation) {
    for (const Reasoning& reason : explanation.reasoning)
      if (reason.fact == fact.id) return;
    explanation.reasoning.push_back({fact.id, true, factor, fact.origin, fact.detail});
  }

  const Evidence& failing_;
  const Evidence& working_;
  const Difference& difference_;
};

bool names(const catalog::Cause<Packed>& cause, std::string_view kind) {
  return std::any_of(cause.differs.begin(), cause.differs.end(), [&](std::string_view one) { return one == kind; });
}

}  // namespace

void explain_difference(const catalog::Catalog<Packed>& catalog, const Comparison& comparison, Difference& difference) {
  for (const auto& cause : catalog.causes) {
    if (!names(cause, difference.kind)) continue;
    Explanation best{&cause, 0, {}};
    for (const SidePair& pair : comparison.tools) {
      if (!difference.tools.empty() && std::find(difference.tools.begin(), difference.tools.end(), pair.tool) == difference.tools.end()) continue;
      Explanation one{&cause, 0, {}};
      // While it is not known which side fails, the second is asked: "works here, fails there".
      const bool is_a = comparison.failing == Failing::a;
      Contrast(is_a ? *pair.a : *pair.b, is_a ? *pair.b : *pair.a, difference).add_to(one);
      if (one.strength > best.strength) best = std::move(one);
    }
    difference.explanations.push_back(std::move(best));
  }
  std::stable_sort(difference.explanations.begin(), difference.explanations.end(),
                   [](const Explanation& x, const Explanation& y) { return x.strength > y.strength; });
  if (difference.explanations.size() > k_most) difference.explanations.resize(k_most);
}

}  // namespace why
