// SPDX-License-Identifier: Apache-2.0
#include "catalog/text_window.hpp"

#include <algorithm>

#include "base/span.hpp"

namespace why::catalog {

std::size_t TextWindow::fill(std::string_view bytes) {
  const std::size_t size = std::min(bytes.size(), k_size - buffer_.size());
  buffer_ += bytes.substr(0, size);
  return size;
}

Stretch TextWindow::stretch(bool is_last) const {
  const std::size_t begin = start_.offset == 0 ? 0 : k_before;
  const std::size_t end = is_last ? buffer_.size() : buffer_.size() - (limits::k_text_overlap - k_before);
  return {buffer_, begin, end, start_.offset};
}

TextPlace TextWindow::place(std::size_t at) const {
  const Position in_buffer = position_of(buffer_, at);
  const std::uint64_t before = in_buffer.line == 1 ? start_.column - 1 : 0;
  return {start_.offset + at, start_.line + in_buffer.line - 1, before + in_buffer.column};
}

void TextWindow::slide() {
  const std::size_t dropped = buffer_.size() - limits::k_text_overlap;
  start_ = place(dropped);
  buffer_.erase(0, dropped);
}

}  // namespace why::catalog
