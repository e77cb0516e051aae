// SPDX-License-Identifier: Apache-2.0
#include "base/span.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace why {
namespace {

std::pair<std::uint32_t, std::uint32_t> place(std::string_view text, std::size_t offset) {
  const Position found = position_of(text, offset);
  return {found.line, found.column};
}

TEST(PositionOf, LinesAndColumnsCountFromOne) {
  EXPECT_EQ(place("ab\ncd", 0), std::pair(1U, 1U));
  EXPECT_EQ(place("ab\ncd", 1), std::pair(1U, 2U));
  EXPECT_EQ(place("ab\ncd", 4), std::pair(2U, 2U));
}

TEST(PositionOf, LineFeedBelongsToTheLineThatItEnds) { EXPECT_EQ(place("ab\ncd", 2), std::pair(1U, 3U)); }
TEST(PositionOf, ColumnsCountBytes) { EXPECT_EQ(place("\u5BC6x", 3), std::pair(1U, 4U)); }
TEST(PositionOf, EmptyTextHasAPosition) { EXPECT_EQ(place("", 0), std::pair(1U, 1U)); }

TEST(PositionOf, OffsetPastTheEndIsTheEnd) {
  EXPECT_EQ(position_of("ab\n", 99).offset, 3U);
  EXPECT_EQ(place("ab\n", 99), std::pair(2U, 1U));
}

}  // namespace
}  // namespace why
