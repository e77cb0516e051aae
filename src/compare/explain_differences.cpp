// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <map>
#include <tuple>

#include "compare/weigh.hpp"
#include "diagnose/rank.hpp"

namespace why {
namespace {

constexpr std::size_t k_most = 3;          // causes of one difference
constexpr double k_far_behind = 8;         // doublings
constexpr double k_spoken_for = 2;         // ... from which on the facts are said to speak for a cause
constexpr std::size_t k_explained = 100;   // differences
constexpr double k_most_factor = 50;
// An alarm that sounds on the failing side alone: error, warning, note.
constexpr double k_of_alarm[] = {4, 2, 0};
constexpr double k_of_near_alarm = 3;      // ... and speaks of the very thing that differs
constexpr double k_contradicts = 0.25;     // a factor of the failing side
constexpr double k_of_place = 6;           // the kind of place differs too, and the cause is one of such places

bool is_near(const Origin& origin, const Difference& difference) {
  if (!difference.name.empty() && (origin.name == difference.name || origin.path == difference.name)) return true;
  for (const auto* side : {&difference.a, &difference.b})
    if (!origin.path.empty() && origin.path == side->origin.path) return true;
  return false;
}

/// The logarithm to base 2, straight between powers of two: <cmath> would make libm a dependency of the program.
double doublings(double factor) {
  double out = 0;
  factor = std::clamp(factor, 1 / k_most_factor, k_most_factor);
  for (; factor >= 2; factor /= 2) ++out;
  for (; factor < 1; factor *= 2) --out;
  return out + factor - 1;
}

double factor_of(const catalog::Evidence<Packed>& evidence, const Facts& facts) {
  const Truth truth = truth_of(evidence.when, facts);
  if (truth == Truth::unknown) return 1;
  return static_cast<double>(truth == Truth::yes ? evidence.yes : evidence.no);
}

std::ptrdiff_t position_of(std::string_view kind, const catalog::Cause<Packed>& cause) {
  return std::find_if(cause.differs.begin(), cause.differs.end(), [&](std::string_view one) { return one == kind; }) - cause.differs.begin();
}

bool names(const catalog::Cause<Packed>& cause, std::string_view kind) {
  return position_of(kind, cause) != static_cast<std::ptrdiff_t>(cause.differs.size());
}

/// What the facts of one side say for a cause and those of the other do not. What speaks against it on the failing
/// side counts in any case.
class Contrast {
 public:
  Contrast(const Evidence& failing, const Evidence& working, const Difference& difference)
      : failing_(failing), working_(working), difference_(difference) {}

  Explanation of(const catalog::Cause<Packed>& cause) const {
    Explanation out{&cause, 0, {}, failing_.tool};
    bool is_of_place = false, is_contradicted = false;
    for (const auto& evidence : cause.evidence) {
      const double here = factor_of(evidence, failing_.facts), there = factor_of(evidence, working_.facts);
      if (here < 1 && here != there && is_the_difference(evidence)) continue;
      is_contradicted = is_contradicted || here <= k_contradicts;
      out.strength += here == there ? std::min(0.0, doublings(here)) : doublings(here);
      if (here <= 1 || here == there) continue;
      for (const Fact* fact : facts_of(evidence.when, failing_.facts)) {
        if (working_.facts.find(fact->id) != nullptr) continue;
        is_of_place = is_of_place || fact->id.starts_with("place.");
        note(*fact, here, out);
      }
    }
    if (is_of_place && (!is_contradicted || difference_.kind == "place") && names(cause, "place")) out.strength += k_of_place;
    add_alarm(out);
    std::stable_sort(out.reasoning.begin(), out.reasoning.end(), [](const Reasoning& x, const Reasoning& y) { return x.factor > y.factor; });
    return out;
  }

 private:
  /// Whether what the failing side lacks for this evidence is the very thing that differs.
  bool is_the_difference(const catalog::Evidence<Packed>& evidence) const {
    const auto seen = facts_of(evidence.when, working_.facts);
    return std::any_of(seen.begin(), seen.end(), [&](const Fact* fact) {
      return failing_.facts.find(fact->id) == nullptr && is_near(fact->origin, difference_);
    });
  }

  void add_alarm(Explanation& out) const {
    const catalog::Alarm<Packed>* loudest = nullptr;
    for (const auto& alarm : out.cause->alarms) {
      if (truth_of(alarm.when, failing_.facts) != Truth::yes || truth_of(alarm.when, working_.facts) == Truth::yes) continue;
      if (loudest == nullptr || alarm.severity < loudest->severity) loudest = &alarm;
    }
    if (loudest == nullptr) return;
    const double weight = k_of_alarm[static_cast<std::size_t>(loudest->severity)];
    const auto seen = facts_of(loudest->when, failing_.facts);
    out.strength += weight;
    if (std::any_of(seen.begin(), seen.end(), [&](const Fact* fact) { return is_near(fact->origin, difference_); }))
      out.strength += k_of_near_alarm;
    for (const Fact* fact : seen)
      if (working_.facts.find(fact->id) == nullptr) note(*fact, 1 + weight, out);
  }

  static void note(const Fact& fact, double factor, Explanation& explanation) {
    for (const Reasoning& reason : explanation.reasoning)
      if (reason.fact == fact.id) return;
    explanation.reasoning.push_back({fact.id, true, factor, fact.origin, fact.detail});
  }

  const Evidence& failing_;
  const Evidence& working_;
  const Difference& difference_;
};

/// How often each cause was counted in reports, behind any message.
std::map<std::string_view, double> counts_in(const catalog::Catalog<Packed>& catalog) {
  std::map<std::string_view, double> out;
  for (const auto& error : catalog.errors)
    for (const auto& count : error.causes) out[count.cause] += count.seen;
  return out;
}

Explanation explain(const catalog::Cause<Packed>& cause, const Comparison& comparison, const Difference& difference) {
  Explanation best{&cause, 0, {}, nullptr};
  bool is_first = true;
  for (const SidePair& pair : comparison.tools) {
    if (!difference.tools.empty() && std::find(difference.tools.begin(), difference.tools.end(), pair.tool) == difference.tools.end()) continue;
    // While it is not known which side fails, the second is asked: "works here, fails there".
    const bool is_a = comparison.failing == Failing::a;
    Explanation one = Contrast(is_a ? *pair.a : *pair.b, is_a ? *pair.b : *pair.a, difference).of(cause);
    if (is_first || one.strength > best.strength) best = std::move(one);
    is_first = false;
  }
  return best;
}

/// Leaves out what is far less likely than the first, and what nothing speaks for beside one that something speaks for.
void keep_best(std::vector<Explanation>& explanations) {
  if (explanations.empty()) return;
  const double best = explanations[0].strength;
  const double least = best >= k_spoken_for ? std::max(best - k_far_behind, 0.1) : best - k_far_behind;
  std::erase_if(explanations, [&](const Explanation& e) { return e.strength < least; });
  if (explanations.size() > k_most) explanations.resize(k_most);
}

}  // namespace

void explain_differences(const catalog::Catalog<Packed>& catalog, const Comparison& comparison, std::vector<Difference>& differences) {
  const auto counts = counts_in(catalog);
  std::size_t explained = 0;
  for (Difference& difference : differences) {
    if (difference.is_harmless() || ++explained > k_explained) return;
    auto& explanations = difference.explanations;
    for (const auto& cause : catalog.causes)
      if (names(cause, difference.kind)) explanations.push_back(explain(cause, comparison, difference));
    // Where facts say nothing, the kinds that a cause names first are its own, and counted reports decide.
    const auto key = [&](const Explanation& e) {
      const auto count = counts.find(e.cause->id.view());
      return std::tuple(-e.strength, position_of(difference.kind, *e.cause), count == counts.end() ? 0 : -count->second);
    };
    std::stable_sort(explanations.begin(), explanations.end(), [&](const Explanation& x, const Explanation& y) { return key(x) < key(y); });
    keep_best(explanations);
  }
}

}  // namespace why
