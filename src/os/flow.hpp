// One direction of bytes: read here, kept, passed on there.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <poll.h>

#include <string_view>

#include "os/capture.hpp"
#include "os/descriptor.hpp"
#include "os/sink.hpp"

namespace why::os {

/// From `source` to `sink`. Bytes go out before more are read, so a slow reader slows the writer down as it would
/// without us.
class Flow {
 public:
  /// `source` does not block.
  Flow(Descriptor source, Sink sink, std::size_t kept)
      : source_(std::move(source)), sink_(std::move(sink)), capture_(kept) {}

  /// What to wait for: something to read, or room for what was read.
  pollfd wanted() const;
  /// Moves what can be moved without waiting. False when nothing could.
  bool move();

  bool is_open() const { return source_.is_open(); }
  const Capture& capture() const { return capture_; }
  int source() const { return source_.get(); }
  const Sink& sink() const { return sink_; }

 private:
  bool read();
  bool write();

  Descriptor source_;
  Sink sink_;
  Capture capture_;
  std::string_view pending_;  ///< read and not yet passed on
};

}  // namespace why::os
