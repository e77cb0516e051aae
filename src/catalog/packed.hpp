// How the catalog lies in memory: strings and lists as offsets from their own address, so that the
// image is used where it is mapped, without parsing and without relocation (docs/decisions/0002).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace why::catalog {

/// A string inside the image: `offset` bytes from this object to its first byte.
class PackedText {
 public:
  PackedText() = default;
  PackedText(const PackedText&) = delete;
  PackedText& operator=(const PackedText&) = delete;

  std::string_view view() const { return {reinterpret_cast<const char*>(this) + offset_, size_}; }
  operator std::string_view() const { return view(); }  // NOLINT: a text is a view
  bool empty() const { return size_ == 0; }
  friend bool operator==(const PackedText& a, std::string_view b) { return a.view() == b; }

 private:
  friend class Packer;
  std::int32_t offset_ = 0;
  std::uint32_t size_ = 0;
};

/// A list inside the image: `offset` bytes from this object to the first element.
template <class T>
class PackedList {
 public:
  PackedList() = default;
  PackedList(const PackedList&) = delete;
  PackedList& operator=(const PackedList&) = delete;

  const T* begin() const { return reinterpret_cast<const T*>(reinterpret_cast<const char*>(this) + offset_); }
  const T* end() const { return begin() + size_; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const T& operator[](std::size_t i) const { return begin()[i]; }

 private:
  friend class Packer;
  std::int32_t offset_ = 0;
  std::uint32_t size_ = 0;
};

/// The two storages of the model: `Owned` while an entry is read and checked, `Packed` in the image.
struct Owned {
  using Text = std::string;
  template <class T>
  using List = std::vector<T>;
};
struct Packed {
  using Text = PackedText;
  template <class T>
  using List = PackedList<T>;
};

}  // namespace why::catalog
