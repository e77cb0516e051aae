// SPDX-License-Identifier: Apache-2.0
#include "evidence/surroundings.hpp"

#include "base/text.hpp"

namespace why {
namespace {

Detail place_in(const SettingsFile& file) {
  const auto& error = file.document.error();
  return std::string(error.what) + " (" + std::to_string(error.at.line) + ":" + std::to_string(error.at.column) + ")";
}

void judge_file(const LayerFile& file, Facts& facts) {
  const bool stops = file.layer->broken == Broken::stops;
  const std::string_view broken = stops ? "settings.stops-tool" : "settings.broken";
  Origin origin{{}, file.path, 0, false, {}};
  if (file.file == nullptr) {
    if (file.error == Errc::not_found) facts.add(broken, origin, Detail("the file does not exist", "文件不存在"));
    else facts.add("settings.unreadable", origin);
    return;
  }
  if (file.counts) return;
  // An empty file is passed over without a word by the tools; it is no mistake either.
  if (text::trim(file.file->text).empty() && !stops) return;
  if (file.file->document) {
    facts.add(broken, origin, Detail("it does not hold what is expected there", "内容的类型不符合要求"));
    return;
  }
  origin.line = file.file->document.error().at.line;
  facts.add(broken, origin, place_in(*file.file));
}

}  // namespace

void look_at_settings(const Look& look, const catalog::Tool<Packed>& tool, Facts& facts) {
  for (const auto& file : look.settings.files()) judge_file(file, facts);
  for (const std::string_view name : tool.models)
    if (const auto model = look.settings.filled(name)) {
      facts.add("model.set", model->origin, model->value.whatever_level());
      return;
    }
  if (const auto model = look.settings.key("model")) facts.add("model.set", model->origin, model->value.whatever_level());
}

void look_at_certificates(const Look& look, const catalog::Tool<Packed>& tool, Facts& facts) {
  for (const std::string_view name : tool.ca_variables)
    if (const auto file = look.settings.filled(name)) {
      facts.add("ca.set", file->origin);
      const auto path = look.paths.fill(std::string(text::trim(file->value.whatever_level())));
      const auto stat = path ? look.world.files.stat(*path) : Result<FileStat>(tl::unexpected(Error{}));
      if (path && !stat && stat.error().code == Errc::not_found) facts.add("ca.missing", file->origin, *path);
    }
  for (const std::string_view name : tool.tls_off_variables)
    if (const auto off = look.settings.filled(name); off && off->value.whatever_level() == "0")
      facts.add("tls.off", off->origin);
}

}  // namespace why
