// Rows are read one by one: a wrong one is named and the rest goes on.
// SPDX-License-Identifier: Apache-2.0
#include "authoring/evidence_rows.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>

#include "base/limits.hpp"

namespace why::catalog {
namespace {

TEST(EvidenceRows, HoldWhatTheirKeysSay) {
  const auto read = read_evidence(
      R"({"text":"the store is full","tool":"box","url":"https://a.example","date":"2026-11-20","note":"in CI","votes":3})");
  ASSERT_EQ(read.rows.size(), 1U);
  const EvidenceRow& row = read.rows[0];
  EXPECT_EQ(row.text + "|" + row.tool + "|" + row.url + "|" + row.date + "|" + row.note,
            "the store is full|box|https://a.example|2026-11-20|in CI");
  EXPECT_EQ(row.line, 1U);
}

TEST(EvidenceRows, NeedNothingButAText) {
  EXPECT_EQ(read_evidence("{\"text\":\"the store is full\",\"tool\":null}").rows.size(), 1U);
}

struct WrongLine {
  std::string line;
  RowFault fault;
};

class WrongEvidenceRow : public testing::TestWithParam<WrongLine> {};

TEST_P(WrongEvidenceRow, ThatIsWrongIsNamedAndTheRestGoesOn) {
  const auto read = read_evidence("{\"text\":\"one\"}\n" + GetParam().line + "\n{\"text\":\"three\"}\n");
  ASSERT_EQ(read.wrong.size(), 1U);
  EXPECT_EQ(read.wrong[0].line, 2U);
  EXPECT_EQ(read.wrong[0].fault, GetParam().fault);
  ASSERT_EQ(read.rows.size(), 2U);
  EXPECT_EQ(read.rows[1].line, 3U);
}

INSTANTIATE_TEST_SUITE_P(
    Wrong, WrongEvidenceRow,
    testing::Values(WrongLine{"{\"text\":\"cut of", RowFault::no_json}, WrongLine{"text", RowFault::no_json},
                    WrongLine{std::string("{\"text\":\"a\0b\"}", 14), RowFault::no_json},
                    WrongLine{std::string(300, '['), RowFault::no_json},
                    WrongLine{"[\"text\"]", RowFault::no_object}, WrongLine{"7", RowFault::no_object},
                    WrongLine{"{}", RowFault::no_text},
                    WrongLine{"{\"note\":\"no text\"}", RowFault::no_text},
                    WrongLine{"{\"text\":\" \"}", RowFault::no_text},
                    WrongLine{"{\"text\":null}", RowFault::no_text},
                    WrongLine{"{\"text\":7}", RowFault::wrong_value},
                    WrongLine{"{\"text\":\"x\",\"url\":[]}", RowFault::wrong_value},
                    WrongLine{"{\"text\":\"" + std::string(10'000'000, 'x') + "\"}", RowFault::too_long}),
    [](const auto& line) { return "line" + std::to_string(line.index); });

TEST(EvidenceRows, MayHaveAByteOrderMarkAndWindowsLineEnds) {
  const auto read = read_evidence("\xEF\xBB\xBF{\"text\":\"one\"}\r\n\r\n{\"text\":\"two\"}\r\n");
  EXPECT_TRUE(read.wrong.empty());
  ASSERT_EQ(read.rows.size(), 2U);
  EXPECT_EQ(read.rows[1].text, "two");
}

TEST(EvidenceRows, MayHoldBytesThatAreNoText) {
  const auto read = read_evidence("{\"text\":\"a\xFF\"}");
  ASSERT_EQ(read.rows.size(), 1U);
  EXPECT_EQ(read.rows[0].text, "a\xEF\xBF\xBD");
}

TEST(EvidenceRows, TakeTheLastOfTwoEqualKeys) {
  EXPECT_EQ(read_evidence("{\"text\":\"one\",\"text\":\"two\"}").rows.at(0).text, "two");
}

TEST(EvidenceRows, EndAtTheLimit) {
  std::string text;
  for (std::size_t i = 0; i < limits::k_evidence_rows + 2; ++i) text += "{\"text\":\"x\"}\n";
  const auto read = read_evidence(text);
  EXPECT_EQ(read.rows.size(), limits::k_evidence_rows);
  ASSERT_EQ(read.wrong.size(), 1U);
  EXPECT_EQ(read.wrong[0].line, limits::k_evidence_rows + 1);
  EXPECT_EQ(read.wrong[0].fault, RowFault::too_many);
}

TEST(EvidenceRows, OfAnyBytesAreRowsOrFaults) {
  EXPECT_TRUE(rc::check([](const std::string& text) {
    const auto read = read_evidence(text);
    RC_ASSERT(read.rows.size() + read.wrong.size() <= text.size());
  }));
}

}  // namespace
}  // namespace why::catalog
