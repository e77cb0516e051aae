// SPDX-License-Identifier: Apache-2.0
#include "os/signals.hpp"

#include <sys/signalfd.h>
#include <unistd.h>

namespace why::os {
namespace {

sigset_t all_of_a_run() {
  sigset_t set;
  sigemptyset(&set);
  for (const int number : {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGALRM, SIGCONT, SIGTSTP, SIGTTIN, SIGTTOU,
                           SIGWINCH, SIGCHLD})
    sigaddset(&set, number);
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

Signals::~Signals() { ::sigprocmask(SIG_SETMASK, &before_, nullptr); }

std::optional<Signals::Seen> Signals::next() {
  signalfd_siginfo info{};
  if (::read(source_.get(), &info, sizeof info) != sizeof info) return std::nullopt;
  return Seen{static_cast<int>(info.ssi_signo), info.ssi_code == SI_KERNEL};
}

void stop_by(int number, bool everybody) {
  ::kill(everybody ? 0 : ::getpid(), number);
  const sigset_t set = only(number);
  sigset_t before{};
  ::sigprocmask(SIG_UNBLOCK, &set, &before);  // here it stops
  ::sigprocmask(SIG_SETMASK, &before, nullptr);
}

void end_by(int number) {
  ::signal(number, SIG_DFL);
  ::kill(::getpid(), number);
  const sigset_t set = only(number);
  ::sigprocmask(SIG_UNBLOCK, &set, nullptr);
}

}  // namespace why::os
