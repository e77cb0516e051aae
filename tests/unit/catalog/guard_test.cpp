// Guards are read with the usual precedence, refused with a column, and evaluated with three truths.
// SPDX-License-Identifier: Apache-2.0
#include "catalog/guard.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <map>
#include <string>

#include "base/limits.hpp"
#include "base/text.hpp"

namespace why::catalog {
namespace {

/// Postfix form in one line: "a b and not".
std::string postfix(std::string_view text) {
  const auto guard = parse_guard(text);
  if (!guard) return "column " + std::to_string(guard.error().column);
  std::string out;
  for (const auto& step : guard->steps) {
    if (!out.empty()) out += ' ';
    constexpr std::array k_words{"", "", "not", "and", "or"};
    out += step.name + k_words[static_cast<std::size_t>(step.op)];
    for (const auto& argument : step.arguments) out += "[" + argument + "]";
  }
  return out;
}

TEST(Guard, NotBindsStrongerThanAndStrongerThanOr) {
  EXPECT_EQ(postfix("a or b and not c"), "a b c not and or");
  EXPECT_EQ(postfix("a and b or c"), "a b and c or");
  EXPECT_EQ(postfix("not a and b"), "a not b and");
}

TEST(Guard, ParenthesesComeFirst) {
  EXPECT_EQ(postfix("(a or b) and c"), "a b or c and");
  EXPECT_EQ(postfix("not (a and b)"), "a b and not");
}

TEST(Guard, EqualOperatorsGroupFromTheLeft) { EXPECT_EQ(postfix("a and b and c"), "a b and c and"); }

TEST(Guard, CallsTakeWordsAndQuotedText) {
  EXPECT_EQ(postfix("key-is(managed, forceLoginMethod, \"a, (b)\")"),
            "key-is[managed][forceLoginMethod][a, (b)]");
  EXPECT_EQ(postfix("flag(--bare) or file(~/.x/{NAME:-y})"), "flag[--bare] file[~/.x/{NAME:-y}] or");
}

TEST(Guard, BlankTextIsTheEmptyGuard) { EXPECT_EQ(postfix("  \n "), ""); }

TEST(Guard, EveryFaultHasItsColumn) {
  const std::map<std::string_view, std::string_view> faults{
      {"a and", "column 6"},        {"and a", "column 1"},        {"a b", "column 3"},
      {"(a", "column 3"},           {"a)", "column 2"},           {"not", "column 4"},
      {"set()", "column 5"},        {"set(A", "column 6"},        {"set(A,)", "column 7"},
      {"is(A, \"b)", "column 7"},   {"a or nope(B)", "column 6"}, {"set(A, B)", "column 1"},
      {"key-is(a)", "column 1"}, {"\"a\"", "column 1"},        {"a or or b", "column 6"},
  };
  for (const auto& [text, column] : faults) EXPECT_EQ(postfix(text), column) << text;
}

TEST(Guard, AnUnknownFunctionNamesTheKnownOnes) {
  const auto guard = parse_guard("sets(A)");
  ASSERT_FALSE(guard.has_value());
  EXPECT_TRUE(text::contains(guard.error().how, "set"));
}

TEST(Guard, DeepNestingIsRefusedNotFollowed) {
  EXPECT_FALSE(parse_guard(std::string(100000, '(')).has_value());
  std::string nots;
  for (int i = 0; i < 100000; ++i) nots += "not ";
  EXPECT_FALSE(parse_guard(nots + "a").has_value());
  const std::string fits(static_cast<std::size_t>(limits::k_depth) - 1, '(');
  EXPECT_TRUE(parse_guard(fits + "a" + std::string(fits.size(), ')')).has_value());
}

TEST(Guard, AnyTextIsReadOrRefusedInsideItself) {
  EXPECT_TRUE(rc::check([] {
    std::string text;
    const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "a", "not", "and", "or", "(", ")", "set(A)", "is(A,\"b\")", "\"", ",", " ", "set(", "\xff"));
    for (const auto& piece : pieces) text += piece + " ";
    const auto guard = parse_guard(text);
    if (!guard) RC_ASSERT(guard.error().column >= 1U && guard.error().column <= text.size() + 1);
    if (guard) RC_ASSERT(evaluate(*guard, [](const auto&) { return Truth::unknown; }) != Truth::no);
  }));
}

// ------------------------------------------------ evaluation

Truth truth_of(std::string_view text, const std::map<std::string, Truth>& known) {
  return evaluate(*parse_guard(text), [&](const Step<Owned>& step) {
    const auto it = known.find(step.name);
    return it == known.end() ? Truth::unknown : it->second;
  });
}

TEST(Guard, TheEmptyGuardIsTrue) { EXPECT_EQ(truth_of("", {}), Truth::yes); }

TEST(Guard, UnknownStaysUnknownUnlessTheOtherSideDecides) {
  const std::map<std::string, Truth> known{{"t", Truth::yes}, {"f", Truth::no}};
  EXPECT_EQ(truth_of("u", known), Truth::unknown);
  EXPECT_EQ(truth_of("not u", known), Truth::unknown);
  EXPECT_EQ(truth_of("u and t", known), Truth::unknown);
  EXPECT_EQ(truth_of("u and f", known), Truth::no);
  EXPECT_EQ(truth_of("u or t", known), Truth::yes);
  EXPECT_EQ(truth_of("u or f", known), Truth::unknown);
}

TEST(Guard, KnownTruthsFollowTwoValuedLogic) {
  for (const bool a : {false, true})
    for (const bool b : {false, true}) {
      const auto as_truth = [](bool value) { return value ? Truth::yes : Truth::no; };
      const std::map<std::string, Truth> known{{"a", as_truth(a)}, {"b", as_truth(b)}};
      EXPECT_EQ(truth_of("a and b", known), as_truth(a && b));
      EXPECT_EQ(truth_of("a or b", known), as_truth(a || b));
      EXPECT_EQ(truth_of("not a", known), as_truth(!a));
    }
}

TEST(Guard, EveryConditionIsResolvedInOrder) {
  std::string seen;
  (void)evaluate(*parse_guard("a or b and set(C)"), [&](const Step<Owned>& step) {
    seen += step.name;
    return Truth::yes;
  });
  EXPECT_EQ(seen, "abset");
}

}  // namespace
}  // namespace why::catalog
