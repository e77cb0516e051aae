// Any bytes as a token, and any bytes as the payload of one.
// SPDX-License-Identifier: Apache-2.0
#include "formats/jwt.hpp"

#include "script_check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = why::fuzz::as_text(data, size);
  (void)why::jwt::read_claims(text);
  (void)why::jwt::read_claims("e30." + std::string(text) + ".x");  // e30 is {}
  return 0;
}
