// The home folder: whether it is there and may be used, and whose it is.
// SPDX-License-Identifier: Apache-2.0
#include "evidence/place.hpp"
#include "evidence/surroundings.hpp"
#include "evidence/windows.hpp"

namespace why {
namespace {

// Inside a container, the owner of all files whose real owner has no number there.
constexpr std::uint32_t k_nobody = 65534;

bool may_write(const FileStat& folder, std::uint32_t uid) {
  if (uid == 0) return true;
  return (folder.mode & (folder.uid == uid ? 0200U : 0022U)) != 0;
}

bool is_of_another(const FileStat& folder, const World& world) {
  return is_own_process(world) && folder.uid != world.place.uid && folder.uid != 0 && folder.uid != k_nobody;
}

}  // namespace

void look_at_home(const Look& look, Facts& facts) {
  const auto& home = look.world.place.home;
  if (!home) {
    facts.add("home.missing", {"HOME", {}, 0, false, {}}, Detail("HOME is not set", "没有设置 HOME"));
    return;
  }
  const Origin origin{{}, *home, 0, false, {}};
  if (is_windows_home(*home)) facts.add("home.of-windows", origin);
  const auto stat = look.world.files.stat(*home);
  if (!stat) {
    if (stat.error().code == Errc::not_found)
      facts.add("home.missing", origin,
                Detail("HOME names a folder that does not exist", "HOME 指向不存在的目录"));
    else
      facts.add("home.unreadable", origin);
    return;
  }
  if (!may_write(*stat, look.world.place.uid)) facts.add("home.read-only", origin);
  if (is_of_another(*stat, look.world)) {
    const std::string uid = std::to_string(stat->uid);
    facts.add("home.of-other-user", origin, Detail("user " + uid, "用户 " + uid));
  }
}

}  // namespace why
