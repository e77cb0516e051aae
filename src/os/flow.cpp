// SPDX-License-Identifier: Apache-2.0
#include "os/flow.hpp"

#include <unistd.h>

#include <cerrno>

namespace why::os {

pollfd Flow::wanted() const {
  if (!is_open()) return {-1, 0, 0};
  if (!pending_.empty()) return {sink_.number(), POLLOUT, 0};
  return {source_.get(), POLLIN, 0};
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
    (void)source_.close();
    return true;
  }
  pending_ = capture_.took(static_cast<std::size_t>(got));
  return true;
}

bool Flow::write() {
  const auto done = sink_.write_some(pending_);
  if (!done) {
    // Nobody reads any more. With our end closed the command learns it from its next write, as without us.
    pending_ = {};
    (void)source_.close();
    return true;
  }
  pending_.remove_prefix(*done);
  return *done > 0;
}

}  // namespace why::os
