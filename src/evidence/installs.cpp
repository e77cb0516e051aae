// SPDX-License-Identifier: Apache-2.0
#include "evidence/installs.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace why {
namespace {

constexpr int k_links = 8;
constexpr std::string_view k_modules = "/node_modules/";

/// Where a chain of links ends, without looking at the directories on the way.
std::string link_end(Files& files, std::string path) {
  for (int i = 0; i < k_links; ++i) {
    const auto target = files.read_link(path);
    if (!target) break;
    path = target->starts_with('/') ? *target : std::string(text::dirname(path)) + "/" + *target;
  }
  return path;
}

std::string json_version(const Look& look, const std::string& path, std::string_view key) {
  const auto file = look.reader.settings(path);
  if (!file || (*file)->root() == nullptr) return {};
  const json::Value* value = json::find(*(*file)->root(), key);
  return value == nullptr ? std::string() : std::string(value->string().value_or(""));
}

/// The folder of the package that `path` lies in, or empty.
std::string package_of(std::string_view path) {
  const std::size_t at = path.rfind(k_modules);
  if (at == path.npos) return {};
  std::size_t end = path.find('/', at + k_modules.size());
  if (end != path.npos && path[at + k_modules.size()] == '@') end = path.find('/', end + 1);
  return std::string(path.substr(0, end));
}

bool is_version(std::string_view s) {
  return !s.empty() && s.front() >= '0' && s.front() <= '9' && text::contains(s, ".");
}

std::string version_at(const Look& look, const catalog::Install<Packed>& install, const std::string& path) {
  const std::string_view rule = install.version;
  if (rule.starts_with("json:")) return json_version(look, path, rule.substr(5));
  if (rule == "link") return std::string(text::basename(link_end(look.world.files, path)));
  const std::string_view name = text::basename(path);
  return std::string(name.substr(std::min(name.size(), install.prefix.view().size())));
}

void add(std::vector<InstalledCopy>& out, InstalledCopy copy) {
  const auto same = [&](const InstalledCopy& other) { return other.path == copy.path; };
  if (std::none_of(out.begin(), out.end(), same)) out.push_back(std::move(copy));
}

void find_on_path(const Look& look, const catalog::Tool<Packed>& tool, std::vector<InstalledCopy>& out) {
  const auto path = look.world.env.get("PATH");
  if (!path) return;
  for (const std::string_view directory : text::split(*path, ':'))
    for (const std::string_view command : tool.commands) {
      if (!directory.starts_with('/')) continue;
      const std::string name = std::string(directory) + "/" + std::string(command);
      if (!look.world.files.stat(name)) continue;
      const std::string end = link_end(look.world.files, name);
      const std::string package = package_of(end);
      if (!package.empty()) add(out, {package, json_version(look, package + "/package.json", "version")});
      else add(out, {end, is_version(text::basename(end)) ? std::string(text::basename(end)) : std::string()});
    }
}

}  // namespace

std::vector<InstalledCopy> find_installs(const Look& look, const catalog::Tool<Packed>& tool) {
  std::vector<InstalledCopy> out;
  find_on_path(look, tool, out);
  for (const auto& install : tool.installs)
    for (const auto& path_template : install.paths)
      for (const auto& path : look.paths.expand(path_template)) {
        if (!look.world.files.stat(path)) continue;
        const std::string package = package_of(path);
        const std::string where = !package.empty() ? package : link_end(look.world.files, path);
        add(out, {where, version_at(look, install, path)});
      }
  return out;
}

}  // namespace why
