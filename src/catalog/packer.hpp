// Packs a catalog into an image, and unpacks an image again.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "catalog/model.hpp"

namespace why::catalog {

/// The image of `catalog` (image.hpp): equal catalogs give equal bytes. Every text is stored once.
std::vector<std::byte> pack(const Catalog<Owned>& catalog);

/// A copy of `catalog` that can be changed.
Catalog<Owned> unpack(const Catalog<Packed>& catalog);

}  // namespace why::catalog
