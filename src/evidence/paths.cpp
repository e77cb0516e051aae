// SPDX-License-Identifier: Apache-2.0
#include "evidence/paths.hpp"

#include <algorithm>

#include "base/limits.hpp"
#include "base/text.hpp"

namespace why {

Paths::Paths(World& world, Reader& reader, const catalog::PackedList<catalog::FilePath<catalog::Packed>>* directories,
             Lookup variable)
    : world_(world), reader_(reader), directories_(directories), variable_(std::move(variable)) {}

std::optional<std::string> Paths::first_line(std::string_view file) const {
  // "{@dir/name}": the first part may be a directory of the tool.
  const std::size_t slash = file.find('/');
  std::optional<std::string> path = part(file.substr(0, slash));
  path = path && slash != file.npos ? *path + std::string(file.substr(slash)) : fill(file);
  if (!path) return std::nullopt;
  const auto& text = reader_.text(*path);
  if (!text) return std::nullopt;
  const std::string_view line = text::trim(std::string_view(*text).substr(0, text->find('\n')));
  if (line.empty()) return std::nullopt;
  return std::string(line);
}

std::optional<std::string> Paths::part(std::string_view name) const {
  if (name == "cwd") return world_.place.cwd;
  if (name.starts_with('@')) return first_line(name.substr(1));
  if (directories_ != nullptr)
    for (const auto& directory : *directories_)
      if (directory.id == name) {
        for (const auto& path : directory.paths)
          if (auto filled = fill(path)) return filled;
        return std::nullopt;
      }
  auto value = variable_(name);
  if (value && text::trim(*value).empty()) return std::nullopt;
  return value;
}

std::optional<std::string> Paths::fill_text(std::string_view path_template) const {
  std::string out;
  if (path_template.starts_with('~')) {
    if (!world_.place.home) return std::nullopt;
    out = *world_.place.home;
    path_template.remove_prefix(1);
  }
  while (!path_template.empty()) {
    const std::size_t open = path_template.find('{');
    out += path_template.substr(0, open);
    if (open == path_template.npos) break;
    const std::size_t close = path_template.find('}', open);
    std::string_view name = path_template.substr(open + 1, close - open - 1);
    const std::size_t other = name.find(":-");
    auto value = part(name.substr(0, other));
    if (!value && other != name.npos) value = std::string(name.substr(other + 2));
    if (!value) return std::nullopt;
    if (out.empty() && (*value == "~" || value->starts_with("~/")) && world_.place.home)
      value->replace(0, 1, *world_.place.home);
    out += *value;
    path_template = close == path_template.npos ? std::string_view{} : path_template.substr(close + 1);
  }
  return out;
}

std::optional<std::string> Paths::fill(std::string_view path_template) const {
  auto out = fill_text(path_template);
  if (out && !out->starts_with('/')) out = world_.place.cwd + "/" + *out;
  return out;
}

std::vector<std::string> Paths::expand(std::string_view path_template) const {
  auto path = fill(path_template);
  if (!path) return {};
  const std::size_t star = path->find('*');
  if (star == path->npos) return {*path};
  const std::string directory(text::dirname(*path));
  const std::string_view pattern = text::basename(*path);
  const std::string_view before = pattern.substr(0, pattern.find('*'));
  const std::string_view after = pattern.substr(pattern.find('*') + 1);
  const auto names = world_.files.list(directory, limits::k_list);
  std::vector<std::string> out;
  if (!names) {
    reader_.note(directory, names.error().code);
    return out;
  }
  for (const auto& name : *names)
    if (name.size() >= before.size() + after.size() && name.starts_with(before) && name.ends_with(after))
      out.push_back(directory + "/" + name);
  std::reverse(out.begin(), out.end());
  return out;
}

std::string Paths::shown(std::string_view path) const {
  const auto& home = world_.place.home;
  if (home && home->size() > 1 && path.starts_with(*home) &&
      (path.size() == home->size() || path[home->size()] == '/'))
    return "~" + std::string(path.substr(home->size()));
  return std::string(path);
}

}  // namespace why
