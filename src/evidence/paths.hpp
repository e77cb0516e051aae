// Path templates of the catalog, filled in for one place.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/model.hpp"
#include "evidence/reader.hpp"
#include "world/world.hpp"

namespace why {

/// Fills in `~`, `{cwd}`, `{NAME}`, `{NAME:-text}`, `{directory}` and `{@file:-text}` (docs/catalog.md, "Tools").
class Paths {
 public:
  using Lookup = std::function<std::optional<std::string>(std::string_view)>;

  /// `directories` are the tool's own; `variable` looks a name up.
  Paths(World& world, Reader& reader, const catalog::PackedList<catalog::FilePath<catalog::Packed>>* directories, Lookup variable);

  /// The template filled in as it stands, or nothing when a variable, the home or a directory is not there.
  std::optional<std::string> fill_text(std::string_view text_template) const;

  /// An absolute path, or nothing when a variable, the home or a directory of the template is not there.
  std::optional<std::string> fill(std::string_view path_template) const;

  /// `fill`, with a `*` in the last part replaced by what is there, last name first.
  std::vector<std::string> expand(std::string_view path_template) const;

  /// A path with the home shortened to `~`, as people write it.
  std::string shown(std::string_view path) const;

 private:
  std::optional<std::string> part(std::string_view name) const;
  std::optional<std::string> first_line(std::string_view file) const;

  World& world_;
  Reader& reader_;
  const catalog::PackedList<catalog::FilePath<catalog::Packed>>* directories_;
  Lookup variable_;
};

}  // namespace why
