// Checks the header of an image and finds the packed root behind it.
// SPDX-License-Identifier: Apache-2.0
#include "catalog/image.hpp"

#include <cstring>
#include <tuple>
#include <type_traits>

namespace why::catalog {
namespace {

constexpr std::array<char, 8> k_magic{'W', 'H', 'Y', '4', '0', '1', 'C', '\n'};

template <class T>
struct ListElement {};
template <class T>
struct ListElement<PackedList<T>> {
  using Type = T;
};

constexpr std::uint32_t mix(std::uint32_t hash, std::size_t value) {
  return (hash ^ static_cast<std::uint32_t>(value)) * 16777619U;  // FNV-1a
}

/// Hash over the sizes of `T`, of its members in order and of all they hold.
template <class T>
constexpr std::uint32_t layout_of(std::uint32_t hash) {
  hash = mix(hash, sizeof(T));
  if constexpr (requires { typename ListElement<T>::Type; }) {
    hash = layout_of<typename ListElement<T>::Type>(mix(hash, 'L'));
  } else if constexpr (requires { T::fields(); }) {
    std::apply([&]<class... Member>(Member T::*...) { ((hash = layout_of<Member>(mix(hash, 'F'))), ...); },
               T::fields());
  }
  return hash;
}

constexpr std::uint32_t k_layout = layout_of<Catalog<Packed>>(2166136261U);

}  // namespace

ImageHeader header_of(std::size_t size) { return {k_magic, k_layout, static_cast<std::uint32_t>(size)}; }

Result<const Catalog<Packed>*> view(std::span<const std::byte> image) {
  ImageHeader header;
  if (image.size() < sizeof(header) + sizeof(Catalog<Packed>))
    return fail(Errc::bad_syntax, "the catalog image is too short");
  std::memcpy(&header, image.data(), sizeof(header));
  if (header.magic != k_magic) return fail(Errc::bad_syntax, "this is not a catalog image");
  if (header.layout != k_layout) return fail(Errc::bad_syntax, "the catalog image is of another version");
  if (header.size != image.size()) return fail(Errc::bad_syntax, "the catalog image was cut off");
  if (reinterpret_cast<std::uintptr_t>(image.data()) % alignof(Catalog<Packed>) != 0)
    return fail(Errc::bad_syntax, "the catalog image is not aligned");
  return reinterpret_cast<const Catalog<Packed>*>(image.data() + sizeof(header));
}

}  // namespace why::catalog
