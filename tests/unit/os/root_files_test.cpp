// The same questions to the machine's own root, to a root that the kernel guards, and to one that we walk.
// SPDX-License-Identifier: Apache-2.0
#include "os/root_files.hpp"

#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

#include <gtest/gtest.h>

#include "support/temp_dir.hpp"

namespace why::os {
namespace {

using test::TempDir;
using test::Unprivileged;
using Clock = std::chrono::steady_clock;
using Names = std::vector<std::string>;
using std::chrono::milliseconds;

constexpr std::size_t k_limit = 1000;

template <class T>
Errc code_of(const Result<T>& result) {
  return result ? Errc::bug : result.error().code;
}

enum class How { machine, kernel, walk };

class RootFilesTest : public testing::TestWithParam<How> {
 protected:
  RootFiles open() const {
    if (GetParam() == How::machine) return *RootFiles::open();
    return *RootFiles::open(
        dir.path(), {}, GetParam() == How::kernel ? RootFiles::Resolver::kernel : RootFiles::Resolver::walk);
  }

  /// The path to ask for, so that the file `name` of `dir` is meant.
  std::string at(const std::string& name) const {
    return GetParam() == How::machine ? dir.path(name) : "/" + name;
  }

  TempDir dir;
  RootFiles files = open();
};

INSTANTIATE_TEST_SUITE_P(Roots, RootFilesTest, testing::Values(How::machine, How::kernel, How::walk),
                         [](const auto& how) {
                           if (how.param == How::machine) return "Machine";
                           return how.param == How::kernel ? "Kernel" : "Walk";
                         });

TEST_P(RootFilesTest, FileIsReadWhole) {
  const std::string text("a\0b\xFF\n", 5);
  dir.file("x/settings.json", text);
  EXPECT_EQ(files.read(at("x/settings.json"), k_limit).value(), text);
}

TEST_P(RootFilesTest, EmptyFileIsEmptyText) {
  dir.file("empty", "");
  EXPECT_EQ(files.read(at("empty"), k_limit).value(), "");
}

TEST_P(RootFilesTest, LimitIsTheLargestSizeThatIsRead) {
  dir.file("x", "12345");
  EXPECT_TRUE(files.read(at("x"), 5));
  EXPECT_EQ(code_of(files.read(at("x"), 4)), Errc::too_large);
}

TEST_P(RootFilesTest, AbsentFilesAreNotFound) {
  dir.file("file", "");
  for (const std::string name : {"absent", "absent/x", "file/x", "file/", "file/."})
    EXPECT_EQ(code_of(files.read(at(name), k_limit)), Errc::not_found) << name;
  EXPECT_EQ(code_of(files.stat(at(std::string(300, 'x')))), Errc::not_found);
}

TEST_P(RootFilesTest, PathsThatCannotBeAreNotFound) {
  dir.file("x", "");
  for (const std::string& path : {std::string(), std::string("x"), at("x") + std::string("\0y", 2)})
    EXPECT_EQ(code_of(files.read(path, k_limit)), Errc::not_found) << path;
}

TEST_P(RootFilesTest, SixtyAbsentFilesTakeLessThanAMillisecond) {
  auto best = Clock::duration::max();
  for (int run = 0; run < 10; ++run) {
    const auto start = Clock::now();
    for (int i = 0; i < 60; ++i) (void)files.read(at("absent"), k_limit);
    best = std::min(best, Clock::now() - start);
  }
  EXPECT_LT(best, milliseconds(1));
}

TEST_P(RootFilesTest, WhatIsNoFileIsRefusedAtOnce) {
  dir.fifo("fifo");
  dir.socket("socket");
  dir.directory("directory");
  Names names{"fifo", "socket", "directory"};
  if (::mknod(dir.path("zero").c_str(), S_IFCHR | 0666, makedev(1, 5)) == 0) names.emplace_back("zero");
  if (GetParam() == How::machine) {
    dir.link("device", "/dev/zero");
    dir.link("proc", "/proc/self/environ");
    names.insert(names.end(), {"device", "proc"});
  }
  for (const std::string& name : names) {
    const auto start = Clock::now();
    EXPECT_EQ(code_of(files.read(at(name), k_limit)), Errc::not_regular) << name;
    EXPECT_LT(Clock::now() - start, milliseconds(100)) << name;
  }
}

TEST_P(RootFilesTest, LinksAreFollowed) {
  dir.file("data/x", "text");
  dir.link("file", "data/x");
  dir.link("folder", "data");
  dir.link("data/up", "../data/x");
  for (const std::string name : {"file", "folder/x", "data/up", "data/../folder/up"})
    EXPECT_EQ(files.read(at(name), k_limit).value_or("missing"), "text") << name;
}

TEST_P(RootFilesTest, FortyLinksAreFollowedAndFortyOneAreALoop) {
  dir.file("link0", "text");
  for (int i = 1; i <= 41; ++i) dir.link("link" + std::to_string(i), "link" + std::to_string(i - 1));
  EXPECT_EQ(files.read(at("link40"), k_limit).value(), "text");
  EXPECT_EQ(code_of(files.read(at("link41"), k_limit)), Errc::loop);
}

TEST_P(RootFilesTest, CircleIsALoop) {
  dir.link("a", "b");
  dir.link("b", "a");
  EXPECT_EQ(code_of(files.read(at("a"), k_limit)), Errc::loop);
  EXPECT_EQ(code_of(files.stat(at("a"))), Errc::loop);
}

TEST_P(RootFilesTest, DanglingLinkIsNotFoundButItsTextCanBeRead) {
  dir.link("a", "nowhere");
  EXPECT_EQ(code_of(files.read(at("a"), k_limit)), Errc::not_found);
  EXPECT_EQ(files.read_link(at("a")).value(), "nowhere");
}

TEST_P(RootFilesTest, OnlyLinksHaveATarget) {
  dir.file("x", "");
  EXPECT_EQ(code_of(files.read_link(at("x"))), Errc::not_found);
  EXPECT_EQ(code_of(files.read_link(at("absent"))), Errc::not_found);
}

TEST_P(RootFilesTest, ClosedFilesAndDirectoriesAreDenied) {
  dir.file("file", "", 0000);
  dir.file("closed/x", "");
  ASSERT_EQ(::chmod(dir.path("closed").c_str(), 0000), 0);
  {
    const Unprivileged nobody;
    EXPECT_EQ(code_of(files.read(at("file"), k_limit)), Errc::denied);
    EXPECT_TRUE(files.stat(at("file")));
    EXPECT_EQ(code_of(files.read(at("closed/x"), k_limit)), Errc::denied);
    EXPECT_EQ(code_of(files.stat(at("closed/absent"))), Errc::denied);
    EXPECT_EQ(code_of(files.list(at("closed"), k_limit)), Errc::denied);
  }
  ASSERT_EQ(::chmod(dir.path("closed").c_str(), 0755), 0);
}

TEST_P(RootFilesTest, StatTellsKindModeOwnerAndSize) {
  dir.file("x", "12345", 0640);
  const FileStat found = files.stat(at("x")).value();
  EXPECT_EQ(found.kind, FileKind::regular);
  EXPECT_EQ(found.mode, 0640U);
  EXPECT_EQ(found.uid, ::geteuid());
  EXPECT_EQ(found.size, 5U);
}

TEST_P(RootFilesTest, StatTellsEveryKind) {
  dir.fifo("fifo");
  dir.socket("socket");
  dir.directory("directory");
  EXPECT_EQ(files.stat(at("fifo"))->kind, FileKind::fifo);
  EXPECT_EQ(files.stat(at("socket"))->kind, FileKind::socket);
  EXPECT_EQ(files.stat(at("directory"))->kind, FileKind::directory);
  EXPECT_EQ(files.stat("/")->kind, FileKind::directory);
}

TEST_P(RootFilesTest, ListIsSortedAndHoldsToTheLimit) {
  for (const char* name : {"d/b", "d/a", "d/.c"}) dir.file(name, "");
  EXPECT_EQ(files.list(at("d"), 3).value(), (Names{".c", "a", "b"}));
  EXPECT_EQ(code_of(files.list(at("d"), 2)), Errc::too_large);
}

TEST_P(RootFilesTest, OnlyDirectoriesAreListed) {
  dir.file("x", "");
  dir.fifo("fifo");
  EXPECT_EQ(code_of(files.list(at("x"), k_limit)), Errc::not_found);
  EXPECT_EQ(code_of(files.list(at("fifo"), k_limit)), Errc::not_found);
}

}  // namespace
}  // namespace why::os
