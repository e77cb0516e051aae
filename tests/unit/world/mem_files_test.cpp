// The fake that other tests trust must itself behave like a file system.
// SPDX-License-Identifier: Apache-2.0
#include "support/mem_files.hpp"

#include <gtest/gtest.h>

namespace why::test {
namespace {

constexpr std::size_t k_limit = 1000;
using Names = std::vector<std::string>;

template <class T>
Errc code_of(const Result<T>& result) {
  return result ? Errc::bug : result.error().code;
}

TEST(MemFiles, ParentsComeByThemselves) {
  MemFiles files;
  files.with("/home/ada/.x/settings.json", "{}");
  EXPECT_EQ(files.read("/home/ada/.x/settings.json", k_limit).value(), "{}");
  EXPECT_EQ(files.stat("/home/ada/.x")->kind, FileKind::directory);
  EXPECT_EQ(files.list("/", k_limit).value(), Names{"home"});
}

TEST(MemFiles, EveryQuestionIsWrittenDown) {
  MemFiles files;
  (void)files.read("/a", k_limit);
  (void)files.stat("/b");
  (void)files.list("/c", k_limit);
  EXPECT_EQ(files.reads, Names{"/a"});
  EXPECT_EQ(files.stats, Names{"/b"});
  EXPECT_EQ(files.lists, Names{"/c"});
}

TEST(MemFiles, FaultAnswersEveryQuestionAboutItsPath) {
  MemFiles files;
  files.with("/a", "x").faults["/a"] = Errc::io;
  EXPECT_EQ(code_of(files.read("/a", k_limit)), Errc::io);
  EXPECT_EQ(code_of(files.stat("/a")), Errc::io);
  EXPECT_EQ(code_of(files.list("/a", k_limit)), Errc::io);
  EXPECT_EQ(code_of(files.read_link("/a")), Errc::io);
}

TEST(MemFiles, ModeOfTheOwnerDecidesForTheOwner) {
  MemFiles files;
  files.with("/mine", "x", 0044).with("/theirs", "x", 0600, 7).with("/public", "x", 0604, 7);
  EXPECT_EQ(code_of(files.read("/mine", k_limit)), Errc::denied);
  EXPECT_EQ(code_of(files.read("/theirs", k_limit)), Errc::denied);
  EXPECT_TRUE(files.read("/public", k_limit));
}

TEST(MemFiles, ClosedParentHidesEverythingBelow) {
  MemFiles files;
  files.with_directory("/root", 0700, 0).with("/root/a", "x", 0644, 0);
  EXPECT_EQ(code_of(files.read("/root/a", k_limit)), Errc::denied);
  EXPECT_EQ(code_of(files.stat("/root/a")), Errc::denied);
  EXPECT_EQ(code_of(files.stat("/root/absent")), Errc::denied);
  EXPECT_TRUE(files.stat("/root"));
}

TEST(MemFiles, RootMayDoEverything) {
  MemFiles files;
  files.with("/secret", "x", 0000, 7);
  files.uid = 0;
  EXPECT_TRUE(files.read("/secret", k_limit));
}

TEST(MemFiles, LinksAreFollowedRelativeAbsoluteAndThroughDirectories) {
  MemFiles files;
  files.with("/data/a", "x").with_link("/home/dir", "../data").with_link("/home/abs", "/data/a");
  files.with_link("/home/chain", "dir/a");
  EXPECT_EQ(files.read("/home/abs", k_limit).value(), "x");
  EXPECT_EQ(files.read("/home/dir/a", k_limit).value(), "x");
  EXPECT_EQ(files.read("/home/chain", k_limit).value(), "x");
  EXPECT_EQ(files.read_link("/home/chain").value(), "dir/a");
}

TEST(MemFiles, LinksThatNeverEndAreALoop) {
  MemFiles files;
  files.with_link("/a", "b").with_link("/b", "a");
  EXPECT_EQ(code_of(files.read("/a", k_limit)), Errc::loop);
}

TEST(MemFiles, DanglingLinkIsNotFoundButCanBeRead) {
  MemFiles files;
  files.with_link("/a", "nowhere");
  EXPECT_EQ(code_of(files.stat("/a")), Errc::not_found);
  EXPECT_EQ(files.read_link("/a").value(), "nowhere");
}

TEST(MemFiles, DotDotAtTheTopStaysThere) {
  MemFiles files;
  files.with("/a", "x").with_link("/home/up", "../../../a");
  EXPECT_EQ(files.read("/home/up", k_limit).value(), "x");
}

TEST(MemFiles, OnlyRegularFilesAreRead) {
  MemFiles files;
  files.with_special("/fifo", FileKind::fifo).with_directory("/dir");
  EXPECT_EQ(code_of(files.read("/fifo", k_limit)), Errc::not_regular);
  EXPECT_EQ(code_of(files.read("/dir", k_limit)), Errc::not_regular);
  EXPECT_EQ(files.stat("/fifo")->kind, FileKind::fifo);
}

TEST(MemFiles, FileIsNoDirectory) {
  MemFiles files;
  files.with("/a", "x");
  EXPECT_EQ(code_of(files.read("/a/b", k_limit)), Errc::not_found);
  EXPECT_EQ(code_of(files.list("/a", k_limit)), Errc::not_found);
}

TEST(MemFiles, LimitsHold) {
  MemFiles files;
  files.with("/d/a", "12345").with("/d/b", "");
  EXPECT_TRUE(files.read("/d/a", 5));
  EXPECT_EQ(code_of(files.read("/d/a", 4)), Errc::too_large);
  EXPECT_TRUE(files.list("/d", 2));
  EXPECT_EQ(code_of(files.list("/d", 1)), Errc::too_large);
}

TEST(MemFiles, ListNamesOnlyDirectChildrenInOrder) {
  MemFiles files;
  files.with("/d/b", "").with("/d/a/deep", "").with("/dd", "");
  EXPECT_EQ(files.list("/d", k_limit).value(), (Names{"a", "b"}));
}

}  // namespace
}  // namespace why::test
