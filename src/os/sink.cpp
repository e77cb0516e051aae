// SPDX-License-Identifier: Apache-2.0
#include "os/sink.hpp"

#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>

namespace why::os {
namespace {

bool has_room(int number) {
  pollfd wanted{number, POLLOUT, 0};
  return ::poll(&wanted, 1, 0) == 1;
}

}  // namespace

Sink::Sink(int number) : number_(number) {
  struct stat found {};
  if (::fstat(number, &found) != 0) return;
  takes_little_ = S_ISSOCK(found.st_mode);
  if (!S_ISFIFO(found.st_mode) && ::isatty(number) != 1) return;
  const std::string path = "/proc/self/fd/" + std::to_string(number);
  own_ = Descriptor(::open(path.c_str(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  takes_little_ = !own_.is_open();
}

Result<std::size_t> Sink::write_some(std::string_view bytes) const {
  std::size_t written = 0;
  while (written < bytes.size()) {
    if (takes_little_ && !has_room(number_)) break;
    const std::string_view next = bytes.substr(written, takes_little_ ? PIPE_BUF : bytes.size());
    const ssize_t done = ::write(number(), next.data(), next.size());
    if (done > 0) written += static_cast<std::size_t>(done);
    else if (done == 0 || errno == EAGAIN || (written > 0 && errno != EINTR)) break;  // an error comes again
    else if (errno != EINTR) return fail_system(errno, "cannot write");
  }
  return written;
}

void Sink::finish() {
  (void)own_.close();
  if (number_ != STDOUT_FILENO || ::isatty(number_) == 1) return;
  // Its number stays taken.
  const Descriptor nothing(::open("/", O_PATH | O_CLOEXEC));
  if (nothing.is_open()) ::dup3(nothing.get(), number_, O_CLOEXEC);
}

}  // namespace why::os
