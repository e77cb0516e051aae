// How hard a text is to guess.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace why::redact {

/// Estimated bits of chance in `value`. Words, repeats and sequences count little, so the estimate is low for
/// what people type and near the truth for what a computer drew. Empty: 0.
double estimate_bits(std::string_view value);

/// Bits of a value that cannot be guessed in practice, and of one that is no word, path or name.
inline constexpr double k_strong_bits = 40;
inline constexpr double k_chance_bits_a_character = 2.4;

/// Whether the characters of `value` look drawn, however few they are. "of-several-words" does not.
inline bool is_like_chance(std::string_view value) {
  return estimate_bits(value) >= k_chance_bits_a_character * static_cast<double>(value.size());
}

}  // namespace why::redact
