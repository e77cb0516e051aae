// SPDX-License-Identifier: Apache-2.0
#include "compare/weigh.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "diagnose/findings.hpp"

namespace why {
namespace {

using What = SideState::What;

// What of two things that differ is looked at first. Only the order counts.
constexpr std::array<std::pair<std::string_view, double>, 17> k_of_kind{{
    {"variable", 60}, {"expiry", 59},  {"stored", 58},   {"switch", 56},       {"endpoint", 54}, {"key", 50},
    {"settings-file", 48}, {"proxy", 45}, {"certificates", 44}, {"region", 42}, {"setting", 32}, {"version", 30},
    {"model", 25},    {"user", 12},    {"home", 12},     {"place", 10},        {"clock", 82},
}};
constexpr double k_decides = 20;       // what is sent in one place comes from here
constexpr double k_decides_nothing = -40;
constexpr double k_lost_with_home = 84, k_lost_with_user = 83;
constexpr double k_broken = 18;        // of a settings file
constexpr double k_says_enough = 20;   // beside such a difference the kind of place is only its background

double of_kind(std::string_view kind) {
  for (const auto& [name, weight] : k_of_kind)
    if (name == kind) return weight;
  return 0;
}

std::ptrdiff_t errors_in(const catalog::Catalog<Packed>& catalog, const Evidence& evidence) {
  const auto findings = find_alarms(catalog, evidence);
  return std::count_if(findings.begin(), findings.end(), [](const Finding& f) { return f.severity == Severity::error; });
}

bool sends(const Evidence& evidence, const Difference& difference) {
  return std::any_of(evidence.credentials.begin(), evidence.credentials.end(), [&](const Credential& c) {
    return c.state == State::effective && (c.source->name == difference.name || c.source->title.en == difference.name);
  });
}

bool is_credential(std::string_view kind) { return kind == "variable" || kind == "stored" || kind == "expiry" || kind == "key"; }

/// Whether a stored credential is there in `with` and not, or not readable, in `without`.
bool is_lost(const SidePair& pair, bool in_b, State in_with = State::effective) {
  const Evidence& with = in_b ? *pair.a : *pair.b;
  const Evidence& without = in_b ? *pair.b : *pair.a;
  for (const Credential& c : with.credentials) {
    if (c.source->where != catalog::Where::file || c.state != in_with) continue;
    for (const Credential& other : without.credentials)
      if (other.source == c.source && other.state == State::effective) return false;
    return true;
  }
  return false;
}

bool is_unreadable(const Evidence& evidence) {
  for (const auto* id : {"login.unreadable", "home.unreadable", "settings.unreadable", "state.owned-by-root"})
    if (evidence.facts.find(id) != nullptr) return true;
  return false;
}

class Weigher {
 public:
  Weigher(const Comparison& comparison, const Snapshot& a, const Snapshot& b) : comparison_(comparison), a_(a), b_(b) {}

  double weight_of(const Difference& difference) const {
    if (difference.is_harmless()) return 0;
    double weight = of_kind(difference.kind);
    if (is_credential(difference.kind)) weight += decides(difference) ? k_decides : k_decides_nothing;
    if (difference.kind == "home" && is_of_home(difference)) weight = k_lost_with_home;
    if (difference.kind == "user" && is_of_user()) weight = k_lost_with_user;
    const auto is_bad = [](const SideState& side) { return side.what == What::broken || side.what == What::unreadable; };
    if (difference.kind == "settings-file" && (is_bad(difference.a) || is_bad(difference.b))) weight += k_broken;
    return weight;
  }

 private:
  /// It is sent on one side, or would be if it were not what it is.
  bool decides(const Difference& difference) const {
    return std::any_of(comparison_.tools.begin(), comparison_.tools.end(), [&](const SidePair& pair) {
      const bool is_of_tool = std::find(difference.tools.begin(), difference.tools.end(), pair.tool) != difference.tools.end();
      if (!is_of_tool) return false;
      const bool in_a = sends(*pair.a, difference), in_b = sends(*pair.b, difference);
      if (in_a != in_b || difference.kind == "key") return in_a || in_b;
      return !in_a && (pair.a->effective() == nullptr || pair.b->effective() == nullptr);
    });
  }

  bool is_of_home(const Difference& difference) const {
    const bool foreign_a = difference.a.what == What::other, foreign_b = difference.b.what == What::other;
    const bool missing_a = difference.a.what == What::absent, missing_b = difference.b.what == What::absent;
    return std::any_of(comparison_.tools.begin(), comparison_.tools.end(), [&](const SidePair& pair) {
      return ((foreign_b && !foreign_a) || missing_b) ? is_lost(pair, true) : ((foreign_a && !foreign_b) || missing_a) && is_lost(pair, false);
    });
  }

  bool is_of_user() const {
    return a_.machine.uid != b_.machine.uid && std::any_of(comparison_.tools.begin(), comparison_.tools.end(), [](const SidePair& pair) {
      return is_unreadable(*pair.a) != is_unreadable(*pair.b);
    });
  }

  const Comparison& comparison_;
  const Snapshot& a_;
  const Snapshot& b_;
};

}  // namespace

Failing failing_side(const catalog::Catalog<Packed>& catalog, const std::vector<SidePair>& tools) {
  std::ptrdiff_t more_in_b = 0;
  for (const SidePair& pair : tools) more_in_b += errors_in(catalog, *pair.b) - errors_in(catalog, *pair.a);
  if (more_in_b == 0)
    for (const SidePair& pair : tools) {
      const bool a_sends = pair.a->effective() != nullptr || pair.a->may_send_unseen();
      const bool b_sends = pair.b->effective() != nullptr || pair.b->may_send_unseen();
      more_in_b += (b_sends ? 0 : 1) - (a_sends ? 0 : 1);
    }
  if (more_in_b == 0) return Failing::unknown;
  return more_in_b > 0 ? Failing::b : Failing::a;
}

void weigh(const Comparison& comparison, const Snapshot& a, const Snapshot& b, std::vector<Difference>& differences) {
  const Weigher weigher(comparison, a, b);
  for (Difference& difference : differences) difference.weight = weigher.weight_of(difference);
  if (std::any_of(differences.begin(), differences.end(), [](const Difference& d) { return d.weight >= k_says_enough; }))
    for (Difference& difference : differences)
      if (difference.kind == "place") difference.weight = 0;
  std::stable_sort(differences.begin(), differences.end(), [](const Difference& x, const Difference& y) { return x.weight > y.weight; });
}

}  // namespace why
