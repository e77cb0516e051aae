// Keeps one buffer: the end of a stretch becomes the beginning of the next one.
// SPDX-License-Identifier: Apache-2.0
#include "match/text_window.hpp"

#include <algorithm>

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
  TextPlace place{start_.offset + at, start_.line, start_.column + at};
  for (std::size_t i = buffer_.find('\n'); i < at; i = buffer_.find('\n', i + 1)) {
    ++place.line;
    place.column = at - i;
  }
  return place;
}

void TextWindow::slide() {
  const std::size_t dropped = buffer_.size() - limits::k_text_overlap;
  start_ = place(dropped);
  buffer_.erase(0, dropped);
}

}  // namespace why::catalog
