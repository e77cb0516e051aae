// The small catalog without faults as the program has it at run time: packed, with match tables.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "authoring/load.hpp"
#include "catalog/image.hpp"
#include "catalog/packer.hpp"
#include "match/match_tables.hpp"
#include "unit/authoring/good_catalog.hpp"

namespace why::test {

class PackedGoodCatalog {
 public:
  explicit PackedGoodCatalog(const CatalogFiles& texts = good_catalog()) {
    MemFiles files = texts.files();
    catalog::Catalog<catalog::Owned> all = catalog::assemble(catalog::load_catalog(files, "/catalog"));
    all.match = catalog::build_match_tables(all.errors, all.tools);
    image_ = catalog::pack(all);
  }

  const catalog::Catalog<catalog::Packed>& get() const { return **catalog::view(image_); }

 private:
  std::vector<std::byte> image_;
};

}  // namespace why::test
