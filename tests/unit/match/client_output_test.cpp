// SPDX-License-Identifier: Apache-2.0
#include "match/client_output.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"

namespace why {
namespace {

TEST(ClientOutput, ProseAndLogsAreNoEvents) {
  for (const char* text : {"", "  \n", "Invalid API key", "pong\n", "[info] started\n[error] no\n", "{not json", "[1, 2]", "\"text\"",
                           "a\n{\"type\":\"error\"}\nb\nc\n"})
    EXPECT_FALSE(read_client_output(text)) << text;
}

TEST(ClientOutput, AResultThatSaysSoIsAFailure) {
  const auto out = read_client_output(R"({"type":"result","subtype":"success","is_error":true,"result":"Not logged in"})");
  ASSERT_TRUE(out);
  EXPECT_TRUE(out->failed);
  EXPECT_TRUE(text::contains(out->failures, "Not logged in"));
}

TEST(ClientOutput, AnAnswerThatQuotesAnErrorIsNoFailure) {
  const auto out = read_client_output(R"({"type":"result","is_error":false,"result":"Invalid API key · Fix external API key"})");
  ASSERT_TRUE(out);
  EXPECT_FALSE(out->failed);
  EXPECT_EQ(text::trim(out->failures), "");
}

TEST(ClientOutput, OfLinesOnlyThoseThatFailedCountAndEachKeepsItsNumber) {
  const auto out = read_client_output(
      "{\"type\":\"system\",\"subtype\":\"init\"}\n"
      "{\"type\":\"assistant\",\"message\":\"401 invalid x-api-key\"}\r\n"
      "\n"
      "{\"type\":\"turn.failed\",\"error\":{\"message\":\"unexpected status 401\"}}\n");
  ASSERT_TRUE(out);
  EXPECT_TRUE(out->failed);
  const auto lines = text::lines(out->failures);
  ASSERT_GE(lines.size(), 4U);
  EXPECT_EQ(lines[0], "");
  EXPECT_EQ(lines[1], "");
  EXPECT_TRUE(text::contains(lines[3], "unexpected status 401"));
}

TEST(ClientOutput, AListOfEventsAndALaidOutDocumentAreRead) {
  EXPECT_TRUE(read_client_output(R"([{"type":"system"},{"type":"error","message":"no"}])")->failed);
  EXPECT_TRUE(read_client_output("{\n  \"response\": \"\",\n  \"error\": {\n    \"message\": \"cut\"\n  }\n}\n")->failed);
  EXPECT_FALSE(read_client_output("{\n  \"response\": \"fine\",\n  \"error\": null\n}\n")->failed);
}

TEST(ClientOutput, WhatIsNoJsonAmongEventsStays) {
  const auto out = read_client_output("Warning: old Node\n{\"type\":\"system\"}\n{\"type\":\"result\",\"is_error\":false}\n");
  ASSERT_TRUE(out);
  EXPECT_FALSE(out->failed);
  EXPECT_TRUE(text::contains(out->failures, "Warning: old Node"));
}

TEST(ClientOutput, DeepAndEndlessTextsEndInTime) {
  EXPECT_FALSE(read_client_output(std::string(1 << 20, '[')));
  EXPECT_FALSE(read_client_output(std::string(1 << 20, '{')));
  std::string lines;
  for (int i = 0; i < 20000; ++i) lines += "{\"type\":\"a\"}\n";
  EXPECT_TRUE(read_client_output(lines));
}

}  // namespace
}  // namespace why
