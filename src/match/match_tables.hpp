// Tables by which the matcher finds candidates: fragments of signatures, and windows of fragments.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#include "catalog/model.hpp"
#include "match/signature.hpp"

namespace why::catalog {

/// A text is probed at every k_stride-th byte for windows of k_window bytes. However a fragment lies, one
/// of its first k_stride windows starts at a probed byte, so none is missed.
inline constexpr std::size_t k_window = 6;
inline constexpr std::size_t k_stride = 4;
static_assert(k_fragment == k_window + k_stride - 1);

/// The window at `bytes`, as a number.
inline std::uint64_t window_at(const char* bytes) {
  std::uint32_t low = 0;
  std::uint16_t high = 0;
  static_assert(sizeof(low) + sizeof(high) == k_window);
  std::memcpy(&low, bytes, sizeof(low));
  std::memcpy(&high, bytes + sizeof(low), sizeof(high));
  return low | std::uint64_t{high} << 32U;
}
template <class S>
std::uint64_t value_of(const Window<S>& window) {
  return window.value_low | std::uint64_t{window.value_high} << 32U;
}

/// Hash of a window; its highest bits choose the bucket and the bit of the coarse table.
inline std::uint64_t hash_of(std::uint64_t window) { return window * 0x9E3779B97F4A7C15U; }

/// Tables for all signatures of `errors`, which compile_signature has compiled, and all marks of `tools`.
/// A mark that compile_mark refuses is left out.
MatchTables<Owned> build_match_tables(const std::vector<Error<Owned>>& errors,
                                      const std::vector<Tool<Owned>>& tools);

}  // namespace why::catalog
