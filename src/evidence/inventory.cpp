// SPDX-License-Identifier: Apache-2.0
#include "evidence/inventory.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "evidence/candidate.hpp"
#include "evidence/names.hpp"
#include "formats/url.hpp"
#include "redact/strength.hpp"

namespace why {
namespace {

constexpr std::size_t k_longest_shown = 80;
constexpr std::size_t k_shortest_by_chance = 12;

bool is_plain(char c) {
  const bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return is_word || std::string_view("._:/+-~ ,*").find(c) != std::string_view::npos;
}

/// The host of an address, "path" parts and credentials left out. Nothing when it is no address.
std::optional<std::string> host_in(std::string_view value) {
  if (!text::contains(value, "://")) return std::nullopt;
  const auto url = url::parse(value);
  if (!url) return std::string();
  return url->scheme + "://" + url->host + (url->port ? ":" + std::to_string(*url->port) : "");
}

class Taker {
 public:
  Taker(const Look& look, const catalog::Tool<Packed>& tool) : look_(look), tool_(tool), names_(names_in(look.catalog)) {}

  Inventory take() {
    take_files();
    for (const auto& source : tool_.sources) {
      if (source.where == catalog::Where::variable || source.where == catalog::Where::header_variable) add_variable(source.name);
      if (source.where == catalog::Where::setting) add_key(source.key);
      take_guard(source.when);
    }
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
    for (const auto* list : {&tool_.proxies, &tool_.ca_variables, &tool_.tls_off_variables, &tool_.models, &tool_.wrong_names})
      for (const std::string_view name : *list) add_variable(name);
    for (const auto* name : {"NO_PROXY", "no_proxy"}) add_variable(name);
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

  /// What a guard asks for is a variable, or a key that some file has.
  void take_guard(const catalog::Guard<Packed>& guard) {
    for (const auto& step : guard.steps)
      for (const std::string_view argument : step.arguments) {
        add_variable(argument);
        add_key(argument);
      }
  }

  void add_variable(std::string_view name) {
    if (name.empty() || !known_.insert("$" + std::string(name)).second) return;
    if (const auto setting = look_.settings.variable(name)) add(*setting, false);
  }

  void add_key(std::string_view key_template) {
    const auto key = look_.paths.fill_text(key_template);
    if (!key || key->empty() || !known_.insert(*key).second) return;
    if (const auto setting = look_.settings.key(*key)) add(*setting, true);
  }

  void add(const Setting& setting, bool is_key) {
    const std::string value(text::trim(setting.value.whatever_level()));
    SeenValue seen{setting.name, is_key, SeenValue::State::hidden, {}, setting.origin, setting.value.level()};
    if (value.empty()) seen.state = SeenValue::State::empty;
    else if (auto shown = shown_value(setting.name, value)) {
      seen.state = SeenValue::State::shown;
      seen.value = std::move(*shown);
    }
    out_.values.push_back(std::move(seen));
  }

  std::optional<std::string> shown_value(std::string_view name, const std::string& value) const {
    const std::string_view last = name.substr(std::min(name.size(), name.rfind('.') + 1));
    if (names_.is_secret(name) || names_.is_secret(last)) return std::nullopt;
    if (auto host = host_in(value)) return host;
    if (value.size() > k_longest_shown || !std::all_of(value.begin(), value.end(), is_plain)) return std::nullopt;
    if (look_at(value, look_.catalog, false).family != nullptr) return std::nullopt;
    if (!value.starts_with('/') && value.size() >= k_shortest_by_chance && redact::is_like_chance(value)) return std::nullopt;
    return value;
  }

  const Look& look_;
  const catalog::Tool<Packed>& tool_;
  redact::Names names_;
  std::set<std::string, std::less<>> known_;
  Inventory out_;
};

}  // namespace

Inventory take_inventory(const Look& look, const catalog::Tool<Packed>& tool) { return Taker(look, tool).take(); }

}  // namespace why
