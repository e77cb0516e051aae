// SPDX-License-Identifier: Apache-2.0
#include <sodium.h>

#include <array>
#include <nlohmann/json.hpp>

#include "base/assert.hpp"
#include "snapshot/hash.hpp"
#include "snapshot/text.hpp"

namespace why {
namespace {

void append_text(std::string& out, std::string_view text) {
  out += nlohmann::json(text).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
}

/// Without blanks, in the order of the text.
void append_plain(std::string& out, const json::Value& value, bool is_top) {
  if (value.kind == json::Kind::string) return append_text(out, value.text);
  if (value.kind != json::Kind::array && value.kind != json::Kind::object) {
    out += value.text;
    return;
  }
  const bool is_object = value.kind == json::Kind::object;
  out += is_object ? '{' : '[';
  for (const json::Value& item : value.items()) {
    if (is_top && item.key == "hash") continue;
    if (is_object) {
      append_text(out, item.key);
      out += ':';
    }
    append_plain(out, item, false);
    out += ',';
  }
  out += is_object ? '}' : ']';
}

}  // namespace

std::string hash_of(const json::Value& root) {
  WHY_ASSERT(sodium_init() >= 0);
  std::string plain;
  append_plain(plain, root, true);
  std::array<unsigned char, 32> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(plain.data()), plain.size(), nullptr, 0);
  std::array<char, 65> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return "blake2b-256:" + std::string(hex.data());
}

std::string sealed(std::string_view document) {
  const auto parsed = json::parse(document);
  WHY_ASSERT(parsed && parsed->root().kind == json::Kind::object && document.ends_with("\n}\n"));
  return std::string(document.substr(0, document.size() - 3)) + ",\n  \"hash\": \"" + hash_of(parsed->root()) + "\"\n}\n";
}

}  // namespace why
