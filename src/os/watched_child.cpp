// A command on a terminal of its own. Between it and us stands a small process that leads the session: the kernel
// lets nobody stop a command by Ctrl-Z whose parent is in another session.
// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

#include "os/become.hpp"
#include "os/child.hpp"

namespace why::os {
namespace {

/// What goes through the pipes. To the watcher: a signal for the command or for its whole group, or who is in front.
/// From it: the command's process, then wait statuses.
struct Message {
  enum class Kind { signal, signal_to_group, front, behind, started, status } kind;
  int number;
};

// So short a message is written and read as a whole.
void post(int pipe, Message message) { (void)!::write(pipe, &message, sizeof message); }

std::optional<Message> take(int pipe) {
  Message message{};
  if (::read(pipe, &message, sizeof message) != sizeof message) return std::nullopt;
  return message;
}

/// The process between: it starts the command, tells how it fares, and does what it is told.
class Watcher {
 public:
  Watcher(int orders, int news, int slave) : orders_(orders), news_(news), slave_(slave) {}

  [[noreturn]] void run(const Start& start, const Arguments& arguments, int report) {
    ::setsid();
    ::ioctl(slave_, TIOCSCTTY, 0);
    pid_ = ::fork();
    if (pid_ == 0) {
      ::setpgid(0, 0);
      ::tcsetpgrp(slave_, ::getpid());
      become(start, arguments, report);
    }
    if (pid_ < 0) {
      const int number = errno;
      (void)!::write(report, &number, sizeof number);
      ::_exit(1);
    }
    ::setpgid(pid_, pid_);
    post(news_, {Message::Kind::started, pid_});
    // Streams held open here would keep others from seeing their end.
    close_all_but({orders_, news_, slave_});
    watch();
  }

 private:
  [[noreturn]] void watch() {
    sigset_t children;
    sigemptyset(&children);
    sigaddset(&children, SIGCHLD);
    const int changes = ::signalfd(-1, &children, SFD_CLOEXEC | SFD_NONBLOCK);
    while (true) {
      tell();  // also what happened before the first look
      pollfd wanted[] = {{orders_, POLLIN, 0}, {changes, POLLIN, 0}};
      if (::poll(wanted, 2, -1) < 0 && errno != EINTR) ::_exit(1);
      signalfd_siginfo seen{};
      while (::read(changes, &seen, sizeof seen) == sizeof seen) continue;
      if ((wanted[0].revents & (POLLIN | POLLHUP)) != 0) obey();
    }
  }

  void tell() {
    int status = 0;
    while (::waitpid(pid_, &status, WNOHANG | WUNTRACED) == pid_) {
      const bool is_over = !WIFSTOPPED(status);
      // Whoever stays on this terminal is no longer in front when its leader, we, go.
      if (is_over) ::tcsetpgrp(slave_, ::getpgrp());
      post(news_, {Message::Kind::status, status});
      if (is_over) ::_exit(0);
    }
  }

  void obey() {
    const auto message = take(orders_);
    if (!message) {  // the other side was killed
      ::kill(pid_, SIGKILL);
      ::_exit(1);
    }
    switch (message->kind) {
      case Message::Kind::signal: ::kill(pid_, message->number); return;
      case Message::Kind::signal_to_group: ::kill(-pid_, message->number); return;
      case Message::Kind::front: ::tcsetpgrp(slave_, pid_); return;
      case Message::Kind::behind: ::tcsetpgrp(slave_, ::getpgrp()); return;
      case Message::Kind::started:
      case Message::Kind::status: return;  // these come the other way
    }
  }

  int orders_, news_, slave_;
  pid_t pid_ = -1;
};

class WatchedChild : public Child {
 public:
  WatchedChild(pid_t watcher, Descriptor orders, Descriptor news, Descriptor errors)
      : watcher_(watcher), orders_(std::move(orders)), news_(std::move(news)) {
    errors_ = std::move(errors);
    if (const auto started = take(news_.get())) group_ = started->number;
  }
  ~WatchedChild() override {
    (void)orders_.close();
    int status = 0;
    while (::waitpid(watcher_, &status, 0) < 0 && errno == EINTR) continue;
  }

  pid_t group() const override { return group_; }
  int news_from() const override { return news_.get(); }
  std::optional<int> news() override {
    pollfd wanted{news_.get(), POLLIN, 0};
    if (::poll(&wanted, 1, 0) != 1) return std::nullopt;
    const auto message = take(news_.get());
    return message ? message->number : SIGKILL;  // as a wait status: the watcher is gone, and the command with it
  }
  void pass_on(int signal, bool to_group) override {
    post(orders_.get(), {to_group ? Message::Kind::signal_to_group : Message::Kind::signal, signal});
  }
  void send(int signal) override { pass_on(signal, true); }
  void put_in_front(bool in_front) override {
    post(orders_.get(), {in_front ? Message::Kind::front : Message::Kind::behind, 0});
  }

 private:
  pid_t watcher_, group_ = -1;
  Descriptor orders_, news_;
};

}  // namespace

Result<std::unique_ptr<Child>> start_on_terminal(const Start& start, int slave) {
  WHY_TRY(errors, open_pipe());
  WHY_TRY(orders, open_pipe());
  WHY_TRY(news, open_pipe());
  const Arguments arguments(start.command);
  const pid_t pid = ::fork();
  if (pid < 0) return fail_system(errno, "cannot start a process");
  if (pid == 0) {
    (void)orders.to.close();
    Watcher(orders.from.get(), news.to.get(), slave).run(start, arguments, errors.to.get());
  }
  (void)news.to.close();
  return std::make_unique<WatchedChild>(pid, std::move(orders.to), std::move(news.from), std::move(errors.from));
}

}  // namespace why::os
