// SPDX-License-Identifier: Apache-2.0
#include "os/neighbour.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <ctime>

namespace why::os {
namespace {

constexpr long k_late_ns = 2'000'000;  // those who signal process by process may come to it after us
constexpr int k_patience_ms = 200;     // longer than any answer takes of one that runs

/// Whoever signals all processes of our name means us and not this one.
void change_name() {
  ::prctl(PR_SET_NAME, "neighbour");
  std::memset(program_invocation_name, 0, std::strlen(program_invocation_name));
}

/// Answers until nobody can ask any more.
[[noreturn]] void answer(int questions, int answers) {
  change_name();
  int signal = 0;
  while (::read(questions, &signal, sizeof signal) == sizeof signal) {
    sigset_t one;
    sigemptyset(&one);
    sigaddset(&one, signal);
    const timespec wait{0, k_late_ns};
    const char got = ::sigtimedwait(&one, nullptr, &wait) == signal ? 1 : 0;
    if (::write(answers, &got, 1) != 1) break;
  }
  ::_exit(0);
}

}  // namespace

Neighbour::Neighbour() {
  auto questions = open_pipe();
  auto answers = open_pipe();
  if (!questions || !answers) return;
  pid_ = ::fork();
  if (pid_ == 0) {
    // What it held open would keep others from seeing an end.
    close_all_but({questions->from.get(), answers->to.get()});
    answer(questions->from.get(), answers->to.get());
  }
  if (pid_ < 0) return;
  questions_ = std::move(questions->to);
  answers_ = std::move(answers->from);
}

Neighbour::~Neighbour() { leave(); }

bool Neighbour::got(int signal) {
  siginfo_t stop{};
  if (pid_ > 0 && signal == SIGCONT && ::waitid(P_PID, static_cast<id_t>(pid_), &stop, WSTOPPED | WNOHANG) == 0 && stop.si_pid == pid_) {
    // It stopped with us, and this goes on without it. What is sent to it now is taken back from it.
    ::kill(pid_, SIGCONT);
    (void)ask(SIGCONT);
    return false;
  }
  return ask(signal);
}

bool Neighbour::ask(int signal) {
  if (pid_ < 0) return false;
  char got = 0;
  pollfd wanted{answers_.get(), POLLIN, 0};
  if (::write(questions_.get(), &signal, sizeof signal) == sizeof signal && ::poll(&wanted, 1, k_patience_ms) == 1 &&
      ::read(answers_.get(), &got, 1) == 1)
    return got != 0;
  leave();
  return false;
}

void Neighbour::leave() {
  if (pid_ < 0) return;
  (void)questions_.close();
  (void)answers_.close();
  ::kill(pid_, SIGKILL);  // also when somebody has stopped it
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) continue;
  pid_ = -1;
}

}  // namespace why::os
