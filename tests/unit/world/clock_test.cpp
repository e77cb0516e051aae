// SPDX-License-Identifier: Apache-2.0
#include "world/clock.hpp"

#include <gtest/gtest.h>

namespace why {
namespace {

constexpr std::int64_t k_noon_ms = 1764'072'000'000;  // 2025-11-25T12:00:00Z

TEST(ParseTime, PlainUtcIsRead) { EXPECT_EQ(parse_rfc3339("2025-11-25T12:00:00Z"), Instant{k_noon_ms}); }
TEST(ParseTime, EpochIsZero) { EXPECT_EQ(parse_rfc3339("1970-01-01T00:00:00Z"), Instant{0}); }
TEST(ParseTime, TimesBefore1970AreNegative) {
  EXPECT_EQ(parse_rfc3339("1969-12-31T23:59:59.5Z"), Instant{-500});
}

TEST(ParseTime, OffsetsAreTakenAway) {
  EXPECT_EQ(parse_rfc3339("2025-11-25T17:30:00+05:30"), Instant{k_noon_ms});
  EXPECT_EQ(parse_rfc3339("2025-11-25T04:00:00-08:00"), Instant{k_noon_ms});
}

TEST(ParseTime, FractionIsCutAtMilliseconds) {
  EXPECT_EQ(parse_rfc3339("2025-11-25T12:00:00.1Z"), Instant{k_noon_ms + 100});
  EXPECT_EQ(parse_rfc3339("2025-11-25T12:00:00.123999999999999999999Z"), Instant{k_noon_ms + 123});
}

TEST(ParseTime, LettersMayBeSmallAndABlankMayStandForT) {
  EXPECT_EQ(parse_rfc3339("2025-11-25t12:00:00z"), Instant{k_noon_ms});
  EXPECT_EQ(parse_rfc3339("2025-11-25 12:00:00Z"), Instant{k_noon_ms});
}

TEST(ParseTime, LeapSecondIsTheNextSecond) {
  EXPECT_EQ(parse_rfc3339("2016-12-31T23:59:60Z"), parse_rfc3339("2017-01-01T00:00:00Z"));
}

TEST(ParseTime, LeapDaysFollowTheCalendar) {
  EXPECT_TRUE(parse_rfc3339("2024-02-29T00:00:00Z"));
  EXPECT_TRUE(parse_rfc3339("2000-02-29T00:00:00Z"));
  EXPECT_FALSE(parse_rfc3339("1900-02-29T00:00:00Z"));
  EXPECT_FALSE(parse_rfc3339("2025-02-29T00:00:00Z"));
}

TEST(ParseTime, MalformedTextsAreAbsent) {
  for (std::string_view bad : {"",
                               "now",
                               "2025-11-25",
                               "2025-11-25T12:00:00",
                               "2025-11-25T12:00Z",
                               "2025-11-25T12:00:00Z ",
                               " 2025-11-25T12:00:00Z",
                               "2025-13-01T00:00:00Z",
                               "2025-00-01T00:00:00Z",
                               "2025-04-31T00:00:00Z",
                               "2025-11-25T24:00:00Z",
                               "2025-11-25T12:60:00Z",
                               "2025-11-25T12:00:61Z",
                               "2025-11-25T12:00:00.Z",
                               "2025-11-25T12:00:00+5:30",
                               "2025-11-25T12:00:00+24:00",
                               "2025-11-25T12:00:00+0530",
                               "25-11-25T12:00:00Z",
                               "+2025-11-25T12:00:00Z",
                               "2025-1-25T12:00:00Z",
                               "2025-11-25X12:00:00Z"})
    EXPECT_EQ(parse_rfc3339(bad), std::nullopt) << bad;
}

TEST(WriteTime, EveryFourDigitYearComesBack) {
  for (int year = 1; year <= 9999; ++year) {
    std::string text = "0000-02-28T23:59:58Z";
    for (int i = 3, rest = year; i >= 0; --i, rest /= 10)
      text[static_cast<std::size_t>(i)] += static_cast<char>(rest % 10);
    const auto at = parse_rfc3339(text);
    ASSERT_TRUE(at) << text;
    ASSERT_EQ(to_rfc3339(*at), text);
  }
}

TEST(WriteTime, MillisecondsAreLeftOutTowardsThePast) {
  EXPECT_EQ(to_rfc3339(Instant{999}), "1970-01-01T00:00:00Z");
  EXPECT_EQ(to_rfc3339(Instant{-1}), "1969-12-31T23:59:59Z");
}

TEST(WriteTime, YearsWithoutFourDigitsGiveSeconds) {
  EXPECT_EQ(to_rfc3339(Instant{253'402'300'800'000}), "253402300800");
  EXPECT_EQ(to_rfc3339(Instant{INT64_MAX}), "9223372036854775");
  EXPECT_EQ(to_rfc3339(Instant{INT64_MIN}), "-9223372036854776");
}

}  // namespace
}  // namespace why
