// Where requests go, and what is wrong with the address.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.hpp"
#include "evidence/surroundings.hpp"
#include "formats/url.hpp"

namespace why {
namespace {

std::string shown_host(const url::Url& url) {
  return url.port ? url.host + ":" + std::to_string(*url.port) : url.host;
}

/// Whether the path of a base URL ends in a first part of what the tool appends: "/v1" before "/v1/messages".
bool doubles(std::string_view path, std::string_view appended) {
  while (path.ends_with('/')) path.remove_suffix(1);
  for (std::size_t end = appended.find('/', 1); !appended.empty(); end = appended.find('/', end + 1)) {
    const std::string_view first = appended.substr(0, end);
    if (path.ends_with(first)) return true;
    if (end == appended.npos) return false;
  }
  return false;
}

/// Whether a host is the one that the catalog names; `*` stands for a part without dots.
bool fits(std::string_view host, std::string_view known) {
  const std::size_t star = known.find('*');
  if (star == known.npos) return url::same_host(host, known);
  const std::string_view before = known.substr(0, star), after = known.substr(star + 1);
  if (host.size() <= before.size() + after.size() || !host.starts_with(before) || !host.ends_with(after)) return false;
  return host.substr(before.size(), host.size() - before.size() - after.size()).find('.') == host.npos;
}

bool is_hosts_own(const Look& look, std::string_view provider, std::string_view host) {
  for (const auto& p : look.catalog.providers)
    if (p.id == provider)
      return std::any_of(p.hosts.begin(), p.hosts.end(), [&](std::string_view own) { return fits(host, own); });
  return false;
}

void judge(const Setting& setting, const url::Url& url, const catalog::Endpoint<Packed>& endpoint,
           const std::string& host, Facts& facts) {
  facts.add("endpoint.custom", setting.origin, host);
  if (setting.value.at_least(Level::environment) == nullptr) facts.add("endpoint.from-project", setting.origin, host);
  if (url::is_loopback(url.host)) facts.add("endpoint.loopback", setting.origin, host);
  else if (url.scheme == "http") facts.add("endpoint.insecure", setting.origin, host);
  if (doubles(url.path, endpoint.appends))
    facts.add("endpoint.path-doubled", setting.origin, url.path);
}

std::optional<Setting> setting_of(const Look& look, const catalog::Endpoint<Packed>& endpoint) {
  if (endpoint.key.empty()) return look.settings.filled(endpoint.variable);
  const auto key = look.paths.fill_text(endpoint.key);
  auto setting = key ? look.settings.key(*key) : std::nullopt;
  if (setting && text::trim(setting->value.whatever_level()).empty()) return std::nullopt;
  return setting;
}

Target target_of(const Look& look, const catalog::Mode<Packed>& mode, const catalog::Endpoint<Packed>& endpoint,
                 const Setting& setting, Facts& facts) {
  const auto parsed = url::parse(std::string(text::trim(setting.value.whatever_level())));
  if (!parsed || (parsed->scheme != "http" && parsed->scheme != "https")) {
    facts.add("endpoint.invalid", setting.origin,
              parsed ? Detail("it does not start with https://", "没有以 https:// 开头")
                     : Detail(std::string(parsed.error().what)));
    return {{}, setting.origin, setting.value.level(), false};
  }
  const std::string host = shown_host(*parsed);
  const bool own = is_hosts_own(look, mode.provider, parsed->host);
  if (!own) judge(setting, *parsed, endpoint, host, facts);
  else if (doubles(parsed->path, endpoint.appends)) facts.add("endpoint.path-doubled", setting.origin, parsed->path);
  return {host, setting.origin, setting.value.level(), own};
}

}  // namespace

std::optional<Target> look_at_endpoint(const Look& look, const catalog::Tool<Packed>& tool,
                                       const catalog::Mode<Packed>& mode, Facts& facts) {
  for (const auto& endpoint : tool.endpoints) {
    if (!endpoint.mode.empty() && endpoint.mode != mode.id.view()) continue;
    if (const auto setting = setting_of(look, endpoint)) return target_of(look, mode, endpoint, *setting, facts);
    if (const auto standard = url::parse(endpoint.standard)) return Target{shown_host(*standard), {}, Level::builtin, true};
  }
  return std::nullopt;
}

}  // namespace why
