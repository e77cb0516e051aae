// What a value behind a secret name can be other than a secret.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace why::redact {

/// A word that tells a state: "true", "none", "expired".
bool is_state(std::string_view value);

/// The name of another place: `$NAME`, `${NAME}`, `%NAME%`, `<your-key>`, `op://vault/item`, `getenv(`.
bool is_reference(std::string_view value);

/// A path of files whose parts are words: `/etc/ssl/server.key`.
bool is_path(std::string_view value);

/// A number as JSON writes it.
bool is_number(std::string_view value);

/// Letters and marks of a sentence only.
bool is_prose(std::string_view value);

/// How a header says what kind of credential follows: "Bearer", "Basic".
bool is_scheme(std::string_view word);

}  // namespace why::redact
