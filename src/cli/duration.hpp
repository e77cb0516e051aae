// Spans of time as they are typed.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace why::cli {

/// "7d", "12h", "30m", "20s" in milliseconds. Nothing for what is malformed, zero or more than 100,000 of a unit.
std::optional<std::int64_t> parse_duration(std::string_view text);

}  // namespace why::cli
