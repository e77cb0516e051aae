// What a JSON Web Token says about itself. Nothing is verified.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace why::jwt {

/// Times are seconds since 1970, as in the token.
struct Claims {
  std::optional<std::int64_t> exp;
  std::optional<std::int64_t> iat;
  std::string iss;
  std::vector<std::string> aud;
};

/// The claims of `header.payload.signature`; nothing when `token` is not of that shape.
std::optional<Claims> read_claims(std::string_view token);

}  // namespace why::jwt
