// SPDX-License-Identifier: Apache-2.0
#include "os/pty.hpp"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <iterator>

namespace why::os {
namespace {

bool are_alike(const termios& a, const termios& b) {
  return a.c_iflag == b.c_iflag && a.c_oflag == b.c_oflag && a.c_lflag == b.c_lflag && a.c_cflag == b.c_cflag &&
         std::equal(std::begin(a.c_cc), std::end(a.c_cc), std::begin(b.c_cc));
}

/// Whether nothing of what is typed or written is changed on its way.
bool is_raw(termios mode) {
  const termios before = mode;
  ::cfmakeraw(&mode);
  return mode.c_iflag == before.c_iflag && mode.c_lflag == before.c_lflag;
}

}  // namespace

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

void MirroredMode::begin(int ours, int theirs) {
  termios mode{};
  if (::tcgetattr(ours, &mode) == 0) processing_ = mode.c_oflag & OPOST;
  ::tcgetattr(theirs, &first_);
  seen_ = first_;
}

void MirroredMode::follow(int ours, int theirs, const std::function<void()>& show) {
  termios now{};
  if (::tcgetattr(theirs, &now) != 0 || are_alike(now, seen_) || !is_in_front(ours)) return;
  if ((now.c_oflag & OPOST) != 0) show_unchanged(theirs);  // twice would be once too often
  now.c_oflag &= ~static_cast<tcflag_t>(OPOST);
  seen_ = now;
  if (is_raw(now)) show();
  else now.c_oflag |= processing_;
  ::tcsetattr(ours, TCSADRAIN, &now);
}

}  // namespace why::os
