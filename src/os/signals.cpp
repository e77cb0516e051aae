// SPDX-License-Identifier: Apache-2.0
#include "os/signals.hpp"

#include <sys/signalfd.h>
#include <unistd.h>

#include <cstdint>

namespace why::os {
namespace {

/// All but those that tell of a mistake or a limit of this process itself.
sigset_t all_of_a_run() {
  sigset_t set;
  sigfillset(&set);
  for (const int number : {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS, SIGPIPE, SIGXCPU, SIGXFSZ})
    sigdelset(&set, number);
  return set;
}

sigset_t only(int number) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, number);
  return set;
}

}  // namespace

Signals::Signals() {
  const sigset_t set = all_of_a_run();
  ::sigprocmask(SIG_BLOCK, &set, &before_);
  source_ = Descriptor(::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
}

Signals::~Signals() {
  while (next()) continue;  // meant for a command that is over
  ::sigprocmask(SIG_SETMASK, &before_, nullptr);
}

std::optional<Signals::Seen> Signals::next() {
  signalfd_siginfo info{};
  if (::read(source_.get(), &info, sizeof info) != sizeof info) return std::nullopt;
  const bool by_us = info.ssi_code == SI_USER && info.ssi_pid == static_cast<std::uint32_t>(::getpid());
  return Seen{static_cast<int>(info.ssi_signo), info.ssi_code == SI_KERNEL, by_us};
}

bool stop_by(int number, bool everybody) {
  struct sigaction standard {}, own {};
  standard.sa_handler = SIG_DFL;
  ::sigaction(number, &standard, &own);  // ignored by us is not ignored by the command
  ::kill(everybody ? 0 : ::getpid(), number);
  const sigset_t set = only(number);
  sigset_t before{}, waiting{};
  ::sigprocmask(SIG_UNBLOCK, &set, &before);  // here it stops
  ::sigprocmask(SIG_SETMASK, &before, nullptr);
  ::sigaction(number, &own, nullptr);
  return ::sigpending(&waiting) == 0 && sigismember(&waiting, SIGCONT) == 1;
}

void end_by(int number) {
  ::signal(number, SIG_DFL);
  ::kill(::getpid(), number);
  const sigset_t set = only(number);
  ::sigprocmask(SIG_UNBLOCK, &set, nullptr);
}

}  // namespace why::os
