// The words of a snapshot for values of enumerations, in the order of the values.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "evidence/evidence.hpp"

namespace why::snapshot_words {

inline constexpr std::array<std::string_view, 4> k_states{"effective", "shadowed", "unusable", "absent"};
inline constexpr std::array<std::string_view, 9> k_reasons{"sent",    "sent-beside", "beaten",     "not-in-mode", "passed-over",
                                                           "refused", "stopped",     "not-looked", "not-there"};
inline constexpr std::array<std::string_view, 4> k_lengths{"unknown", "under-20", "20-to-200", "over-200"};
inline constexpr std::array<std::string_view, 6> k_levels{"builtin", "managed", "user", "command-line", "environment", "project"};
inline constexpr std::array<std::string_view, 3> k_file_states{"read", "broken", "unreadable"};
inline constexpr std::array<std::string_view, 3> k_value_states{"empty", "hidden", "shown"};
inline constexpr std::array<std::string_view, 3> k_systems{"linux", "macos", "windows"};
inline constexpr std::array<std::string_view, 3> k_traces{"none", "shared", "own"};
inline constexpr std::array<std::string_view, 10> k_errors{"not-found", "denied",     "not-regular", "too-large", "too-deep",
                                                           "loop",      "bad-syntax", "bad-usage",   "io",        "bug"};

template <class E, std::size_t N>
std::string_view word_of(const std::array<std::string_view, N>& words, E value) {
  return words[static_cast<std::size_t>(value)];
}

template <class E, std::size_t N>
std::optional<E> value_of(const std::array<std::string_view, N>& words, std::string_view word) {
  const auto it = std::find(words.begin(), words.end(), word);
  if (it == words.end()) return std::nullopt;
  return static_cast<E>(it - words.begin());
}

}  // namespace why::snapshot_words
