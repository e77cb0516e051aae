// YAML settings as the same tree that JSON gives.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "formats/json.hpp"

namespace why::yaml {

/// The first document of a text. Plain scalars are read as in YAML 1.2's core schema; aliases are null, so
/// that no text grows. An empty text is an empty object. Errors: bad_syntax, too_deep.
Parsed<json::Document> parse(std::string_view text);

}  // namespace why::yaml
