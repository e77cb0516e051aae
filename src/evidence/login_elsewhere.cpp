// SPDX-License-Identifier: Apache-2.0
#include "evidence/login_elsewhere.hpp"

namespace why {

Result<std::string> find_login(const Look& look, const catalog::Tool<Packed>& tool, const std::string& home) {
  World there{look.world.files, {}, look.world.place, look.world.now};
  there.place.home = home;
  const auto nothing = [](std::string_view) { return std::optional<std::string>(); };
  const Paths paths(there, look.reader, tool, {nothing, nothing});
  for (const auto& source : tool.sources) {
    if (source.where != catalog::Where::file || source.kind != "login") continue;
    for (const std::string_view path_template : source.paths) {
      const auto path = paths.fill(path_template);
      if (!path || !path->starts_with(home + "/")) continue;
      const auto stat = look.world.files.stat(*path);
      if (stat) return *path;
      if (stat.error().code != Errc::not_found) return tl::unexpected(stat.error());
    }
  }
  return fail(Errc::not_found, "no login");
}

}  // namespace why
