// SPDX-License-Identifier: Apache-2.0
#include "os/wiring.hpp"

#include <fcntl.h>
#include <linux/kcmp.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <limits>
#include <string>

namespace why::os {
namespace {

/// Of two descriptors of one file: a lock that an open file holds stands in the way of any other, not of itself.
bool share_locks(int a, int b) {
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_start = std::numeric_limits<off_t>::max() - 1;  // where nobody else locks anything
  lock.l_len = 1;
  struct flock found = lock;
  if (::fcntl(a, F_OFD_SETLK, &lock) != 0) return false;
  const bool is_free = ::fcntl(b, F_OFD_GETLK, &found) == 0 && found.l_type == F_UNLCK;
  lock.l_type = F_UNLCK;
  ::fcntl(a, F_OFD_SETLK, &lock);
  return is_free;
}

/// Whether two descriptors are one open file, as after 2>&1.
bool are_same(int a, int b) {
  const auto pid = ::getpid();
  const long order = ::syscall(SYS_kcmp, pid, pid, KCMP_FILE, a, b);
  if (order >= 0) return order == 0;
  // Some containers forbid the question. Two ends of one pipe or socket are as good as one.
  struct stat first {}, second {};
  if (::fstat(a, &first) != 0 || ::fstat(b, &second) != 0) return false;
  if (first.st_dev != second.st_dev || first.st_ino != second.st_ino) return false;
  return !S_ISREG(first.st_mode) || share_locks(a, b);
}

bool are_same_terminal(int a, int b) {
  unsigned first = 0, second = 0;
  return ::ioctl(a, TIOCGDEV, &first) == 0 && ::ioctl(b, TIOCGDEV, &second) == 0 && first == second;
}

bool can_be_written(int number) {
  const int flags = ::fcntl(number, F_GETFL);
  return flags >= 0 && (flags & O_PATH) == 0 && (flags & O_ACCMODE) != O_RDONLY;
}

/// Gives `wiring` a pipe for the stream `number` of ours.
Result<Flow> add_pipe(Wiring& wiring, int number, std::size_t kept) {
  constexpr int k_wish = 1 << 18;  // bytes in the pipe; more make nothing faster, fewer are fine
  WHY_TRY(pipe, open_pipe());
  wiring.streams[static_cast<std::size_t>(number)] = pipe.to.get();
  wiring.theirs.push_back(std::move(pipe.to));
  ::fcntl(pipe.from.get(), F_SETPIPE_SZ, k_wish);
  ::fcntl(pipe.from.get(), F_SETFL, O_NONBLOCK);
  return Flow(std::move(pipe.from), Sink(number), kept);
}

Result<Descriptor> another(int of) { return opened(::fcntl(of, F_DUPFD_CLOEXEC, 3)); }

/// The keyboard of `terminal`, opened for us alone so that reading never waits for keys that somebody else has taken.
Result<Descriptor> open_keys(int terminal) {
  const std::string path = "/proc/self/fd/" + std::to_string(terminal);
  auto keys = opened(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  return keys ? std::move(keys) : another(terminal);
}

/// A terminal in the place of ours, for the streams that are `on_it`. After an error all is as it was.
Result<void> add_terminal(Wiring& wiring, const std::array<bool, 3>& on_it, std::size_t kept) {
  wiring.terminal = on_it[1] ? STDOUT_FILENO : STDERR_FILENO;
  const bool is_whole = on_it[0] && on_it[1] && is_in_front(STDIN_FILENO);
  WHY_TRY(pty, open_pty(wiring.terminal, is_whole));
  WHY_TRY(source, another(pty.master.get()));
  if (is_whole || !on_it[0]) {
    WHY_TRY(typed, open_keys(is_whole ? STDIN_FILENO : wiring.terminal));
    WHY_TRY(master, another(pty.master.get()));
    wiring.keys.emplace(std::move(typed), Sink(std::move(master)), 0);
  }
  (on_it[1] ? wiring.out : wiring.err).emplace(std::move(source), Sink(wiring.terminal), kept);
  for (std::size_t i = is_whole ? 0 : 1; i < on_it.size(); ++i)
    if (on_it[i]) wiring.streams[i] = pty.slave.get();
  wiring.takes_terminal = is_whole;
  wiring.pty.emplace(std::move(pty));
  return {};
}

}  // namespace

Result<void> fill_gaps() {
  for (int number = 0; number < 3; ++number) {
    if (::fcntl(number, F_GETFD) >= 0) continue;
    WHY_TRY(stand_in, opened(::open("/", O_PATH | O_CLOEXEC)));
    (void)stand_in.release();
  }
  return {};
}

Result<Wiring> wire(std::size_t kept) {
  Wiring wiring;
  const std::array<bool, 3> is_terminal{::isatty(0) == 1, ::isatty(1) == 1, ::isatty(2) == 1};
  if (is_terminal[1] || is_terminal[2]) {
    const int ours = is_terminal[1] ? 1 : 2;
    // Where no terminal can be had the command gets ours, and only the copy is missing.
    (void)add_terminal(wiring, {are_same_terminal(0, ours), is_terminal[1], are_same_terminal(2, ours)}, kept);
  }
  const bool has_out = !is_terminal[1] && can_be_written(1);
  if (has_out) {
    WHY_TRY(flow, add_pipe(wiring, 1, kept));
    wiring.out.emplace(std::move(flow));
  }
  if (is_terminal[2] || !can_be_written(2)) return wiring;
  if (has_out && are_same(1, 2)) {
    wiring.streams[2] = wiring.streams[1];
    return wiring;
  }
  WHY_TRY(flow, add_pipe(wiring, 2, kept));
  wiring.err.emplace(std::move(flow));
  return wiring;
}

}  // namespace why::os
