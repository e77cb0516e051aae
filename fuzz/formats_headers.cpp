// Any bytes as a list of headers: views lie in the text, at the offsets that are told.
// SPDX-License-Identifier: Apache-2.0
#include "formats/headers.hpp"

#include "script_check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = why::fuzz::as_text(data, size);
  for (const why::HeaderLine& line : why::read_headers(text)) {
    why::fuzz::require(text.substr(line.name_at).starts_with(line.name));
    why::fuzz::require(text.substr(line.value_at).starts_with(line.value));
    why::fuzz::require(line.value.find('\n') == line.value.npos);
  }
  return 0;
}
