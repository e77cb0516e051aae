// The report as one JSON document: docs/report.schema.json.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/context.hpp"

namespace why {

/// One document for one or more examined tools. The top level speaks of the first; credentials and findings
/// of all name their tool. Strings are not redacted yet.
std::string report_json(const std::vector<Report>& reports, const Context& context);

/// The document of a run that could not do its work.
std::string error_json(std::string_view code, std::string_view message);

/// The document of an entry of the catalog.
std::string entry_json(const catalog::Error<Packed>& error, const Context& context);
std::string entry_json(const catalog::Cause<Packed>& cause, const Context& context);
std::string entry_json(const catalog::Fix<Packed>& fix, const Context& context);

}  // namespace why
