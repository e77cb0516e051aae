// The time, as a value that tests and --at can set.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace why {

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t ms = 0;
  friend auto operator<=>(const Instant&, const Instant&) = default;
};

/// Reads RFC 3339 ("2026-11-24T08:00:00Z", with offset or fraction). Absent when malformed.
std::optional<Instant> parse_rfc3339(std::string_view text);

/// "2026-11-24T08:00:00Z"; years outside 0001..9999 give the number of seconds.
std::string to_rfc3339(Instant at);

}  // namespace why
