// Stored credentials: JSON files with a secret, its expiry and what is needed to use it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/candidate.hpp"

namespace why {

/// Fills in a candidate whose source is a file. Facts of a stored login are raised with its origin.
void look_at_credential_file(const Look& look, Candidate& c, Facts& facts);

/// A time written as seconds or milliseconds since 1970, or as RFC 3339. Nothing when it is none.
std::optional<Instant> read_time(const json::Value& value);

}  // namespace why
