// A process beside us that tells whether a signal was meant for us alone.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include "os/descriptor.hpp"

namespace why::os {

/// A child that stays in our process group and only holds signals back. What has reached it as well as us was sent
/// to the whole group, so a command in our group has it already and must not get it twice. The kernel serves the
/// youngest of a group first: the answer is known when we get the signal. Without such a child (no process to be
/// had) every signal counts as meant for us.
class Neighbour {
 public:
  /// The signals to tell of are blocked.
  Neighbour();
  ~Neighbour();
  Neighbour(const Neighbour&) = delete;
  Neighbour& operator=(const Neighbour&) = delete;

  /// Whether `signal`, which has just reached us, has reached it too. To be asked for each one.
  bool got(int signal);

 private:
  bool ask(int signal);
  void leave();

  pid_t pid_ = -1;
  Descriptor questions_, answers_;
};

}  // namespace why::os
