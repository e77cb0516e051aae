// SPDX-License-Identifier: Apache-2.0
#include "evidence/reader.hpp"

#include <algorithm>

#include "base/limits.hpp"

namespace why {
namespace {

std::unique_ptr<JsonFile> parsed(std::string text) {
  auto file = std::make_unique<JsonFile>();
  file->text = std::move(text);
  file->document = json::parse(file->text);
  return file;
}

}  // namespace

Result<std::string> Reader::read(const std::string& path) {
  auto text = world_.files.read(path, limits::k_settings_file);
  if (!text) note(path, text.error().code);
  return text;
}

void Reader::note(const std::string& path, Errc code) {
  const bool noted = std::any_of(not_looked_.begin(), not_looked_.end(), [&](auto& n) { return n.what == path; });
  if (code != Errc::not_found && !noted) not_looked_.push_back({path, code});
}

const Result<std::string>& Reader::text(const std::string& path) {
  const auto it = plain_.find(path);
  return it != plain_.end() ? it->second : plain_.emplace(path, read(path)).first->second;
}

Result<const JsonFile*> Reader::json(const std::string& path) {
  auto it = files_.find(path);
  if (it == files_.end()) {
    auto text = read(path);
    Result<std::unique_ptr<JsonFile>> file = tl::unexpected(Error{});
    if (text) file = parsed(std::move(*text));
    else file = tl::unexpected(std::move(text).error());
    it = files_.emplace(path, std::move(file)).first;
  }
  if (!it->second) return tl::unexpected(it->second.error());
  return it->second->get();
}

const JsonFile* Reader::json_text(std::string text) {
  texts_.push_back(parsed(std::move(text)));
  return texts_.back().get();
}

}  // namespace why
