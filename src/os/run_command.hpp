// Running a command as if we were not there, while listening.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.hpp"
#include "world/command.hpp"

namespace why::os {

/// Runs the command with our environment, directory and streams until it ends. Signals that reach us reach it, it
/// stops and goes on with us. Errors: io when it could not even be tried.
Result<CommandEnd> run_command(const CommandRequest& request);

}  // namespace why::os
