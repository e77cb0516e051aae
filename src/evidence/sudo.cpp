// What sudo leaves behind: a login in the caller's home, variables that it dropped, and files of root.
// SPDX-License-Identifier: Apache-2.0
#include "base/limits.hpp"
#include "base/text.hpp"
#include "evidence/login_elsewhere.hpp"
#include "evidence/losses.hpp"
#include "evidence/place.hpp"

namespace why {
namespace {

constexpr int k_ancestors = 8;

/// The home of `user`. Users of a directory service stand in no file.
std::optional<std::string> home_of(std::string_view user, const Look& look) {
  constexpr std::size_t k_name = 0, k_home = 5;
  const auto& accounts = look.reader.text("/etc/passwd");
  if (!accounts) return std::nullopt;
  for (const std::string_view line : text::lines(*accounts)) {
    const auto fields = text::split(line, ':');
    if (fields.size() > k_home && fields[k_name] == user) return std::string(fields[k_home]);
  }
  return std::nullopt;
}

void look_for_callers_login(std::string_view caller, const Look& look, Evidence& evidence) {
  constexpr std::string_view k_fact = "login.in-callers-home";
  const auto home = home_of(caller, look);
  if (!home) return evidence.facts.unknown(k_fact);
  if (home == look.world.place.home) return;
  const auto login = find_login(look, *evidence.tool, *home);
  if (login)
    evidence.facts.add(k_fact, {{}, *login, 0, false, {}}, std::string(caller));
  else if (login.error().code != Errc::not_found)
    evidence.facts.unknown(k_fact);
}

/// The variables that could carry a credential and are not set here.
std::vector<std::string> missing_variables(const Look& look, const catalog::Tool<Packed>& tool) {
  std::vector<std::string> names;
  for (const auto& source : tool.sources) {
    if (source.where != catalog::Where::variable || source.kind == "cloud") continue;
    auto name = look.paths.fill_text(source.name);
    if (name && !look.world.env.get(*name)) names.push_back(std::move(*name));
  }
  return names;
}

/// Whether `name` has a value in `environment`, the NUL-separated text that a process was started with.
bool is_set_in(std::string_view environment, const std::string& name) {
  const std::string start = name + "=";
  for (const std::string_view variable : text::split(environment, '\0'))
    if (variable.starts_with(start)) return !text::trim(variable.substr(start.size())).empty();
  return false;
}

/// The number of the process that started `process`, or nothing.
std::optional<std::string> parent_of(const std::string& process, Files& files) {
  constexpr std::string_view k_label = "PPid:";
  const auto status = files.read("/proc/" + process + "/status", limits::k_settings_file);
  if (!status) return std::nullopt;
  for (const std::string_view line : text::lines(*status))
    if (line.starts_with(k_label)) return std::string(text::trim(line.substr(k_label.size())));
  return std::nullopt;
}

/// sudo itself still has the environment of its caller, and may stand a few processes up.
void look_at_callers_variables(const Look& look, Evidence& evidence) {
  constexpr std::string_view k_fact = "credential.in-parent-only";
  if (!is_own_process(look.world)) return evidence.facts.unknown(k_fact);
  const auto names = missing_variables(look, *evidence.tool);
  std::string process = "self";
  for (int i = 0; i < k_ancestors; ++i) {
    auto parent = parent_of(process, look.world.files);
    if (!parent) return evidence.facts.unknown(k_fact);
    if (*parent == "0") return;
    process = std::move(*parent);
    const auto environment = look.world.files.read("/proc/" + process + "/environ", limits::k_env_file);
    if (!environment) return evidence.facts.unknown(k_fact);
    for (const std::string& name : names)
      if (is_set_in(*environment, name)) return evidence.facts.add(k_fact, {name, {}, 0, false, {}});
  }
}

}  // namespace

void look_behind_sudo(const Look& look, Evidence& evidence) {
  const auto caller = look.world.env.get("SUDO_USER");
  if (!caller || caller->empty() || evidence.effective() != nullptr) return;
  look_for_callers_login(*caller, look, evidence);
  look_at_callers_variables(look, evidence);
}

void look_for_files_of_root(const Look& look, Facts& facts) {
  const auto& home = look.world.place.home;
  if (!home || look.world.place.uid == 0) return;
  std::vector<std::string> paths;
  for (const Fact& fact : facts.all())
    if (fact.id == "login.unreadable" || fact.id == "settings.unreadable") paths.push_back(fact.origin.path);
  for (std::string& path : paths) {
    // A folder that shuts this user out hides whose files are in it.
    auto stat = look.world.files.stat(path);
    for (; !stat && path.starts_with(*home + "/"); stat = look.world.files.stat(path))
      path = text::dirname(path);
    if (stat && stat->uid == 0 && path.starts_with(*home + "/"))
      facts.add("state.owned-by-root", {{}, path, 0, false, {}});
  }
}

}  // namespace why
