// SPDX-License-Identifier: Apache-2.0
#include "os/child.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <memory>

#include "os/become.hpp"

namespace why::os {
namespace {

class ChildBeside : public Child {
 public:
  ChildBeside(pid_t pid, Descriptor errors) : pid_(pid) { errors_ = std::move(errors); }

  pid_t group() const override { return -1; }
  int news_from() const override { return -1; }
  std::optional<int> news() override {
    int status = 0;
    if (pid_ < 0 || ::waitpid(pid_, &status, WNOHANG | WUNTRACED) != pid_) return std::nullopt;
    if (!WIFSTOPPED(status)) pid_ = -1;
    return status;
  }
  void pass_on(int signal, bool to_group) override {
    if (!to_group) send(signal);  // else it has got it itself
  }
  void send(int signal) override {
    if (pid_ > 0) ::kill(pid_, signal);
  }
  void put_in_front(bool) override {}

 private:
  pid_t pid_;
};

}  // namespace

int Child::start_error() {
  int number = 0;
  ssize_t got = -1;
  do got = ::read(errors_.get(), &number, sizeof number);
  while (got < 0 && errno == EINTR);
  (void)errors_.close();
  return got == sizeof number ? number : 0;
}

Result<std::unique_ptr<Child>> start_beside(const Start& start) {
  WHY_TRY(errors, open_pipe());
  const Arguments arguments(start.command);
  const pid_t pid = ::fork();
  if (pid < 0) return fail_system(errno, "cannot start a process");
  if (pid == 0) become(start, arguments, errors.to.get());
  return std::make_unique<ChildBeside>(pid, std::move(errors.from));
}

}  // namespace why::os
