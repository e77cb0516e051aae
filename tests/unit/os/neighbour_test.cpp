// SPDX-License-Identifier: Apache-2.0
#include "os/neighbour.hpp"

#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include "os/signals.hpp"

namespace why::os {
namespace {

/// Sends us `number`, alone or with our group, and tells whether the neighbour took it for the group's.
bool got(Neighbour& neighbour, Signals& signals, int number, bool to_group) {
  ::kill(to_group ? 0 : ::getpid(), number);
  auto seen = signals.next();
  while (seen && seen->number == SIGCHLD) seen = signals.next();
  if (!seen || seen->number != number || !seen->by_us) ::_exit(9);
  return neighbour.got(number);
}

/// In a process group of its own. Exits with 0 when every answer is right.
[[noreturn]] void ask_everything() {
  ::setpgid(0, 0);
  Signals signals;
  Neighbour neighbour;
  for (const int number : {SIGTERM, SIGINT, SIGHUP, SIGUSR1, SIGWINCH, SIGTSTP, SIGCONT})
    for (const bool to_group : {true, false, false, true, true})
      if (got(neighbour, signals, number, to_group) != to_group) ::_exit(1);
  ::_exit(0);
}

TEST(Neighbour, KnowsWhatTheGroupGot) { EXPECT_EXIT(ask_everything(), testing::ExitedWithCode(0), "^$"); }

/// The whole group is stopped by a child outside of it, and only the asking process is let go on.
[[noreturn]] void go_on_alone() {
  ::setpgid(0, 0);
  const pid_t us = ::getpid();
  Signals signals;
  Neighbour neighbour;
  if (::fork() == 0) {
    ::setpgid(0, 0);
    ::kill(-us, SIGSTOP);
    ::usleep(50'000);
    ::kill(us, SIGCONT);
    ::_exit(0);
  }
  while (true) {
    const auto seen = signals.next();
    if (seen && seen->number == SIGCONT) break;
  }
  if (neighbour.got(SIGCONT)) ::_exit(1);
  if (got(neighbour, signals, SIGCONT, false)) ::_exit(2);
  if (!got(neighbour, signals, SIGCONT, true)) ::_exit(3);
  ::_exit(0);
}

TEST(Neighbour, GoesOnWithUsWhenItStopped) { EXPECT_EXIT(go_on_alone(), testing::ExitedWithCode(0), "^$"); }

[[noreturn]] void be_alone() {
  ::setpgid(0, 0);
  Signals signals;
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_NOFILE, &none);
  Neighbour neighbour;
  for (const int number : {SIGTERM, SIGCONT})
    if (got(neighbour, signals, number, true)) ::_exit(1);
  ::_exit(0);
}

TEST(Neighbour, WithoutOneEverySignalIsOursAlone) { EXPECT_EXIT(be_alone(), testing::ExitedWithCode(0), "^$"); }

}  // namespace
}  // namespace why::os
