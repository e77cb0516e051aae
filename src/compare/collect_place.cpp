// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "compare/collect.hpp"

namespace why {
namespace {

using What = SideState::What;

SideState present(std::string value) { return {What::present, std::move(value), {}}; }

void add(std::string_view kind, std::string name, SideState a, SideState b, std::vector<Difference>& out) {
  if (a.what == b.what && a.value == b.value) return;
  out.push_back({kind, std::move(name), {}, std::move(a), std::move(b), kind.empty() ? 0.0 : 1.0, {}});
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

const NamedVariable* variable_of(const Snapshot& snapshot, std::string_view name) {
  const auto it = std::find_if(snapshot.variables.begin(), snapshot.variables.end(), [&](const auto& v) { return v.name == name; });
  return it == snapshot.variables.end() ? nullptr : &*it;
}

SideState state_of(const NamedVariable* variable) {
  if (variable == nullptr) return {};
  return {variable->is_empty ? What::empty : What::present, {}, {variable->name, {}, 0, false, {}}};
}

/// Variables that no tool's knowledge speaks of.
void add_further_variables(const Snapshot& a, const Snapshot& b, std::vector<Difference>& out) {
  const auto is_told = [&](const std::string& name) {
    return std::any_of(out.begin(), out.end(), [&](const Difference& d) { return d.name == name; });
  };
  for (const auto* side : {&a, &b})
    for (const NamedVariable& variable : side->variables)
      if (!is_told(variable.name))
        add("", variable.name, state_of(variable_of(a, variable.name)), state_of(variable_of(b, variable.name)), out);
}

}  // namespace

void collect_of_place(const Snapshot& a, const Snapshot& b, CompareOptions options, std::vector<Difference>& out) {
  add("home", "HOME", home_of(a.machine), home_of(b.machine), out);
  add("user", "", present(user_of(a.machine)), present(user_of(b.machine)), out);
  add_clocks(a, b, options, out);
  add_further_variables(a, b, out);
  add("", "OS", present(a.machine.os + " " + a.machine.system), present(b.machine.os + " " + b.machine.system), out);
  add("", "SHELL", present(a.machine.shell), present(b.machine.shell), out);
  add("", "why401", present(a.program + " " + a.catalog), present(b.program + " " + b.catalog), out);
}

}  // namespace why
