// An image holds what was packed, for any catalog, and is refused when it is not ours.
// SPDX-License-Identifier: Apache-2.0
#include "catalog/packer.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <tuple>
#include <type_traits>

#include "catalog/image.hpp"

namespace why::catalog {
namespace {

// ------------------------------------------------ any catalog, and equality of the two storages

template <class T>
void fill_any(T& value) {
  if constexpr (requires { T::fields(); }) {
    std::apply([&](auto... member) { (fill_any(value.*member), ...); }, T::fields());
  } else if constexpr (std::is_same_v<T, std::string>) {
    value = *rc::gen::element<std::string>("", "a", "key", "密钥", std::string("\0nul", 4),
                                           "longer than any small buffer");
  } else if constexpr (std::is_enum_v<T>) {
    value = static_cast<T>(*rc::gen::inRange(0, 3));
  } else if constexpr (std::is_same_v<T, bool>) {
    value = *rc::gen::arbitrary<bool>();
  } else if constexpr (std::is_arithmetic_v<T>) {
    value = static_cast<T>(*rc::gen::inRange(0, 1000));
  } else {
    value.resize(*rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, 3)));
    for (auto& item : value) fill_any(item);
  }
}

template <class A, class B>
bool same(const A& a, const B& b) {
  if constexpr (requires { A::fields(); }) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      return (same(a.*std::get<I>(A::fields()), b.*std::get<I>(B::fields())) && ...);
    }
    (std::make_index_sequence<std::tuple_size_v<decltype(A::fields())>>());
  } else if constexpr (std::is_same_v<A, std::string>) {
    return std::string_view(a) == std::string_view(b);
  } else if constexpr (std::is_arithmetic_v<A> || std::is_enum_v<A>) {
    return a == b;
  } else {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const auto& x, const auto& y) { return same(x, y); });
  }
}

Catalog<Owned> any_catalog() {
  Catalog<Owned> catalog;
  fill_any(catalog);
  return catalog;
}

const Catalog<Packed>& viewed(const std::vector<std::byte>& image) {
  const auto catalog = view(image);
  if (!catalog) throw std::logic_error(catalog.error().what);
  return **catalog;
}

std::vector<std::byte> shifted(std::vector<std::byte> image, std::size_t by) {
  image.insert(image.begin(), by, std::byte{0});
  return image;
}

TEST(Packer, AnyCatalogIsReadBackUnchanged) {
  EXPECT_TRUE(rc::check([] {
    const Catalog<Owned> catalog = any_catalog();
    const auto image = pack(catalog);
    RC_ASSERT(same(catalog, viewed(image)));
    RC_ASSERT(same(unpack(viewed(image)), viewed(image)));
  }));
}

TEST(Packer, EqualCatalogsGiveEqualBytes) {
  EXPECT_TRUE(rc::check([] {
    const Catalog<Owned> catalog = any_catalog();
    RC_ASSERT(pack(catalog) == pack(unpack(viewed(pack(catalog)))));
  }));
}

TEST(Packer, AnImageIsReadWhereverItLies) {
  Catalog<Owned> catalog;
  catalog.version = "1f2e";
  catalog.retired = {"old/one", "old/two"};
  const auto image = pack(catalog);
  const auto moved = shifted(image, 4);
  const auto found = view(std::span(moved).subspan(4));
  ASSERT_TRUE(found.has_value());
  EXPECT_TRUE(same(catalog, **found));
}

TEST(Packer, ATextIsStoredOnce) {
  Catalog<Owned> catalog;
  const std::string text = "a sentence that several entries share";
  catalog.retired = {text, text, text};
  const auto image = pack(catalog);
  const std::string_view bytes(reinterpret_cast<const char*>(image.data()), image.size());
  const std::size_t first = bytes.find(text);
  ASSERT_NE(first, bytes.npos);
  EXPECT_EQ(bytes.find(text, first + 1), bytes.npos);
}

// ------------------------------------------------ images that are not ours

TEST(Image, AnotherMagicIsRefused) {
  auto image = pack({});
  image[0] = std::byte{'X'};
  EXPECT_EQ(view(image).error().code, Errc::bad_syntax);
}

TEST(Image, AnotherLayoutIsRefused) {
  auto image = pack({});
  image[offsetof(ImageHeader, layout)] ^= std::byte{1};
  EXPECT_EQ(view(image).error().what, "the catalog image is of another version");
}

TEST(Image, EveryCutIsRefused) {
  const auto image = pack({});
  for (std::size_t size = 0; size < image.size(); ++size)
    EXPECT_FALSE(view(std::span(image).first(size)).has_value()) << size;
}

TEST(Image, AMisalignedImageIsRefused) {
  const auto moved = shifted(pack({}), 1);
  EXPECT_FALSE(view(std::span(moved).subspan(1)).has_value());
}

}  // namespace
}  // namespace why::catalog
