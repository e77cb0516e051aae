// base64url, then JSON.
// SPDX-License-Identifier: Apache-2.0
#include "formats/jwt.hpp"

#include <array>

#include "formats/json.hpp"

namespace why::jwt {
namespace {

/// Value of each base64url digit, or -1.
constexpr std::array<int, 256> k_digits = [] {
  std::array<int, 256> digits{};
  digits.fill(-1);
  constexpr std::string_view k_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  for (std::size_t i = 0; i < k_alphabet.size(); ++i)
    digits[static_cast<unsigned char>(k_alphabet[i])] = static_cast<int>(i);
  return digits;
}();

std::optional<std::string> decode_base64url(std::string_view digits) {
  std::string bytes;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char c : digits) {
    const int digit = k_digits[static_cast<unsigned char>(c)];
    if (digit < 0) return std::nullopt;
    bits = (bits << 6U) | static_cast<std::uint32_t>(digit);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>((bits >> count) & 0xFFU);
  }
  if (count == 6) return std::nullopt;  // a single digit is left: not even one byte
  return bytes;
}

/// An object, written in base64url.
std::optional<json::Document> read_part(std::string_view part) {
  const auto bytes = decode_base64url(part);
  if (!bytes) return std::nullopt;
  auto document = json::parse(*bytes);
  if (!document || document->root().kind != json::Kind::object) return std::nullopt;
  return std::move(*document);
}

std::optional<std::int64_t> read_time(const json::Value& claims, std::string_view name) {
  const json::Value* time = claims.get(name);
  return time == nullptr ? std::nullopt : time->integer();
}

}  // namespace

std::optional<Claims> read_claims(std::string_view token) {
  const std::size_t first = token.find('.');
  const std::size_t second = first == token.npos ? first : token.find('.', first + 1);
  if (second == token.npos || token.find('.', second + 1) != token.npos) return std::nullopt;
  if (!read_part(token.substr(0, first))) return std::nullopt;
  const auto payload = read_part(token.substr(first + 1, second - first - 1));
  if (!payload) return std::nullopt;

  const json::Value& root = payload->root();
  Claims claims{read_time(root, "exp"), read_time(root, "iat"), {}, {}};
  if (const json::Value* iss = root.get("iss")) claims.iss = iss->string().value_or("");
  if (const json::Value* aud = root.get("aud")) {
    if (const auto one = aud->string()) claims.aud.emplace_back(*one);
    for (const json::Value& each : aud->items())
      if (const auto text = each.string()) claims.aud.emplace_back(*text);
  }
  return claims;
}

}  // namespace why::jwt
