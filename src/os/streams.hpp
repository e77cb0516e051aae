// Standard input and output, and the file that a report goes to.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace why::os {

enum class Stream : int { in = 0, out = 1, err = 2 };

/// Reads standard input to its end and hands over each block as it comes, up to limits::k_text_block
/// bytes. `use` returns false when it has seen enough. Memory does not grow with the input.
/// Errors: not_regular (a directory), io.
Result<void> read_stdin(const std::function<bool(std::string_view)>& use);

/// Writes all of `bytes`. Errors: see `is_broken_pipe`; io.
Result<void> write_all(Stream stream, std::string_view bytes);

/// Whether the reader of our output has gone: then the program ends without a word.
bool is_broken_pipe(const Error& error);

/// All of a file or a pipe that the user named. Errors: not_found, denied, not_regular (a directory), too_large, io.
Result<std::string> read_named(const std::string& path, std::size_t limit);

/// Creates `path` for the user alone (0600), or replaces the content of what is there.
/// Errors: not_found, denied, not_regular (a directory), io.
Result<void> write_file(const std::string& path, std::string_view bytes);

}  // namespace why::os
