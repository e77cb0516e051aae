// One direction of bytes: read here, kept, passed on there.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <poll.h>

#include <array>
#include <functional>
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

  /// `watcher` is told what was read before it is passed on.
  void watch(std::function<void(std::string_view)> watcher) { watcher_ = std::move(watcher); }

  /// What to wait for: something to read or room for what was read, and always that the reader goes away.
  std::array<pollfd, 2> wanted() const;
  /// Does what `seen`, which is `wanted` after poll, allows. False when that was nothing.
  bool follow(const pollfd* seen);
  /// Moves what can be moved without waiting. False when nothing could.
  bool move();

  bool is_open() const { return source_.is_open(); }
  bool is_waiting_for_room() const { return !pending_.empty(); }
  /// Whether the end was that of the reader.
  bool is_unread() const { return is_unread_; }
  const Capture& capture() const { return capture_; }
  int source() const { return source_.get(); }
  const Sink& sink() const { return sink_; }

 private:
  bool read();
  bool write();
  void give_up();
  void end();

  Descriptor source_;
  Sink sink_;
  Capture capture_;
  std::function<void(std::string_view)> watcher_;
  std::string_view pending_;  ///< read and not yet passed on
  bool is_unread_ = false;
};

}  // namespace why::os
