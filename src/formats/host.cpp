// Names, IPv4 in all its spellings, and IPv6.
// SPDX-License-Identifier: Apache-2.0
#include "formats/host.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <vector>

#include "base/text.hpp"
#include "formats/digits.hpp"

namespace why::url {
namespace {

constexpr std::uint64_t k_too_large = std::uint64_t{1} << 32U;

std::string percent_decoded(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const bool is_coded =
        s[i] == '%' && i + 2 < s.size() && digit_value(s[i + 1]) < 16 && digit_value(s[i + 2]) < 16;
    out += is_coded ? static_cast<char>(digit_value(s[i + 1]) * 16 + digit_value(s[i + 2])) : s[i];
    if (is_coded) i += 2;
  }
  return out;
}

/// One part of an IPv4 address: decimal, 0x hexadecimal or 0 octal.
std::optional<std::uint64_t> address_number(std::string_view part) {
  if (part.empty()) return std::nullopt;
  unsigned base = 10;
  if (part.starts_with("0x") || part.starts_with("0X")) {
    base = 16;
    part.remove_prefix(2);
  } else if (part.size() > 1 && part[0] == '0') {
    base = 8;
    part.remove_prefix(1);
  }
  std::uint64_t number = 0;
  for (const char c : part) {
    if (digit_value(c) >= base) return std::nullopt;
    number = std::min(number * static_cast<std::uint64_t>(base) + static_cast<std::uint64_t>(digit_value(c)),
                      k_too_large);
  }
  return number;
}

/// The parts of a host whose last part is a number; such a host is an IPv4 address or an error.
std::vector<std::string_view> address_parts(std::string_view host) {
  std::vector<std::string_view> parts = text::split(host, '.');
  if (parts.size() > 1 && parts.back().empty()) parts.pop_back();
  const std::string_view last = parts.back();
  const bool is_digits = !last.empty() && last.find_first_not_of("0123456789") == last.npos;
  if (!is_digits && !((last.starts_with("0x") || last.starts_with("0X")) && address_number(last)))
    parts.clear();
  return parts;
}

/// "127.0.0.1" for 127.1, 0x7f000001 and the like.
std::optional<std::string> ipv4_address(const std::vector<std::string_view>& parts) {
  if (parts.size() > 4) return std::nullopt;
  std::uint64_t address = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto number = address_number(parts[i]);
    const bool is_last = i + 1 == parts.size();
    const std::uint64_t limit = is_last ? std::uint64_t{1} << (8 * (5 - parts.size())) : 256;
    if (!number || *number >= limit) return std::nullopt;
    address += is_last ? *number : *number << (8 * (3 - i));
  }
  std::string text;
  for (int shift = 24; shift >= 0; shift -= 8)
    text += std::to_string((address >> static_cast<unsigned>(shift)) & 0xFFU) + (shift > 0 ? "." : "");
  return text;
}

using Ipv6 = std::array<unsigned char, 16>;

std::optional<Ipv6> ipv6_bytes(std::string_view s) {
  const std::string terminated(s);
  Ipv6 bytes{};
  if (s.find('\0') != s.npos || inet_pton(AF_INET6, terminated.c_str(), bytes.data()) != 1)
    return std::nullopt;
  return bytes;
}

std::string_view without_brackets(std::string_view host) {
  const bool has = host.size() >= 2 && host.front() == '[' && host.back() == ']';
  return has ? host.substr(1, host.size() - 2) : host;
}

bool is_ipv6_loopback(const Ipv6& address) {
  constexpr Ipv6 k_loopback{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
  constexpr Ipv6 k_mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 127};
  return address == k_loopback || std::memcmp(address.data(), k_mapped.data(), 13) == 0;
}

/// Characters that end a host or mean something else in a URL, and quotes, which no name has.
bool has_forbidden(std::string_view host) {
  constexpr std::array<std::string_view, 4> k_curly_quotes{"\u2018", "\u2019", "\u201C", "\u201D"};
  for (const char c : host) {
    constexpr std::string_view k_forbidden = "#/:<>?@[\\]^|%\"'`\x7F";
    if (static_cast<unsigned char>(c) <= ' ' || k_forbidden.find(c) != k_forbidden.npos) return true;
  }
  for (const std::string_view quote : k_curly_quotes)
    if (text::contains(host, quote)) return true;
  return false;
}

std::string_view without_final_dot(std::string_view host) {
  if (host.size() > 1 && host.back() == '.') host.remove_suffix(1);
  return host;
}

}  // namespace

Result<std::string> normal_host(std::string_view host) {
  if (host.starts_with('[')) {
    const auto bytes = host.ends_with(']') ? ipv6_bytes(without_brackets(host)) : std::nullopt;
    std::array<char, INET6_ADDRSTRLEN> shortened{};
    if (!bytes || inet_ntop(AF_INET6, bytes->data(), shortened.data(), shortened.size()) == nullptr)
      return fail(Errc::bad_syntax, "a malformed IPv6 address");
    return "[" + std::string(shortened.data()) + "]";
  }
  std::string name = text::lower(percent_decoded(host));
  if (name.empty()) return fail(Errc::bad_syntax, "no host");
  if (has_forbidden(name)) return fail(Errc::bad_syntax, "a blank, quote or sign that no host has");
  const auto parts = address_parts(name);
  if (parts.empty()) return name;
  if (auto address = ipv4_address(parts)) return *address;
  return fail(Errc::bad_syntax, "a malformed IPv4 address");
}

bool is_loopback(std::string_view host) {
  host = without_brackets(without_final_dot(host));
  if (const auto address = ipv6_bytes(host)) return is_ipv6_loopback(*address);
  const auto name = normal_host(host);
  if (!name) return false;
  return *name == "localhost" || name->ends_with(".localhost") ||
         (!address_parts(*name).empty() && name->starts_with("127."));
}

bool same_host(std::string_view a, std::string_view b) {
  return text::equals_ignoring_case(without_final_dot(a), without_final_dot(b));
}

bool in_domain(std::string_view host, std::string_view domain) {
  host = without_final_dot(host);
  domain = without_final_dot(domain);
  if (host.size() <= domain.size()) return same_host(host, domain);
  const std::size_t cut = host.size() - domain.size();
  return !domain.empty() && host[cut - 1] == '.' && text::equals_ignoring_case(host.substr(cut), domain);
}

}  // namespace why::url
