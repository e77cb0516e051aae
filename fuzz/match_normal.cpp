// Any text: its normal form is never longer than it is, and every byte of it points into the text, in order.
// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "match/normal.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  why::catalog::Normaliser normaliser;
  normaliser.read(text, why::catalog::Starts::line);
  if (normaliser.normal().size() > size) std::abort();
  std::size_t before = 0;
  for (std::size_t i = 0; i < normaliser.normal().size(); ++i) {
    const std::size_t begin = normaliser.begin_of(i);
    const std::size_t end = normaliser.end_of(i);
    if (begin < before || end <= begin || end > size) std::abort();
    before = begin;
  }
  return 0;
}
