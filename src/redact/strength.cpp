// SPDX-License-Identifier: Apache-2.0
#include "redact/strength.hpp"

#include <algorithm>
#include <cstdlib>

#include "redact/characters.hpp"

namespace why::redact {
namespace {

constexpr double k_bits_of_letter = 4.7;
constexpr double k_bits_of_digit = 3.3;
constexpr double k_bits_of_sign = 4.0;
constexpr double k_bits_of_separator = 1.0;
constexpr double k_bits_of_repeat = 1.0;
constexpr double k_bits_of_word = 12.0;  // at most: one of a few thousand
constexpr double k_longest_word = 12;    // letters; more are several words
constexpr int k_most_consonants = 4;     // side by side in a word

/// Letters that could be one word by their case: "word", "Word", "WORD".
std::size_t end_of_letters(std::string_view s, std::size_t at) {
  std::size_t end = at;
  while (end < s.size() && is_upper(s[end])) ++end;
  if (end > at + 1) return end;
  while (end < s.size() && is_lower(s[end])) ++end;
  return end;
}

bool is_pronounceable(std::string_view letters) {
  int consonants = 0;
  bool vowel = false;
  for (const char c : letters) {
    constexpr std::string_view k_vowels = "aeiouyAEIOUY";
    const bool is_vowel = k_vowels.find(c) != std::string_view::npos;
    vowel = vowel || is_vowel;
    consonants = is_vowel ? 0 : consonants + 1;
    if (consonants > k_most_consonants) return false;
  }
  return vowel;
}

double bits_of_letters(std::string_view letters) {
  const auto count = static_cast<double>(letters.size());
  if (std::ranges::all_of(letters, [&](char c) { return c == letters.front(); }))
    return k_bits_of_letter + (count - 1) * k_bits_of_repeat;
  if (!is_pronounceable(letters)) return count * k_bits_of_letter;
  const double word = std::min({3.0 + 2.0 * count, k_bits_of_word, count * k_bits_of_letter});
  return word + std::max(0.0, count - k_longest_word) * k_bits_of_letter;
}

double bits_of_sign(char c) {
  constexpr std::string_view k_separators = "-_./: ";
  if (is_digit(c)) return k_bits_of_digit;
  return k_separators.find(c) == std::string_view::npos ? k_bits_of_sign : k_bits_of_separator;
}

}  // namespace

double estimate_bits(std::string_view value) {
  double bits = 0;
  for (std::size_t i = 0; i < value.size();) {
    const std::size_t end = end_of_letters(value, i);
    if (end > i) {
      bits += bits_of_letters(value.substr(i, end - i));
      i = end;
      continue;
    }
    const bool repeats = i > 0 && std::abs(value[i] - value[i - 1]) <= 1;
    bits += repeats ? k_bits_of_repeat : bits_of_sign(value[i]);
    ++i;
  }
  return bits;
}

}  // namespace why::redact
