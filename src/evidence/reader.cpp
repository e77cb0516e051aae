// SPDX-License-Identifier: Apache-2.0
#include "evidence/reader.hpp"

#include <algorithm>

#include "base/limits.hpp"
#include "formats/settings_file.hpp"

namespace why {
namespace {

std::unique_ptr<SettingsFile> parsed(std::string_view path, std::string text) {
  auto file = std::make_unique<SettingsFile>();
  file->text = std::move(text);
  file->document = parse_settings(path, file->text);
  return file;
}

}  // namespace

const Result<std::string>& FileCache::text(const std::string& path, std::size_t limit) {
  const auto it = texts_.find(path);
  return it != texts_.end() ? it->second : texts_.emplace(path, world_.files.read(path, limit)).first->second;
}

const Result<std::unique_ptr<SettingsFile>>& FileCache::settings(const std::string& path, std::size_t limit) {
  const auto it = settings_.find(path);
  if (it != settings_.end()) return it->second;
  auto text = world_.files.read(path, limit);
  Result<std::unique_ptr<SettingsFile>> file = tl::unexpected(Error{});
  if (text) file = parsed(path, std::move(*text));
  else file = tl::unexpected(std::move(text).error());
  return settings_.emplace(path, std::move(file)).first->second;
}

void Reader::note(const std::string& path, Errc code) {
  const bool noted = std::any_of(not_looked_.begin(), not_looked_.end(), [&](auto& n) { return n.what == path; });
  if (code != Errc::not_found && !noted) not_looked_.push_back({path, code});
}

const Result<std::string>& Reader::text(const std::string& path) {
  const auto& text = cache_.text(path, limits::k_settings_file);
  if (!text) note(path, text.error().code);
  return text;
}

const Result<std::string>& Reader::start_file(const std::string& path) {
  const auto& text = cache_.text(path, limits::k_start_file);
  if (!text && text.error().code != Errc::not_regular) note(path, text.error().code);
  return text;
}

Result<const SettingsFile*> Reader::settings(const std::string& path) {
  const auto& file = cache_.settings(path, limits::k_settings_file);
  if (file) return file->get();
  note(path, file.error().code);
  return tl::unexpected(file.error());
}

const SettingsFile* Reader::inline_settings(std::string text) {
  inline_.push_back(parsed({}, std::move(text)));
  return inline_.back().get();
}

}  // namespace why
