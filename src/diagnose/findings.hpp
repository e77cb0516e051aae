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

/// Moves the findings that a silence of the catalog covers on the day of `now` to Report::silenced. The silence of
/// a project covers neither errors nor what a project does to its user.
void silence(const catalog::Catalog<Packed>& catalog, Instant now, Report& report);

/// The notes of overlays on an error, a cause or a finding.
std::vector<const catalog::Note<Packed>*> notes_on(const catalog::Catalog<Packed>& catalog, std::string_view id);

}  // namespace why
