// The hash of a snapshot's content.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "formats/json.hpp"

namespace why {

/// Of everything in a document but its own member "hash". Blanks and line breaks do not count.
std::string hash_of(const json::Value& root);

}  // namespace why
