// Reading what somebody else's program, disk or bad intention made of a snapshot.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "base/limits.hpp"
#include "base/text.hpp"
#include "support/ingredients.hpp"
#include "support/recorded.hpp"

namespace why {
namespace {

using Json = nlohmann::ordered_json;
using test::document_of;
using test::said;
using test::Scene;

Scene full_scene() {
  Scene scene = test::scene_of(0x25A55A5A7C5ULL);
  scene.env("HTTPS_PROXY", "http://proxy.example:3128").home(".claude/settings.json", R"({"env":{"ANTHROPIC_API_KEY":"x"}})");
  return scene;
}

std::string document() {
  Scene scene = full_scene();
  const auto maker = FingerprintMaker::with_code(new_pairing_code());
  return document_of(test::taken(scene, &*maker));
}

Result<Snapshot> read(std::string_view text) { return read_snapshot(text, catalog::embedded()); }

/// The same document with a right hash again.
std::string resealed(Json json) {
  json.erase("hash");
  return sealed(json.dump(2) + "\n");
}

TEST(ReadSnapshot, CutOffAnywhereIsAnError) {
  const std::string whole = document();
  ASSERT_TRUE(read(whole));
  const std::size_t end = whole.rfind('}') + 1;
  for (std::size_t length = 0; length < end; length += length < 600 || length + 600 > end ? 1 : 37) {
    const auto cut = read(std::string_view(whole).substr(0, length));
    ASSERT_FALSE(cut) << length;
    EXPECT_EQ(cut.error().code, Errc::bad_syntax) << length;
  }
}

TEST(ReadSnapshot, AnyChangedByteIsAnErrorOrChangesNothing) {
  const std::string whole = document();
  const std::string expected = said(*read(whole));
  for (std::size_t i = 0; i < whole.size(); i += 13)
    for (const int flip : {0x01, 0x20, 0x80, 0xFF}) {
      std::string changed = whole;
      changed[i] = static_cast<char>(static_cast<unsigned char>(changed[i]) ^ flip);
      const auto got = read(changed);
      EXPECT_EQ(got ? said(*got) : expected, expected) << i << " " << flip;
    }
}

/// Every value of a document, one after the other, replaced by `make`.
template <class Make>
void each_value(const Json& whole, Json& part, const Json& root, Make&& make) {
  for (auto it = part.begin(); it != part.end(); ++it) {
    if (it->is_structured() && !it->empty()) {
      each_value(whole, *it, root, make);
      continue;
    }
    const Json before = *it;
    *it = make(before);
    const auto got = read(root.dump(2));
    *it = before;
    EXPECT_FALSE(got) << before;
  }
}

TEST(ReadSnapshot, TheHashCoversEveryValue) {
  Json root = Json::parse(document());
  each_value(root, root, root, [](const Json& before) { return before == Json("other") ? Json("another") : Json("other"); });
}

TEST(ReadSnapshot, LayoutDoesNotCountAndOrderDoes) {
  const Json json = Json::parse(document());
  EXPECT_TRUE(read(json.dump()));
  EXPECT_TRUE(read(json.dump(7)));
  EXPECT_FALSE(read(nlohmann::json(json).dump()));  // sorted by name
}

TEST(ReadSnapshot, AnotherMajorVersionIsRefusedAndALaterMinorOneIsRead) {
  Json json = Json::parse(document());
  json["format_version"] = "2.0";
  EXPECT_EQ(read(resealed(json)).error().code, Errc::bad_usage);
  json["format_version"] = "10.0";
  EXPECT_EQ(read(resealed(json)).error().code, Errc::bad_usage);
  json["format_version"] = "1.9";
  json["weather"] = {{"today", "fine"}};
  json["tools"][0]["weather"] = "fine";
  const auto got = read(resealed(json));
  ASSERT_TRUE(got) << got.error().what;
  EXPECT_EQ(said(*got), said(*read(document_of(*got))));
}

TEST(ReadSnapshot, WhatIsNoSnapshotIsRefused) {
  for (const std::string_view text : {"", "null", "[]", "7", "\"x\"", "{}", R"({"format":"why401.report"})", R"({"format":7})", "not json", "\xff\xfe"})
    EXPECT_EQ(read(text).error().code, Errc::bad_syntax) << text;
}

TEST(ReadSnapshot, DepthAndSizeAreLimited) {
  for (const std::size_t depth : {70U, 1000U, 100'000U}) {
    std::string text = R"({"format":"why401.snapshot","format_version":"1.0","x":)";
    for (std::size_t i = 0; i < depth; ++i) text += i % 2 == 0 ? "[" : R"({"a":)";
    EXPECT_EQ(read(text).error().code, Errc::too_deep) << depth;
  }
  EXPECT_EQ(read(std::string(limits::k_snapshot + 1, ' ')).error().code, Errc::too_large);
  Json json = Json::parse(document());
  json["variables"] = Json::array();
  for (int i = 0; i <= 5000; ++i) json["variables"].push_back({{"name", "V" + std::to_string(i)}, {"state", "set"}});
  EXPECT_EQ(read(resealed(json)).error().code, Errc::too_large);
}

TEST(ReadSnapshot, WhatThisCatalogDoesNotKnowIsLeftOutAndCounted) {
  Json json = Json::parse(document());
  const std::size_t tools = json["tools"].size();
  json["tools"].push_back({{"id", "no-such-tool"}});
  json["tools"].push_back(json["tools"][0]);
  json["tools"][0]["mode"] = "no-such-mode";
  json["tools"][0]["facts"].push_back({{"id", "no.such-fact"}});
  json["tools"][0]["credentials"].push_back({{"source", "no-such-source"}});
  json["place"].push_back({{"id", "no.such-place"}});
  const auto got = read(resealed(json));
  ASSERT_TRUE(got) << got.error().what;
  EXPECT_EQ(got->tools.size(), tools);
  EXPECT_EQ(got->unknown_parts, 6U);
}

TEST(ReadSnapshot, ValuesOfWrongTypesAreReadAsNothing) {
  const Json whole = Json::parse(document());
  const Json kinds[] = {nullptr, true, -1, 1e300, "x", Json::array(), Json::object(), Json::array({Json::array(), nullptr, 7}), {{"id", Json::object()}}};
  std::size_t tried = 0;
  const auto replace_in = [&](Json& part, Json& root, const auto& self) -> void {
    for (auto it = part.begin(); it != part.end(); ++it) {
      if (part.is_object() && &part == &root && (it.key() == "format" || it.key() == "format_version" || it.key() == "hash")) continue;
      const Json before = *it;
      *it = kinds[tried++ % std::size(kinds)];
      const auto got = read(resealed(root));
      ASSERT_TRUE(got) << *it;
      EXPECT_TRUE(read(document_of(*got)));
      *it = before;
      if (it->is_structured()) self(*it, root, self);
    }
  };
  Json root = whole;
  root["tools"] = Json::array({whole["tools"][0]});
  replace_in(root, root, replace_in);
  EXPECT_GT(tried, 200U);
}

TEST(ReadSnapshot, OfDuplicateNamesTheLastCountsAndBothAreHashed) {
  const std::string whole = document();
  const std::string twice = text::replace_all(whole, "\"clock_behind\": false", "\"clock_behind\": true, \"clock_behind\": false");
  ASSERT_NE(twice, whole);
  EXPECT_FALSE(read(twice));
  const std::string bare = twice.substr(0, twice.rfind(",\n  \"hash\"")) + "\n}\n";
  const auto got = read(sealed(bare));
  ASSERT_TRUE(got) << got.error().what;
  EXPECT_FALSE(got->is_clock_behind);
}

}  // namespace
}  // namespace why
