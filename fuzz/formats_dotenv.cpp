// Any bytes as a .env file and as a file of the system.
// SPDX-License-Identifier: Apache-2.0
#include "formats/dotenv.hpp"
#include "script_check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = why::fuzz::as_text(data, size);
  why::fuzz::check_script(text, why::read_dotenv(text));
  why::fuzz::check_script(text, why::read_plain(text));
  return 0;
}
