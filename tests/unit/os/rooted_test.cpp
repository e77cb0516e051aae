// Nothing leads out of a root, and a mapped prefix is a root of its own.
// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <array>
#include <atomic>
#include <filesystem>
#include <random>
#include <thread>

#include <gtest/gtest.h>

#include "os/root_files.hpp"
#include "support/temp_dir.hpp"

namespace why::os {
namespace {

using test::TempDir;
using Resolver = RootFiles::Resolver;

constexpr std::size_t k_limit = 1000;

class RootedTest : public testing::TestWithParam<Resolver> {
 protected:
  RootedTest() {
    outer.file("secret", "outside");
    outer.directory("root/home");
  }
  std::string read(const std::string& path) { return files.read(path, k_limit).value_or("missing"); }

  TempDir outer;
  RootFiles files = [this] {
    outer.directory("root");
    return *RootFiles::open(outer.path("root"), {}, GetParam());
  }();
};

INSTANTIATE_TEST_SUITE_P(Resolvers, RootedTest, testing::Values(Resolver::kernel, Resolver::walk),
                         [](const auto& resolver) {
                           return resolver.param == Resolver::kernel ? "Kernel" : "Walk";
                         });

TEST_P(RootedTest, DotDotStopsAtTheRoot) {
  EXPECT_EQ(read("/../secret"), "missing");
  EXPECT_EQ(read("/home/../../../secret"), "missing");
}

TEST_P(RootedTest, RelativeLinkLeadsNotOut) {
  outer.link("root/home/x", "../../../../../../secret");
  EXPECT_EQ(read("/home/x"), "missing");
  outer.file("root/secret", "inside");
  EXPECT_EQ(read("/home/x"), "inside");
}

TEST_P(RootedTest, AbsoluteLinkIsSeenFromTheRoot) {
  outer.link("root/home/x", outer.path("secret"));
  outer.link("root/home/y", "/data/y");
  outer.file("root/data/y", "inside");
  EXPECT_EQ(read("/home/x"), "missing");
  EXPECT_EQ(read("/home/y"), "inside");
}

TEST_P(RootedTest, FolderLinkLeadsNotOut) {
  outer.link("root/home/folder", outer.path());
  EXPECT_EQ(read("/home/folder/secret"), "missing");
  EXPECT_EQ(files.list("/home/folder", k_limit).has_value(), false);
}

TEST_P(RootedTest, FileSwappedWithALinkAndAFifoIsNeverReadFromOutside) {
  outer.file("root/a", "inside");
  outer.link("root/b", outer.path("secret"));
  outer.fifo("root/c");
  std::atomic<bool> done{false};
  std::thread swapper([&] {
    const std::array<std::string, 3> from{outer.path("root/a"), outer.path("root/b"), outer.path("root/c")};
    const std::string moved = outer.path("root/moved");
    for (std::size_t i = 0; !done; ++i) {
      std::filesystem::rename(from[i % 3], moved);
      std::filesystem::rename(from[(i + 1) % 3], from[i % 3]);
      std::filesystem::rename(moved, from[(i + 1) % 3]);
    }
  });
  int inside = 0;
  // On a busy machine the swapper may stand still while something else than the file is in place.
  constexpr int k_tries = 3000, k_most = 3'000'000;
  for (int i = 0; i < k_tries || (inside == 0 && i < k_most); ++i) {
    const auto text = files.read("/a", k_limit);
    if (text && *text != "inside") ADD_FAILURE() << *text;
    inside += text ? 1 : 0;
  }
  done = true;
  swapper.join();
  EXPECT_GT(inside, 0);
}

/// A tree of files, folders and links that lead anywhere, made from `seed`.
void make_tree(const TempDir& dir, unsigned seed) {
  std::minstd_rand random(seed);
  const std::array<std::string, 9> steps{"a", "b", "c", "..", ".", "", "/a", "/b", "missing"};
  const auto any_path = [&] {
    std::string path = steps[random() % steps.size()];
    while (random() % 2 == 0) path += "/" + steps[random() % steps.size()];
    return path.empty() ? "." : path;
  };
  for (const std::string folder : {"", "a/", "b/", "a/b/"}) {
    dir.directory(folder);
    for (const std::string name : {"a", "b", "c"}) {
      const std::string path = folder + name;
      if (std::filesystem::exists(std::filesystem::symlink_status(dir.path(path)))) continue;
      if (folder.size() < 4 && (path == "a" || path == "b" || path == "a/b")) continue;
      if (random() % 3 == 0) {
        dir.file(path, path);
      } else {
        dir.link(path, any_path());
      }
    }
  }
}

TEST(Resolvers, KernelAndWalkAgreeOnEveryPath) {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    const TempDir dir;
    make_tree(dir, seed);
    RootFiles kernel = *RootFiles::open(dir.path(), {}, Resolver::kernel);
    RootFiles walk = *RootFiles::open(dir.path(), {}, Resolver::walk);
    for (const std::string first : {"/a", "/b", "/c", "/..", "/"})
      for (const std::string second : {"", "/", "/a", "/b", "/c", "/..", "/../c", "/b/c", "/c/."}) {
        const auto want = kernel.read(first + second, k_limit);
        const auto have = walk.read(first + second, k_limit);
        ASSERT_EQ(want.value_or("missing"), have.value_or("missing")) << seed << " " << first << second;
        if (!want) {
          ASSERT_EQ(want.error().code, have.error().code) << seed << " " << first << second;
        }
      }
  }
}

TEST(Root, MissingRootIsAnError) {
  const TempDir dir;
  const auto files = RootFiles::open(dir.path("missing"));
  ASSERT_FALSE(files);
  EXPECT_EQ(files.error().code, Errc::not_found);
}

TEST(Root, ProcFilesCanBeAskedForByName) {
  RootFiles files = *RootFiles::open();
  EXPECT_TRUE(files.read("/proc/self/status", 65536));
}

class MappedTest : public testing::Test {
 protected:
  MappedTest() {
    dir.file("etc/tool/settings.json", "mapped");
    dir.file("root/etc/tool/settings.json", "own");
    dir.file("root/etcetera", "own");
    dir.directory("root/home");
  }
  std::string read(const std::string& path) {
    RootFiles files = *RootFiles::open(dir.path("root"), {{"/etc", dir.path("etc")}});
    return files.read(path, k_limit).value_or("missing");
  }
  TempDir dir;
};

TEST_F(MappedTest, PrefixIsReplaced) { EXPECT_EQ(read("/etc/tool/settings.json"), "mapped"); }
TEST_F(MappedTest, PrefixIsReplacedHoweverItIsWritten) {
  EXPECT_EQ(read("/home/..//etc/./tool/settings.json"), "mapped");
}
TEST_F(MappedTest, PrefixIsAWholeName) { EXPECT_EQ(read("/etcetera"), "own"); }
TEST_F(MappedTest, DotDotLeavesThePrefix) { EXPECT_EQ(read("/etc/../etcetera"), "own"); }

TEST_F(MappedTest, LinksInThePrefixStayInIt) {
  dir.link("etc/absolute", "/tool/settings.json");
  dir.link("etc/upwards", "../root/etcetera");
  EXPECT_EQ(read("/etc/absolute"), "mapped");
  EXPECT_EQ(read("/etc/upwards"), "missing");
}

TEST_F(MappedTest, LinksElsewhereDoNotLeadIntoThePrefix) {
  dir.link("root/home/x", "/etc/tool/settings.json");
  EXPECT_EQ(read("/home/x"), "own");
}

TEST_F(MappedTest, PrefixItselfCanBeListed) {
  RootFiles files = *RootFiles::open(dir.path("root"), {{"/etc/", dir.path("etc")}});
  EXPECT_EQ(files.list("/etc", k_limit).value(), std::vector<std::string>{"tool"});
}

TEST_F(MappedTest, MachineRootTakesAPrefixToo) {
  RootFiles files = *RootFiles::open("/", {{"/etc", dir.path("etc")}});
  EXPECT_EQ(files.read("/etc/tool/settings.json", k_limit).value(), "mapped");
  EXPECT_EQ(files.read(dir.path("root/etcetera"), k_limit).value(), "own");
}

}  // namespace
}  // namespace why::os
