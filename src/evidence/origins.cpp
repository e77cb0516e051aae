// SPDX-License-Identifier: Apache-2.0
#include "evidence/origins.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "formats/dotenv.hpp"
#include "formats/json.hpp"
#include "formats/shell.hpp"

namespace why {
namespace {

std::vector<Assignment> read_editor(std::string_view text, std::string_view key) {
  std::vector<Assignment> out;
  const auto document = json::parse(text);
  const json::Value* block = document ? json::find(document->root(), key) : nullptr;
  if (block == nullptr) return out;
  for (const json::Value& member : block->items()) {
    const auto value = scalar_text(member);
    if (!value || member.key.empty()) continue;
    Assignment a;
    a.name = std::string(member.key);
    a.value = *value;
    a.at = member.key_at;
    // An editor expands ${env:NAME} and the like.
    a.dynamic = text::contains(a.value, "${");
    a.exported = true;
    out.push_back(std::move(a));
  }
  return out;
}

std::vector<Assignment> read_as(std::string_view format, std::string_view key, std::string_view text) {
  if (format == "fish") return read_fish(text).assignments;
  if (format == "csh") return read_csh(text).assignments;
  if (format == "plain") return read_plain(text).assignments;
  if (format == "dotenv") return read_dotenv(text).assignments;
  if (format == "editor") return read_editor(text, key);
  return read_sh(text).assignments;
}

Origin origin_of(const Setter& setter) {
  return {setter.assignment.name, setter.path, setter.assignment.at.line,
          setter.assignment.certainty() == Assignment::maybe, {}};
}

bool same_value(const Setter& setter, std::string_view name, std::string_view value) {
  return setter.assignment.name == name && !setter.assignment.removes && !setter.assignment.dynamic &&
         text::trim(setter.assignment.value) == text::trim(value);
}

}  // namespace

Origins::Origins(const Look& look, const std::vector<std::string_view>& names) {
  if (names.empty()) return;
  std::vector<std::string> seen;  // two templates may name one file
  for (const auto& file : look.catalog.start_files)
    for (const auto& path_template : file.paths)
      read_all(look, file, look.paths.expand(path_template), names, seen);
}

void Origins::read_all(const Look& look, const catalog::StartFile<Packed>& file, std::vector<std::string> paths,
                       const std::vector<std::string_view>& names, std::vector<std::string>& seen) {
  std::reverse(paths.begin(), paths.end());  // `expand` gives the last name first; files are read the other way
  for (std::string& path : paths) {
    if (std::find(seen.begin(), seen.end(), path) != seen.end()) continue;
    read(look, file, path, names);
    seen.push_back(std::move(path));
  }
}

void Origins::read(const Look& look, const catalog::StartFile<Packed>& file, const std::string& path,
                   const std::vector<std::string_view>& names) {
  const auto& text = look.reader.start_file(path);
  if (!text) return;
  const auto mentioned = [&](std::string_view name) { return text::contains(*text, name); };
  if (std::none_of(names.begin(), names.end(), mentioned)) return;
  for (auto& assignment : read_as(file.format, file.key, *text))
    if (std::find(names.begin(), names.end(), assignment.name) != names.end())
      setters_.push_back({&file, path, std::move(assignment)});
}

std::optional<Origin> Origins::of(std::string_view name, std::string_view value) const {
  for (auto it = setters_.rbegin(); it != setters_.rend(); ++it)
    if (same_value(*it, name, value)) return origin_of(*it);
  for (auto it = setters_.rbegin(); it != setters_.rend(); ++it)
    if (it->assignment.name == name && !it->assignment.removes && it->assignment.dynamic) return origin_of(*it);
  return std::nullopt;
}

const Setter* Origins::last(std::string_view name) const {
  for (auto it = setters_.rbegin(); it != setters_.rend(); ++it) {
    if (it->assignment.name != name || it->file->level == Level::project) continue;
    const bool empty = it->assignment.removes || (!it->assignment.dynamic && text::trim(it->assignment.value).empty());
    return empty ? nullptr : &*it;
  }
  return nullptr;
}

}  // namespace why
