// What stands at the starts of lines without belonging to the text: margins, timestamps, names of containers.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace why::catalog {

/// The offset where the text of the line begins whose first byte is at `at`.
std::size_t skip_line_head(std::string_view s, std::size_t at);

/// Where the text goes on when a line was broken at `at`: behind the margin, the line break and the head
/// of the next line. `at` itself when no line ends there.
std::size_t skip_wrap(std::string_view s, std::size_t at);

}  // namespace why::catalog
