// Any bytes as a start file of fish.
// SPDX-License-Identifier: Apache-2.0
#include "formats/shell.hpp"
#include "script_check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = why::fuzz::as_text(data, size);
  why::fuzz::check_script(text, why::read_fish(text));
  return 0;
}
