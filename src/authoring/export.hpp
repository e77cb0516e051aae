// The whole catalog as one tree, for others to use.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/read_toml.hpp"
#include "catalog/model.hpp"

namespace why::catalog {

/// A table with the hash of the catalog and its lists. Entries have the keys of their files
/// (docs/catalog.md), lists the order of the catalog: equal catalogs give equal trees.
Node export_catalog(const Catalog<Owned>& catalog);

}  // namespace why::catalog
