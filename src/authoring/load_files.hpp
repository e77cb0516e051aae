// The kinds of files that a catalog consists of.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "authoring/keys.hpp"
#include "authoring/load.hpp"

namespace why::catalog {

/// A kind of file: where it stands, which keys it has, and how it is read into entries.
struct FileType {
  std::string_view name;     ///< as in "error.schema.json"
  std::string_view pattern;  ///< path below the catalog: "errors/*/*.toml"
  std::vector<KeyInfo> (*keys)();
  void (*read)(const Document&, Loaded&);
};

std::span<const FileType> file_types();

/// The type that `path` belongs to, or null: `path` must be the pattern, or only end in it.
const FileType* find_type_at(std::string_view path);
const FileType* find_type_at_end(std::string_view path);

/// The type that knows most of the keys of `root`; null when none knows any.
const FileType* find_type_by_keys(const Node& root);

}  // namespace why::catalog
