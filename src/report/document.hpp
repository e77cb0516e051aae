// The frame of every JSON document of the program.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace why {

using Json = nlohmann::ordered_json;

/// A document with its format and version.
Json new_document();

/// The bytes of a finished document. Characters that a terminal would obey or not show are escaped.
std::string bytes_of(const Json& document);
/// The same on one line.
std::string compact_bytes_of(const Json& document);

}  // namespace why
