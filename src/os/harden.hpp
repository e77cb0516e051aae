// Keeping what the process has read to the process, and crashing without telling it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace why::os {

/// Called once, first thing in main: no core dump, no tracing by other processes of the user, no
/// death by SIGPIPE; a crash writes one line with `version` and nothing else, and exits with 70.
/// Children inherit the core limit (soft), the ignored SIGPIPE and the default SIGCHLD: whoever starts one calls
/// `soften` in it.
void harden(std::string_view version);

/// In a child, before it becomes another program: what `harden` changed is as it was.
void soften();

}  // namespace why::os
