// Any text and any secret: cleaning never crashes, leaves nothing known behind, and has nothing to do the
// second time. SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "redact/redactor.hpp"

namespace {

using why::redact::Redactor;
using why::redact::Shape;

const std::vector<Shape> k_shapes{{"test/long", "tst-key-", "A-Za-z0-9_-", 20, 200, "long key"},
                                  {"test/short", "tk-", "A-Za-z0-9_-", 16, 200, "short key"},
                                  {"test/id", "TKID", "A-Z2-7", 12, 16, "id"}};

/// The first line of the input is the secret, the rest is the text; the secret is put in its middle as well.
void check(std::string_view secret, std::string_view text) {
  Redactor redactor(k_shapes, {"KEY", "TOKEN", "PASSWORD", "AUTHORIZATION", "COOKIE"}, {"KEY", "*_URL"});
  const bool known = redactor.learn(secret, "known value");
  std::string whole(text.substr(0, text.size() / 2));
  if (known) whole += secret;
  whole += text.substr(text.size() / 2);
  const std::string once = redactor.clean(whole);
  if (redactor.leaks(once) || redactor.clean(once) != once || once.size() > 32 * whole.size() + 64)
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t line = input.find('\n');
  check(input.substr(0, line), line == std::string_view::npos ? std::string_view() : input.substr(line + 1));
  return 0;
}
