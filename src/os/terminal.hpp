// What is at the other end of a standard stream.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>

#include "os/streams.hpp"

namespace why::os {

bool is_terminal(Stream stream);

/// Columns of the terminal behind `stream`; absent when it is none or does not tell.
std::optional<std::size_t> terminal_columns(Stream stream);

}  // namespace why::os
