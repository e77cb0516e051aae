// The proxy between the tool and its provider.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.hpp"
#include "evidence/losses.hpp"
#include "evidence/surroundings.hpp"
#include "formats/url.hpp"

namespace why {
namespace {

/// Whether an entry of NO_PROXY names `host`, or the pair of host and port that `target` is.
bool covers(std::string_view entry, std::string_view host, std::string_view target) {
  if (entry == "*" || entry == target || "[" + std::string(entry) + "]" == host) return true;
  if (text::contains(entry, "/")) return entry.starts_with("127.") && host.starts_with("127.");  // a range
  if (entry.starts_with('*')) entry.remove_prefix(1);
  if (entry.starts_with('.')) entry.remove_prefix(1);
  return !entry.empty() && url::in_domain(host, entry);
}

bool goes_past_proxy(const Look& look, const std::string& target) {
  const auto parsed = url::parse("http://" + target);
  if (!parsed) return true;
  for (const auto* name : {"NO_PROXY", "no_proxy"}) {
    const auto list = look.settings.filled(name);
    if (!list) continue;
    // Entries stand between commas or blanks.
    const std::string entries = text::replace_all(text::lower(list->value.whatever_level()), " ", ",");
    for (const std::string_view entry : text::split(entries, ','))
      if (covers(text::trim(entry), parsed->host, target)) return true;
  }
  return false;
}

}  // namespace

void look_at_proxy(const Look& look, const catalog::Tool<Packed>& tool, Facts& facts) {
  for (const std::string_view name : tool.proxies) {
    const auto proxy = look.settings.filled(name);
    if (!proxy) continue;
    facts.add("proxy.set", proxy->origin);
    const std::string value(text::trim(proxy->value.whatever_level()));
    const bool is_whole = text::contains(value, "://");
    const auto parsed = url::parse(is_whole ? value : "http://" + value);
    if (parsed && url::is_loopback(parsed->host)) facts.add("proxy.loopback", proxy->origin, parsed->host);
    if (!is_whole) return;  // tools repair or accept a bare host:port
    if (!parsed) {
      facts.add("proxy.malformed", proxy->origin);
      return;
    }
    const auto speaks = [&](std::string_view scheme) { return scheme == parsed->scheme; };
    if (!tool.proxy_schemes.empty() &&
        std::none_of(tool.proxy_schemes.begin(), tool.proxy_schemes.end(), speaks))
      facts.add("proxy.unsupported", proxy->origin, parsed->scheme);
    return;
  }
}

void look_for_proxied_loopback(const Look& look, const catalog::Tool<Packed>& tool, Facts& facts) {
  const Fact* loopback = facts.find("endpoint.loopback");
  if (loopback == nullptr || goes_past_proxy(look, loopback->detail.en)) return;
  for (const std::string_view name : tool.proxies) {
    // Programs on one machine rarely speak HTTPS, and not every tool takes its proxy for HTTP too.
    if (text::equals_ignoring_case(name, "https_proxy")) continue;
    if (const auto proxy = look.settings.filled(name)) {
      facts.add("proxy.takes-loopback", proxy->origin, loopback->detail);
      return;
    }
  }
}

}  // namespace why
