// SPDX-License-Identifier: Apache-2.0
#include "cli/duration.hpp"

#include "base/text.hpp"

namespace why::cli {

std::optional<std::int64_t> parse_duration(std::string_view text) {
  constexpr std::int64_t k_second = 1000;
  constexpr std::int64_t k_most = 100'000;
  if (text.empty()) return std::nullopt;
  const auto number = text::to_int(text.substr(0, text.size() - 1));
  if (!number || *number <= 0 || *number > k_most) return std::nullopt;
  switch (text.back()) {
    case 'd': return *number * 24 * 60 * 60 * k_second;
    case 'h': return *number * 60 * 60 * k_second;
    case 'm': return *number * 60 * k_second;
    case 's': return *number * k_second;
    default: return std::nullopt;
  }
}

}  // namespace why::cli
