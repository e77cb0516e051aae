// SPDX-License-Identifier: Apache-2.0
#include "os/pty.hpp"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace why::os {

Result<Pty> open_pty(int like, bool is_whole) {
  constexpr int k_flags = O_RDWR | O_NOCTTY | O_CLOEXEC;
  WHY_TRY(master, opened(::open("/dev/ptmx", k_flags | O_NONBLOCK)));
  std::array<char, 64> name{};
  if (::unlockpt(master.get()) != 0 || ::ptsname_r(master.get(), name.data(), name.size()) != 0)
    return fail_system(errno, "cannot open a terminal");
  WHY_TRY(slave, opened(::open(name.data(), k_flags)));
  termios mode{};
  if (::tcgetattr(like, &mode) == 0) ::tcsetattr(slave.get(), TCSANOW, &mode);
  if (!is_whole) show_unchanged(slave.get());
  copy_size(like, slave.get());
  return Pty{std::move(master), std::move(slave)};
}

void copy_size(int from, int to) {
  winsize size{};
  if (::ioctl(from, TIOCGWINSZ, &size) == 0) ::ioctl(to, TIOCSWINSZ, &size);
}

bool is_in_front(int terminal) { return ::tcgetpgrp(terminal) == ::getpgrp(); }

bool is_taken_over(int terminal) {
  termios mode{};
  return ::tcgetattr(terminal, &mode) == 0 && (mode.c_lflag & (ICANON | ECHO)) != (ICANON | ECHO);
}

std::vector<int> signals_of(std::string_view keys, int terminal) {
  std::vector<int> signals;
  termios mode{};
  if (::tcgetattr(terminal, &mode) != 0 || (mode.c_lflag & ISIG) == 0) return signals;
  for (const char key : keys) {
    const auto code = static_cast<cc_t>(key);
    if (code == _POSIX_VDISABLE) continue;
    if (code == mode.c_cc[VINTR]) signals.push_back(SIGINT);
    if (code == mode.c_cc[VQUIT]) signals.push_back(SIGQUIT);
  }
  return signals;
}

void show_unchanged(int terminal) {
  termios mode{};
  if (::tcgetattr(terminal, &mode) != 0) return;
  mode.c_oflag &= ~static_cast<tcflag_t>(OPOST);
  ::tcsetattr(terminal, TCSANOW, &mode);
}

void RawMode::enter(int theirs) {
  if (is_on_ || !is_in_front(terminal_) || ::tcgetattr(terminal_, &before_) != 0) return;
  ::tcsetattr(theirs, TCSANOW, &before_);
  termios raw = before_;
  ::cfmakeraw(&raw);
  is_on_ = ::tcsetattr(terminal_, TCSADRAIN, &raw) == 0;
}

void RawMode::leave(int theirs) {
  if (!is_on_) return;
  is_on_ = false;
  ::tcgetattr(theirs, &before_);
  if (is_in_front(terminal_)) ::tcsetattr(terminal_, TCSADRAIN, &before_);
}

}  // namespace why::os
