// SPDX-License-Identifier: Apache-2.0
#include "os/harden.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>

#include <gtest/gtest.h>

#include "os/account.hpp"

namespace why::os {
namespace {

constexpr const char* k_line = "^why401 1\\.2\\.3: crashed\\. This is a mistake in why401;[^\n]*\n$";

int fall_without_end(int depth) {
  volatile int here = depth;  // volatile, and used after the call: the stack has to grow
  return here < 0 ? 0 : fall_without_end(here + 1) + here;
}

TEST(CrashDeathTest, EverySignalOfACrashGivesOneLineAndExit70) {
  for (const int number : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL})
    EXPECT_EXIT((harden("1.2.3"), ::raise(number)), testing::ExitedWithCode(70), k_line) << number;
}

TEST(CrashDeathTest, AbortGivesTheLine) {
  EXPECT_EXIT((harden("1.2.3"), std::abort()), testing::ExitedWithCode(70), k_line);
}

TEST(CrashDeathTest, StackOverflowGivesTheLine) {
  EXPECT_EXIT((harden("1.2.3"), fall_without_end(0)), testing::ExitedWithCode(70), k_line);
}

TEST(CrashDeathTest, LongVersionIsCut) {
  EXPECT_EXIT((harden(std::string(5000, '1')), std::abort()), testing::ExitedWithCode(70),
              "^why401 1{40}: crashed");
}

/// Exits with 0 when the process is closed up as promised.
[[noreturn]] void check_hardened() {
  harden("1.2.3");
  rlimit cores{};
  ::getrlimit(RLIMIT_CORE, &cores);
  std::array<int, 2> ends{};
  if (cores.rlim_cur != 0) std::_Exit(1);
  if (::prctl(PR_GET_DUMPABLE) != 0) std::_Exit(2);
  if (::pipe(ends.data()) != 0 || ::close(ends[0]) != 0) std::_Exit(3);
  if (::write(ends[1], "x", 1) != -1 || errno != EPIPE) std::_Exit(4);
  std::_Exit(0);
}

TEST(HardenDeathTest, NoCoreNoTracingNoDeathByPipe) {
  EXPECT_EXIT(check_hardened(), testing::ExitedWithCode(0), "^$");
}

TEST(Account, HomeOfRootIsKnownAndOfNobodyElseIsAbsent) {
  EXPECT_EQ(home_of(0), "/root");
  EXPECT_EQ(home_of(3'999'999'999U), std::nullopt);
}

TEST(Account, UidIsThatOfTheProcess) { EXPECT_EQ(real_uid(), ::getuid()); }

}  // namespace
}  // namespace why::os
