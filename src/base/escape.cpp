// SPDX-License-Identifier: Apache-2.0
#include "base/escape.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace why {
namespace {

struct Range {
  char32_t first, last;
};

/// Characters that are not shown, in order: controls, formats, fillers, selectors and non-characters of
/// Unicode.
constexpr std::array k_hidden{
    Range{0x0000, 0x001F},   Range{0x007F, 0x009F},  Range{0x00AD, 0x00AD},   Range{0x034F, 0x034F},
    Range{0x061C, 0x061C},   Range{0x115F, 0x1160},  Range{0x17B4, 0x17B5},   Range{0x180B, 0x180F},
    Range{0x200B, 0x200F},   Range{0x2028, 0x202E},  Range{0x2060, 0x206F},   Range{0x3164, 0x3164},
    Range{0xD800, 0xDFFF},   Range{0xFDD0, 0xFDEF},  Range{0xFE00, 0xFE0F},   Range{0xFEFF, 0xFEFF},
    Range{0xFFA0, 0xFFA0},   Range{0xFFF0, 0xFFFB},  Range{0x13430, 0x1345F}, Range{0x1BCA0, 0x1BCA3},
    Range{0x1D173, 0x1D17A}, Range{0xE0000, 0xE0FFF}};

bool is_plain(char c) { return (c >= 0x20 && c < 0x7F); }

void append_number(std::string& out, char32_t code) {
  constexpr std::string_view k_digits = "0123456789ABCDEF";
  out += '<';
  unsigned shift = 4;  // at least two digits
  while (shift < 20 && code >> (shift + 4U) != 0) shift += 4;
  for (;; shift -= 4) {
    out += k_digits[(code >> shift) & 0xFU];
    if (shift == 0) break;
  }
  out += '>';
}

std::string escape(std::string_view theirs, bool one_line) {
  const auto stays = [&](char c) { return is_plain(c) || (!one_line && (c == '\n' || c == '\t')); };
  std::string out;
  out.reserve(theirs.size());
  for (std::size_t i = 0; i < theirs.size();) {
    std::size_t end = i;
    while (end < theirs.size() && stays(theirs[end])) ++end;
    out.append(theirs, i, end - i);
    if (end == theirs.size()) break;
    const text::Char c = text::decode(theirs, end);
    if (c.valid && is_shown(c.code))
      out.append(theirs, end, c.size);
    else
      append_number(out, c.code);
    i = end + c.size;
  }
  return out;
}

}  // namespace

bool is_shown(char32_t code) {
  const auto* range = std::ranges::lower_bound(k_hidden, code, {}, &Range::last);
  if (range != k_hidden.end() && code >= range->first) return false;
  return code <= 0x10FFFF && (code & 0xFFFEU) != 0xFFFE;
}

std::string without_log_commands(std::string_view lines) {
  std::string out;
  out.reserve(lines.size());
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size() - 1) + 1;
    const std::string_view line = lines.substr(at, end - at);
    const std::size_t first = std::min(line.find_first_not_of(" \t"), line.size());
    out.append(line.substr(0, first));
    if (line.substr(first).starts_with("::")) out += "| ";
    out.append(line.substr(first));
    at = end;
  }
  for (const std::string_view command : k_log_commands)
    out = text::replace_all(std::move(out), command, "## " + std::string(command.substr(2)));
  return out;
}

TerminalText TerminalText::untrusted(std::string_view theirs) { return TerminalText(escape(theirs, false)); }

TerminalText TerminalText::untrusted_line(std::string_view theirs) {
  return TerminalText(escape(theirs, true));
}

}  // namespace why
