// SPDX-License-Identifier: Apache-2.0
#include "os/flow.hpp"

#include <unistd.h>

#include <cerrno>

namespace why::os {

std::array<pollfd, 2> Flow::wanted() const {
  if (!is_open()) return {pollfd{-1, 0, 0}, pollfd{-1, 0, 0}};
  if (!pending_.empty()) return {pollfd{-1, 0, 0}, pollfd{sink_.number(), POLLOUT, 0}};
  return {pollfd{source_.get(), POLLIN, 0}, pollfd{sink_.number(), 0, 0}};
}

bool Flow::follow(const pollfd* seen) {
  if (seen[0].revents == 0 && seen[1].revents == 0) return false;
  const bool has_gone = (seen[1].revents & (POLLERR | POLLHUP)) != 0;
  if (!has_gone || !pending_.empty()) return move();
  give_up();
  return true;
}

bool Flow::move() {
  if (!is_open()) return false;
  if (!pending_.empty()) return write();
  if (!read()) return false;
  if (!pending_.empty()) (void)write();
  return true;
}

bool Flow::read() {
  const auto room = capture_.room();
  const ssize_t got = ::read(source_.get(), room.data(), room.size());
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) return false;
  if (got <= 0) {  // a terminal whose other side is closed gives EIO
    end();
    return true;
  }
  pending_ = capture_.took(static_cast<std::size_t>(got));
  if (watcher_) watcher_(pending_);
  return true;
}

bool Flow::write() {
  const auto done = sink_.write_some(pending_);
  if (!done) {
    give_up();
    return true;
  }
  pending_.remove_prefix(*done);
  return *done > 0;
}

/// Nobody reads any more. With our end closed the command learns it from its next write, as without us.
void Flow::give_up() {
  pending_ = {};
  is_unread_ = true;
  end();
}

void Flow::end() {
  (void)source_.close();
  sink_.finish();
}

}  // namespace why::os
