// SPDX-License-Identifier: Apache-2.0
#include "evidence/inventory.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.hpp"
#include "catalog/path_template.hpp"
#include "evidence/candidate.hpp"
#include "evidence/names.hpp"
#include "formats/url.hpp"
#include "redact/strength.hpp"

namespace why {
namespace {

using catalog::Where;
using Names = std::set<std::string, std::less<>>;

constexpr std::array<std::string_view, 2> k_no_proxy{"NO_PROXY", "no_proxy"};

bool is_plain(char c) {
  const bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return is_word || std::string_view("._:/+-~ ,*@").find(c) != std::string_view::npos;
}

/// The host of an address; its path, its query and credentials in it are left out. Nothing when it is no address.
std::optional<std::string> host_in(std::string_view value) {
  if (!text::contains(value, "://")) return std::nullopt;
  const auto url = url::parse(value);
  if (!url) return std::nullopt;
  return url->scheme + "://" + url->host + (url->port ? ":" + std::to_string(*url->port) : "");
}

/// The names of variables in a template, those in holes of holes too.
void add_names_in(std::string_view text, Names& out) {
  const auto pieces = catalog::split_template(text);
  if (!pieces) return;
  for (const auto& piece : *pieces) {
    if (!piece.is_hole) continue;
    const auto hole = catalog::split_hole(piece.text);
    if (text::contains(hole.name, "{")) add_names_in(hole.name, out);
    else if (hole.name.find_first_of("=@") == hole.name.npos) out.emplace(hole.name);
    if (hole.otherwise) add_names_in(*hole.otherwise, out);
  }
}

Names names_in_paths(const catalog::Tool<Packed>& tool) {
  Names out;
  const auto add_paths = [&](const auto& parts) {
    for (const auto& part : parts)
      for (const std::string_view path : part.paths) add_names_in(path, out);
  };
  add_paths(tool.directories);
  add_paths(tool.layers);
  add_paths(tool.sources);
  return out;
}

/// How much of a value may be seen.
enum class Show { nothing, host, value };

/// Judges values by their names and by what they look like.
class Judge {
 public:
  explicit Judge(const catalog::Catalog<Packed>& catalog) : catalog_(catalog), secret_names_(names_in(catalog)) {}

  std::optional<std::string> shown(std::string_view name, const std::string& value, Show show) const {
    const std::string_view last = name.substr(std::min(name.size(), name.rfind('.') + 1));
    if (show == Show::nothing || secret_names_.is_secret(name) || secret_names_.is_secret(last)) return std::nullopt;
    if (text::contains(value, "://")) return host_in(value);
    return show == Show::value && is_harmless(value, catalog_) ? std::optional(value) : std::nullopt;
  }

 private:
  const catalog::Catalog<Packed>& catalog_;
  redact::Names secret_names_;
};

SeenValue seen_value(SeenValue seen, std::string_view whole, Show show, const Judge& judge) {
  const std::string value(text::trim(whole));
  seen.state = value.empty() ? SeenValue::State::empty : SeenValue::State::hidden;
  auto shown = value.empty() ? std::nullopt : judge.shown(seen.name, value, show);
  if (!shown) return seen;
  seen.state = SeenValue::State::shown;
  seen.value = std::move(*shown);
  return seen;
}

class Taker {
 public:
  Taker(const Look& look, const catalog::Tool<Packed>& tool) : look_(look), tool_(tool), judge_(look.catalog) {}

  Inventory take() {
    take_files();
    for (const auto& source : tool_.sources) take_source(source);
    for (const auto& endpoint : tool_.endpoints) {
      add_variable(endpoint.variable);
      add_key(endpoint.key);
    }
    for (const auto& mode : tool_.modes) {
      take_guard(mode.when);
      for (const auto& stop : mode.stops) take_guard(stop.when);
    }
    for (const auto& layer : tool_.layers) take_guard(layer.when);
    for (const auto& seen : tool_.observations) take_guard(seen.when);
    for (const auto* list : {&tool_.proxies, &tool_.ca_variables, &tool_.tls_off_variables, &tool_.models, &tool_.regions})
      for (const std::string_view name : *list) add_variable(name);
    for (const std::string_view name : tool_.wrong_names) add_variable(name, Show::host);
    for (const std::string& name : names_in_paths(tool_)) add_variable(name);
    for (const std::string_view name : k_no_proxy) add_variable(name);
    add_key("model");
    return std::move(out_);
  }

 private:
  void take_files() {
    for (const LayerFile& file : look_.settings.files()) {
      const auto state = file.file == nullptr ? SeenFile::State::unreadable
                         : file.counts        ? SeenFile::State::read
                                              : SeenFile::State::broken;
      if (file.file != nullptr || file.error != Errc::not_found)
        out_.files.push_back({file.path, std::string(file.layer->id.view()), file.level, state});
    }
  }

  /// Only clouds have sources that are no secret: a path, a project, the name of a profile.
  void take_source(const catalog::Source<Packed>& source) {
    const Show show = source.kind == "cloud" ? Show::value : Show::nothing;
    if (source.where == Where::variable || source.where == Where::header_variable) add_variable(source.name, show);
    if (source.where == Where::setting || source.where == Where::helper) add_key(source.key, show);
    for (const std::string_view name : source.also) add_variable(name, show);
    Names names;
    add_names_in(source.section, names);
    for (const std::string& name : names) add_variable(name);
    take_guard(source.when);
  }

  /// What a guard asks for is a variable, or a key that some file has.
  void take_guard(const catalog::Guard<Packed>& guard) {
    for (const auto& step : guard.steps)
      for (const std::string_view argument : step.arguments) {
        add_variable(argument);
        add_key(argument);
      }
  }

  void add_variable(std::string_view name_template, Show show = Show::value) {
    const auto name = look_.paths.fill_text(name_template);
    if (!name || name->empty() || !known_.insert("$" + *name).second) return;
    if (const auto setting = look_.settings.variable(*name)) add(*setting, false, show);
  }

  void add_key(std::string_view key_template, Show show = Show::value) {
    const auto key = look_.paths.fill_text(key_template);
    if (!key || key->empty() || !known_.insert(*key).second) return;
    if (const auto setting = look_.settings.key(*key)) add(*setting, true, show);
  }

  void add(const Setting& setting, bool is_key, Show show) {
    out_.values.push_back(seen_value({setting.name, is_key, {}, {}, setting.origin, setting.value.level()}, setting.value.whatever_level(), show, judge_));
  }

  const Look& look_;
  const catalog::Tool<Packed>& tool_;
  Judge judge_;
  Names known_;
  Inventory out_;
};

}  // namespace

bool has_secret_part(std::string_view text, const catalog::Catalog<Packed>& catalog) {
  constexpr std::size_t k_shortest_by_chance = 12;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of("/:,=@ ", at), text.size());
    const std::string_view part = text.substr(at, end - at);
    if (look_at(part, catalog, false).family != nullptr) return true;
    if (part.size() >= k_shortest_by_chance && redact::is_like_chance(part)) return true;
    at = end + 1;
  }
  return false;
}

bool is_harmless(std::string_view value, const catalog::Catalog<Packed>& catalog) {
  constexpr std::size_t k_longest = 80;
  return value.size() <= k_longest && std::all_of(value.begin(), value.end(), is_plain) && !has_secret_part(value, catalog);
}

bool is_in_paths(const catalog::Tool<Packed>& tool, std::string_view variable) { return names_in_paths(tool).contains(variable); }

Inventory take_inventory(const Look& look, const catalog::Tool<Packed>& tool) { return Taker(look, tool).take(); }

std::vector<SeenValue> take_network(const World& world, const catalog::Catalog<Packed>& catalog) {
  const Judge judge(catalog);
  std::set<std::string_view> names(k_no_proxy.begin(), k_no_proxy.end());
  for (const auto& tool : catalog.tools)
    for (const auto* list : {&tool.proxies, &tool.ca_variables, &tool.tls_off_variables}) names.insert(list->begin(), list->end());
  std::vector<SeenValue> out;
  for (const std::string_view name : names)
    if (const auto value = world.env.get(name))
      out.push_back(seen_value({std::string(name), false, {}, {}, {std::string(name), {}, 0, false, {}}, Level::environment}, *value, Show::value, judge));
  return out;
}

}  // namespace why
