// SPDX-License-Identifier: Apache-2.0
#include "evidence/paths.hpp"

#include <algorithm>
#include <iterator>

#include "base/limits.hpp"
#include "base/text.hpp"
#include "catalog/path_template.hpp"

namespace why {

Paths::Paths(World& world, Reader& reader, const catalog::Tool<catalog::Packed>& tool, Lookups lookups)
    : world_(world), reader_(reader), tool_(tool), lookups_(std::move(lookups)) {}

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

std::optional<std::string> Paths::directory_or_value(std::string_view name, bool& is_known) const {
  for (const auto& directory : tool_.directories) {
    if (directory.id != name) continue;
    is_known = true;
    for (const auto& path : directory.paths)
      if (auto filled = fill(path)) return filled;
  }
  for (const auto& value : tool_.values) {
    if (value.id != name) continue;
    is_known = true;
    for (const auto& from : value.from) {
      auto filled = fill_text(from);
      if (!filled || filled->empty()) continue;
      if (!value.until.empty()) filled->resize(std::min(filled->size(), filled->find(value.until)));
      return filled;
    }
  }
  return std::nullopt;
}

std::optional<std::string> Paths::part(std::string_view name) const {
  if (name == "cwd") return world_.place.cwd;
  if (name.starts_with('@')) return first_line(name.substr(1));
  if (name.starts_with("key=")) return lookups_.key(name.substr(4));
  if (name.starts_with("flag=")) return lookups_.flag(name.substr(5));
  bool is_known = false;
  auto value = directory_or_value(name, is_known);
  if (is_known) return value;
  value = lookups_.variable(name);
  if (value && text::trim(*value).empty()) return std::nullopt;
  return value;
}

std::optional<std::string> Paths::fill_text(std::string_view text_template) const {
  std::string out;
  if (text_template.starts_with('~')) {
    if (!world_.place.home) return std::nullopt;
    out = *world_.place.home;
    text_template.remove_prefix(1);
  }
  const auto pieces = catalog::split_template(text_template);
  if (!pieces) return std::nullopt;  // what stands in a user's file may look like a template
  for (const auto& piece : *pieces) {
    if (!piece.is_hole) {
      out += piece.text;
      continue;
    }
    const auto [name, otherwise] = catalog::split_hole(piece.text);
    const auto filled_name = fill_text(name);
    auto value = filled_name ? part(*filled_name) : std::nullopt;
    if (!value && otherwise) value = fill_text(*otherwise);
    if (!value) return std::nullopt;
    if (out.empty() && (*value == "~" || value->starts_with("~/")) && world_.place.home)
      value->replace(0, 1, *world_.place.home);
    out += *value;
  }
  return out;
}

std::optional<std::string> Paths::fill(std::string_view path_template) const {
  auto out = fill_text(path_template);
  if (out && !out->starts_with('/')) out = world_.place.cwd + "/" + *out;
  return out;
}

std::vector<std::string> Paths::expand(std::string_view path_template) const {
  const auto path = fill(path_template);
  return path ? names_like(*path) : std::vector<std::string>{};
}

std::vector<std::string> Paths::names_like(const std::string& path) const {
  if (path.find('*') == path.npos) return {path};
  const std::string directory(text::dirname(path));
  const std::string_view pattern = text::basename(path);
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

std::vector<std::string> Paths::expand_all(const catalog::PackedList<catalog::PackedText>& path_templates) const {
  constexpr std::string_view k_up = "{up}";
  std::vector<std::string> out;
  const auto is_upward = [&](std::string_view t) { return t.starts_with(k_up); };
  if (std::any_of(path_templates.begin(), path_templates.end(), is_upward))
    for (std::string folder = world_.place.cwd;; folder = text::dirname(folder)) {
      for (const std::string_view t : path_templates)
        if (is_upward(t)) {
          const auto rest = fill_text(t.substr(k_up.size()));
          if (!rest) continue;
          auto paths = names_like((folder == "/" ? std::string() : folder) + *rest);
          std::move(paths.begin(), paths.end(), std::back_inserter(out));
        }
      if (folder == "/" || folder.empty()) break;
    }
  for (const std::string_view t : path_templates) {
    if (is_upward(t)) continue;
    auto paths = expand(t);
    std::move(paths.begin(), paths.end(), std::back_inserter(out));
  }
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
