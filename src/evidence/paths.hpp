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

/// What the names in templates stand for.
struct Lookups {
  using Lookup = std::function<std::optional<std::string>(std::string_view)>;

  Lookup variable, flag;
  Lookup key = [](std::string_view) { return std::optional<std::string>(); };  ///< of a settings file
};

/// Fills in `~`, `{cwd}`, `{NAME}`, `{NAME:-text}`, `{directory}`, `{value}`, `{key=path}`, `{flag=--name}` and
/// `{@file:-text}` (docs/catalog.md, "Tools").
class Paths {
 public:
  /// Directories and values are those of `tool`.
  Paths(World& world, Reader& reader, const catalog::Tool<catalog::Packed>& tool, Lookups lookups);

  /// The template filled in as it stands, or nothing when a variable, the home or a directory is not there.
  std::optional<std::string> fill_text(std::string_view text_template) const;

  /// An absolute path, or nothing when a variable, the home or a directory of the template is not there.
  std::optional<std::string> fill(std::string_view path_template) const;

  /// `fill`, with a `*` in the last part replaced by what is there, last name first.
  std::vector<std::string> expand(std::string_view path_template) const;

  /// The paths of a list. Templates that begin with `{up}` are tried in the working directory and then in each
  /// folder above it, all of them in one folder before the next; the others follow.
  std::vector<std::string> expand_all(const catalog::PackedList<catalog::PackedText>& path_templates) const;

  /// A path with the home shortened to `~`, as people write it.
  std::string shown(std::string_view path) const;

 private:
  std::optional<std::string> part(std::string_view name) const;
  std::optional<std::string> directory_or_value(std::string_view name, bool& is_known) const;
  std::vector<std::string> names_like(const std::string& path) const;
  std::optional<std::string> first_line(std::string_view file) const;

  World& world_;
  Reader& reader_;
  const catalog::Tool<catalog::Packed>& tool_;
  Lookups lookups_;
};

}  // namespace why
