// SPDX-License-Identifier: Apache-2.0
#include "os/process_place.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <functional>

#include <gtest/gtest.h>

#include "os/root_files.hpp"
#include "support/temp_dir.hpp"

namespace why::os {
namespace {

using test::TempDir;

/// A child that has done `prepare`, became `cat` if `arguments` are given, and waits for input.
class Child {
 public:
  Child(const std::function<void()>& prepare, std::vector<const char*> arguments) {
    std::array<int, 2> in{};
    std::array<int, 2> out{};
    EXPECT_EQ(::pipe2(in.data(), O_CLOEXEC), 0);
    EXPECT_EQ(::pipe2(out.data(), O_CLOEXEC), 0);
    pid_ = ::fork();
    if (pid_ == 0) {
      prepare();
      ::dup2(in[0], STDIN_FILENO);
      ::dup2(out[1], STDOUT_FILENO);
      if (arguments.empty()) echo();
      std::array<const char*, 3> env{"WHY_A=1", "WHY_B=two\nlines", nullptr};
      arguments.push_back(nullptr);
      ::execve("/bin/cat", const_cast<char**>(arguments.data()), const_cast<char**>(env.data()));
      ::_exit(127);
    }
    ::close(in[0]);
    ::close(out[1]);
    // Descriptors are closed on exec before the new environment is in place: only an answer tells
    // that the program runs.
    char byte = 'x';
    EXPECT_EQ(::write(in[1], &byte, 1), 1);
    EXPECT_EQ(::read(out[0], &byte, 1), 1);
    ::close(out[0]);
    stdin_ = in[1];
  }
  ~Child() { end(); }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  int pid() const { return pid_; }
  void end() {
    if (ended_) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
    ::close(stdin_);
    ended_ = true;
  }

 private:
  [[noreturn]] static void echo() {
    char byte{};
    while (::read(STDIN_FILENO, &byte, 1) == 1) (void)!::write(STDOUT_FILENO, &byte, 1);
    ::_exit(0);
  }

  int pid_ = -1;
  int stdin_ = -1;
  bool ended_ = false;
};

TEST(ProcessPlace, TellsEnvironmentDirectoryCommandAndUser) {
  const TempDir dir;
  const Child child([&] { EXPECT_EQ(::chdir(dir.path().c_str()), 0); }, {"a name", "-u", "-"});
  const auto place = process_place(child.pid());
  ASSERT_TRUE(place) << place.error().what;
  EXPECT_EQ(place->env.all().size(), 2U);
  EXPECT_EQ(place->env.get("WHY_B"), "two\nlines");
  EXPECT_EQ(place->cwd, dir.path());
  EXPECT_EQ(place->command, (std::vector<std::string>{"a name", "-u", "-"}));
  EXPECT_EQ(place->uid, ::geteuid());
}

TEST(ProcessPlace, FilesAreThoseThatTheProcessSees) {
  if (::geteuid() != 0) GTEST_SKIP() << "chroot needs root";
  const TempDir dir;
  dir.file("home/x", "inside");
  const Child child(
      [&] {
        EXPECT_EQ(::chroot(dir.path().c_str()), 0);
        EXPECT_EQ(::chdir("/home"), 0);
      },
      {});
  const auto place = process_place(child.pid());
  ASSERT_TRUE(place) << place.error().what;
  EXPECT_EQ(place->cwd, "/home");
  EXPECT_EQ(RootFiles::open(place->root)->read("/home/x", 100).value(), "inside");
}

TEST(ProcessPlace, EndedProcessIsNotFound) {
  Child child([] {}, {});
  child.end();
  EXPECT_EQ(process_place(child.pid()).error().code, Errc::not_found);
  EXPECT_EQ(process_place(-1).error().code, Errc::not_found);
}

TEST(ProcessPlace, ProcessOfAnotherUserIsDenied) {
  const test::Unprivileged nobody;
  EXPECT_EQ(process_place(1).error().code, Errc::denied);
}

}  // namespace
}  // namespace why::os
