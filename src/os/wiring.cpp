// SPDX-License-Identifier: Apache-2.0
#include "os/wiring.hpp"

#include <fcntl.h>
#include <linux/kcmp.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>

namespace why::os {
namespace {

/// Whether two descriptors are one open file, as after 2>&1.
bool are_same(int a, int b) {
  const auto pid = ::getpid();
  const long order = ::syscall(SYS_kcmp, pid, pid, KCMP_FILE, a, b);
  if (order >= 0) return order == 0;
  // Some containers forbid the question. Two ends of one pipe or terminal are as good as one.
  struct stat first {}, second {};
  if (::fstat(a, &first) != 0 || ::fstat(b, &second) != 0) return false;
  return !S_ISREG(first.st_mode) && first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

bool is_open(int number) { return ::fcntl(number, F_GETFD) >= 0; }

/// Gives `wiring` a pipe for the stream `number` of ours.
Result<Flow> add_pipe(Wiring& wiring, int number, std::size_t kept) {
  constexpr int k_wish = 1 << 20;  // bytes in the pipe; fewer are fine
  WHY_TRY(pipe, open_pipe());
  wiring.streams[static_cast<std::size_t>(number)] = pipe.to.get();
  wiring.theirs.push_back(std::move(pipe.to));
  ::fcntl(pipe.from.get(), F_SETPIPE_SZ, k_wish);
  ::fcntl(pipe.from.get(), F_SETFL, O_NONBLOCK);
  return Flow(std::move(pipe.from), Sink(number), kept);
}

Result<Descriptor> another(int of) { return opened(::fcntl(of, F_DUPFD_CLOEXEC, 3)); }

/// Our keyboard, opened for us alone so that reading never waits for keys that somebody else has taken.
Result<Descriptor> open_keys() {
  auto keys = opened(::open("/proc/self/fd/0", O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  return keys ? std::move(keys) : another(STDIN_FILENO);
}

/// A terminal in the place of ours, for the streams that are one. After an error they are as they were.
Result<void> add_terminal(Wiring& wiring, const std::array<bool, 3>& is_terminal, bool is_whole, std::size_t kept) {
  wiring.terminal = is_terminal[1] ? STDOUT_FILENO : STDERR_FILENO;
  WHY_TRY(pty, open_pty(wiring.terminal, is_whole));
  WHY_TRY(source, another(pty.master.get()));
  if (is_whole) {
    WHY_TRY(typed, open_keys());
    WHY_TRY(master, another(pty.master.get()));
    wiring.keys.emplace(std::move(typed), Sink(std::move(master)), 0);
  }
  (is_terminal[1] ? wiring.out : wiring.err).emplace(std::move(source), Sink(wiring.terminal), kept);
  for (std::size_t i = is_whole ? 0 : 1; i < is_terminal.size(); ++i)
    if (is_terminal[i]) wiring.streams[i] = pty.slave.get();
  wiring.pty.emplace(std::move(pty));
  return {};
}

}  // namespace

Result<Wiring> wire(std::size_t kept) {
  Wiring wiring;
  const std::array<bool, 3> is_terminal{::isatty(0) == 1, ::isatty(1) == 1, ::isatty(2) == 1};
  if (is_terminal[1] || is_terminal[2]) {
    const bool is_whole = is_terminal[0] && is_terminal[1] && is_in_front(STDIN_FILENO);
    // Where no terminal can be had the command gets ours, and only the copy is missing.
    (void)add_terminal(wiring, is_terminal, is_whole, kept);
  }
  if (!is_terminal[1] && is_open(1)) {
    WHY_TRY(flow, add_pipe(wiring, 1, kept));
    wiring.out.emplace(std::move(flow));
  }
  if (is_terminal[2] || !is_open(2)) return wiring;
  if (!is_terminal[1] && is_open(1) && are_same(1, 2)) {
    wiring.streams[2] = wiring.streams[1];
    return wiring;
  }
  WHY_TRY(flow, add_pipe(wiring, 2, kept));
  wiring.err.emplace(std::move(flow));
  return wiring;
}

}  // namespace why::os
