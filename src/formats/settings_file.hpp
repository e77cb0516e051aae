// A settings file of any format, as one kind of tree. The ending of its name tells the format.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "formats/json.hpp"

namespace why {

/// `.toml`, `.yaml`, `.yml`, `.env` and names that begin with it, `.ini`; all others are JSON. The variables of an `.env` file are
/// members of one object; the entries of an INI file stand in an object for each section.
/// Errors: as the format's.
Parsed<json::Document> parse_settings(std::string_view path, std::string_view text);

}  // namespace why
