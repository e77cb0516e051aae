// Keeping what the process has read to the process, and crashing without telling it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace why::os {

/// Called once, first thing in main: no core dump, no tracing by other processes of the user, no
/// death by SIGPIPE; a crash writes one line with `version` and nothing else, and exits with 70.
/// Children inherit the core limit (soft) and the ignored SIGPIPE: whoever starts one sets them back.
void harden(std::string_view version);

}  // namespace why::os
