// What of Windows shows in the Linux that runs under it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "evidence/candidate.hpp"
#include "evidence/evidence.hpp"

namespace why {

/// Whether `home` is a user's folder on a drive of Windows: /mnt/c/Users/ada.
bool is_windows_home(std::string_view home);

/// Raises `install.of-windows`, and `login.in-windows-home` when nothing is sent.
void look_at_windows(const Look& look, Evidence& evidence);

}  // namespace why
