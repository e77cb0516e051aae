// SPDX-License-Identifier: Apache-2.0
#include "evidence/surroundings.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "formats/url.hpp"

namespace why {
namespace {

Detail place_in(const JsonFile& file) {
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

bool has_class_and_bits(const FileStat& stat, std::uint32_t uid) {
  if (uid == 0) return true;
  return (stat.mode & (stat.uid == uid ? 0200U : 0022U)) != 0;
}

}  // namespace

void look_at_home(const Look& look, Facts& facts) {
  const auto& home = look.world.place.home;
  if (!home) {
    facts.add("home.missing", {"HOME", {}, 0, false, {}}, Detail("HOME is not set", "没有设置 HOME"));
    return;
  }
  const Origin origin{{}, *home, 0, false, {}};
  const auto stat = look.world.files.stat(*home);
  if (!stat) {
    if (stat.error().code == Errc::not_found)
      facts.add("home.missing", origin, Detail("HOME names a folder that does not exist", "HOME 指向不存在的目录"));
    else facts.add("home.unreadable", origin);
    return;
  }
  if (!has_class_and_bits(*stat, look.world.place.uid)) facts.add("home.read-only", origin);
}

void look_at_settings(const Look& look, const catalog::Tool<Packed>& tool, Facts& facts) {
  for (const auto& file : look.settings.files()) judge_file(file, facts);
  for (const std::string_view name : tool.models)
    if (const auto model = look.settings.filled(name)) {
      facts.add("model.set", model->origin, model->value.whatever_level());
      return;
    }
  if (const auto model = look.settings.key("model")) facts.add("model.set", model->origin, model->value.whatever_level());
}

void look_at_proxy(const Look& look, const catalog::Tool<Packed>& tool, Facts& facts) {
  for (const std::string_view name : tool.proxies) {
    const auto proxy = look.settings.filled(name);
    if (!proxy) continue;
    facts.add("proxy.set", proxy->origin);
    const std::string value(text::trim(proxy->value.whatever_level()));
    const auto parsed = url::parse(value);
    if (!text::contains(value, "://")) return;  // tools repair or accept a bare host:port
    if (!parsed) {
      facts.add("proxy.malformed", proxy->origin);
      return;
    }
    const auto speaks = [&](std::string_view scheme) { return scheme == parsed->scheme; };
    if (std::none_of(tool.proxy_schemes.begin(), tool.proxy_schemes.end(), speaks))
      facts.add("proxy.unsupported", proxy->origin, parsed->scheme);
    return;
  }
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

void look_at_place(const Look& look, Facts& facts) {
  for (const auto& mark : look.catalog.place_marks) {
    if (facts.find(mark.fact) != nullptr) continue;
    Origin origin{std::string(mark.variable.view()), std::string(mark.path.view()), 0, false, {}};
    bool seen = false;
    if (!mark.variable.empty()) {
      const auto value = look.world.env.get(mark.variable);
      seen = value && !text::trim(*value).empty() && *value != "false" && *value != "0";
    } else {
      seen = look.world.files.stat(mark.path).has_value();
    }
    if (seen) facts.add(mark.fact, std::move(origin), std::string(mark.name.view()));
  }
}

}  // namespace why
