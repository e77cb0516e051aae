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

/// A child that has done `prepare` and then waits, as another program if `arguments` are given.
class Child {
 public:
  Child(const std::function<void()>& prepare, std::vector<const char*> arguments) {
    std::array<int, 2> ready{};
    EXPECT_EQ(::pipe2(ready.data(), O_CLOEXEC), 0);
    pid_ = ::fork();
    if (pid_ == 0) {
      prepare();
      if (!arguments.empty()) {
        std::array<const char*, 3> env{"WHY_A=1", "WHY_B=two\nlines", nullptr};
        arguments.push_back(nullptr);
        ::execve("/bin/sleep", const_cast<char**>(arguments.data()), const_cast<char**>(env.data()));
      }
      ::close(ready[1]);
      while (true) ::pause();
    }
    ::close(ready[1]);
    char nothing{};
    EXPECT_EQ(::read(ready[0], &nothing, 1), 0);  // the end comes when the child is ready
    ::close(ready[0]);
  }
  ~Child() { end(); }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  int pid() const { return pid_; }
  void end() {
    if (ended_) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
    ended_ = true;
  }

 private:
  int pid_ = -1;
  bool ended_ = false;
};

TEST(ProcessPlace, TellsEnvironmentDirectoryCommandAndUser) {
  const TempDir dir;
  const Child child([&] { EXPECT_EQ(::chdir(dir.path().c_str()), 0); }, {"a name", "60", "0"});
  const auto place = process_place(child.pid());
  ASSERT_TRUE(place) << place.error().what;
  EXPECT_EQ(place->env.all().size(), 2U);
  EXPECT_EQ(place->env.get("WHY_B"), "two\nlines");
  EXPECT_EQ(place->cwd, dir.path());
  EXPECT_EQ(place->command, (std::vector<std::string>{"a name", "60", "0"}));
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
