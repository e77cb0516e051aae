// What JSON readers must get right: values, positions, leniency, reasons.
// SPDX-License-Identifier: Apache-2.0
#include "formats/json.hpp"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace why::test {
namespace {

using json::Document;
using json::Kind;
using json::Value;

Document parsed(std::string_view text) {
  auto document = json::parse(text);
  EXPECT_TRUE(document) << text << ": " << (document ? "" : document.error().what);
  return document ? std::move(*document) : Document();
}

std::string failure(std::string_view text) {
  const auto document = json::parse(text);
  if (document) return "accepted";
  const ParseError& error = document.error();
  return std::to_string(error.at.line) + ":" + std::to_string(error.at.column) + " " +
         std::string(error.what);
}

TEST(Json, ReadsEveryKindOfValue) {
  const Document document =
      parsed(R"({"a":null,"b":true,"c":false,"d":-1.5e3,"e":"x","f":[1,2],"g":{"h":1}})");
  const Value& root = document.root();
  EXPECT_EQ(root.kind, Kind::object);
  ASSERT_EQ(root.items().size(), 7U);
  EXPECT_EQ(root.get("a")->kind, Kind::null);
  EXPECT_EQ(root.get("b")->boolean(), true);
  EXPECT_EQ(root.get("c")->boolean(), false);
  EXPECT_EQ(root.get("d")->number(), -1500);
  EXPECT_EQ(root.get("d")->text, "-1.5e3");
  EXPECT_EQ(root.get("e")->string(), "x");
  ASSERT_EQ(root.get("f")->items().size(), 2U);
  EXPECT_EQ(root.get("f")->items()[1].integer(), 2);
  EXPECT_EQ(root.get("g")->get("h")->integer(), 1);
  EXPECT_EQ(root.get("x"), nullptr);
}

TEST(Json, AccessAsAnotherTypeGivesNothing) {
  const Document document = parsed(R"(["x", 1, true, [], {}, null])");
  const auto items = document.root().items();
  EXPECT_FALSE(items[0].number());
  EXPECT_FALSE(items[0].boolean());
  EXPECT_FALSE(items[1].string());
  EXPECT_FALSE(items[2].integer());
  EXPECT_FALSE(items[5].string());
  EXPECT_EQ(items[3].get("x"), nullptr);
  EXPECT_TRUE(items[4].items().empty());
}

TEST(Json, AnyTypeMayStandAtTheTop) {
  for (const auto& [text, kind] :
       std::initializer_list<std::pair<std::string_view, Kind>>{{"null", Kind::null},
                                                                {" [] ", Kind::array},
                                                                {"\t\"x\"\r\n", Kind::string},
                                                                {"-0", Kind::number},
                                                                {"true", Kind::boolean},
                                                                {"{}", Kind::object}}) {
    EXPECT_EQ(parsed(text).root().kind, kind) << text;
    EXPECT_TRUE(parsed(text).is_strict()) << text;
  }
}

TEST(Json, TakesEscapesAway) {
  for (const auto& [text, expected] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
           {R"("\"\\\/\b\f\n\r\t")", "\"\\/\b\f\n\r\t"},
           {R"("\u0041\u00e9\u20AC")", "A\u00e9\u20ac"},
           {R"("\ud83d\ude00")", "\U0001F600"},
           {R"("\ud83d")", "\uFFFD"},
           {R"("\ude00x")", "\uFFFDx"},
           {R"("\ud83dx")", "\uFFFDx"},
           {R"("\ud83d\u0041")", "\uFFFDA"},
           {R"("\ud83d\ud83d\ude00")", "\uFFFD\U0001F600"},
           {R"("a\u0000b")", std::string_view("a\0b", 3)},
           {"\"\u4e2d\u6587\"", "\u4e2d\u6587"},
           {"\"\x7f\"", "\x7f"}})
    EXPECT_EQ(parsed(text).root().text, expected) << text;
}

TEST(Json, ReportsWhatStrictReadersRefuse) {
  const Document comment = parsed("{\n // x\n \"a\": 1 /* y */\n}");
  ASSERT_TRUE(comment.comment);
  EXPECT_EQ(comment.comment->line, 2U);
  EXPECT_EQ(comment.comment->column, 2U);
  EXPECT_FALSE(comment.is_strict());

  const Document comma = parsed("{\"a\": [1,],\n}");
  ASSERT_TRUE(comma.trailing_comma);
  EXPECT_EQ(comma.trailing_comma->offset, 8U);
  EXPECT_FALSE(comma.comment);
  EXPECT_FALSE(comma.is_strict());

  const Document bom = parsed("\xEF\xBB\xBF{}");
  EXPECT_TRUE(bom.had_bom);
  EXPECT_FALSE(bom.is_strict());
  EXPECT_EQ(bom.root().at.offset, 3U);

  const Document bytes = parsed("[\"a\xFFz\"]");
  ASSERT_TRUE(bytes.bad_utf8);
  EXPECT_EQ(bytes.bad_utf8->offset, 3U);
  EXPECT_EQ(bytes.root().items()[0].text, "a\uFFFDz");

  EXPECT_TRUE(parsed("{\"a\": \"// no /* comment */ ,]\"}").is_strict());
}

TEST(Json, PositionsAreThoseOfKeyAndValue) {
  const std::string text = "{\r\n  \"k\\n1\": [1,\n \"x\"],\n\t\"b\" : {}\n}\n";
  const Document document = parsed(text);
  const auto members = document.root().items();
  ASSERT_EQ(members.size(), 2U);
  EXPECT_EQ(members[0].key, "k\n1");
  EXPECT_EQ(members[0].key_at.line, 2U);
  EXPECT_EQ(members[0].key_at.column, 3U);
  EXPECT_EQ(text.substr(members[0].at.offset, members[0].end - members[0].at.offset), "[1,\n \"x\"]");
  EXPECT_EQ(members[0].items()[1].at.line, 3U);
  EXPECT_EQ(members[0].items()[1].at.column, 2U);
  EXPECT_EQ(members[1].key_at.line, 4U);
  EXPECT_EQ(members[1].at.column, 8U);
  EXPECT_EQ(document.root().end, text.size() - 1);
}

TEST(Json, SaysWhereAndWhyItStopped) {
  for (const auto& [text, expected] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
           {"", "1:1 unexpected end"},
           {" \n ", "2:2 unexpected end"},
           {"// only a comment", "1:18 unexpected end"},
           {"{\"a\":1", "1:7 unexpected end"},
           {"{\"a\"", "1:5 unexpected end"},
           {"{\"a\":", "1:6 unexpected end"},
           {"{\"a\":1,", "1:8 unexpected end"},
           {"[1", "1:3 unexpected end"},
           {"[1 2]", "1:4 expected a comma or ]"},
           {"{\"a\":1 \"b\":2}", "1:8 expected a comma or }"},
           {"{\n  a: 1\n}", "2:3 expected a key in double quotes"},
           {"{'a': 1}", "1:2 expected a key in double quotes"},
           {"{\u201ca\u201d: 1}", "1:2 expected a key in double quotes"},
           {"{,}", "1:2 expected a key in double quotes"},
           {"{\"a\" 1}", "1:6 expected a colon"},
           {"{\"a\": }", "1:7 expected a value"},
           {"[,]", "1:2 expected a value"},
           {"[1,,2]", "1:4 expected a value"},
           {"tru", "1:1 expected a value"},
           {"undefined", "1:1 expected a value"},
           {"NaN", "1:1 expected a value"},
           {"\"a", "1:1 string without end"},
           {"\"a\nb\"", "1:3 line break in a string"},
           {"\"a\tb\"", "1:3 control character in a string"},
           {R"("\x")", "1:2 unknown escape in a string"},
           {R"("\u12g4")", "1:6 expected four hexadecimal digits"},
           {"\"\\", "1:3 unexpected end"},
           {"[-]", "1:2 malformed number"},
           {"01", "1:1 malformed number"},
           {"1.", "1:1 malformed number"},
           {"1e+", "1:1 malformed number"},
           {"+1", "1:1 expected a value"},
           {".5", "1:1 expected a value"},
           {"{} x", "1:4 unexpected text after the end"},
           {"{}{}", "1:3 unexpected text after the end"},
           {"{} /* x", "1:4 comment without end"},
           {"[1 / 2]", "1:4 a slash that starts no comment"},
           {"\xFF\xFE{", "1:1 UTF-16 text instead of UTF-8"}})
    EXPECT_EQ(failure(text), expected) << text;
}

TEST(Json, AFailureConvertsToAnErrorWithoutData) {
  const Result<Document> result = json::parse("{\"secret\" \"value\"}");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, Errc::bad_syntax);
  EXPECT_EQ(result.error().what, "expected a colon");
}

TEST(Json, FindFollowsDots) {
  const Document document =
      parsed(R"({"a":{"b":{"c":1}},"x.y":{"z":2},"x":{"y":{"z":3,"w":4}},"":{"":5},"n":[1]})");
  const Value& root = document.root();
  const auto number = [&](std::string_view path) {
    const Value* value = json::find(root, path);
    return value == nullptr ? -1 : value->integer().value_or(-2);
  };
  EXPECT_EQ(number("a.b.c"), 1);
  EXPECT_EQ(number("x.y.z"), 2);
  EXPECT_EQ(number("x.y.w"), 4);
  EXPECT_EQ(number("a.b"), -2);
  for (const std::string_view path : {"a.x", "a.b.c.d", "n.0", "a..b", ".", "a.", "zzz"})
    EXPECT_EQ(number(path), -1) << path;
  EXPECT_EQ(json::find(root, "")->kind, Kind::object);
}

TEST(Json, OfDuplicateKeysTheLastCountsAndBothAreReported) {
  const Document document = parsed("{\"a\": 1,\n \"b\": {\"c\": 1, \"c\": 2},\n \"a\": 2, \"a\": 3}");
  EXPECT_EQ(document.root().get("a")->integer(), 3);
  EXPECT_EQ(document.root().items().size(), 4U);
  const auto duplicates = json::find_duplicates(document.root());
  ASSERT_EQ(duplicates.size(), 3U);
  EXPECT_EQ(duplicates[0].key, "a");
  EXPECT_EQ(duplicates[0].earlier.line, 1U);
  EXPECT_EQ(duplicates[0].later.line, 3U);
  EXPECT_EQ(duplicates[2].key, "c");
  EXPECT_EQ(duplicates[2].earlier.column, 8U);
  EXPECT_EQ(duplicates[2].later.column, 16U);
}

TEST(Json, TheDocumentOwnsItsTextAndCanBeMoved) {
  std::vector<Document> kept;
  for (int i = 0; i < 20; ++i) {
    const std::string text = "{\"key" + std::to_string(i) + "\": \"v\\u0061l\"}";
    kept.push_back(std::move(*json::parse(text)));
  }
  for (int i = 0; i < 20; ++i) {
    const Value* value = kept[static_cast<std::size_t>(i)].root().get("key" + std::to_string(i));
    ASSERT_NE(value, nullptr);
    EXPECT_EQ(value->string(), "val");
  }
}

}  // namespace
}  // namespace why::test
