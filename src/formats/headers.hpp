// Lists of HTTP headers as they stand in a variable.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace why {

/// One line. Views into the text that was read.
struct HeaderLine {
  std::string_view name;     ///< trimmed, as written; empty when the line has no colon
  std::string_view value;    ///< trimmed; the whole line when it has no colon
  std::size_t name_at = 0;   ///< byte offset in the text
  std::size_t value_at = 0;  ///< byte offset in the text
  bool has_colon = true;
};

/// Lines end with a line break or with the two characters backslash and n. Blank lines are left out.
std::vector<HeaderLine> read_headers(std::string_view text);

}  // namespace why
