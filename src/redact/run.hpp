// A run of characters of one alphabet, followed over the line breaks that a terminal or a log put into it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bitset>
#include <cstddef>
#include <string_view>

namespace why::redact {

using Alphabet = std::bitset<256>;

/// From the notation of a bracket: "A-Za-z0-9_-".
Alphabet read_alphabet(std::string_view bracket);

/// `length` and `bits` (strength.hpp) count the characters of the alphabet, `end` is behind the last of them.
struct Run {
  std::size_t end = 0, length = 0;
  double bits = 0;
};

/// The run from `at` of a bare text, up to about `max` characters. It goes over a line break when it is
/// shorter than `min` or when the next line goes on like chance.
Run read_run(const Alphabet& alphabet, std::string_view bare, std::size_t at, std::size_t min,
             std::size_t max);

/// The end of the run from `at` on this line.
std::size_t end_of_run(const Alphabet& alphabet, std::string_view bare, std::size_t at);

}  // namespace why::redact
