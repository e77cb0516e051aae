// Positions in one text: every line is counted once.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <vector>

#include "base/span.hpp"

namespace why {

class Places {
 public:
  explicit Places(std::string_view text) : text_(text) {}

  /// The same as `position_of`.
  Position at(std::size_t offset) {
    offset = std::min(offset, text_.size());
    for (; counted_ < offset; ++counted_)
      if (text_[counted_] == '\n') line_starts_.push_back(counted_ + 1);
    auto next = line_starts_.end();
    if (line_starts_.back() > offset) next = std::upper_bound(line_starts_.begin(), next, offset);
    const auto line = static_cast<std::uint32_t>(next - line_starts_.begin());
    return {offset, line, static_cast<std::uint32_t>(offset - *(next - 1)) + 1};
  }

 private:
  std::string_view text_;
  std::size_t counted_ = 0;  ///< bytes whose line breaks are in `line_starts_`
  std::vector<std::size_t> line_starts_{0};
};

}  // namespace why
