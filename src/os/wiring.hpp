// Which stream of a command goes where: through a pipe, a terminal of its own, or straight to ours.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "os/flow.hpp"
#include "os/pty.hpp"

namespace why::os {

struct Wiring {
  std::array<int, 3> streams{0, 1, 2};  ///< what becomes the command's standard streams: our own, or none of the three
  std::vector<Descriptor> theirs;       ///< to be closed here once the command has started
  std::optional<Flow> out, err;         ///< `err` is absent when both streams go to one place
  std::optional<Flow> keys;             ///< from our terminal to the command's, unless the command reads ours itself
  std::optional<Pty> pty;
  int terminal = -1;                    ///< ours, that `pty` stands for
  bool takes_terminal = false;          ///< `pty` is the command's terminal as a whole, not only a place to write to

  /// What comes from `pty`.
  const std::optional<Flow>& shown() const { return terminal == 1 ? out : err; }
};

/// Before any descriptor is opened for a run: none will have the number of one of the three streams that is closed.
/// What stands there instead is closed for the command too. Errors: io.
Result<void> fill_gaps();

/// Looks at our three streams. A stream that is a terminal stays one for the command; streams that share an open
/// file go on sharing one; what cannot be written to, or is a second terminal, goes straight to the command. Errors: io.
Result<Wiring> wire(std::size_t kept);

}  // namespace why::os
