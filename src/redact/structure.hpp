// Finds secrets by where they stand: behind a name, in a header, in a URL, between the marks of a key file.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "redact/bare.hpp"
#include "redact/hit.hpp"
#include "redact/names.hpp"

namespace why::redact {

/// Labels of these hits; the values are indexes into `k_structure_labels`.
enum Structure : std::uint32_t { secret_value, login, token, private_key };
inline constexpr std::array<std::string_view, 4> k_structure_labels{"secret value", "login", "token",
                                                                    "private key"};

/// Values behind a secret name: `NAME=value`, `--name value`, `name: value`, keys of JSON, TOML and YAML,
/// headers. Left alone: references (`$NAME`, `op://...`), words that tell a state ("true", "expired"), paths,
/// numbers of JSON.
void find_named_values(const BareText& text, const Names& names, Hits& hits);

/// `user:password` in URLs and of `curl -u`.
void find_logins(const BareText& text, Hits& hits);

/// Tokens behind "Bearer" and "Basic", JSON Web Tokens, and the inside of private keys in PEM.
void find_tokens(std::string_view bare, Hits& hits);

}  // namespace why::redact
