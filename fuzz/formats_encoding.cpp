// Any bytes in pieces of any length: what comes out does not depend on where GBK is cut.
// SPDX-License-Identifier: Apache-2.0
#include "formats/encoding.hpp"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::size_t piece = 64 + data[0];
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  why::Utf8Reader reader;
  std::size_t bytes = 0;
  for (std::size_t at = 0; at < text.size(); at += piece) bytes += reader.feed(text.substr(at, piece)).size();
  if (bytes > 3 * text.size() + 3) __builtin_trap();
  return 0;
}
