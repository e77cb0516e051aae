// TOML settings as the same tree that JSON gives.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "formats/json.hpp"

namespace why::toml_file {

/// Tables become objects; dates are texts. A byte-order mark is skipped, as the tools do.
/// Errors: bad_syntax, too_deep.
Parsed<json::Document> parse(std::string_view text);

}  // namespace why::toml_file
