// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstdlib>
#include <thread>

#include "os/streams.hpp"
#include "os/take_environment.hpp"
#include "support/temp_dir.hpp"

namespace why::os {
namespace {

TEST(TakeEnvironment, HoldsWhatThisProcessWasGiven) {
  ASSERT_EQ(::setenv("WHY_TEST_VARIABLE", "a=b\nc", 1), 0);
  EXPECT_EQ(take_environment().get("WHY_TEST_VARIABLE"), "a=b\nc");
  ::unsetenv("WHY_TEST_VARIABLE");
}

TEST(ParseEnvironment, LinesAreEntries) {
  const Environment env = parse_environment("A=1\nB=\nC=x=y");
  EXPECT_EQ(env.all().size(), 3U);
  EXPECT_EQ(env.get("A"), "1");
  EXPECT_EQ(env.get("B"), "");
  EXPECT_EQ(env.get("C"), "x=y");
}

TEST(ParseEnvironment, OneNulMakesLineFeedsPartOfTheValue) {
  const Environment env = parse_environment(std::string_view("A=1\nB=2\0C=\xFF\r\n\0", 14));
  EXPECT_EQ(env.all().size(), 2U);
  EXPECT_EQ(env.get("A"), "1\nB=2");
  EXPECT_EQ(env.get("C"), "\xFF\r\n");
}

TEST(ParseEnvironment, CarriageReturnStaysInTheValue) {
  EXPECT_EQ(parse_environment("A=1\r\n").get("A"), "1\r");
}

TEST(ParseEnvironment, BlanksAndQuotesMeanNothing) {
  EXPECT_EQ(parse_environment("A= \"x\" ").get("A"), " \"x\" ");
  EXPECT_EQ(parse_environment(" A=x").get(" A"), "x");
}

TEST(ParseEnvironment, EntriesWithoutNameOrSignAreLeftOut) {
  EXPECT_TRUE(parse_environment("A\n=x\n\n# comment\n").all().empty());
  EXPECT_TRUE(parse_environment("").all().empty());
}

TEST(ParseEnvironment, FirstOfTwoEqualNamesCounts) { EXPECT_EQ(parse_environment("A=1\nA=2").get("A"), "1"); }

TEST(ReadEnvFile, FileIsRead) {
  const test::TempDir dir;
  dir.file("env", "A=1\n");
  EXPECT_EQ(read_env_file(dir.path("env"))->get("A"), "1");
}

TEST(ReadEnvFile, PipeIsReadToItsEnd) {
  const test::TempDir dir;
  dir.fifo("env");
  std::thread writer([&] { EXPECT_TRUE(write_file(dir.path("env"), "A=1\n")); });
  const auto env = read_env_file(dir.path("env"));
  writer.join();
  EXPECT_EQ(env->get("A"), "1");
}

TEST(ReadEnvFile, WhatCannotBeReadIsAnError) {
  const test::TempDir dir;
  EXPECT_EQ(read_env_file(dir.path("absent")).error().code, Errc::not_found);
  EXPECT_EQ(read_env_file(dir.path()).error().code, Errc::not_regular);
  EXPECT_EQ(read_env_file("/dev/zero").error().code, Errc::too_large);
}

TEST(ReadEnvFile, ClosedFileIsDenied) {
  const test::TempDir dir;
  dir.file("env", "A=1", 0000);
  const test::Unprivileged nobody;
  EXPECT_EQ(read_env_file(dir.path("env")).error().code, Errc::denied);
}

}  // namespace
}  // namespace why::os
