// What a client says of its own run as JSON: one document, or a line for each event.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace why {

/// The part of a client's JSON that speaks of failures. An answer of the model that quotes an error is left out.
struct ClientOutput {
  std::string failures;  ///< a line for each event, empty unless it says that something failed; and what is no JSON
  bool failed = false;   ///< one of the events says so
};

/// Reads `text` when it is JSON or JSON lines; nothing when it is something else. An event speaks of a failure when
/// it has a member "error" that is not null, "is_error": true, or a "type" that ends in "error".
std::optional<ClientOutput> read_client_output(std::string_view text);

}  // namespace why
