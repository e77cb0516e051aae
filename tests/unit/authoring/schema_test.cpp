// The published schemas have the keys, types and words that the loader knows.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "authoring/load_files.hpp"

namespace why::catalog {
namespace {

using nlohmann::json;

json schema_of(std::string_view type) {
  const std::string root = std::getenv("WHY_SOURCE_DIR") != nullptr ? std::getenv("WHY_SOURCE_DIR") : ".";
  std::ifstream file(root + "/catalog/schema/" + std::string(type) + ".schema.json");
  return json::parse(file, nullptr, false);
}

/// Follows `allOf: [{$ref}]`, the only kind of reference that the schemas use.
json resolved(const json& node, const json& root) {
  if (!node.contains("allOf")) return node;
  const std::string reference = node["allOf"][0]["$ref"];
  return root.at(json::json_pointer(reference.substr(1)));
}

std::string type_for(Form form) {
  switch (form) {
    case Form::text:
    case Form::word:
    case Form::guard: return "string";
    case Form::integer: return "integer";
    case Form::number: return "number";
    case Form::boolean: return "boolean";
    case Form::texts:
    case Form::range:
    case Form::tables: return "array";
    case Form::table: return "object";
  }
  return "";
}

/// Differences between a schema of an object and the loader's keys, as "path: what".
void compare(const json& object, const json& root, const std::vector<KeyInfo>& keys, const std::string& path,
             std::vector<std::string>& differences) {
  std::set<std::string> wanted, found;
  for (const KeyInfo& key : keys) wanted.emplace(key.name);
  for (const auto& [name, value] : object.at("properties").items()) found.insert(name);
  if (wanted != found || object.value("additionalProperties", true)) differences.push_back(path + ": keys");
  for (const KeyInfo& key : keys) {
    const std::string name(key.name);
    if (!found.contains(name)) continue;
    const json property = resolved(object["properties"][name], root);
    const std::string place = path + "." + name;
    const auto required = object.value("required", std::vector<std::string>{});
    if (key.is_required && std::ranges::find(required, name) == required.end())
      differences.push_back(place + ": required");
    const bool is_switch = key.form == Form::boolean && property.contains("enum");
    if (!is_switch && property.value("type", "") != type_for(key.form))
      differences.push_back(place + ": type");
    if (key.form == Form::word && property.value("enum", std::vector<std::string>{}) !=
                                      std::vector<std::string>(key.words.begin(), key.words.end()))
      differences.push_back(place + ": words");
    if (key.form == Form::table) compare(property, root, key.inner(), place, differences);
    if (key.form == Form::tables) compare(property.at("items"), root, key.inner(), place, differences);
  }
}

class Schema : public testing::TestWithParam<FileType> {};

TEST_P(Schema, HasTheKeysOfTheLoader) {
  const json schema = schema_of(GetParam().name);
  ASSERT_TRUE(schema.is_object()) << GetParam().name;
  std::vector<std::string> differences;
  compare(schema, schema, GetParam().keys(), std::string(GetParam().name), differences);
  EXPECT_EQ(differences, std::vector<std::string>{});
}

INSTANTIATE_TEST_SUITE_P(Catalog, Schema, testing::ValuesIn(file_types().begin(), file_types().end()),
                         [](const auto& type) { return std::string(type.param.name); });

}  // namespace
}  // namespace why::catalog
