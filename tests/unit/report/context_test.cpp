// The small sentences that all renderers share.
// SPDX-License-Identifier: Apache-2.0
#include "report/context.hpp"

#include <gtest/gtest.h>

#include "catalog/image.hpp"

namespace why {
namespace {

Context at_home(Language language = Language::en) { return {catalog::embedded(), language, "/home/ada", {}}; }

TEST(Fill, ReplacesEveryNameAndLeavesUnknownOnes) {
  EXPECT_EQ(fill("{a} and {b}, {a}", {{"a", "1"}, {"b", "2"}}), "1 and 2, 1");
  EXPECT_EQ(fill("{c} {a", {{"a", "1"}}), "{c} {a");
}

TEST(Fill, DoesNotLookIntoValues) { EXPECT_EQ(fill("{a}{b}", {{"a", "{b}"}, {"b", "2"}}), "{b}2"); }

TEST(Place, ShortensTheHomeAndNothingThatOnlyStartsLikeIt) {
  EXPECT_EQ(place_of({{}, "/home/ada/.zshrc", 42, false, {}}, at_home()), "~/.zshrc:42");
  EXPECT_EQ(place_of({{}, "/home/ada", 0, false, {}}, at_home()), "~");
  EXPECT_EQ(place_of({{}, "/home/adam/x", 0, false, {}}, at_home()), "/home/adam/x");
}

TEST(Place, IsTheVariableWhenNoFileIsKnown) {
  EXPECT_EQ(place_of({"NAME", {}, 0, false, {}}, at_home()), "NAME");
}

TEST(Place, ARootAsHomeShortensNothing) {
  Context context = at_home();
  context.home = "/";
  EXPECT_EQ(path_of("/etc/x", context), "/etc/x");
}

TEST(Span, GrowsInMinutesHoursAndDays) {
  constexpr std::int64_t k_minute = 60'000;
  EXPECT_EQ(span_of(0, at_home()), "0 min");
  EXPECT_EQ(span_of(119 * k_minute, at_home()), "119 min");
  EXPECT_EQ(span_of(120 * k_minute, at_home()), "2 h");
  EXPECT_EQ(span_of(48 * 60 * k_minute, at_home()), "2 days");
  EXPECT_EQ(span_of(48 * 60 * k_minute, at_home(Language::zh)), "2 天");
}

TEST(Percent, ShowsThatSomethingSmallIsNotNothing) {
  EXPECT_EQ(percent(0.004), "<1 %");
  EXPECT_EQ(percent(0), "0 %");
  EXPECT_EQ(percent(0.9249), "92 %");
  EXPECT_EQ(percent(1), "100 %");
}

}  // namespace
}  // namespace why
