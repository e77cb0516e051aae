// A standard stream that leads somewhere else for a while.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unistd.h>

namespace why::test {

/// While it lives, the descriptor `stream` (0, 1 or 2) is a copy of `target`.
class Redirected {
 public:
  Redirected(int stream, int target) : stream_(stream), before_(::dup(stream)) { ::dup2(target, stream); }
  ~Redirected() {
    ::dup2(before_, stream_);
    ::close(before_);
  }
  Redirected(const Redirected&) = delete;
  Redirected& operator=(const Redirected&) = delete;

 private:
  int stream_;
  int before_;
};

}  // namespace why::test
