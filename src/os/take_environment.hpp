// Where an environment comes from: this process, or a file that holds one.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "world/environment.hpp"

namespace why::os {

/// The environment of this process.
Environment take_environment();

/// NAME=VALUE entries, each ended by NUL when there is a NUL anywhere (`env -0`, /proc/PID/environ),
/// by a line feed otherwise (`env`). Values are kept as they are, a CR at the end too.
/// Entries without a name or without "=" are left out.
Environment parse_environment(std::string_view text);

/// Reads `path`, a file or a pipe that the user named, and waits for its end.
/// Errors: not_found, denied, not_regular (a directory), too_large (limits::k_env_file), io.
Result<Environment> read_env_file(const std::string& path);

}  // namespace why::os
