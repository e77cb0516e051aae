// Finds known secrets by pieces: ten characters of one are enough, or twelve of it encoded.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "redact/hit.hpp"

namespace why::redact {

inline constexpr std::size_t k_shingle = 10;  ///< characters of a piece

/// A set of hashes of all pieces of the values that were added. It holds no character of them.
class KnownValues {
 public:
  /// Adds all pieces of `secret`, and every third of its hexadecimal and base64 forms; all other encodings
  /// are undone by BareText. Pieces with fewer than four characters behind the first `public_prefix` are left
  /// out. A value that was added before keeps its label. `label` is at most 65534.
  void add(std::string_view secret, std::size_t public_prefix, std::uint32_t label);

  /// Appends every stretch of `bare` made of known pieces, in order, seeing over line breaks.
  void find(std::string_view bare, Hits& hits) const;

  bool empty() const { return used_ == 0; }

 private:
  void reserve(std::size_t more);
  void insert(std::uint64_t hash, std::uint32_t label);
  std::size_t slot_of(std::uint64_t hash) const;

  /// Open addressing; a slot is the upper bits of a hash and below them the label plus one. Empty: 0.
  std::vector<std::uint64_t> slots_;
  std::size_t used_ = 0;
  std::bitset<32768> maybe_;  ///< by the lowest bits of the hashes: small enough to stay in the nearest cache
};

}  // namespace why::redact
