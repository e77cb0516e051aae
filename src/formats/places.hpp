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
    while (counted_ < offset) {
      // Only up to `offset`: a text of one endless line is asked for many places.
      const std::size_t found = text_.substr(counted_, offset - counted_).find('\n');
      if (found == std::string_view::npos) {
        counted_ = offset;
        break;
      }
      counted_ += found + 1;
      line_starts_.push_back(counted_);
    }
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
