// A login that lies in another home than the one in use.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "evidence/candidate.hpp"

namespace why {

/// The first file below `home` where `tool` keeps a login when no variable says otherwise. It is not opened.
/// Errors: not_found; another when nobody could look.
Result<std::string> find_login(const Look& look, const catalog::Tool<Packed>& tool, const std::string& home);

}  // namespace why
