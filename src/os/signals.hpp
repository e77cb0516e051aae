// The signals of a run, as something to read instead of handlers.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <signal.h>

#include <optional>

#include "os/descriptor.hpp"

namespace why::os {

/// From construction to destruction the signals that concern a command are held back and can be read here. What was
/// ignored stays ignored, for us and for the command.
class Signals {
 public:
  struct Seen {
    int number;
    bool by_kernel;  ///< typed at the terminal, or the terminal's own
    bool by_us;
  };

  Signals();
  ~Signals();
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

  int descriptor() const { return source_.get(); }
  std::optional<Seen> next();
  const sigset_t& inherited() const { return before_; }

 private:
  sigset_t before_{};
  Descriptor source_;
};

/// Stops this process by `number` until somebody lets it go on, `everybody` in its group too. False when the kernel
/// did not do it, because nobody could let it go on. SIGCONT is blocked; it can be read when this returns.
bool stop_by(int number, bool everybody);

/// Ends this process by `number`.
void end_by(int number);

}  // namespace why::os
