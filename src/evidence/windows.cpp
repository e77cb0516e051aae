// SPDX-License-Identifier: Apache-2.0
#include "evidence/windows.hpp"

#include <algorithm>
#include <array>

#include "base/limits.hpp"
#include "evidence/login_elsewhere.hpp"

namespace why {
namespace {

constexpr std::string_view k_mounts = "/mnt/";
constexpr std::string_view k_users = "/Users/";
constexpr std::string_view k_homes = "/mnt/c/Users";
// Folders beside the homes that belong to nobody.
constexpr std::array<std::string_view, 4> k_no_homes{"All Users", "Default", "Default User", "Public"};

/// What follows "/mnt/c" in a path on a drive, or nothing.
std::string_view inside_drive(std::string_view path) {
  if (!path.starts_with(k_mounts) || path.size() <= k_mounts.size() + 1) return {};
  const char letter = path[k_mounts.size()];
  const std::string_view rest = path.substr(k_mounts.size() + 1);
  return letter >= 'a' && letter <= 'z' && rest.front() == '/' ? rest : std::string_view();
}

void look_for_login(const Look& look, Evidence& evidence) {
  constexpr std::string_view k_fact = "login.in-windows-home";
  const auto names = look.world.files.list(k_homes, limits::k_list);
  if (!names) {
    if (names.error().code != Errc::not_found) evidence.facts.unknown(k_fact);
    return;
  }
  for (const std::string& name : *names) {
    if (std::find(k_no_homes.begin(), k_no_homes.end(), name) != k_no_homes.end()) continue;
    const auto login = find_login(look, *evidence.tool, std::string(k_homes) + "/" + name);
    if (login)
      evidence.facts.add(k_fact, {{}, *login, 0, false, {}});
    else if (login.error().code != Errc::not_found)
      evidence.facts.unknown(k_fact);
  }
}

}  // namespace

bool is_windows_home(std::string_view home) { return inside_drive(home).starts_with(k_users); }

void look_at_windows(const Look& look, Evidence& evidence) {
  if (evidence.facts.find("place.wsl") == nullptr) return;
  if (!evidence.installs.empty() && !inside_drive(evidence.installs[0].path).empty())
    evidence.facts.add("install.of-windows", {{}, evidence.installs[0].path, 0, false, {}});
  if (evidence.effective() == nullptr) look_for_login(look, evidence);
}

}  // namespace why
