// What real clients sent is what is predicted: runs recorded with nine of them, replayed on a machine in memory.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "catalog/find.hpp"
#include "catalog/image.hpp"
#include "evidence/evidence.hpp"
#include "support/scene.hpp"

namespace why {
namespace {

using nlohmann::json;
using test::Scene;

/// One run: `sent` holds, for each header, the places where the value that was sent had stood.
std::vector<json> recorded_runs() {
  const char* root = std::getenv("WHY_SOURCE_DIR");
  std::ifstream file(std::string(root == nullptr ? "." : root) + "/tests/unit/evidence/fixtures/recorded_runs.jsonl");
  std::vector<json> runs;
  for (std::string line; std::getline(file, line);) runs.push_back(json::parse(line));
  return runs;
}

/// Fills in `@sk-proj-1@`: fake keys by prefix and number. `@JWT@` is a token that ends in the year 2100.
std::string with_keys(std::string text) {
  text = text::replace_all(std::move(text), "@JWT@", "eyJhbGciOiJub25lIn0.eyJleHAiOjQxMDI0NDQ4MDB9.c2ln");
  for (std::size_t at = text.find('@'); at != text.npos; at = text.find('@', at)) {
    const std::size_t end = text.find('@', at + 1);
    if (end == text.npos) break;
    const std::string mark = text.substr(at + 1, end - at - 1);
    const std::size_t digits = mark.find_last_not_of("0123456789") + 1;
    const std::string key = test::fake_key(mark.substr(0, digits), 35, std::stoull(mark.substr(digits)));
    text.replace(at, end - at + 1, key);
    at += key.size();
  }
  return text;
}

Scene scene_of(const json& run) {
  Scene scene;
  for (const auto& [name, value] : run["env"].items()) scene.env(name, with_keys(value));
  for (const auto& [path, text] : run["files"].items()) scene.home(path, with_keys(text));
  scene.command(run["argv"].get<std::vector<std::string>>());
  return scene;
}

/// "env:NAME" and "file:PATH" of an origin and of all places behind it.
void add_places(const Origin& origin, std::vector<std::string>& places) {
  if (!origin.name.empty()) places.push_back("env:" + origin.name);
  for (const std::string_view start : {"/home/ada/work/", "/home/ada/"})
    if (origin.path.starts_with(start)) places.push_back("file:" + origin.path.substr(start.size()));
  for (const Origin& via : origin.via) add_places(via, places);
}

std::map<std::string, std::vector<std::string>> predicted(const Evidence& evidence) {
  std::map<std::string, std::vector<std::string>> out;
  for (const Credential& c : evidence.credentials)
    for (const std::string_view header : c.headers) add_places(c.origin, out[std::string(header)]);
  return out;
}

TEST(RecordedRuns, WhatEveryClientSentIsPredicted) {
  const auto runs = recorded_runs();
  ASSERT_GE(runs.size(), 70u);
  for (const json& run : runs) {
    const std::string where = run["id"];
    const auto* tool = catalog::find_tool(catalog::embedded(), run["tool"].get<std::string>());
    ASSERT_NE(tool, nullptr) << where;
    Scene scene = scene_of(run);
    World world = scene.world();
    const auto sent = predicted(examine(world, catalog::embedded(), *tool));
    EXPECT_EQ(sent.size(), run["sent"].size()) << where;
    for (const auto& [header, places] : run["sent"].items()) {
      const auto found = sent.find(header);
      ASSERT_NE(found, sent.end()) << where << " " << header;
      EXPECT_TRUE(std::any_of(places.begin(), places.end(), [&](const std::string& place) {
        return std::find(found->second.begin(), found->second.end(), place) != found->second.end();
      })) << where << " " << header << " from " << (found->second.empty() ? "nowhere" : found->second[0]);
    }
  }
}

}  // namespace
}  // namespace why
