// A command that was started: its news, and what can be sent to it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <signal.h>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "os/descriptor.hpp"

namespace why::os {

/// What a command is to start with.
struct Start {
  std::vector<std::string> command;     ///< the program, looked for on PATH, and its arguments
  std::array<int, 3> streams{0, 1, 2};  ///< of ours: what becomes its standard streams; no other of the three
  sigset_t signals{};                   ///< its mask
};

class Child {
 public:
  virtual ~Child() = default;
  Child() = default;
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// Its process group, when that is not ours; else -1.
  virtual pid_t group() const = 0;
  /// A descriptor that is readable when there is news; -1 when SIGCHLD tells.
  virtual int news_from() const = 0;
  /// The next wait status (as of waitpid): it has stopped or ended. Nothing when there is no news.
  virtual std::optional<int> news() = 0;
  /// Passes on a signal that has reached us. `to_group`: it was sent to our whole group.
  virtual void pass_on(int signal, bool to_group) = 0;
  /// Sends what we alone want it to get.
  virtual void send(int signal) = 0;
  /// Whether it may read from its terminal, when that is not ours.
  virtual void put_in_front(bool in_front) = 0;

  /// The errno with which the program could not be run; 0 when it runs. Waits until that is known.
  int start_error();

 protected:
  Descriptor errors_;  ///< closed by the kernel when the program runs, else it brings an errno
};

/// Starts the command as a child in our own process group; it dies when we are killed. Errors: io.
Result<std::unique_ptr<Child>> start_beside(const Start& start);

/// Starts the command in a session of its own, whose terminal is `slave`, under a small process that watches it:
/// without that, Ctrl-Z would do nothing there. Errors: io.
Result<std::unique_ptr<Child>> start_on_terminal(const Start& start, int slave);

}  // namespace why::os
