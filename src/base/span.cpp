// SPDX-License-Identifier: Apache-2.0
#include "base/span.hpp"

#include <algorithm>

namespace why {

Position position_of(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  const std::string_view before = text.substr(0, offset);
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const std::size_t start = before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1;
  return {offset, static_cast<std::uint32_t>(lines) + 1, static_cast<std::uint32_t>(offset - start) + 1};
}

}  // namespace why
