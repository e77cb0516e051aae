// Keys that look real and are not: made at run time, so that no key-shaped text stands in the repository.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace why::test {

/// `prefix` followed by `length` letters and digits, the same for the same `seed` everywhere.
inline std::string fake_key(std::string_view prefix, std::size_t length, std::uint64_t seed = 1) {
  constexpr std::string_view k_characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  std::string key(prefix);
  for (std::size_t i = 0; i < length; ++i) {
    // SplitMix64: one addition and a mix, good for seeds that follow each other.
    std::uint64_t mixed = (seed += 0x9E3779B97F4A7C15U);
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    key += k_characters[(mixed ^ (mixed >> 31U)) % k_characters.size()];
  }
  return key;
}

}  // namespace why::test
