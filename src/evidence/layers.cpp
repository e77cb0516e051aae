// SPDX-License-Identifier: Apache-2.0
#include "evidence/layers.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "evidence/guards.hpp"

namespace why {

std::optional<std::string> scalar_text(const json::Value& value) {
  if (value.kind == json::Kind::null || value.kind == json::Kind::array || value.kind == json::Kind::object)
    return std::nullopt;
  return std::string(value.text);
}

namespace {

/// An object whose keys have the types that the tool insists on.
bool counts(const catalog::Layer<Packed>& layer, const JsonFile& file) {
  if (file.root() == nullptr || file.root()->kind != json::Kind::object) return false;
  return std::all_of(layer.strings.begin(), layer.strings.end(), [&](std::string_view key) {
    const json::Value* value = json::find(*file.root(), key);
    return value == nullptr || value->kind == json::Kind::string;
  });
}

}  // namespace

Settings::Settings(Reader& reader, World& world, const catalog::Tool<Packed>& tool, const CommandLine& command,
                   const Paths& paths)
    : reader_(reader), world_(world) {
  for (const auto& layer : tool.layers) {
    const auto resolve = [&](const catalog::Step<Packed>& step) {
      return command_truth(step, command).value_or(Truth::unknown);
    };
    if (catalog::evaluate(layer.when, resolve) != Truth::yes) continue;
    if (!layer.flag.empty()) load_flag(layer, command);
    for (const auto& path_template : layer.paths)
      for (const auto& path : paths.expand(path_template)) load_file(layer, path);
  }
}

void Settings::load_flag(const catalog::Layer<Packed>& layer, const CommandLine& command) {
  const auto value = command.value_of(layer.flag);
  if (!value) return;
  if (!text::trim(*value).starts_with('{')) {
    load_file(layer, value->starts_with('/') ? *value : world_.place.cwd + "/" + *value);
    return;
  }
  const JsonFile* file = reader_.json_text(*value);
  files_.push_back({&layer, std::string(layer.flag.view()), file, counts(layer, *file), Errc::bad_syntax});
}

void Settings::load_file(const catalog::Layer<Packed>& layer, const std::string& path) {
  const auto file = reader_.json(path);
  if (!file) {
    if (file.error().code != Errc::not_found || !layer.flag.empty())
      files_.push_back({&layer, path, nullptr, false, file.error().code});
    return;
  }
  files_.push_back({&layer, path, *file, counts(layer, **file), Errc::bad_syntax});
}

std::optional<Setting> Settings::variable(std::string_view name) const {
  std::optional<Setting> found;
  const auto hide = [&](const std::string& value, Origin origin) {
    if (value != found->value.whatever_level()) found->hidden.push_back(std::move(origin));
  };
  for (const auto& file : files_) {
    if (!file.counts || file.layer->env_key.empty()) continue;
    const json::Value* block = json::find(*file.file->root(), file.layer->env_key);
    const json::Value* entry = block == nullptr ? nullptr : block->get(name);
    const auto value = entry == nullptr ? std::nullopt : scalar_text(*entry);
    if (!value) continue;
    Origin origin{std::string(name), file.path, entry->at.line, false, {}};
    if (found) hide(*value, std::move(origin));
    else found = Setting{std::string(name), {file.layer->level, *value}, std::move(origin), file.layer, {}};
  }
  const auto outside = world_.env.get(name);
  if (!outside) return found;
  if (found) hide(std::string(*outside), {std::string(name), {}, 0, false, {}});
  else found = Setting{std::string(name), {Level::environment, std::string(*outside)}, {std::string(name), {}, 0, false, {}}, nullptr, {}};
  return found;
}

std::optional<Setting> Settings::filled(std::string_view name) const {
  auto setting = variable(name);
  if (setting && text::trim(setting->value.whatever_level()).empty()) return std::nullopt;
  return setting;
}

std::optional<Setting> Settings::key(std::string_view key_path, std::string_view layer) const {
  for (const auto& file : files_) {
    if (!file.counts || file.layer->settings == 0) continue;
    if (!layer.empty() && file.layer->id != layer) continue;
    const json::Value* value = json::find(*file.file->root(), key_path);
    if (value == nullptr || value->kind == json::Kind::null) continue;
    return Setting{std::string(key_path), {file.layer->level, std::string(value->text)},
                   {{}, file.path, value->at.line, false, {}}, file.layer, {}};
  }
  return std::nullopt;
}

}  // namespace why
