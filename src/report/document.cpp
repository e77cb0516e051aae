// SPDX-License-Identifier: Apache-2.0
#include "report/document.hpp"

#include <fmt/format.h>

#include <iterator>
#include <nlohmann/json.hpp>

#include "base/escape.hpp"
#include "base/text.hpp"

namespace why {
namespace {

void append_escaped(std::string& out, char32_t code) {
  constexpr char32_t k_planes = 0x10000;
  const auto unit = [&](char32_t value) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<std::uint32_t>(value));
  };
  if (code < k_planes) return unit(code);
  unit(0xD800 + ((code - k_planes) >> 10U));
  unit(0xDC00 + ((code - k_planes) & 0x3FFU));
}

std::string escaped_bytes_of(const Json& document, int indent) {
  const std::string bytes = document.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const text::Char c = text::decode(bytes, at);
    // Below 0x7F only our own line feeds are left of what is not shown.
    if (c.code >= 0x7F && !is_shown(c.code))
      append_escaped(out, c.code);
    else
      out.append(bytes, at, c.size);
    at += c.size;
  }
  // "##[" is a command to CI systems, and in JSON "#" can stand as its number.
  for (const std::string_view command : k_log_commands)
    out = text::replace_all(std::move(out), command, "#\\u0023" + std::string(command.substr(2)));
  return out;
}

}  // namespace

Json new_document() { return {{"format", "why401.report"}, {"format_version", "1.0"}}; }

std::string bytes_of(const Json& document) { return escaped_bytes_of(document, 2); }

std::string compact_bytes_of(const Json& document) { return escaped_bytes_of(document, -1); }

}  // namespace why
