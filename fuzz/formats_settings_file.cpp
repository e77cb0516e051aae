// Any bytes as a settings file of every format: the tree that comes out can be walked and asked.
// SPDX-License-Identifier: Apache-2.0
#include "formats/settings_file.hpp"

#include <cstdint>

namespace {

std::size_t walk(const why::json::Value& value) {
  std::size_t bytes = value.text.size() + value.key.size();
  for (const why::json::Value& item : value.items()) bytes += walk(item);
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  constexpr std::string_view k_names[] = {"c.toml", "c.yaml", ".env", "c.ini", "c.json"};
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto document = why::parse_settings(k_names[data[0] % std::size(k_names)], text);
  if (!document) return 0;
  if (walk(document->root()) > 16 * size + 1024) __builtin_trap();  // no text may grow
  (void)why::json::find(document->root(), "a.b.c");
  return 0;
}
