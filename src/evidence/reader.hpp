// Files read once for one examination, and what could not be read.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/fact.hpp"
#include "formats/json.hpp"
#include "world/world.hpp"

namespace why {

/// A JSON file: its text, and its tree or why there is none.
struct JsonFile {
  std::string text;
  Parsed<json::Document> document;

  const json::Value* root() const { return document ? &document->root() : nullptr; }
};

/// Reads through the world and remembers. Whatever exists and cannot be read is noted.
class Reader {
 public:
  explicit Reader(World& world) : world_(world) {}

  /// The text of a small file, read once; `not_found` is the usual error and is not noted.
  const Result<std::string>& text(const std::string& path);

  /// The same file is read and parsed once. The pointer lives as long as the Reader.
  Result<const JsonFile*> json(const std::string& path);

  /// Parses a text that is no file: the settings on a command line.
  const JsonFile* json_text(std::string text);

  /// Notes that something exists and could not be read. `not_found` is no gap.
  void note(const std::string& path, Errc code);

  const std::vector<NotLooked>& not_looked() const { return not_looked_; }

 private:
  Result<std::string> read(const std::string& path);

  World& world_;
  std::map<std::string, Result<std::string>, std::less<>> plain_;
  std::map<std::string, Result<std::unique_ptr<JsonFile>>, std::less<>> files_;
  std::vector<std::unique_ptr<JsonFile>> texts_;
  std::vector<NotLooked> not_looked_;
};

}  // namespace why
