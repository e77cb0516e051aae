// From the lines and columns that other readers count to positions of ours.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <vector>

#include "base/span.hpp"

namespace why {

class LineStarts {
 public:
  explicit LineStarts(std::string_view text) : text_(text), starts_{0} {
    for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) starts_.push_back(at + 1);
  }

  /// `line` counts from 1; `character` counts characters of UTF-8 from 0.
  Position at(std::size_t line, std::size_t character) const {
    line = std::clamp<std::size_t>(line, 1, starts_.size());
    const std::size_t start = starts_[line - 1];
    std::size_t offset = start;
    for (; character > 0 && offset < text_.size(); --character) {
      ++offset;
      while (offset < text_.size() && (static_cast<unsigned char>(text_[offset]) & 0xC0) == 0x80) ++offset;
    }
    return {offset, static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(offset - start) + 1};
  }

 private:
  std::string_view text_;
  std::vector<std::size_t> starts_;
};

}  // namespace why
