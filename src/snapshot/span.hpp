// How long something still lasts, so roughly that it names nobody's login.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "world/clock.hpp"

namespace why {

/// The words of a snapshot for a time that is left, and how long each lasts at most. `typical_ms`: what a reader
/// takes it for.
struct Span {
  std::string_view word;
  std::int64_t until_ms, typical_ms;
};

inline constexpr std::int64_t k_hour_ms = std::int64_t{60} * 60 * 1000;
inline constexpr std::array<Span, 5> k_spans{{
    {"over", 0, -k_hour_ms},
    {"under-an-hour", k_hour_ms, k_hour_ms / 2},
    {"under-a-day", 24 * k_hour_ms, 12 * k_hour_ms},
    {"under-a-week", 7 * 24 * k_hour_ms, 3 * 24 * k_hour_ms},
    {"longer", INT64_MAX, 30 * 24 * k_hour_ms},
}};

/// The span in which `until` lies, seen from `at`.
inline const Span& span_until(Instant until, Instant at) {
  const std::int64_t left = until.ms - at.ms;
  std::size_t i = 0;
  while (i + 1 < k_spans.size() && left >= k_spans[i].until_ms) ++i;
  return k_spans[i];
}

/// A time in the span with this word; nothing when there is none.
inline std::optional<Instant> time_of_span(std::string_view word, Instant at) {
  for (const Span& span : k_spans)
    if (span.word == word) return Instant{at.ms + span.typical_ms};
  return std::nullopt;
}

}  // namespace why
