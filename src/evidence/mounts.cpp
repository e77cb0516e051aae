// What of the tool's files lies on which mount, in a container.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>

#include "base/text.hpp"
#include "evidence/losses.hpp"
#include "evidence/place.hpp"

namespace why {
namespace {

struct Mount {
  std::string point, type;
};

/// A path of the kernel's list, where blanks, tabs, line breaks and backslashes stand as "\040".
std::string unescaped(std::string_view field) {
  const auto is_octal = [](char c) { return c >= '0' && c <= '7'; };
  std::string out;
  for (std::size_t i = 0; i < field.size(); ++i) {
    const std::string_view digits = field.substr(i + 1, 3);
    if (field[i] == '\\' && digits.size() == 3 && std::all_of(digits.begin(), digits.end(), is_octal)) {
      out += static_cast<char>((digits[0] - '0') * 64 + (digits[1] - '0') * 8 + (digits[2] - '0'));
      i += digits.size();
    } else {
      out += field[i];
    }
  }
  return out;
}

/// The mounts of a mountinfo file: "36 35 98:0 /from /point options [more ...] - type source options".
std::vector<Mount> mounts_in(std::string_view mountinfo) {
  constexpr std::size_t k_point = 4;
  std::vector<Mount> mounts;
  for (const std::string_view line : text::lines(mountinfo)) {
    const auto fields = text::split(line, ' ');
    const auto dash = std::find(fields.begin(), fields.end(), "-");
    if (dash - fields.begin() <= static_cast<std::ptrdiff_t>(k_point) || fields.end() - dash < 2) continue;
    mounts.push_back({unescaped(fields[k_point]), std::string(dash[1])});
  }
  return mounts;
}

/// The mount that `path` lies on. The longest point counts, and of several on one point the last.
const Mount* mount_of(const std::string& path, const std::vector<Mount>& mounts) {
  const Mount* best = nullptr;
  for (const Mount& mount : mounts) {
    const bool is_above = mount.point == "/" || path == mount.point || path.starts_with(mount.point + "/");
    if (is_above && (best == nullptr || mount.point.size() >= best->point.size())) best = &mount;
  }
  return best;
}

/// Files that the tool replaces when it stores a login or a setting. The file of the login comes first.
std::vector<std::string> files_to_replace(const Look& look, const catalog::Tool<Packed>& tool) {
  std::vector<std::string> paths;
  for (const auto& source : tool.sources) {
    if (source.where != catalog::Where::file || source.kind != "login") continue;
    for (const std::string_view path_template : source.paths)
      if (auto path = look.paths.fill(path_template)) paths.push_back(std::move(*path));
  }
  for (const LayerFile& file : look.settings.files())
    if (file.layer->level == Level::user) paths.push_back(file.path);
  return paths;
}

bool ends_with_container(const Mount& mount) {
  return mount.type == "tmpfs" || (mount.point == "/" && mount.type == "overlay");
}

}  // namespace

void look_at_mounts(const Look& look, Evidence& evidence) {
  Facts& facts = evidence.facts;
  if (facts.find("place.container") == nullptr) return;
  if (evidence.effective() != nullptr && facts.find("login.present") == nullptr) return;
  const auto* mountinfo = is_own_process(look.world) ? &look.reader.text("/proc/self/mountinfo") : nullptr;
  if (mountinfo == nullptr || !*mountinfo) {
    for (const auto* id : {"home.thrown-away", "state.mounted-file"}) facts.unknown(id);
    return;
  }
  const auto mounts = mounts_in(**mountinfo);
  const auto paths = files_to_replace(look, *evidence.tool);
  for (const std::string& path : paths)
    if (const Mount* mount = mount_of(path, mounts); mount != nullptr && mount->point == path)
      facts.add("state.mounted-file", {{}, path, 0, false, {}});
  if (paths.empty()) return;
  const Mount* mount = mount_of(paths[0], mounts);
  if (mount != nullptr && ends_with_container(*mount))
    facts.add("home.thrown-away", {{}, paths[0], 0, false, {}});
}

}  // namespace why
