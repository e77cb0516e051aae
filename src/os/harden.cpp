// SPDX-License-Identifier: Apache-2.0
#include "os/harden.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace why::os {
namespace {

constexpr int k_exit_bug = 70;

constexpr std::array k_crashes{SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};

// Static, because the handler runs when the heap or the stack may be broken.
std::array<char, 160> crash_line;
std::size_t crash_line_size = 0;
alignas(16) std::array<char, 16384> crash_stack;

// As they were before `harden`.
rlim_t inherited_cores = RLIM_INFINITY;
bool has_inherited_cores = false;
sighandler_t inherited_pipe = SIG_DFL;
sighandler_t inherited_child = SIG_DFL;
std::array<sighandler_t, k_crashes.size()> inherited_crashes{};  // SIG_DFL

void append(std::string_view part) {
  const std::size_t size = std::min(part.size(), crash_line.size() - crash_line_size);
  std::memcpy(crash_line.data() + crash_line_size, part.data(), size);
  crash_line_size += size;
}

void on_crash(int) {
  // Nothing can be done about a line that cannot be written.
  (void)!::write(STDERR_FILENO, crash_line.data(), crash_line_size);
  ::_exit(k_exit_bug);
}

void report_crashes(std::string_view version) {
  crash_line_size = 0;
  append("why401 ");
  append(version.substr(0, 40));
  append(": crashed. This is a mistake in why401; please report the command and this line.\n");

  // A stack of its own: the usual one is full when it overflows.
  stack_t stack{};
  stack.ss_sp = crash_stack.data();
  stack.ss_size = crash_stack.size();
  ::sigaltstack(&stack, nullptr);

  struct sigaction action {};
  action.sa_handler = on_crash;
  action.sa_flags = SA_ONSTACK;
  for (std::size_t i = 0; i < k_crashes.size(); ++i) {
    struct sigaction before {};
    ::sigaction(k_crashes[i], &action, &before);
    inherited_crashes[i] = before.sa_handler;
  }
}

}  // namespace

void harden(std::string_view version) {
  rlimit cores{};
  if (::getrlimit(RLIMIT_CORE, &cores) == 0) {
    inherited_cores = cores.rlim_cur;
    has_inherited_cores = true;
    cores.rlim_cur = 0;
    ::setrlimit(RLIMIT_CORE, &cores);
  }
  ::prctl(PR_SET_DUMPABLE, 0);
  inherited_pipe = ::signal(SIGPIPE, SIG_IGN);
  inherited_child = ::signal(SIGCHLD, SIG_DFL);  // ignored, nobody would learn how a child ended
  report_crashes(version);
}

void soften() {
  rlimit cores{};
  if (has_inherited_cores && ::getrlimit(RLIMIT_CORE, &cores) == 0) {
    cores.rlim_cur = inherited_cores;
    ::setrlimit(RLIMIT_CORE, &cores);
  }
  ::signal(SIGPIPE, inherited_pipe);
  ::signal(SIGCHLD, inherited_child);
  for (std::size_t i = 0; i < k_crashes.size(); ++i) ::signal(k_crashes[i], inherited_crashes[i]);
}

}  // namespace why::os
