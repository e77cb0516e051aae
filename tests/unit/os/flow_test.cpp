// SPDX-License-Identifier: Apache-2.0
#include "os/flow.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <string>

#include <gtest/gtest.h>

#include "support/redirected.hpp"
#include "support/temp_dir.hpp"

namespace why::os {
namespace {

using test::Redirected;

Pipe a_pipe() {
  auto pipe = open_pipe();
  EXPECT_TRUE(pipe);
  return std::move(*pipe);
}

/// From a pipe of its own to whatever standard error is.
struct ToStderr {
  explicit ToStderr(Pipe pipe = a_pipe()) : in(std::move(pipe.to)), flow(not_waiting(std::move(pipe.from)), Sink(2), 100) {}
  static Descriptor not_waiting(Descriptor from) {
    ::fcntl(from.get(), F_SETFL, O_NONBLOCK);
    return from;
  }
  void write(std::string_view text) const { EXPECT_EQ(::write(in.get(), text.data(), text.size()), static_cast<ssize_t>(text.size())); }

  Descriptor in;
  Flow flow;
};

/// Polls without waiting, and lets the flow follow.
bool follow(Flow& flow) {
  auto wanted = flow.wanted();
  ::poll(wanted.data(), wanted.size(), 0);
  return flow.follow(wanted.data());
}

std::string all_of(int number) {
  std::string text(1 << 20, '\0');
  const ssize_t got = ::read(number, text.data(), text.size());
  text.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
  return text;
}

TEST(Flow, WhatComesIsKeptAndPassedOn) {
  const Pipe out = a_pipe();
  const Redirected err(2, out.to.get());
  ToStderr flow;
  EXPECT_FALSE(follow(flow.flow));
  flow.write("hello");
  EXPECT_TRUE(follow(flow.flow));
  EXPECT_EQ(all_of(out.from.get()), "hello");
  EXPECT_EQ(flow.flow.capture().transcript().head, "hello");
  EXPECT_FALSE(follow(flow.flow));
}

TEST(Flow, WhoeverWatchesIsToldBeforeTheReader) {
  const Pipe out = a_pipe();
  const Redirected err(2, out.to.get());
  ToStderr flow;
  std::string told;
  flow.flow.watch([&](std::string_view bytes) {
    pollfd wanted{out.from.get(), POLLIN, 0};
    EXPECT_EQ(::poll(&wanted, 1, 0), 0);
    told += bytes;
  });
  flow.write("hello");
  EXPECT_TRUE(follow(flow.flow));
  EXPECT_FALSE(follow(flow.flow));
  EXPECT_EQ(told, "hello");
}

TEST(Flow, ItEndsWithItsWriter) {
  const Pipe out = a_pipe();
  const Redirected err(2, out.to.get());
  ToStderr flow;
  flow.write("x");
  EXPECT_TRUE(flow.in.close());
  while (flow.flow.is_open()) ASSERT_TRUE(follow(flow.flow));
  EXPECT_FALSE(flow.flow.is_unread());
  EXPECT_EQ(all_of(out.from.get()), "x");
}

TEST(Flow, NothingIsReadBeforeThereIsRoomForIt) {
  const Pipe out = a_pipe();
  ::fcntl(out.to.get(), F_SETPIPE_SZ, 4096);
  const Redirected err(2, out.to.get());
  ToStderr flow;
  flow.write(std::string(10'000, 'a'));
  while (follow(flow.flow)) continue;
  EXPECT_TRUE(flow.flow.is_waiting_for_room());
  flow.write("more");
  EXPECT_FALSE(follow(flow.flow));
  std::string got;
  while (got.size() < 10'004) {
    got += all_of(out.from.get());
    while (follow(flow.flow)) continue;
  }
  EXPECT_EQ(got, std::string(10'000, 'a') + "more");
}

TEST(Flow, AReaderThatGoesAwayIsSeenBeforeAnythingIsWritten) {
  Pipe out = a_pipe();
  const Redirected err(2, out.to.get());
  ToStderr flow;
  EXPECT_FALSE(follow(flow.flow));
  EXPECT_TRUE(out.from.close());
  EXPECT_TRUE(follow(flow.flow));
  EXPECT_FALSE(flow.flow.is_open());
  EXPECT_TRUE(flow.flow.is_unread());
  ::signal(SIGPIPE, SIG_IGN);
  EXPECT_EQ(::write(flow.in.get(), "x", 1), -1);
}

TEST(Flow, AReaderThatGoesAwayWithBytesOnTheirWayIsSeenToo) {
  ::signal(SIGPIPE, SIG_IGN);
  Pipe out = a_pipe();
  ::fcntl(out.to.get(), F_SETPIPE_SZ, 4096);
  const Redirected err(2, out.to.get());
  ToStderr flow;
  flow.write(std::string(10'000, 'a'));
  while (follow(flow.flow)) continue;
  EXPECT_TRUE(out.from.close());
  EXPECT_TRUE(follow(flow.flow));
  EXPECT_TRUE(flow.flow.is_unread());
}

TEST(Flow, AFullDiskIsAReaderThatGoesAway) {
  const Descriptor full(::open("/dev/full", O_WRONLY | O_CLOEXEC));
  const Redirected err(2, full.get());
  ToStderr flow;
  flow.write("x");
  while (flow.flow.is_open()) ASSERT_TRUE(follow(flow.flow));
  EXPECT_TRUE(flow.flow.is_unread());
}

TEST(Sink, NeverWaits) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()), 0);
  const Descriptor ours(ends[0]), theirs(ends[1]);
  const Pipe out = a_pipe();
  const std::string text(1 << 20, 'x');
  for (const int target : {ours.get(), out.to.get()}) {
    const Redirected err(2, target);
    const Sink sink(2);
    std::size_t written = 0;
    while (true) {
      const auto done = sink.write_some(text);
      ASSERT_TRUE(done);
      if (*done == 0) break;
      written += *done;
    }
    EXPECT_GT(written, 10'000U);
    EXPECT_LT(written, text.size() * 4);
    EXPECT_EQ(::fcntl(2, F_GETFL) & O_NONBLOCK, 0);  // others share it
  }
}

TEST(Sink, StandardOutputEndsWithItsFlowAndStandardErrorDoesNot) {
  for (const int number : {1, 2}) {
    Pipe out = a_pipe();
    const Redirected redirected(number, out.to.get());
    EXPECT_TRUE(out.to.close());
    Sink(number).finish();
    pollfd wanted{out.from.get(), POLLIN, 0};
    ::poll(&wanted, 1, 0);
    EXPECT_EQ((wanted.revents & POLLHUP) != 0, number == 1);
    EXPECT_GE(::fcntl(number, F_GETFD), 0);  // nothing else gets the number
  }
}

}  // namespace
}  // namespace why::os
