// Everything outside the program, handed in from main: there is no other way to it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "world/clock.hpp"
#include "world/environment.hpp"
#include "world/files.hpp"

namespace why {

enum class Os { linux, macos, windows };

/// A running process that is looked at.
struct Process {
  int pid = 0;
  std::string executable;              ///< absolute, as the process sees it; empty when it cannot be told
  std::vector<std::string> ancestors;  ///< names of the processes above it, the nearest first
};

/// The place that is examined: whose home, which directory, which command line is meant.
struct Place {
  std::optional<std::string> home;   ///< absolute; absent when there is none
  std::string cwd;                   ///< absolute
  std::vector<std::string> command;  ///< what follows `--`; empty when none was given
  std::uint32_t uid = 0;             ///< the user whose access is judged
  Os os = Os::linux;
  bool chosen = false;               ///< pointed at by flags, not simply where we were started
  std::optional<Process> process;    ///< when one was pointed at
  bool elsewhere = false;            ///< not the place of this process: another root, home, process ...
};

/// The outside world as seen by one run. Values are taken once, at the start.
struct World {
  Files& files;
  Environment env;
  Place place;
  Instant now;
};

}  // namespace why
