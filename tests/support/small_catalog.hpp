// A catalog for tests, packed from errors that have nothing but an id and signatures.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "catalog/image.hpp"
#include "match/match_tables.hpp"
#include "catalog/packer.hpp"
#include "match/signature.hpp"

namespace why::test {

inline catalog::Error<catalog::Owned> error(std::string id, const std::vector<std::string>& signatures) {
  catalog::Error<catalog::Owned> out;
  out.id = std::move(id);
  for (const std::string& text : signatures)
    out.signatures.push_back(catalog::compile_signature(text).value());
  return out;
}

inline catalog::Tool<catalog::Owned> tool(std::string id, std::vector<std::string> marks) {
  catalog::Tool<catalog::Owned> out;
  out.id = std::move(id);
  out.marks = std::move(marks);
  return out;
}

class SmallCatalog {
 public:
  explicit SmallCatalog(std::vector<catalog::Error<catalog::Owned>> errors,
                        std::vector<catalog::Tool<catalog::Owned>> tools = {}) {
    catalog::Catalog<catalog::Owned> all;
    all.errors = std::move(errors);
    all.tools = std::move(tools);
    all.match = catalog::build_match_tables(all.errors, all.tools);
    image_ = catalog::pack(all);
  }

  const catalog::Catalog<catalog::Packed>& get() const { return **catalog::view(image_); }

 private:
  std::vector<std::byte> image_;
};

}  // namespace why::test
