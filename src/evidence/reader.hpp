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

/// A settings file of any format: its text, and its tree or why there is none.
struct SettingsFile {
  std::string text;
  Parsed<json::Document> document;

  const json::Value* root() const { return document ? &document->root() : nullptr; }
};

/// Files read once, however many tools ask for them.
class FileCache {
 public:
  explicit FileCache(World& world) : world_(world) {}

  const Result<std::string>& text(const std::string& path, std::size_t limit);
  const Result<std::unique_ptr<SettingsFile>>& settings(const std::string& path, std::size_t limit);

 private:
  World& world_;
  std::map<std::string, Result<std::string>, std::less<>> texts_;
  std::map<std::string, Result<std::unique_ptr<SettingsFile>>, std::less<>> settings_;
};

/// Reads for one examination, and notes whatever exists and cannot be read.
class Reader {
 public:
  explicit Reader(FileCache& cache) : cache_(cache) {}

  /// The text of a small file; `not_found` is the usual error and is not noted.
  const Result<std::string>& text(const std::string& path);
  /// As `text`, for the file of a shell, where a folder of that name (".env" often is one) is no gap.
  const Result<std::string>& start_file(const std::string& path);

  /// The same file is read and parsed once. The pointer lives as long as the cache.
  Result<const SettingsFile*> settings(const std::string& path);

  /// Parses JSON that is no file: the settings on a command line or in a variable.
  const SettingsFile* inline_settings(std::string text);

  /// Notes that something exists and could not be read. `not_found` is no gap.
  void note(const std::string& path, Errc code);

  const std::vector<NotLooked>& not_looked() const { return not_looked_; }

 private:
  FileCache& cache_;
  std::vector<std::unique_ptr<SettingsFile>> inline_;
  std::vector<NotLooked> not_looked_;
};

}  // namespace why
