// The text that a command is about: typed, or on standard input.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "cli/run.hpp"

namespace why::cli {

/// Whether a text was typed from word `first` on. "-" means standard input.
bool is_typed(const Typed& typed, std::size_t first);

/// Gives `use` the text piece by piece in UTF-8, until it returns false. `command` is named when text and "-"
/// were both typed.
Told<void> read_text(Run& run, std::string_view command, std::size_t first,
                     const std::function<bool(std::string_view)>& use);

}  // namespace why::cli
