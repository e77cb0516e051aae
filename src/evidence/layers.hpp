// Settings files and the variables that they set: an ordered list of layers above the environment.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/command_line.hpp"
#include "evidence/fact.hpp"
#include "evidence/paths.hpp"
#include "evidence/reader.hpp"

namespace why {

using catalog::Broken;

/// One file of a layer as it was found.
struct LayerFile {
  const catalog::Layer<Packed>* layer = nullptr;
  std::string path;                   ///< or the flag that carried the settings
  Level level{};                      ///< of the layer; a project's file that lies in the home is the user's own
  const SettingsFile* file = nullptr;     ///< null: could not be read
  bool counts = false;                ///< parses and is what the tool takes
  Errc error = Errc::not_found;       ///< why `file` is null
};

/// The value of a variable or key, and what it hides.
struct Setting {
  std::string name;
  From<std::string> value;
  Origin origin;
  const catalog::Layer<Packed>* layer = nullptr;  ///< null: the process environment
  std::vector<Origin> hidden;                     ///< weaker places that set another value
};

/// All layers of one tool in one place.
class Settings {
 public:
  Settings(Reader& reader, World& world, const catalog::Tool<Packed>& tool, const CommandLine& command,
           const Paths& paths);

  /// The value that the tool sees: of the strongest place that names the variable, the environment being one of
  /// them. An empty value there switches the variable off in all weaker places.
  std::optional<Setting> variable(std::string_view name) const;
  /// `variable` when its value is not blank.
  std::optional<Setting> filled(std::string_view name) const;

  /// A settings key, of any layer or of the one with id `layer`. A value that only refers to a variable or a
  /// file ("{env:NAME}") is replaced by what stands there, and empty when nothing does.
  std::optional<Setting> key(std::string_view key_path, std::string_view layer = {}) const;

  const std::vector<LayerFile>& files() const { return files_; }

 private:
  void load(const catalog::Layer<Packed>& layer, const CommandLine& command, const Paths& paths);
  void load_flag(const catalog::Layer<Packed>& layer, const CommandLine& command);
  void load_file(const catalog::Layer<Packed>& layer, const std::string& path);
  Level level_of(const catalog::Layer<Packed>& layer, std::string_view path) const;
  void follow_reference(Setting& setting) const;

  Reader& reader_;
  World& world_;
  const catalog::Tool<Packed>& tool_;
  std::vector<LayerFile> files_;  ///< strongest first
};

/// The variables that a layer's file sets, or null.
const json::Value* variables_in(const LayerFile& file);

/// The text of a scalar as a tool puts it into a variable; nothing for null, arrays and objects.
std::optional<std::string> scalar_text(const json::Value& value);

}  // namespace why
