// Any bytes: what goes to a terminal is UTF-8 of shown characters, and escaping it again changes nothing.
// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/escape.hpp"
#include "base/text.hpp"

namespace {

bool is_safe(std::string_view text, bool one_line) {
  for (std::size_t i = 0; i < text.size();) {
    const why::text::Char c = why::text::decode(text, i);
    const bool layout = !one_line && (c.code == '\n' || c.code == '\t');
    if (!c.valid || !(layout || why::is_shown(c.code))) return false;
    i += c.size;
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto text = why::TerminalText::untrusted(input);
  const auto line = why::TerminalText::untrusted_line(input);
  if (!is_safe(text.view(), false) || !is_safe(line.view(), true)) std::abort();
  if (why::TerminalText::untrusted(text.view()).view() != text.view()) std::abort();
  if (why::TerminalText::untrusted_line(line.view()).view() != line.view()) std::abort();
  return 0;
}
