// SPDX-License-Identifier: Apache-2.0
#include "base/result.hpp"

#include <gtest/gtest.h>

#include <set>

#include "base/assert.hpp"

namespace why {
namespace {

Result<int> half(int number) {
  if (number % 2 != 0) return fail(Errc::bad_syntax, "odd", 7);
  return number / 2;
}

Result<int> quarter(int number) {
  WHY_TRY(once, half(number));
  WHY_TRY(twice, half(once));
  return twice;
}

TEST(Try, ValueGoesOn) { EXPECT_EQ(quarter(12).value(), 3); }

TEST(Try, ErrorComesBackUnchanged) {
  const auto result = quarter(6);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, Errc::bad_syntax);
  EXPECT_EQ(result.error().what, "odd");
  EXPECT_EQ(result.error().system, 7);
}

TEST(Error, StepsAreNamedInnermostFirst) {
  const Error error = Error{Errc::io, "x", {}}.in("read").in("status");
  EXPECT_EQ(error.where, (std::vector<std::string>{"read", "status"}));
}

TEST(Describe, EveryCodeHasASentenceOfItsOwn) {
  std::set<std::string_view> seen;
  for (int code = 0; code <= static_cast<int>(Errc::bug); ++code)
    seen.insert(describe(static_cast<Errc>(code)));
  EXPECT_EQ(seen.size(), static_cast<std::size_t>(Errc::bug) + 1);
  EXPECT_FALSE(seen.contains("unknown"));
}

TEST(Assert, FailureNamesTheCondition) {
  try {
    WHY_ASSERT(1 + 1 == 3);
    FAIL() << "nothing was thrown";
  } catch (const AssertionFailed& failed) {
    EXPECT_STREQ(failed.condition, "1 + 1 == 3");
  }
}

}  // namespace
}  // namespace why
