// A cheap look for tools that are not here at all.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/model.hpp"
#include "world/world.hpp"

namespace why {

/// Which paths may be there. Folders of the home and the project are listed once, all others are asked for once:
/// most of what is looked for is not there.
class Folders {
 public:
  explicit Folders(World& world) : world_(world) {}

  /// Whether `path` may be there; a folder that cannot be listed may hold anything.
  bool may_have(const std::string& path);

 private:
  using Names = std::optional<std::vector<std::string>>;  ///< sorted; nothing: could not be listed

  const Names& names_in(const std::string& folder);
  bool is_start(std::string_view path) const;
  bool is_small(std::string_view path) const;

  World& world_;
  std::map<std::string, Names, std::less<>> listed_;
  std::map<std::string, bool, std::less<>> asked_;
};

/// False when nothing of `tool` can be found here: no variable that it reads, no folder that it keeps, no copy on
/// PATH. True says only that a closer look is worth it.
bool may_be_here(World& world, Folders& folders, const catalog::Tool<catalog::Packed>& tool);

}  // namespace why
