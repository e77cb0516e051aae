// A snapshot of the examined place.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "snapshot/fingerprint.hpp"
#include "snapshot/snapshot.hpp"

namespace why {

/// Examines `only`, or every tool that has left traces here. `maker` is null when no keys are to be compared.
/// `learn` gets each piece of evidence while its secrets are still in it.
Snapshot take_snapshot(World& world, const catalog::Catalog<Packed>& catalog, const catalog::Tool<Packed>* only,
                       std::string_view program_version, const FingerprintMaker* maker,
                       const std::function<void(const Evidence&)>& learn);

}  // namespace why
