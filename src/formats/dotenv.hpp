// Files with one NAME=value on each line.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "formats/assignment.hpp"

namespace why {

/// A `.env` file: `export`, quotes over several lines, escapes in double quotes, comments. Where
/// the common readers give different values the assignment is `disputed`.
Script read_dotenv(std::string_view text);

/// `/etc/environment` and systemd's `environment.d`.
Script read_plain(std::string_view text);

}  // namespace why
