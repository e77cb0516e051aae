// SPDX-License-Identifier: Apache-2.0
#include "authoring/toml_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/escape.hpp"
#include "base/text.hpp"

namespace why::catalog {
namespace {

/// Whether each character of `text` can stand in a file as it is.
bool is_plain(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Char c = text::decode(text, at);
    if (!c.valid || (c.code != '\n' && !is_shown(c.code))) return false;
    at += c.size;
  }
  return true;
}

/// In double quotes.
std::string escaped(std::string_view text) {
  constexpr char32_t k_replacement = 0xFFFD;
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const text::Char c = text::decode(text, at);
    at += c.size;
    if (!c.valid)
      text::append_utf8(out, k_replacement);
    else if (c.code == '"' || c.code == '\\')
      (out += '\\') += static_cast<char>(c.code);
    else if (c.code == '\n')
      out += "\\n";
    else if (is_shown(c.code))
      text::append_utf8(out, c.code);
    else
      fmt::format_to(std::back_inserter(out), "\\U{:08X}", static_cast<std::uint32_t>(c.code));
  }
  return out + '"';
}

}  // namespace

std::string toml_text(std::string_view text) {
  if (!is_plain(text) || text.find("'''") != text.npos || text.ends_with('\'')) return escaped(text);
  if (text.find('\n') != text.npos) return fmt::format("'''\n{}'''", text);
  const bool needs_escapes = text.find_first_of("\"\\") != text.npos;
  return needs_escapes && text.find('\'') == text.npos ? fmt::format("'{}'", text) : escaped(text);
}

}  // namespace why::catalog
