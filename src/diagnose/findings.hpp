// Findings: causes that the facts alone show.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "diagnose/report.hpp"

namespace why {

/// Every alarm whose guard holds, the most severe of each cause, worst first. A fact that holds in several
/// places gives a finding for each.
std::vector<Finding> find_alarms(const catalog::Catalog<Packed>& catalog, const Evidence& evidence);

/// Who pays for what will be sent.
Billing bill(const Evidence& evidence);

}  // namespace why
