// The catalog as one block of bytes that is used where it lies: a header, then the packed root.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "base/assert.hpp"
#include "base/result.hpp"
#include "catalog/model.hpp"

namespace why::catalog {

/// The first bytes of an image. `layout` is a number of all types of the model together (image.cpp):
/// an image of another layout is refused instead of misread.
struct ImageHeader {
  std::array<char, 8> magic{};
  std::uint32_t layout = 0;
  std::uint32_t size = 0;  ///< bytes of the whole image
};

/// The header that an image of `size` bytes must have.
ImageHeader header_of(std::size_t size);

/// The catalog in `image`, which must outlive it and be aligned to four bytes.
/// Errors: bad_syntax for a wrong magic, layout, size or alignment.
Result<const Catalog<Packed>*> view(std::span<const std::byte> image);

}  // namespace why::catalog

extern "C" {
// NOLINTBEGIN(readability-identifier-naming): the assembler file names them
extern const std::byte why_catalog_image[];
extern const std::byte why_catalog_image_end[];
// NOLINTEND(readability-identifier-naming)
}

namespace why::catalog {

/// The catalog that was built into this program. Only for programs that link why_image, hence inline.
inline const Catalog<Packed>& embedded() {
  const auto size = static_cast<std::size_t>(why_catalog_image_end - why_catalog_image);
  const auto catalog = view({why_catalog_image, size});
  WHY_ASSERT(catalog.has_value());
  return **catalog;
}

}  // namespace why::catalog
