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
bool counts(const catalog::Layer<Packed>& layer, const SettingsFile& file) {
  if (file.root() == nullptr || file.root()->kind != json::Kind::object) return false;
  return std::all_of(layer.strings.begin(), layer.strings.end(), [&](std::string_view key) {
    const json::Value* value = json::find(*file.root(), key);
    return value == nullptr || value->kind == json::Kind::string;
  });
}

/// Whether a layer sets the variable `name` at all.
bool takes(const catalog::Layer<Packed>& layer, std::string_view name) {
  const auto fits = [&](std::string_view pattern) {
    return pattern.ends_with('*') ? name.starts_with(pattern.substr(0, pattern.size() - 1)) : name == pattern;
  };
  return (layer.only.empty() || std::any_of(layer.only.begin(), layer.only.end(), fits)) &&
         std::none_of(layer.skips.begin(), layer.skips.end(), fits);
}

/// What stands for the `*` of `pattern`, when `value` is nothing but that.
std::optional<std::string_view> inside(std::string_view pattern, std::string_view value) {
  const std::size_t star = pattern.find('*');
  const std::string_view before = pattern.substr(0, star), after = pattern.substr(std::min(pattern.size(), star + 1));
  if (value.size() <= before.size() + after.size() || !value.starts_with(before) || !value.ends_with(after)) return std::nullopt;
  value = value.substr(before.size(), value.size() - before.size() - after.size());
  const auto is_odd = [](char c) { return c == '{' || c == '}' || c == '$' || c == ' '; };
  if (std::any_of(value.begin(), value.end(), is_odd)) return std::nullopt;
  return value;
}

/// A path as written in the file `beside`.
std::string path_beside(std::string_view path, std::string_view beside, const std::optional<std::string>& home) {
  if (path.starts_with("~/") && home) return *home + std::string(path.substr(1));
  if (path.starts_with('/')) return std::string(path);
  if (path.starts_with("./")) path.remove_prefix(2);
  return std::string(text::dirname(beside)) + "/" + std::string(path);
}

}  // namespace

const json::Value* variables_in(const LayerFile& file) {
  if (!file.counts || file.layer->env_key.empty()) return nullptr;
  return file.layer->env_key == "." ? file.file->root() : json::find(*file.file->root(), file.layer->env_key);
}

Settings::Settings(Reader& reader, World& world, const catalog::Tool<Packed>& tool, const CommandLine& command,
                   const Paths& paths)
    : reader_(reader), world_(world), tool_(tool) {
  for (const auto& layer : tool.layers) {
    const auto resolve = [&](const catalog::Step<Packed>& step) {
      return truth_without_settings(step, {world, reader, paths, command}).value_or(Truth::unknown);
    };
    if (catalog::evaluate(layer.when, resolve) == Truth::yes) load(layer, command, paths);
  }
}

void Settings::load(const catalog::Layer<Packed>& layer, const CommandLine& command, const Paths& paths) {
  if (!layer.flag.empty()) load_flag(layer, command);
  const std::size_t before = files_.size();
  for (const auto& path : paths.expand_all(layer.paths)) {
    load_file(layer, path);
    if (layer.first != 0 && files_.size() > before) return;
  }
}

void Settings::load_flag(const catalog::Layer<Packed>& layer, const CommandLine& command) {
  const auto value = command.value_of(layer.flag);
  if (!value) return;
  if (!text::trim(*value).starts_with('{')) {
    load_file(layer, value->starts_with('/') ? *value : world_.place.cwd + "/" + *value);
    return;
  }
  const SettingsFile* file = reader_.inline_settings(*value);
  files_.push_back({&layer, std::string(layer.flag.view()), layer.level, file, counts(layer, *file), Errc::bad_syntax});
}

/// Who wrote a file of a layer. Searching upwards from a project ends in the user's own home.
Level Settings::level_of(const catalog::Layer<Packed>& layer, std::string_view path) const {
  std::string_view folder = text::dirname(path);
  if (text::basename(folder).starts_with('.')) folder = text::dirname(folder);
  const auto& home = world_.place.home;
  return layer.level == Level::project && home && folder == *home && folder != world_.place.cwd ? Level::user : layer.level;
}

void Settings::load_file(const catalog::Layer<Packed>& layer, const std::string& path) {
  const auto file = reader_.settings(path);
  if (!file) {
    if (file.error().code != Errc::not_found || !layer.flag.empty())
      files_.push_back({&layer, path, level_of(layer, path), nullptr, false, file.error().code});
    return;
  }
  files_.push_back({&layer, path, level_of(layer, path), *file, counts(layer, **file), Errc::bad_syntax});
}

std::optional<Setting> Settings::variable(std::string_view name) const {
  std::optional<Setting> found;
  const auto take = [&](Level level, std::string value, Origin origin, const catalog::Layer<Packed>* layer) {
    if (!found) found = Setting{std::string(name), {level, std::move(value)}, std::move(origin), layer, {}};
    else if (value != found->value.whatever_level()) found->hidden.push_back(std::move(origin));
  };
  const auto take_layers = [&](bool below_environment) {
    for (const auto& file : files_) {
      if ((file.layer->below_environment != 0) != below_environment || !takes(*file.layer, name)) continue;
      const json::Value* block = variables_in(file);
      const json::Value* entry = block == nullptr ? nullptr : block->get(name);
      if (auto value = entry == nullptr ? std::nullopt : scalar_text(*entry))
        take(file.level, std::move(*value), {std::string(name), file.path, entry->at.line, false, {}}, file.layer);
    }
  };
  take_layers(false);
  if (const auto outside = world_.env.get(name))
    take(Level::environment, std::string(*outside), {std::string(name), {}, 0, false, {}}, nullptr);
  take_layers(true);
  return found;
}

std::optional<Setting> Settings::filled(std::string_view name) const {
  auto setting = variable(name);
  if (setting && text::trim(setting->value.whatever_level()).empty()) return std::nullopt;
  return setting;
}

void Settings::follow_reference(Setting& setting) const {
  const std::string& value = setting.value.whatever_level();
  for (const std::string_view pattern : tool_.variable_references)
    if (const auto name = inside(pattern, value)) {
      const auto referred = variable(*name);
      setting.origin.via.push_back(referred ? referred->origin : Origin{std::string(*name), {}, 0, false, {}});
      setting.value = {setting.value.level(), referred ? referred->value.whatever_level() : std::string()};
      return;
    }
  for (const std::string_view pattern : tool_.file_references)
    if (const auto name = inside(pattern, value)) {
      const std::string path = path_beside(*name, setting.origin.path, world_.place.home);
      const auto& text = reader_.text(path);
      setting.origin.via.push_back({{}, path, 0, false, {}});
      setting.value = {setting.value.level(), text ? std::string(text::trim(*text)) : std::string()};
      return;
    }
}

std::optional<Setting> Settings::key(std::string_view key_path, std::string_view layer) const {
  for (const auto& file : files_) {
    if (!file.counts || file.layer->settings == 0) continue;
    if (!layer.empty() && file.layer->id != layer) continue;
    const json::Value* value = json::find(*file.file->root(), key_path);
    if (value == nullptr || value->kind == json::Kind::null) continue;
    Setting setting{std::string(key_path), {file.level, std::string(value->text)},
                    {{}, file.path, value->at.line, false, {}}, file.layer, {}};
    if (value->kind == json::Kind::string) follow_reference(setting);
    return setting;
  }
  return std::nullopt;
}

}  // namespace why
