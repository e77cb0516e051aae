// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>

#include "compare/collect.hpp"
#include "compare/kinds.hpp"

namespace why {
namespace {

using What = SideState::What;
using Variables = std::map<std::string_view, const NamedVariable*>;

SideState present(std::string value) { return {What::present, std::move(value), {}}; }

void add(std::string_view kind, std::string name, SideState a, SideState b, std::vector<Difference>& out) {
  if (a.what == b.what && a.value == b.value) return;
  out.push_back({kind, std::move(name), {}, {}, std::move(a), std::move(b), kind.empty() ? 0.0 : 1.0, {}});
}

SideState home_of(const Machine& machine) {
  if (!machine.home) return {};
  SideState state = present(*machine.home);
  if (machine.is_foreign_home) state.what = What::other;  // not the one of this user's account
  return state;
}

std::string user_of(const Machine& machine) { return machine.uid == 0 ? "root" : "uid " + std::to_string(machine.uid); }

/// Clocks are compared when both were read now. Else only one that is behind all knowledge is surely wrong.
void add_clocks(const Snapshot& a, const Snapshot& b, CompareOptions options, std::vector<Difference>& out) {
  constexpr std::int64_t k_most_ms = std::int64_t{5} * 60 * 1000;
  const std::int64_t apart = a.at.ms > b.at.ms ? a.at.ms - b.at.ms : b.at.ms - a.at.ms;
  if (a.is_clock_behind == b.is_clock_behind && !(options.is_at_once && apart > k_most_ms)) return;
  add("clock", "", present(to_rfc3339(a.at)), present(to_rfc3339(b.at)), out);
}

/// Facts of the place that hold on one side. What is wrong with the home comes of another HOME or user.
void add_facts(const Facts& here, const Facts& there, bool is_a, std::vector<Difference>& out) {
  const bool is_home_told = std::any_of(out.begin(), out.end(), [](const Difference& d) { return d.name == "HOME" || (d.kind == "user" && d.name.empty()); });
  for (const Fact& fact : here.all()) {
    const std::string_view kind = kind_of_fact(fact.id);
    if (kind.empty() || there.find(fact.id) != nullptr || (kind == "home" && is_home_told)) continue;
    SideState state{What::present, fact.detail.en, fact.origin}, none;
    add(kind, fact.id, is_a ? std::move(state) : std::move(none), is_a ? std::move(none) : std::move(state), out);
  }
}

Variables by_name(const Snapshot& snapshot) {
  Variables out;
  for (const NamedVariable& variable : snapshot.variables) out.emplace(variable.name, &variable);
  return out;
}

SideState state_of(const Variables& variables, std::string_view name) {
  const auto it = variables.find(name);
  if (it == variables.end()) return {};
  return {it->second->is_empty ? What::empty : What::present, {}, {it->second->name, {}, 0, false, {}}};
}

bool have_other_values(const Variables& a, const Variables& b, std::string_view name) {
  const auto in_a = a.find(name), in_b = b.find(name);
  if (in_a == a.end() || in_b == b.end() || in_a->second->fingerprint.empty() || in_b->second->fingerprint.empty()) return false;
  return !are_equal_fingerprints(in_a->second->fingerprint, in_b->second->fingerprint);
}

/// Variables that no tool's knowledge speaks of.
void add_further_variables(const Snapshot& a, const Snapshot& b, bool are_keys_compared, std::vector<Difference>& out) {
  std::set<std::string, std::less<>> told;
  for (const Difference& difference : out) told.insert(difference.name);
  const Variables in_a = by_name(a), in_b = by_name(b);
  for (const auto* side : {&in_a, &in_b})
    for (const auto& [name, variable] : *side) {
      if (!told.emplace(name).second) continue;
      SideState of_a = state_of(in_a, name), of_b = state_of(in_b, name);
      if (are_keys_compared && have_other_values(in_a, in_b, name)) of_b.what = What::other;
      add("", std::string(name), std::move(of_a), std::move(of_b), out);
    }
}

}  // namespace

void collect_of_place(const Snapshot& a, const Snapshot& b, CompareOptions options, bool are_keys_compared,
                      std::vector<Difference>& out) {
  add("home", "HOME", home_of(a.machine), home_of(b.machine), out);
  add("user", "", present(user_of(a.machine)), present(user_of(b.machine)), out);
  add_clocks(a, b, options, out);
  add_facts(a.place, b.place, true, out);
  add_facts(b.place, a.place, false, out);
  add_further_variables(a, b, are_keys_compared, out);
  add("", "OS", present(a.machine.os + " " + a.machine.system), present(b.machine.os + " " + b.machine.system), out);
  add("", "SHELL", present(a.machine.shell), present(b.machine.shell), out);
  add("", "why401", present(a.program + " " + a.catalog), present(b.program + " " + b.catalog), out);
}

}  // namespace why
