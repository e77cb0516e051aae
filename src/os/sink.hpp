// Where bytes are passed on to, without ever waiting inside a write.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.hpp"
#include "os/descriptor.hpp"

namespace why::os {

/// A stream of ours as a place to write to. Other programs share its open file, so it cannot simply be made
/// non-blocking: a pipe or terminal is opened once more for us alone, a socket gets little at a time, and a file
/// never makes anybody wait.
class Sink {
 public:
  explicit Sink(int number);                                          ///< one of our standard streams; stays open
  explicit Sink(Descriptor own) : number_(own.get()), own_(std::move(own)) {}  ///< already non-blocking

  /// The number to wait on with poll for room.
  int number() const { return own_.is_open() ? own_.get() : number_; }

  /// Writes what fits. 0: no room now. Errors: EPIPE and EIO when the reader has gone.
  Result<std::size_t> write_some(std::string_view bytes) const;

  /// Nothing more will come. Our standard output is closed with it, so that its reader sees the end when the command
  /// makes one; on standard error we may have something to say ourselves.
  void finish();

 private:
  int number_;
  Descriptor own_;
  bool takes_little_ = false;  ///< only so much as surely fits when there is room at all
};

}  // namespace why::os
