// Start files of shells: which variables they set, without running anything.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "formats/assignment.hpp"

namespace why {

/// sh, dash, bash, ksh and zsh. A `NAME=value` in front of a command, in a subshell or in a
/// substitution reaches nobody and is left out; so are arrays and `local`.
Script read_sh(std::string_view text);

/// fish: `set`, `set -e`, and its `export` and `setenv`. Block-local variables are left out.
Script read_fish(std::string_view text);

/// csh and tcsh: `setenv` and `unsetenv`. Variables of `set` are no environment and left out.
Script read_csh(std::string_view text);

}  // namespace why
