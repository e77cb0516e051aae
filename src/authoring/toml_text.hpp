// Texts as TOML.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace why::catalog {

/// `text` as a TOML string with its quotes: literal where that is easier to read, with escapes where it has
/// to be. Bytes that are not UTF-8 become U+FFFD.
std::string toml_text(std::string_view text);

}  // namespace why::catalog
