// Texts that break JSON readers: deep, duplicate, huge, odd; and agreement with another reader.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.hpp"
#include "formats/json.hpp"

namespace why::test {
namespace {

using json::Kind;
using json::Value;

std::string repeated(std::string_view part, std::size_t times) {
  std::string out;
  out.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

TEST(JsonHostile, DepthUpToTheLimitIsReadAndNoMore) {
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"[", "]"}, {"{\"a\":", "}"}, {"[{\"a\":", "}]"}}) {
    const auto levels = static_cast<std::size_t>(limits::k_depth) / (open.size() == 6 ? 2 : 1);
    EXPECT_TRUE(json::parse(repeated(open, levels) + "1" + repeated(close, levels))) << open;
    const auto refused = json::parse(repeated(open, levels + 1) + "1" + repeated(close, levels + 1));
    ASSERT_FALSE(refused) << open;
    EXPECT_EQ(refused.error().code, Errc::too_deep);
  }
}

TEST(JsonHostile, NestingBombsAreRefused) {
  for (std::size_t levels = 100; levels <= 1'000'000; levels *= 10) {
    for (const std::string_view open : {"[", "{\"a\":", "[{\"a\":[", "[/**/", "[\n"}) {
      const auto open_only = json::parse(repeated(open, levels));
      ASSERT_FALSE(open_only);
      EXPECT_EQ(open_only.error().code, Errc::too_deep) << levels << open;
    }
    EXPECT_FALSE(json::parse(repeated("]", levels)));
    EXPECT_FALSE(json::parse(repeated("{", levels)));
  }
}

TEST(JsonHostile, NulEndsNothing) {
  const std::string nul(1, '\0');
  const auto escaped = json::parse(R"({"k\u0000ey": "v\u0000al", "k": 1})");
  ASSERT_TRUE(escaped);
  EXPECT_EQ(escaped->root().items()[0].key, "k" + nul + "ey");
  EXPECT_EQ(escaped->root().items()[0].text, "v" + nul + "al");
  EXPECT_EQ(escaped->root().get("k" + nul + "ey")->text.size(), 4U);
  EXPECT_EQ(escaped->root().get("k")->integer(), 1);
  for (const std::string& text : {"{\"k" + nul + "\": 1}", "\"v" + nul + "\"", "{}" + nul, nul,
                                  "[1" + nul + "]", "// " + nul + "\n{} x", std::string(4096, '\0')})
    EXPECT_FALSE(json::parse(text));
  EXPECT_TRUE(json::parse("// " + nul + "\n{}"));
}

TEST(JsonHostile, NumbersBeyondEveryType) {
  struct Case {
    std::string_view text;
    double number;
    std::optional<std::int64_t> integer;
  };
  constexpr double k_infinite = std::numeric_limits<double>::infinity();
  for (const Case& c : std::vector<Case>{{"0", 0, 0},
                                         {"-0", 0, 0},
                                         {"-0.0", 0, 0},
                                         {"1e999", k_infinite, {}},
                                         {"-1e999", -k_infinite, {}},
                                         {"1e-999", 0, 0},
                                         {"1e400000000000000000000", k_infinite, {}},
                                         {"9223372036854775807", 9223372036854775808.0, INT64_MAX},
                                         {"-9223372036854775808", -9223372036854775808.0, INT64_MIN},
                                         {"9223372036854775808", 9223372036854775808.0, {}},
                                         {"18446744073709551616", 18446744073709551616.0, {}},
                                         {"-9223372036854775809", -9223372036854775808.0, INT64_MIN},
                                         {"1.9", 1.9, 1},
                                         {"-1.9", -1.9, -1},
                                         {"1e3", 1000, 1000},
                                         {"1732400000000.5", 1732400000000.5, 1732400000000},
                                         {"253402300800", 253402300800.0, 253402300800},
                                         {"1e-3", 0.001, 0},
                                         {"0.1e1", 1, 1}}) {
    const auto document = json::parse(c.text);
    ASSERT_TRUE(document) << c.text;
    EXPECT_EQ(document->root().number(), c.number) << c.text;
    EXPECT_EQ(document->root().integer(), c.integer) << c.text;
    EXPECT_EQ(document->root().text, c.text);
  }
  const auto long_number = json::parse(std::string(100'000, '9'));
  ASSERT_TRUE(long_number);
  EXPECT_EQ(long_number->root().number(), k_infinite);
  EXPECT_FALSE(long_number->root().integer());
}

TEST(JsonHostile, KeysThatOnlyLookAlikeAreDifferent) {
  const auto document =
      json::parse("{\"Key\":1,\"key\":2,\"caf\u00e9\":3,\"cafe\u0301\":4,\"key \":5,\"k\\u0065y\":6}");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->root().get("Key")->integer(), 1);
  EXPECT_EQ(document->root().get("caf\u00e9")->integer(), 3);
  EXPECT_EQ(document->root().get("cafe\u0301")->integer(), 4);
  EXPECT_EQ(document->root().get("key")->integer(), 6);
  const auto duplicates = json::find_duplicates(document->root());
  ASSERT_EQ(duplicates.size(), 1U);
  EXPECT_EQ(duplicates[0].earlier.column, 10U);
}

TEST(JsonHostile, ManyDuplicatesAreFoundQuickly) {
  const auto document = json::parse("{" + repeated("\"a\":1,", 100'000) + "\"b\":2}");
  ASSERT_TRUE(document);
  EXPECT_EQ(json::find_duplicates(document->root()).size(), 99'999U);
}

/// One settings file, written in every way that editors and people write it.
TEST(JsonHostile, SettingsInEveryDress) {
  int count = 0;
  for (const std::string_view bom : {"", "\xEF\xBB\xBF"})
    for (const std::string_view line : {"\n", "\r\n", ""})
      for (const std::string_view indent : {"", "  ", "\t", "\t \t"})
        for (const std::string_view comma : {"", ","})
          for (const std::string_view comment : {"", "// it's \"x\", {\n", "/* , } */", "/**//***/"}) {
            std::string text(bom);
            text += "{" + std::string(line) + std::string(comment) + std::string(indent) + "\"env\": {" +
                    std::string(line) + "\"NAME\"" + std::string(indent) + ": \"value\"" +
                    std::string(comma) + "}, \"list\": [1, 2" + std::string(comma) + "]" +
                    std::string(comma) + std::string(line) + "}" + std::string(line);
            const auto document = json::parse(text);
            ASSERT_TRUE(document) << text;
            const Value* name = json::find(document->root(), "env.NAME");
            ASSERT_NE(name, nullptr) << text;
            EXPECT_EQ(name->text, "value");
            EXPECT_EQ(name->at.offset, text.find("\"value\""));
            EXPECT_EQ(document->had_bom, !bom.empty());
            EXPECT_EQ(document->trailing_comma.has_value(), !comma.empty()) << text;
            EXPECT_EQ(document->comment.has_value(), !comment.empty()) << text;
            ++count;
          }
  EXPECT_EQ(count, 192);
}

bool same(const Value& ours, const nlohmann::json& theirs) {
  switch (theirs.type()) {
    case nlohmann::json::value_t::null: return ours.kind == Kind::null;
    case nlohmann::json::value_t::boolean: return ours.boolean() == theirs.get<bool>();
    case nlohmann::json::value_t::string: return ours.string() == theirs.get<std::string>();
    case nlohmann::json::value_t::number_integer:
    case nlohmann::json::value_t::number_unsigned: return ours.integer() == theirs.get<std::int64_t>();
    case nlohmann::json::value_t::number_float: return ours.number() == theirs.get<double>();
    case nlohmann::json::value_t::array:
      if (ours.kind != Kind::array || ours.items().size() != theirs.size()) return false;
      for (std::size_t i = 0; i < theirs.size(); ++i)
        if (!same(ours.items()[i], theirs[i])) return false;
      return true;
    case nlohmann::json::value_t::object:
      if (ours.kind != Kind::object || ours.items().size() != theirs.size()) return false;
      for (const auto& [key, value] : theirs.items())
        if (ours.get(key) == nullptr || !same(*ours.get(key), value)) return false;
      return true;
    default: return false;
  }
}

/// Below `end`, each number as often as any other however far the run has come.
std::size_t below(std::size_t end) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, end));
}

nlohmann::json any_json(int depth) {
  const std::size_t kind = below(depth > 0 ? 8 : 6);
  const auto any_text = [] {
    std::string out;
    for (const char* part : *rc::gen::container<std::vector<const char*>>(
             rc::gen::element("a", "\"", "\\", "/", "\n", "\t", "\x01", "\x7f", "\u00e9", "\u4e2d",
                              "\U0001F600", " ", "//", "{", "key")))
      out += part;
    return out;
  };
  switch (kind) {
    case 0: return nullptr;
    case 1: return *rc::gen::arbitrary<bool>();
    case 2: return *rc::gen::arbitrary<std::int64_t>();
    case 3:
      return std::ldexp(static_cast<double>(*rc::gen::arbitrary<std::int32_t>()),
                        static_cast<int>(below(600)) - 300);
    case 4: return any_text();
    case 5: return static_cast<int>(below(6)) - 3;
    case 6: {
      nlohmann::json list = nlohmann::json::array();
      for (std::size_t i = below(6); i > 0; --i) list.push_back(any_json(depth - 1));
      return list;
    }
    default: {
      nlohmann::json object = nlohmann::json::object();
      for (std::size_t i = below(6); i > 0; --i) object[any_text()] = any_json(depth - 1);
      return object;
    }
  }
}

nlohmann::json any_document() {
  nlohmann::json document;
  for (const char* key : {"env", "key", "list", "x.y", "", "\u4e2d"}) document[key] = any_json(4);
  return document;
}

TEST(JsonProperty, WhatAnotherLibraryWritesIsReadAsTheSameValue) {
  EXPECT_TRUE(rc::check([] {
    const nlohmann::json value = any_document();
    const std::string text = value.dump(*rc::gen::element(-1, 0, 2), ' ', *rc::gen::arbitrary<bool>());
    const auto document = json::parse(text);
    RC_ASSERT(document);
    RC_ASSERT(document->is_strict());
    RC_ASSERT(same(document->root(), value));
  }));
}

/// The other library refuses numbers that no double holds.
bool has_infinite_number(const Value& value) {
  return std::isinf(value.number().value_or(0)) ||
         std::any_of(value.items().begin(), value.items().end(), has_infinite_number);
}

TEST(JsonProperty, AcceptsAfterDamageExactlyWhatAnotherLibraryAccepts) {
  EXPECT_TRUE(rc::check([] {
    std::string text = any_document().dump();
    const std::size_t at = below(text.size() + 1);
    const std::string part = *rc::gen::element<std::string>("", ",", "]", "}", "{", "[", "\"", "\\", ":", "0",
                                                            "-", "e", ".", " ", "\n", "t", "\xC3");
    text.replace(at, below(3), part);
    const auto document = json::parse(text);
    const nlohmann::json theirs = nlohmann::json::parse(text, nullptr, false);
    const bool accepted = document && document->is_strict();
    const bool is_beyond = accepted && has_infinite_number(document->root());
    RC_ASSERT(accepted == !theirs.is_discarded() || is_beyond);
  }));
}

void check_positions(std::string_view text, const Value& value) {
  RC_ASSERT(value.at.offset < value.end);
  RC_ASSERT(position_of(text, value.at.offset).line == value.at.line);
  RC_ASSERT(position_of(text, value.at.offset).column == value.at.column);
  if (value.kind == Kind::string) RC_ASSERT(text[value.at.offset] == '"');
  for (const Value& item : value.items()) {
    RC_ASSERT(item.at.offset > value.at.offset);
    RC_ASSERT(item.end < value.end);
    if (value.kind == Kind::object) RC_ASSERT(text[item.key_at.offset] == '"');
    check_positions(text, item);
  }
}

TEST(JsonProperty, PositionsAreRightWhereverTheTextIsCut) {
  EXPECT_TRUE(rc::check([] {
    const std::string text = any_document().dump(1);
    const auto document = json::parse(text);
    RC_ASSERT(document);
    check_positions(text, document->root());
    const auto whole = json::parse(text.substr(document->root().at.offset, document->root().end));
    RC_ASSERT(whole);
  }));
}

}  // namespace
}  // namespace why::test
