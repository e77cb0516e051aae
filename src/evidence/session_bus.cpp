// Whether a keyring of the desktop can be reached at all.
// SPDX-License-Identifier: Apache-2.0
#include "evidence/losses.hpp"

namespace why {

void look_for_session_bus(const Look& look, Facts& facts) {
  const World& world = look.world;
  if (world.place.os != Os::linux || facts.find("keyring.not-looked") == nullptr) return;
  // Where there is a display, a bus is started when one is needed.
  for (const auto* name : {"DBUS_SESSION_BUS_ADDRESS", "DISPLAY"})
    if (!world.env.get(name).value_or("").empty()) return;
  std::string folder(world.env.get("XDG_RUNTIME_DIR").value_or(""));
  if (folder.empty()) folder = "/run/user/" + std::to_string(world.place.uid);
  const std::string bus = folder + "/bus";
  const auto stat = world.files.stat(bus);
  if (stat) return;
  if (stat.error().code == Errc::not_found)
    facts.add("keyring.no-session-bus", {{}, bus, 0, false, {}});
  else
    facts.unknown("keyring.no-session-bus");
}

}  // namespace why
