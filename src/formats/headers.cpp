// Cuts a text into header lines.
// SPDX-License-Identifier: Apache-2.0
#include "formats/headers.hpp"

#include "base/text.hpp"

namespace why {
namespace {

void read_line(std::string_view text, std::string_view line, std::vector<HeaderLine>& found) {
  if (text::trim(line).empty()) return;
  const std::size_t colon = line.find(':');
  HeaderLine header;
  header.has_colon = colon != line.npos;
  header.name = header.has_colon ? text::trim(line.substr(0, colon)) : line.substr(0, 0);
  header.value = text::trim(header.has_colon ? line.substr(colon + 1) : line);
  header.name_at = static_cast<std::size_t>(header.name.data() - text.data());
  header.value_at = static_cast<std::size_t>(header.value.data() - text.data());
  found.push_back(header);
}

}  // namespace

std::vector<HeaderLine> read_headers(std::string_view text) {
  std::vector<HeaderLine> found;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const std::size_t length = i == text.size() || text[i] == '\n' ? 1
                               : text.substr(i).starts_with("\\n") ? 2
                                                                   : 0;
    if (length == 0) continue;
    read_line(text, text.substr(start, i - start), found);
    i += length - 1;
    start = i + 1;
  }
  return found;
}

}  // namespace why
