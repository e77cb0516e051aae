// Writes structures first and all texts behind them; only `fields()` tells what there is to write.
// SPDX-License-Identifier: Apache-2.0
#include "catalog/packer.hpp"

#include <cstring>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <utility>

#include "catalog/image.hpp"

namespace why::catalog {
namespace {

/// Calls `use(a, b)` for each pair of members of the same name in the two storages.
template <class A, class B, class F>
void for_each_member(A& a, B& b, F&& use) {
  constexpr auto k_of_a = std::remove_const_t<A>::fields();
  constexpr auto k_of_b = std::remove_const_t<B>::fields();
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (use(a.*std::get<I>(k_of_a), b.*std::get<I>(k_of_b)), ...);
  }
  (std::make_index_sequence<std::tuple_size_v<decltype(k_of_a)>>());
}

template <class T>
constexpr bool k_has_fields = requires {
  T::fields();
};

}  // namespace

class Packer {
 public:
  std::vector<std::byte> pack(const Catalog<Owned>& catalog) {
    constexpr std::size_t k_texts_of_error = 48;
    positions_.reserve(catalog.errors.size() * k_texts_of_error);
    append(sizeof(ImageHeader) + sizeof(Catalog<Packed>));
    put<Catalog<Packed>>(catalog, sizeof(ImageHeader));
    append_texts();
    const ImageHeader header = header_of(bytes_.size());
    std::memcpy(bytes_.data(), &header, sizeof(header));
    return std::move(bytes_);
  }

 private:
  /// Writes `from` as a `To` at byte `at`, which is already there.
  template <class To, class From>
  void put(const From& from, std::size_t at) {
    static_assert(alignof(To) <= k_alignment);
    if constexpr (std::is_arithmetic_v<To> || std::is_enum_v<To>) {
      static_assert(std::is_same_v<To, From>);
      std::memcpy(&bytes_[at], &from, sizeof(from));
    } else if constexpr (k_has_fields<To>) {
      static const To blank{};
      for_each_member(from, blank, [&]<class Value, class Member>(const Value& value, const Member& member) {
        put<Member>(value, at + distance(blank, member));
      });
    } else {
      fill(*reinterpret_cast<To*>(&bytes_[at]), from, at);
    }
  }

  void fill(PackedText& text, std::string_view from, std::size_t at) {
    text.size_ = static_cast<std::uint32_t>(from.size());
    texts_.emplace_back(at, intern(from));
  }

  template <class To, class From>
  void fill(PackedList<To>& list, const std::vector<From>& from, std::size_t at) {
    const std::size_t first = bytes_.size();
    list.offset_ = static_cast<std::int32_t>(first - at);
    list.size_ = static_cast<std::uint32_t>(from.size());
    append(sizeof(To) * from.size());  // `list` is gone from here on
    for (std::size_t i = 0; i < from.size(); ++i) put<To>(from[i], first + i * sizeof(To));
  }

  /// Adds `size` zero bytes, so that the next structure is aligned again.
  void append(std::size_t size) {
    bytes_.resize(bytes_.size() + (size + k_alignment - 1) / k_alignment * k_alignment);
  }

  std::size_t intern(std::string_view text) {
    const auto [it, is_new] = positions_.try_emplace(text, pool_.size());
    if (is_new) pool_ += text;
    return it->second;
  }

  void append_texts() {
    const std::size_t pool = bytes_.size();
    append(pool_.size());
    std::memcpy(bytes_.data() + pool, pool_.data(), pool_.size());
    for (const auto& [at, text] : texts_)
      reinterpret_cast<PackedText*>(&bytes_[at])->offset_ = static_cast<std::int32_t>(pool + text - at);
  }

  template <class T, class Member>
  static std::size_t distance(const T& object, const Member& member) {
    return static_cast<std::size_t>(reinterpret_cast<const char*>(&member) -
                                    reinterpret_cast<const char*>(&object));
  }

  static constexpr std::size_t k_alignment = 4;
  std::vector<std::byte> bytes_;
  std::string pool_;                                        ///< all texts, one behind the other
  std::unordered_map<std::string_view, std::size_t> positions_;  ///< of texts in `pool_`; the catalog holds them
  std::vector<std::pair<std::size_t, std::size_t>>
      texts_;  ///< where a PackedText stands, and its text in `pool_`
};

namespace {

void copy(std::string_view from, std::string& to) { to = from; }

template <class T>
requires(std::is_arithmetic_v<T> || std::is_enum_v<T>) void copy(T from, T& to) { to = from; }

template <class From, class To>
void copy(const PackedList<From>& from, std::vector<To>& to);

template <class From, class To>
requires k_has_fields<From>
void copy(const From& from, To& to) {
  for_each_member(from, to, [](const auto& a, auto& b) { copy(a, b); });
}

template <class From, class To>
void copy(const PackedList<From>& from, std::vector<To>& to) {
  to.resize(from.size());
  for (std::size_t i = 0; i < from.size(); ++i) copy(from[i], to[i]);
}

}  // namespace

std::vector<std::byte> pack(const Catalog<Owned>& catalog) { return Packer().pack(catalog); }

Catalog<Owned> unpack(const Catalog<Packed>& catalog) {
  Catalog<Owned> owned;
  copy(catalog, owned);
  return owned;
}

}  // namespace why::catalog
