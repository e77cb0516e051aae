// SPDX-License-Identifier: Apache-2.0
#include "formats/settings_file.hpp"

#include <string>
#include <vector>

#include "base/text.hpp"
#include "formats/dotenv.hpp"
#include "formats/ini.hpp"
#include "formats/json_builder.hpp"
#include "formats/toml.hpp"
#include "formats/yaml.hpp"

namespace why {
namespace {

using json::Kind;
using json::Value;

void add_member(json::Builder& builder, std::vector<Value>& members, std::string_view key, Position key_at, Value value) {
  value.key = builder.keep(key);
  value.key_at = key_at;
  members.push_back(value);
}

Parsed<json::Document> parse_dotenv(std::string_view text) {
  json::Builder builder(text.size());
  std::vector<Value> members;
  for (const Assignment& a : read_dotenv(text).assignments)
    add_member(builder, members, a.name, a.at, builder.scalar(a.dynamic ? Kind::null : Kind::string, a.value, a.value_at));
  return builder.finish(builder.container(Kind::object, members, {0, 1, 1}));
}

Parsed<json::Document> parse_ini(std::string_view text) {
  json::Builder builder(text.size());
  std::vector<Value> sections;
  for (const ini::Section& section : ini::read(text).sections) {
    std::vector<Value> members;
    for (const ini::Entry& entry : section.entries)
      add_member(builder, members, entry.key, entry.at, builder.scalar(Kind::string, entry.value, entry.value_at));
    add_member(builder, sections, section.name, section.at, builder.container(Kind::object, members, section.at));
  }
  return builder.finish(builder.container(Kind::object, sections, {0, 1, 1}));
}

}  // namespace

Parsed<json::Document> parse_settings(std::string_view path, std::string_view text) {
  const std::string_view name = text::basename(path);
  if (name.ends_with(".toml")) return toml_file::parse(text);
  if (name.ends_with(".yaml") || name.ends_with(".yml")) return yaml::parse(text);
  if (name.starts_with(".env") || name.ends_with(".env")) return parse_dotenv(text);
  if (name.ends_with(".ini")) return parse_ini(text);
  return json::parse(text);
}

}  // namespace why
