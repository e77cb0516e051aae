// The pairing code of --key-compare.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "cli/run.hpp"
#include "snapshot/fingerprint.hpp"

namespace why::cli {

/// A maker under the code that was typed, or under a new one, which is then told on stderr. Nothing when no keys are
/// to be compared. Errors: it is no pairing code.
Told<std::optional<FingerprintMaker>> fingerprint_maker(Run& run);

}  // namespace why::cli
