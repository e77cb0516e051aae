// Positions of rising offsets in one text: every line is counted once.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/span.hpp"

namespace why {

class Places {
 public:
  explicit Places(std::string_view text) : text_(text) {}

  /// The same as `position_of`, and quick as long as offsets do not go back.
  Position at(std::size_t offset) {
    if (offset < line_start_ || offset > text_.size()) return position_of(text_, offset);
    for (; counted_ < offset; ++counted_) {
      if (text_[counted_] != '\n') continue;
      ++line_;
      line_start_ = counted_ + 1;
    }
    return {offset, line_, static_cast<std::uint32_t>(offset - line_start_) + 1};
  }

 private:
  std::string_view text_;
  std::size_t counted_ = 0;
  std::size_t line_start_ = 0;
  std::uint32_t line_ = 1;
};

}  // namespace why
