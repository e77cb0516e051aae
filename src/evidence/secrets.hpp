// All secrets that an examination comes across, collected so that no output can show one.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "evidence/candidate.hpp"
#include "evidence/evidence.hpp"
#include "evidence/origins.hpp"

namespace why {

/// Whether a variable of this name holds a secret, by the catalog's lists.
bool is_secret_name(std::string_view name, const catalog::Catalog<Packed>& catalog);

/// Secrets of the sources, the environment, the settings layers and the start files.
std::vector<KnownSecret> collect_secrets(const Look& look, std::vector<Candidate>& candidates, const Origins& origins);

}  // namespace why
