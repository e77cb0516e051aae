// What a running process sees: its environment, directory, root, command line and user.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "world/environment.hpp"

namespace why::os {

struct ProcessPlace {
  Environment env;                   ///< as it was when the process was started
  std::string root;                  ///< a root for RootFiles: the file system as the process sees it
  std::string cwd;                   ///< absolute, seen from that root
  std::vector<std::string> command;  ///< the program and its arguments
  std::uint32_t uid = 0;             ///< the effective user
  std::string executable;            ///< absolute, seen from that root; empty when it cannot be told
  std::vector<std::string> ancestors;  ///< names of the processes above it, the nearest first
};

/// Reads /proc/PID. Errors: not_found (no such process, or it has ended), denied, too_large, io.
Result<ProcessPlace> process_place(int pid);

}  // namespace why::os
