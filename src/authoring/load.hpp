// Reads catalog files into entries that still know where they stand.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/model.hpp"
#include "authoring/problem.hpp"
#include "authoring/read_toml.hpp"
#include "world/files.hpp"

namespace why::catalog {

/// A file of the catalog.
struct Document {
  std::string path;  ///< as shown to people
  Node root;
};

/// An entry and where it was read. A built-in entry (`complete`) has no document.
template <class T>
struct Entry {
  T value;
  const Document* document = nullptr;
  const Node* node = nullptr;  ///< the entry's table
};
template <class T>
using Entries = std::vector<Entry<T>>;

/// All that was read, and what was wrong with it. Lists of entries with ids are sorted by id.
struct Loaded {
  Entries<Tool<Owned>> tools;
  Entries<Part<Owned>> parts;
  Entries<Provider<Owned>> providers;
  Entries<Note<Owned>> notes;
  Entries<Silence<Owned>> silences;
  Entries<Error<Owned>> errors;
  Entries<Cause<Owned>> causes;
  Entries<Fix<Owned>> fixes;
  Entries<FactKind<Owned>> facts;
  Entries<SecretShape<Owned>> secrets;
  Entries<Placeholder<Owned>> placeholders;
  Entries<StartFile<Owned>> start_files;
  Entries<PlaceMark<Owned>> place_marks;
  Entries<ImportRules<Owned>> import_rules;  ///< one at most
  std::vector<std::string> secret_names, harmless_names, retired;
  std::string version;  ///< hash of paths and contents, 16 hexadecimal digits
  std::vector<Problem> problems;
  std::vector<std::unique_ptr<const Document>> documents;
};

/// Reads a whole catalog. Every file must stand where docs/catalog.md says.
Loaded load_catalog(Files& files, std::string_view directory);

/// Reads files, and all files below directories, wherever they stand: what a file is follows from the end
/// of its path or else from its keys.
Loaded load_entries(Files& files, std::span<const std::string> paths);

Loaded load_entries(Files& files, std::string_view path);

/// Adds what `known` has and `loaded` lacks, so that a few entries can be checked against everything.
void complete(Loaded& loaded, const Catalog<Packed>& known);

/// The catalog of what was loaded, without match tables.
Catalog<Owned> assemble(Loaded loaded);

}  // namespace why::catalog
