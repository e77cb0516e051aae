// The tables by which candidates are found.
// SPDX-License-Identifier: Apache-2.0
#include "match/match_tables.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <string>

#include "support/small_catalog.hpp"

namespace why::catalog {
namespace {

using test::error;
using test::tool;

MatchTables<Owned> tables(const std::vector<std::string>& signatures) {
  return build_match_tables({error("one", signatures)}, {});
}

/// The fragment that the tables give to the signature `index`.
const Fragment<Owned>& fragment_of(const MatchTables<Owned>& tables, std::uint32_t index) {
  return *std::ranges::find_if(tables.fragments, [index](const auto& fragment) {
    return std::ranges::find(fragment.signatures, index) != fragment.signatures.end();
  });
}

TEST(MatchTables, EverySignatureAndMarkIsListed) {
  const auto built = build_match_tables(
      {error("one", {"the first message", "the second message"}), error("two", {"the third message of all"})},
      {tool("some-tool", {"some tool v2"})});
  ASSERT_EQ(built.signatures.size(), 4U);
  EXPECT_EQ(built.signatures[1].error, 0U);
  EXPECT_EQ(built.signatures[1].signature, 1U);
  EXPECT_EQ(built.signatures[2].error, 1U);
  EXPECT_EQ(built.signatures[3].error, k_mark);
  EXPECT_EQ(built.marks.at(0).text, "some-tool");
  EXPECT_EQ(built.marks.at(0).literal, "sometoolv2");
}

TEST(MatchTables, AMarkTooShortIsLeftOut) {
  EXPECT_TRUE(build_match_tables({}, {tool("some-tool", {"tool"})}).signatures.empty());
}

TEST(MatchTables, AFragmentAvoidsWhatOtherSignaturesHave) {
  const auto built = tables({"your session has expired: zebra", "your session has expired: otter"});
  EXPECT_NE(fragment_of(built, 0).text.find("zeb"), std::string::npos);
  EXPECT_NE(fragment_of(built, 1).text.find("ott"), std::string::npos);
}

TEST(MatchTables, AFragmentAvoidsWhatEveryLogHas) {
  const auto built = tables({"authentication failed, invalid credentials: zebracross"});
  EXPECT_NE(fragment_of(built, 0).text.find("zeb"), std::string::npos);
}

TEST(MatchTables, SignaturesWithOneFragmentShareIt) {
  const auto built = tables({"zebracrossing {a:id} 123", "zebracrossing {a:int} 456"});
  ASSERT_EQ(built.fragments.size(), 1U);
  EXPECT_EQ(built.fragments[0].signatures, (std::vector<std::uint32_t>{0, 1}));
}

TEST(MatchTables, TheOffsetOfALiteralIsExact) {
  const auto built = tables({"your session has expired: zebra"});
  const auto& fragment = fragment_of(built, 0);
  EXPECT_EQ(std::string("yoursessionhasexpired:zebra").find(fragment.text), fragment.offsets.at(0));
}

TEST(MatchTables, TheOffsetBehindAHoleIsTheLargest) {
  const auto built = tables({"abc {a:id} zebracross"});
  EXPECT_EQ(fragment_of(built, 0).offsets.at(0),
            3 + k_hole + std::string("zebracross").find(fragment_of(built, 0).text));
  EXPECT_EQ(built.signatures[0].longest, 13 + k_hole);
}

TEST(MatchTables, EveryWindowIsInItsBucketAndInTheCoarseTable) {
  const auto built =
      tables({"the first message", "the second one of them", "a third one {a:id} and its end"});
  ASSERT_EQ(built.windows.size(), built.fragments.size() * k_stride);
  const int bucket_bits = std::countr_zero(built.buckets.size() - 1);
  const int coarse_bits = std::countr_zero(32 * built.coarse.size());
  for (std::uint32_t i = 0; i < built.windows.size(); ++i) {
    const std::uint64_t value = value_of(built.windows[i]);
    EXPECT_EQ(value, window_at(&built.fragments[built.windows[i].fragment].text[built.windows[i].at]));
    const std::uint64_t bucket = hash_of(value) >> (64 - bucket_bits);
    EXPECT_TRUE(built.buckets[bucket] <= i && i < built.buckets[bucket + 1]);
    const std::uint64_t bit = hash_of(value) >> (64 - coarse_bits);
    EXPECT_NE(built.coarse[bit / 32] >> (bit % 32) & 1U, 0U);
  }
}

TEST(MatchTables, TheCoarseTableGrowsWithTheSignatures) {
  std::vector<std::string> many;
  for (int i = 0; i < 2000; ++i)
    many.push_back("message " + std::to_string(1000000 + 7919 * i) + " of the machine");
  EXPECT_EQ(32 * tables({"the first message"}).coarse.size(), std::size_t{1} << 15);
  EXPECT_GE(32 * tables(many).coarse.size(), 16U * 4U * 2000U);
}

TEST(MatchTables, EqualCatalogsGiveEqualTables) {
  const std::vector<std::string> texts{"the first message", "the second one of them",
                                       "a third one {a:id} and its end"};
  const auto once = tables(texts), again = tables(texts);
  for (std::size_t i = 0; i < once.fragments.size(); ++i)
    EXPECT_EQ(once.fragments[i].text, again.fragments[i].text);
}

}  // namespace
}  // namespace why::catalog
