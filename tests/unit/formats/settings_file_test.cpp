// Settings of every format become one kind of tree, with the places of their values.
// SPDX-License-Identifier: Apache-2.0
#include "formats/settings_file.hpp"

#include <gtest/gtest.h>

#include <string>

namespace why {
namespace {

std::string_view text_at(const Parsed<json::Document>& document, std::string_view key) {
  const json::Value* value = document ? json::find(document->root(), key) : nullptr;
  return value == nullptr ? "(none)" : value->text;
}

std::uint32_t line_of(const Parsed<json::Document>& document, std::string_view key) {
  const json::Value* value = document ? json::find(document->root(), key) : nullptr;
  return value == nullptr ? 0 : value->at.line;
}

TEST(SettingsFile, TheEndingTellsTheFormat) {
  EXPECT_EQ(text_at(parse_settings("/a/config.toml", "[auth]\nkey = \"v\"\n"), "auth.key"), "v");
  EXPECT_EQ(text_at(parse_settings("/a/config.yaml", "auth:\n  key: v\n"), "auth.key"), "v");
  EXPECT_EQ(text_at(parse_settings("/a/hosts.yml", "auth: {key: v}\n"), "auth.key"), "v");
  EXPECT_EQ(text_at(parse_settings("/a/.env", "KEY=v\n"), "KEY"), "v");
  EXPECT_EQ(text_at(parse_settings("/a/.env.local", "KEY=v\n"), "KEY"), "v");
  EXPECT_EQ(text_at(parse_settings("/a/config.ini", "[auth]\nkey = v\n"), "auth.key"), "v");
  EXPECT_EQ(text_at(parse_settings("/a/settings.json", R"({"auth":{"key":"v"}} // comment)"), "auth.key"), "v");
}

TEST(Toml, ValuesKeepTheirLines) {
  const auto document = parse_settings("c.toml", "# head\nmodel = \"é\"\n\n[providers.\"a.b\"]\nbase_url = \"https://x\"\nn = 7\non = true\n");
  EXPECT_EQ(line_of(document, "model"), 2u);
  EXPECT_EQ(line_of(document, "providers.a.b.base_url"), 5u);
  EXPECT_EQ(text_at(document, "providers.a.b.n"), "7");
  EXPECT_EQ(text_at(document, "providers.a.b.on"), "true");
}

TEST(Toml, AMistakeHasItsPlaceAndNoneOfTheText) {
  const auto document = parse_settings("c.toml", "a = 1\n[x\n");
  ASSERT_FALSE(document.has_value());
  EXPECT_EQ(document.error().at.line, 2u);
  EXPECT_EQ(document.error().what, "not valid TOML");
}

TEST(Toml, WhatItsLibraryTakesForGrantedIsCheckedAllTheSame) {
  EXPECT_FALSE(parse_settings("c.toml", "[\x02\n").has_value());
  EXPECT_FALSE(parse_settings("c.toml", "\n\u03FB\n").has_value());
  EXPECT_EQ(text_at(parse_settings("c.toml", "a = \"\u03FB\"\n"), "a"), "\u03FB");
}

TEST(Toml, AByteOrderMarkIsSkipped) { EXPECT_EQ(text_at(parse_settings("c.toml", "\xEF\xBB\xBF" "a = \"b\"\n"), "a"), "b"); }

TEST(Toml, DeepNestingIsRefusedNotFollowed) {
  EXPECT_FALSE(parse_settings("c.toml", "a = " + std::string(20000, '[') + std::string(20000, ']')).has_value());
  EXPECT_FALSE(parse_settings("c.toml", "a = " + std::string(100, '[') + std::string(100, ']')).has_value());
}

TEST(Yaml, PlainScalarsHaveTheTypesOfTheCoreSchema) {
  const auto document = parse_settings("c.yaml", "a: true\nb: 12\nc: ~\nd: '12'\ne: no\n");
  const auto kind = [&](std::string_view key) { return json::find(document->root(), key)->kind; };
  EXPECT_EQ(kind("a"), json::Kind::boolean);
  EXPECT_EQ(kind("b"), json::Kind::number);
  EXPECT_EQ(kind("c"), json::Kind::null);
  EXPECT_EQ(kind("d"), json::Kind::string);
  EXPECT_EQ(kind("e"), json::Kind::string);
}

TEST(Yaml, ListsAndTablesKeepTheirLines) {
  const auto document = parse_settings("c.yaml", "models:\n  - name: é\n    apiKey: k\n");
  EXPECT_EQ(json::find(document->root(), "models")->items()[0].get("apiKey")->at.line, 3u);
  EXPECT_EQ(json::find(document->root(), "models")->items()[0].get("apiKey")->at.column, 13u);
}

TEST(Yaml, AliasesAreNotFollowedSoNothingGrows) {
  std::string text = "a: &a [x,x]\n";
  for (char c = 'b'; c < 'z'; ++c)
    text += std::string(1, c) + ": &" + c + " [*" + static_cast<char>(c - 1) + ",*" + static_cast<char>(c - 1) + "]\n";
  const auto document = parse_settings("c.yaml", text);
  ASSERT_TRUE(document.has_value());
  EXPECT_EQ(json::find(document->root(), "y")->items()[0].kind, json::Kind::null);
}

TEST(Yaml, OnlyTheFirstDocumentCounts) { EXPECT_EQ(text_at(parse_settings("c.yaml", "a: 1\n---\na: 2\n"), "a"), "1"); }
TEST(Yaml, AnEmptyFileIsAnEmptyObject) { EXPECT_EQ(parse_settings("c.yaml", "# nothing\n")->root().kind, json::Kind::object); }

TEST(Yaml, AMistakeHasItsPlace) {
  const auto document = parse_settings("c.yaml", "a: 1\nb: [1\n");
  ASSERT_FALSE(document.has_value());
  EXPECT_GE(document.error().at.line, 2u);
}

TEST(Yaml, DeepNestingIsRefusedNotFollowed) {
  EXPECT_FALSE(parse_settings("c.yaml", std::string(500, '[')).has_value());
  EXPECT_FALSE(parse_settings("c.yaml", "a: " + std::string(200, '[') + std::string(200, ']')).has_value());
}

TEST(SettingsFile, NoBytesMakeAReaderFail) {
  for (const std::string_view name : {"c.toml", "c.yaml", ".env", "c.ini", "c.json"})
    for (unsigned seed = 0; seed < 400; ++seed) {
      std::string bytes;
      for (unsigned i = 0; i < seed % 97; ++i) bytes += static_cast<char>((seed * 31 + i * i * 7 + i) % 256);
      (void)parse_settings(name, bytes);
      (void)parse_settings(name, "a: [\n" + bytes + "]\nb = \"" + bytes + "\"");
    }
}

}  // namespace
}  // namespace why
