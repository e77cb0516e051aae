// .env files and files of the system with NAME=value lines.
// SPDX-License-Identifier: Apache-2.0
#include "formats/dotenv.hpp"

#include <gtest/gtest.h>

#include <string>

#include "described.hpp"

namespace why::test {
namespace {

TEST(Dotenv, ReadsPlainLines) {
  expect_described(read_dotenv, {
                                    {"A=1", "export A=1"},
                                    {"A=1\nB=2\n", "export A=1; export B=2"},
                                    {"A=1\r\nB=2\r\n", "export A=1; export B=2"},
                                    {"\xEF\xBB\xBF"
                                     "A=1",
                                     "export A=1"},
                                    {"export A=1\n  export\tB=2", "export A=1; export B=2"},
                                    {"  A = two words  ", "export A=two words"},
                                    {"A=", "export A="},
                                    {"A.B-c=1", "export A.B-c=1"},
                                    {"A=b=c", "export A=b=c"},
                                    {"# A=1\n\n  # B=2", ""},
                                    {"A=1 # comment", "export A=1"},
                                    {"A=\t# comment", "export A= disputed"},
                                    {"A=it's", "export A=it's"},
                                    {"exported=1", "export exported=1"},
                                });
}

TEST(Dotenv, TakesQuotesAway) {
  expect_described(read_dotenv, {
                                    {"A=\"x y\" # c", "export A=x y"},
                                    {"A='x # y'", "export A=x # y"},
                                    {"A=\"one\\ntwo\"", "export A=one\ntwo"},
                                    {"A='one\\ntwo'", "export A=one\\ntwo disputed"},
                                    {"A=\"one\ntwo\"\nB=1", "export A=one\ntwo; export B=1"},
                                    {"A='one\n# two'\nB=1", "export A=one\n# two; export B=1"},
                                    {"A=''\nB=\"\"", "export A=; export B="},
                                    {"A=\"it's\"", "export A=it's"},
                                });
}

TEST(Dotenv, WhatReadersDoNotAgreeOnIsDisputed) {
  expect_described(read_dotenv, {{"A=a#b", "export A=a#b disputed"},
                                 {"A=a#b #c", "export A=a#b disputed"},
                                 {"A=\"q\\\"q\"", "export A=q\"q disputed"},
                                 {"A=\"a\\tb\"", "export A=a\tb disputed"},
                                 {"A='it\\'s'", "export A=it\\'s disputed"},
                                 {"A=`x`", "export A=x disputed"},
                                 {"A='${B}'", "export A=${B} disputed"},
                                 {"A=\"one\r\ntwo\"", "export A=one\ntwo disputed"}});
}

TEST(Dotenv, VariablesInAValueAreNotGuessed) {
  expect_described(read_dotenv, {{"A=$B", "export A=?"},
                                 {"A=x${B}", "export A=?"},
                                 {"A=\"$B\"", "export A=?"},
                                 {"A=$(x)", "export A=?"},
                                 {"A=pa$$ B=\"5 $\"", "export A=pa$$ B=\"5 $\""},
                                 {"A=\"\\$B\"", "export A=$B disputed"}});
}

TEST(Dotenv, SaysWhereALineIsNotUnderstoodAndGoesOn) {
  expect_described(
      read_dotenv,
      {{"A=1\n B\nC=2", "export A=1; export C=2; problem 2:2 expected NAME=value"},
       {"=1\nA=2", "export A=2; problem 1:1 expected NAME=value"},
       {"A: 1", "problem 1:1 expected NAME=value"},
       {"A=\"x\nB=2", "export A=\"x disputed; export B=2; problem 1:3 quote without end, or text behind it"},
       {"A=\"x\" y", "export A=\"x\" y disputed; problem 1:3 quote without end, or text behind it"}});
}

TEST(Dotenv, PositionsPointAtNameAndValue) {
  const std::string text = "\n export A= \"x\ny\" # c\nB=z z \n";
  const Script script = read_dotenv(text);
  ASSERT_EQ(script.assignments.size(), 2U);
  const Assignment& a = script.assignments[0];
  EXPECT_EQ(a.at.line, 2U);
  EXPECT_EQ(a.at.column, 9U);
  EXPECT_EQ(text.substr(a.value_at.offset, a.end - a.value_at.offset), "\"x\ny\"");
  const Assignment& b = script.assignments[1];
  EXPECT_EQ(b.at.line, 4U);
  EXPECT_EQ(text.substr(b.value_at.offset, b.end - b.value_at.offset), "z z");
}

TEST(Plain, ReadsSystemFiles) {
  expect_described(
      read_plain,
      {
          {"PATH=\"/bin:/usr/bin\"\nLANG=C\n", "export PATH=/bin:/usr/bin; export LANG=C"},
          {"export A=1", "export A=1"},
          {"# a\n; b\nA='x y'", "export A=x y"},
          {"A=x # y", "export A=x disputed"},
          {"A=$HOME/x", "export A=?"},
          {"A=\"a\\nb\"", "export A=a\\nb"},
          {"A=\"a\\$b\"", "export A=a\\$b disputed"},
          {"A=\"open\nB=1",
           "export A=\"open disputed; export B=1; problem 1:3 quote without end, or text behind it"},
      });
}

}  // namespace
}  // namespace why::test
