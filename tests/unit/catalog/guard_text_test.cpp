// A guard that is written out reads as the same guard.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>

#include "catalog/guard.hpp"

namespace why::catalog {
namespace {

bool same(const Guard<Owned>& a, const Guard<Owned>& b) {
  return std::ranges::equal(a.steps, b.steps, [](const Step<Owned>& x, const Step<Owned>& y) {
    return x.op == y.op && x.name == y.name && x.arguments == y.arguments;
  });
}

/// The steps of any condition, nested at most `depth` deep.
void append_any(Guard<Owned>& guard, int depth) {
  const int kind = depth == 0 ? *rc::gen::inRange(0, 2) : *rc::gen::inRange(0, 5);
  switch (kind) {
    case 0:
      guard.steps.push_back({Op::fact, *rc::gen::element<std::string>("login.expired", "key.sent"), {}});
      return;
    case 1:
      guard.steps.push_back(
          {Op::call, "is", {"NAME", *rc::gen::element<std::string>("", "a", "a b", "x, (y)", "密钥")}});
      return;
    case 2:
      append_any(guard, depth - 1);
      guard.steps.push_back({Op::negate, "", {}});
      return;
    default:
      append_any(guard, depth - 1);
      append_any(guard, depth - 1);
      guard.steps.push_back({kind == 3 ? Op::both : Op::either, "", {}});
  }
}

TEST(GuardText, OfAnyGuardReadsAsTheSameGuard) {
  EXPECT_TRUE(rc::check([] {
    Guard<Owned> guard;
    append_any(guard, 5);
    const auto read = parse_guard(text_of(guard));
    RC_ASSERT(read.has_value());
    RC_ASSERT(same(*read, guard));
  }));
}

TEST(GuardText, HasNoParenthesesThatNobodyNeeds) {
  for (const char* text : {"a and b and c", "a or b and not c", "not (a or b)", "(a or b) and c",
                           "a and (b and c)", "key-is(user, x, \"a b\")"})
    EXPECT_EQ(text_of(*parse_guard(text)), text);
}

TEST(GuardText, OfTheEmptyGuardIsEmpty) { EXPECT_EQ(text_of({}), ""); }

}  // namespace
}  // namespace why::catalog
