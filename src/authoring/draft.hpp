// A first draft of an error entry, made from a message that somebody pasted.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/model.hpp"
#include "match/match.hpp"

namespace why::catalog {

/// A message and the signature proposed for it, which may be empty.
struct DraftMessage {
  std::string text, signature;
};

struct Draft {
  std::string id;  ///< "tool/name", of no entry yet; empty without a tool or without words
  std::uint32_t http_status = 0;
  std::vector<DraftMessage> messages;
};

/// `messages` are one or more wordings of the same error, without secrets.
Draft draft_of(const std::vector<std::string_view>& messages, std::string_view tool,
               const Catalog<Packed>& catalog);

/// The entry that knows what was found in a message best, or null. A symptom says only that something failed,
/// so it covers nothing.
const Error<Packed>* covering_error(const Found& found);

}  // namespace why::catalog
