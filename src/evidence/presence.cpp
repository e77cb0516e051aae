// SPDX-License-Identifier: Apache-2.0
#include "evidence/presence.hpp"

#include <algorithm>
#include <string>

#include "base/limits.hpp"
#include "base/text.hpp"

namespace why {
namespace {

using catalog::Packed;

bool is_set(const World& world, std::string_view name) {
  return !name.empty() && world.env.get(name).has_value();
}

bool has_variable(const World& world, const catalog::Tool<Packed>& tool) {
  constexpr std::string_view k_variable = "variable:";
  return std::any_of(tool.sources.begin(), tool.sources.end(),
                     [&](const auto& s) { return s.kind != "cloud" && is_set(world, s.name); }) ||
         std::any_of(tool.endpoints.begin(), tool.endpoints.end(), [&](const auto& e) { return is_set(world, e.variable); }) ||
         std::any_of(tool.modes.begin(), tool.modes.end(), [&](const auto& m) {
           return m.at.view().starts_with(k_variable) && is_set(world, m.at.view().substr(k_variable.size()));
         });
}

bool is_on_path(World& world, const catalog::Tool<Packed>& tool) {
  const auto path = world.env.get("PATH");
  if (!path) return false;
  for (const std::string_view folder : text::split(*path, ':'))
    for (const std::string_view command : tool.commands)
      if (folder.starts_with('/') && world.files.stat(std::string(folder) + "/" + std::string(command))) return true;
  return false;
}

/// Whether the folder of a path template is there, as far as it is written out. A template that begins with a
/// variable is worth a look when that is set; one that begins with a part of the tool is seen to there.
bool has_folder(World& world, Folders& folders, std::string_view path_template) {
  std::string start;
  if (path_template.starts_with("~/")) {
    if (!world.place.home) return false;
    start = *world.place.home;
    path_template.remove_prefix(1);
  } else if (path_template.starts_with("{cwd}/") || path_template.starts_with("{up}/")) {
    start = world.place.cwd;
    path_template.remove_prefix(path_template.find('/'));
  } else if (path_template.starts_with('{')) {
    const std::size_t end = path_template.find_first_of("}:");
    return end != path_template.npos && is_set(world, path_template.substr(1, end - 1));
  }
  const std::size_t stop = std::min(path_template.find_first_of("{*"), path_template.size());
  const bool is_whole = stop == path_template.size();
  const std::string_view fixed = path_template.substr(0, stop);
  return folders.may_have(start + std::string(is_whole ? fixed : fixed.substr(0, fixed.rfind('/'))));
}

template <class Lists>
bool any_folder(World& world, Folders& folders, const Lists& lists) {
  return std::any_of(lists.begin(), lists.end(), [&](const auto& part) {
    return std::any_of(part.paths.begin(), part.paths.end(), [&](std::string_view path) { return has_folder(world, folders, path); });
  });
}

bool any_own_layer(World& world, Folders& folders, const catalog::Tool<Packed>& tool) {
  return std::any_of(tool.layers.begin(), tool.layers.end(), [&](const auto& layer) {
    return layer.env_key != "." && layer.of_host == 0 && std::any_of(layer.paths.begin(), layer.paths.end(),
                                               [&](std::string_view path) { return has_folder(world, folders, path); });
  });
}

bool any_file_source(World& world, Folders& folders, const catalog::Tool<Packed>& tool) {
  return std::any_of(tool.sources.begin(), tool.sources.end(), [&](const auto& source) {
    return source.kind != "cloud" && std::any_of(source.paths.begin(), source.paths.end(),
                                                 [&](std::string_view path) { return has_folder(world, folders, path); });
  });
}

}  // namespace

bool Folders::is_start(std::string_view path) const {
  const std::size_t slash = path.rfind('/');
  return slash == 0 || slash == path.npos || path == world_.place.cwd || (world_.place.home && path == *world_.place.home);
}

/// Folders of people are short; those of a system may hold thousands of names.
bool Folders::is_small(std::string_view path) const {
  return path.starts_with(world_.place.cwd) || (world_.place.home && path.starts_with(*world_.place.home));
}

const Folders::Names& Folders::names_in(const std::string& folder) {
  const auto it = listed_.find(folder);
  if (it != listed_.end()) return it->second;
  Names names = std::vector<std::string>();
  if (may_have(folder)) {
    auto listed = world_.files.list(folder, limits::k_list);
    if (listed) names = std::move(*listed);
    else if (listed.error().code != Errc::not_found) names = std::nullopt;
  }
  return listed_.emplace(folder, std::move(names)).first->second;
}

bool Folders::may_have(const std::string& path) {
  if (is_start(path)) return true;
  const std::string folder(text::dirname(path));
  if (is_small(folder)) {
    const Names& names = names_in(folder);
    return !names || std::binary_search(names->begin(), names->end(), text::basename(path));
  }
  const auto it = asked_.find(path);
  if (it != asked_.end()) return it->second;
  const bool is_there = may_have(folder) && world_.files.stat(path).has_value();
  return asked_.emplace(path, is_there).first->second;
}

bool may_be_here(World& world, Folders& folders, const catalog::Tool<Packed>& tool) {
  return has_variable(world, tool) || any_folder(world, folders, tool.directories) || any_own_layer(world, folders, tool) ||
         any_file_source(world, folders, tool) || any_folder(world, folders, tool.installs) || is_on_path(world, tool);
}

}  // namespace why
