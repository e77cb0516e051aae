// A text of any length, handed out in stretches of bounded size that overlap.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/limits.hpp"

namespace why::catalog {

/// Part of a text. Each position of the whole text is its own in exactly one stretch: what begins there is
/// seen whole in that stretch, unless it is longer than limits::k_text_overlap minus the part before.
struct Stretch {
  std::string_view text;
  std::size_t own_begin = 0, own_end = 0;  ///< offsets in `text`
  std::uint64_t offset = 0;                ///< of `text` in the whole text
};

/// A place in the whole text. Line and column count from 1, the column in bytes.
struct TextPlace {
  std::uint64_t offset = 0, line = 1, column = 1;
};

class TextWindow {
 public:
  /// Takes the next bytes of the text; calls `use(const Stretch&)` as often as a stretch is full.
  template <class Use>
  void feed(std::string_view bytes, Use use) {
    while (!bytes.empty()) {
      bytes.remove_prefix(fill(bytes));
      if (!is_full()) continue;
      use(stretch(false));
      slide();
    }
  }

  /// The last stretch, to be used after the last call of feed.
  Stretch last() const { return stretch(true); }

  /// The place of byte `at` of the present stretch.
  TextPlace place(std::size_t at) const;

 private:
  static constexpr std::size_t k_size = limits::k_text_block + limits::k_text_overlap;
  static constexpr std::size_t k_before = std::size_t{1} << 10;  ///< bytes of the overlap before what is own

  std::size_t fill(std::string_view bytes);
  bool is_full() const { return buffer_.size() == k_size; }
  Stretch stretch(bool is_last) const;
  void slide();

  std::string buffer_;
  TextPlace start_;  ///< of the buffer
};

}  // namespace why::catalog
