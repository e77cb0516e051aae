// SPDX-License-Identifier: Apache-2.0
#include "os/streams.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <thread>

#include <gtest/gtest.h>

#include "os/descriptor.hpp"
#include "os/terminal.hpp"
#include "support/redirected.hpp"
#include "support/temp_dir.hpp"

namespace why::os {
namespace {

using test::Redirected;
using test::TempDir;

struct Pipe {
  explicit Pipe(int flags = 0) {
    std::array<int, 2> ends{};
    EXPECT_EQ(::pipe2(ends.data(), flags | O_CLOEXEC), 0);
    read = Descriptor(ends[0]);
    write = Descriptor(ends[1]);
  }
  Descriptor read, write;
};

/// Writes `text` byte by byte, slowly enough that a reader has to wait.
std::thread slow_writer(Descriptor end, std::string text) {
  return std::thread([end = std::move(end), text = std::move(text)] {
    for (const char& c : text) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
      EXPECT_EQ(::write(end.get(), &c, 1), 1);
    }
  });
}

std::string stdin_text() {
  std::string text;
  EXPECT_TRUE(read_stdin([&](std::string_view block) {
    text += block;
    return true;
  }));
  return text;
}

TEST(ReadStdin, BlocksComeUntilTheEnd) {
  Pipe pipe;
  const Redirected in(0, pipe.read.get());
  std::thread writer = slow_writer(std::move(pipe.write), "hello");
  EXPECT_EQ(stdin_text(), "hello");
  writer.join();
}

TEST(ReadStdin, NonBlockingInputIsWaitedFor) {
  Pipe pipe(O_NONBLOCK);
  const Redirected in(0, pipe.read.get());
  std::thread writer = slow_writer(std::move(pipe.write), "hello");
  EXPECT_EQ(stdin_text(), "hello");
  writer.join();
}

TEST(ReadStdin, SignalsDoNotEndIt) {
  struct sigaction action {};
  action.sa_handler = [](int) {};  // without SA_RESTART, so that read fails with EINTR
  struct sigaction before {};
  ASSERT_EQ(::sigaction(SIGALRM, &action, &before), 0);
  const itimerval often{{0, 500}, {0, 500}};
  ASSERT_EQ(::setitimer(ITIMER_REAL, &often, nullptr), 0);

  Pipe pipe;
  const Redirected in(0, pipe.read.get());
  sigset_t alarm;
  sigemptyset(&alarm);
  sigaddset(&alarm, SIGALRM);
  ::pthread_sigmask(SIG_BLOCK, &alarm, nullptr);  // the writer inherits this: only the reader is hit
  std::thread writer = slow_writer(std::move(pipe.write), "hello");
  ::pthread_sigmask(SIG_UNBLOCK, &alarm, nullptr);
  EXPECT_EQ(stdin_text(), "hello");
  writer.join();

  const itimerval never{};
  ::setitimer(ITIMER_REAL, &never, nullptr);
  ::sigaction(SIGALRM, &before, nullptr);
}

TEST(ReadStdin, OneGibibyteNeedsNoMoreMemoryThanABlock) {
  constexpr std::size_t k_size = std::size_t{1} << 30;
  const Descriptor zero(::open("/dev/zero", O_RDONLY | O_CLOEXEC));
  const Redirected in(0, zero.get());
  rusage before{};
  rusage after{};
  ::getrusage(RUSAGE_SELF, &before);
  std::size_t size = 0;
  EXPECT_TRUE(read_stdin([&](std::string_view block) { return (size += block.size()) < k_size; }));
  ::getrusage(RUSAGE_SELF, &after);
  EXPECT_EQ(size, k_size);
  EXPECT_LT(after.ru_maxrss - before.ru_maxrss, 4096);  // KiB
}

TEST(ReadStdin, DirectoryIsAnError) {
  const TempDir dir;
  const Descriptor directory(::open(dir.path().c_str(), O_RDONLY | O_CLOEXEC));
  const Redirected in(0, directory.get());
  const auto read = read_stdin([](std::string_view) { return true; });
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, Errc::not_regular);
}

TEST(WriteAll, SlowReaderGetsEveryByte) {
  const std::string text(1 << 20, 'x');
  for (const int flags : {0, O_NONBLOCK}) {
    Pipe pipe(flags);
    std::size_t got = 0;
    std::thread reader([&, end = std::move(pipe.read)] {
      std::array<char, 4096> block;
      while (true) {
        const ssize_t size = ::read(end.get(), block.data(), block.size());
        if (size == 0) break;
        if (size > 0) got += static_cast<std::size_t>(size);
      }
    });
    {
      const Redirected out(1, pipe.write.get());
      EXPECT_TRUE(write_all(Stream::out, text));
    }
    EXPECT_TRUE(pipe.write.close());
    reader.join();
    EXPECT_EQ(got, text.size());
  }
}

TEST(WriteAll, GoneReaderIsABrokenPipe) {
  ::signal(SIGPIPE, SIG_IGN);
  Pipe pipe;
  EXPECT_TRUE(pipe.read.close());
  const Redirected out(1, pipe.write.get());
  const auto written = write_all(Stream::out, "x");
  ASSERT_FALSE(written);
  EXPECT_TRUE(is_broken_pipe(written.error()));
}

TEST(WriteAll, FullDiskIsAnErrorButNoBrokenPipe) {
  const Descriptor full(::open("/dev/full", O_WRONLY | O_CLOEXEC));
  const Redirected out(1, full.get());
  const auto written = write_all(Stream::out, "x");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().system, ENOSPC);
  EXPECT_FALSE(is_broken_pipe(written.error()));
}

TEST(WriteFile, NewFileIsForTheUserAlone) {
  const TempDir dir;
  ASSERT_TRUE(write_file(dir.path("report"), "text"));
  struct stat found {};
  ASSERT_EQ(::stat(dir.path("report").c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 07777U, 0600U);
  EXPECT_EQ(found.st_size, 4);
}

TEST(WriteFile, OldContentIsReplaced) {
  const TempDir dir;
  dir.file("report", "a longer text");
  ASSERT_TRUE(write_file(dir.path("report"), "text"));
  struct stat found {};
  ASSERT_EQ(::stat(dir.path("report").c_str(), &found), 0);
  EXPECT_EQ(found.st_size, 4);
}

TEST(WriteFile, WhatCannotBeWrittenIsAnError) {
  const TempDir dir;
  EXPECT_EQ(write_file(dir.path("absent/report"), "").error().code, Errc::not_found);
  EXPECT_EQ(write_file(dir.path(), "").error().code, Errc::not_regular);
  EXPECT_EQ(write_file("/dev/full", "x").error().system, ENOSPC);
}

TEST(Terminal, PipeIsNone) {
  const Pipe pipe;
  const Redirected out(1, pipe.write.get());
  EXPECT_FALSE(is_terminal(Stream::out));
  EXPECT_EQ(terminal_columns(Stream::out), std::nullopt);
}

TEST(Terminal, TellsItsColumnsOnceItHasSome) {
  const Descriptor master(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC));
  ASSERT_EQ(::grantpt(master.get()) | ::unlockpt(master.get()), 0);
  std::array<char, 64> name{};
  ASSERT_EQ(::ptsname_r(master.get(), name.data(), name.size()), 0);
  const Descriptor terminal(::open(name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC));
  const Redirected out(1, terminal.get());
  EXPECT_TRUE(is_terminal(Stream::out));
  EXPECT_EQ(terminal_columns(Stream::out), std::nullopt);
  const winsize size{24, 77, 0, 0};
  ASSERT_EQ(::ioctl(terminal.get(), TIOCSWINSZ, &size), 0);
  EXPECT_EQ(terminal_columns(Stream::out), 77U);
}

}  // namespace
}  // namespace why::os
