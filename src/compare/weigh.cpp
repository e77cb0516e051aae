// SPDX-License-Identifier: Apache-2.0
#include "compare/weigh.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "catalog/find.hpp"
#include "diagnose/findings.hpp"

namespace why {
namespace {

using What = SideState::What;

// What of two things that differ is looked at first. Only the order counts.
constexpr std::array<std::pair<std::string_view, double>, 18> k_of_kind{{
    {"clock", 92}, {"variable", 60}, {"expiry", 59}, {"stored", 58}, {"switch", 56}, {"endpoint", 54},
    {"key", 50}, {"settings-file", 48}, {"proxy", 45}, {"certificates", 44}, {"region", 42}, {"setting", 32},
    {"version", 30}, {"install", 29}, {"model", 25}, {"user", 12}, {"home", 12}, {"place", 10},
}};
constexpr double k_decides_all = 30;      // one place sends this, and the other nothing
constexpr double k_decides = 20;          // what is sent in one place comes from here
constexpr double k_may_decide = 10;       // nothing is sent in one place, and this could have been
constexpr double k_decides_nothing = -40;
constexpr double k_lost_with_home = 94, k_lost_with_user = 93;
constexpr double k_broken = 18;           // of a settings file
constexpr double k_nothing_known_in_it = -43;  // of a settings file of which no fact speaks
constexpr double k_exception = -4;        // of a list of hosts that need no proxy
constexpr double k_copy_not_missed = -24; // a copy of the tool that only the place has that does not fail
constexpr double k_says_enough = 20;      // beside such a difference the kind of place is only its background

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
    return c.state == State::effective && std::find(difference.sources.begin(), difference.sources.end(), c.source) != difference.sources.end();
  });
}

bool sends_nothing(const Evidence& evidence) { return evidence.effective() == nullptr && !evidence.may_send_unseen(); }

bool is_credential(std::string_view kind) { return kind == "variable" || kind == "stored" || kind == "expiry" || kind == "key"; }

bool is_stored(const Credential& c) { return c.source->where == catalog::Where::file || c.source->where == catalog::Where::ini; }

/// Whether a stored credential is sent in `with` and is not there, or not readable, in `without`.
bool is_lost(const Evidence& with, const Evidence& without) {
  return std::any_of(with.credentials.begin(), with.credentials.end(), [&](const Credential& c) {
    if (!is_stored(c) || c.state != State::effective) return false;
    return std::none_of(without.credentials.begin(), without.credentials.end(), [&](const Credential& other) {
      return other.source == c.source && other.state != State::absent && other.reason != Reason::not_looked;
    });
  });
}

/// Whether a cloud is signed in to, or should be.
bool uses_cloud(const Evidence& evidence) {
  const Credential* c = evidence.effective();
  if (c != nullptr && c->source->kind == "cloud") return true;
  for (const auto* id : {"switch.on", "cloud.none", "cloud.incomplete"})
    if (evidence.facts.find(id) != nullptr) return true;
  return false;
}

/// Whether a fact about the file holds on one side only.
bool has_fact_of(const Evidence& here, const Evidence& there, std::string_view path) {
  const auto& facts = here.facts.all();
  return std::any_of(facts.begin(), facts.end(), [&](const Fact& fact) { return fact.origin.path == path && there.facts.find(fact.id) == nullptr; });
}

bool is_unreadable(const Evidence& evidence) {
  for (const auto* id : {"login.unreadable", "home.unreadable", "settings.unreadable", "state.owned-by-root", "home.read-only"})
    if (evidence.facts.find(id) != nullptr) return true;
  return false;
}

class Weigher {
 public:
  Weigher(const catalog::Catalog<Packed>& catalog, const Comparison& comparison, const Snapshot& a, const Snapshot& b)
      : catalog_(catalog), comparison_(comparison), a_(a), b_(b) {}

  double weight_of(const Difference& difference) const {
    if (difference.is_harmless()) return 0;
    double weight = of_kind(difference.kind);
    if (is_credential(difference.kind)) weight += of_credential(difference);
    if (difference.kind == "settings-file") weight += of_file(difference);
    if (difference.kind == "region" && !any_pair(difference, [](const SidePair& pair) { return uses_cloud(*pair.a) || uses_cloud(*pair.b); }))
      weight += k_decides_nothing;
    if (difference.kind == "proxy" && text::equals_ignoring_case(difference.name, "no_proxy")) weight += k_exception;
    if (difference.kind == "install" && !is_missed(difference)) weight += k_copy_not_missed;
    if (difference.kind == "home" && is_of_home(difference)) weight = k_lost_with_home;
    if (difference.kind == "user" && is_of_user()) weight = k_lost_with_user;
    return weight;
  }

 private:
  /// Whether `test` holds for one of the tools that the difference matters to.
  template <class Test>
  bool any_pair(const Difference& difference, Test&& test) const {
    return std::any_of(comparison_.tools.begin(), comparison_.tools.end(), [&](const SidePair& pair) {
      const auto& tools = difference.tools;
      return (tools.empty() || std::find(tools.begin(), tools.end(), pair.tool) != tools.end()) && test(pair);
    });
  }

  /// It is sent on one side, or would be if it were not what it is.
  double of_credential(const Difference& difference) const {
    const auto is_sent = [&](const SidePair& pair) { return sends(*pair.a, difference) || sends(*pair.b, difference); };
    if (any_pair(difference, [&](const SidePair& pair) { return is_sent(pair) && sends_nothing(*pair.a) != sends_nothing(*pair.b); })) return k_decides_all;
    if (any_pair(difference, is_sent)) return k_decides;
    const bool may_decide = any_pair(difference, [](const SidePair& pair) { return sends_nothing(*pair.a) || sends_nothing(*pair.b); });
    return may_decide ? k_may_decide : k_decides_nothing;
  }

  bool is_missed(const Difference& difference) const {
    if (comparison_.failing == Failing::unknown) return true;
    return (comparison_.failing == Failing::a ? difference.a : difference.b).what == What::absent;
  }

  double of_file(const Difference& difference) const {
    const auto is_bad = [](const SideState& side) { return side.what == What::broken || side.what == What::unreadable; };
    if (is_bad(difference.a) || is_bad(difference.b)) return k_broken;
    const bool is_spoken_of = any_pair(difference, [&](const SidePair& pair) {
      return has_fact_of(*pair.a, *pair.b, difference.name) || has_fact_of(*pair.b, *pair.a, difference.name);
    });
    return is_spoken_of ? 0 : k_nothing_known_in_it;
  }

  /// A stored credential is lost where the home is missing, unfit, or not the user's own, or where a variable that says
  /// where to look is another.
  bool is_of_home(const Difference& difference) const {
    const auto is_bad = [&](const SideState& side, const SideState& other) {
      if (difference.name != "HOME") return catalog::find_fact(catalog_, difference.name) == nullptr || side.what == What::present;
      return (side.what == What::other || side.what == What::absent) && side.what != other.what;
    };
    const bool bad_in_a = is_bad(difference.a, difference.b), bad_in_b = is_bad(difference.b, difference.a);
    return any_pair(difference, [&](const SidePair& pair) {
      return (bad_in_b && is_lost(*pair.a, *pair.b)) || (bad_in_a && is_lost(*pair.b, *pair.a));
    });
  }

  bool is_of_user() const {
    return a_.machine.uid != b_.machine.uid && std::any_of(comparison_.tools.begin(), comparison_.tools.end(), [](const SidePair& pair) {
      return is_unreadable(*pair.a) != is_unreadable(*pair.b);
    });
  }

  const catalog::Catalog<Packed>& catalog_;
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

void weigh(const catalog::Catalog<Packed>& catalog, const Comparison& comparison, const Snapshot& a, const Snapshot& b, std::vector<Difference>& differences) {
  const Weigher weigher(catalog, comparison, a, b);
  for (Difference& difference : differences) difference.weight = weigher.weight_of(difference);
  if (std::any_of(differences.begin(), differences.end(), [](const Difference& d) { return d.weight >= k_says_enough; }))
    for (Difference& difference : differences)
      if (difference.kind == "place") difference.weight = 0;
  std::stable_sort(differences.begin(), differences.end(), [](const Difference& x, const Difference& y) { return x.weight > y.weight; });
}

}  // namespace why
