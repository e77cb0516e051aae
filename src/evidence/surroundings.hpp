// Facts about everything around the credential: home, settings, endpoint, proxy, certificates.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "evidence/candidate.hpp"
#include "evidence/evidence.hpp"

namespace why {

void look_at_home(const Look& look, Facts& facts);
void look_at_settings(const Look& look, const catalog::Tool<Packed>& tool, Facts& facts);
void look_at_proxy(const Look& look, const catalog::Tool<Packed>& tool, Facts& facts);
void look_at_certificates(const Look& look, const catalog::Tool<Packed>& tool, Facts& facts);

/// The host that requests of `mode` go to. Absent when the catalog names no endpoint for it.
std::optional<Target> look_at_endpoint(const Look& look, const catalog::Tool<Packed>& tool,
                                       const catalog::Mode<Packed>& mode, Facts& facts);

}  // namespace why
