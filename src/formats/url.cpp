// The URL standard as far as it decides where a request goes.
// SPDX-License-Identifier: Apache-2.0
#include "formats/url.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "formats/digits.hpp"
#include "formats/host.hpp"

namespace why::url {
namespace {

/// Schemes that always have a host, and their ports.
constexpr std::array<std::pair<std::string_view, std::uint16_t>, 5> k_ports{
    {{"http", 80}, {"https", 443}, {"ws", 80}, {"wss", 443}, {"ftp", 21}}};

std::optional<std::uint16_t> default_port(std::string_view scheme) {
  for (const auto& [name, port] : k_ports)
    if (name == scheme) return port;
  return std::nullopt;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// As JavaScript does: without controls and blanks at the ends, and without line breaks and tabs anywhere.
std::string cleaned(std::string_view text) {
  const auto is_edge = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  while (!text.empty() && is_edge(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_edge(text.back())) text.remove_suffix(1);
  std::string kept;
  for (const char c : text)
    if (c != '\t' && c != '\n' && c != '\r') kept += c;
  return kept;
}

/// Length of the scheme in front of the first colon; 0 when there is none.
std::size_t scheme_length(std::string_view s) {
  if (s.empty() || !is_letter(s[0])) return 0;
  std::size_t n = 0;
  while (n < s.size() && (is_letter(s[n]) || is_digit(s[n]) || s[n] == '+' || s[n] == '-' || s[n] == '.'))
    ++n;
  return n < s.size() && s[n] == ':' ? n : 0;
}

Result<std::uint16_t> read_port(std::string_view digits) {
  std::uint32_t port = 0;
  for (const char c : digits) {
    if (!is_digit(c)) return fail(Errc::bad_syntax, "a port that is no number");
    port = port * 10 + static_cast<std::uint32_t>(c - '0');
    if (port > 65535) return fail(Errc::bad_syntax, "a port over 65535");
  }
  return static_cast<std::uint16_t>(port);
}

/// Takes [userinfo@]host[:port] apart.
Result<Url> read_authority(std::string_view authority, Url url) {
  if (const std::size_t at = authority.rfind('@'); at != authority.npos) {
    url.userinfo = authority.substr(0, at);
    authority.remove_prefix(at + 1);
  }
  const std::size_t bracket = authority.starts_with('[') ? authority.find(']') : 0;
  const std::size_t colon = bracket == authority.npos ? bracket : authority.find(':', bracket);
  const std::string_view host = authority.substr(0, colon);
  const bool needs_host = default_port(url.scheme).has_value();
  if (host.empty() && (needs_host || colon != authority.npos)) return fail(Errc::bad_syntax, "no host");
  if (!host.empty()) {
    WHY_TRY(normal, normal_host(host));
    url.host = std::move(normal);
  }
  if (colon == authority.npos || colon + 1 == authority.size()) return url;
  WHY_TRY(port, read_port(authority.substr(colon + 1)));
  url.port = port;
  return url;
}

void read_path(std::string_view rest, bool needs_host, Url& url) {
  rest = rest.substr(0, rest.find('#'));
  const std::size_t mark = rest.find('?');
  url.path = rest.substr(0, mark);
  if (mark != rest.npos) url.query = rest.substr(mark + 1);
  if (!needs_host) return;
  std::replace(url.path.begin(), url.path.end(), '\\', '/');
  if (url.path.empty()) url.path = "/";
}

}  // namespace

Result<Url> parse(std::string_view text) {
  const std::string clean = cleaned(text);
  const std::size_t scheme = scheme_length(clean);
  if (scheme == 0) return fail(Errc::bad_syntax, "no scheme");
  Url url;
  url.scheme = text::lower(std::string_view(clean).substr(0, scheme));
  std::string_view rest = std::string_view(clean).substr(scheme + 1);
  const bool needs_host = default_port(url.scheme).has_value();
  if (needs_host || rest.starts_with("//")) {
    rest.remove_prefix(needs_host ? std::min(rest.find_first_not_of("/\\"), rest.size()) : 2);
    const std::size_t end = std::min(rest.find_first_of(needs_host ? "/\\?#" : "/?#"), rest.size());
    WHY_TRY(with_host, read_authority(rest.substr(0, end), std::move(url)));
    url = std::move(with_host);
    rest.remove_prefix(end);
  }
  read_path(rest, needs_host, url);
  return url;
}

std::optional<std::uint16_t> port_of(const Url& url) {
  return url.port ? url.port : default_port(url.scheme);
}

}  // namespace why::url
