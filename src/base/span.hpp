// Places in a text: byte offset, line and column.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace why {

/// A position in a text. `line` and `column` count from 1; `column` counts bytes.
struct Position {
  std::size_t offset = 0;
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// The position of byte `offset` in `text`. Offsets past the end give the end.
Position position_of(std::string_view text, std::size_t offset);

}  // namespace why
