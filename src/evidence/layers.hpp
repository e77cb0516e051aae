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
  const JsonFile* file = nullptr;     ///< null: could not be read
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

  /// The value that the tool sees: the strongest layer that names the variable, else the environment.
  /// An empty value of a layer switches a variable of the environment off.
  std::optional<Setting> variable(std::string_view name) const;
  /// `variable` when its value is not blank.
  std::optional<Setting> filled(std::string_view name) const;

  /// A settings key, of any layer or of the one with id `layer`.
  std::optional<Setting> key(std::string_view key_path, std::string_view layer = {}) const;

  const std::vector<LayerFile>& files() const { return files_; }

 private:
  void load_flag(const catalog::Layer<Packed>& layer, const CommandLine& command);
  void load_file(const catalog::Layer<Packed>& layer, const std::string& path);

  Reader& reader_;
  World& world_;
  std::vector<LayerFile> files_;  ///< strongest first
};

/// The text of a scalar as a tool puts it into a variable; nothing for null, arrays and objects.
std::optional<std::string> scalar_text(const json::Value& value);

}  // namespace why
