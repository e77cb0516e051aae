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
  std::array<int, 3> streams{0, 1, 2};  ///< what becomes the command's standard streams
  std::vector<Descriptor> theirs;       ///< to be closed here once the command has started
  std::optional<Flow> out, err;         ///< `err` is absent when both streams go to one place
  std::optional<Flow> keys;             ///< from our terminal to the command's, when it has one as a whole
  std::optional<Pty> pty;
  int terminal = -1;                    ///< ours, that `pty` stands for

  bool takes_terminal() const { return keys.has_value(); }
};

/// Looks at our three streams. A stream that is a terminal stays one for the command; streams that share an open
/// file go on sharing one. Errors: io.
Result<Wiring> wire(std::size_t kept);

}  // namespace why::os
