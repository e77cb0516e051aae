// From matches and facts to causes, findings and the next step. Pure.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "diagnose/report.hpp"

namespace why {

/// Explains a text. `evidence`, if given, is what was seen on the machine; it is used when it was asked for
/// (`place_is_chosen`) or when the tool has left traces there.
Report explain(const catalog::Catalog<Packed>& catalog, catalog::Found found, const catalog::Tool<Packed>* tool,
               std::optional<Evidence> evidence, bool place_is_chosen);

/// The tool that a text comes from: of its best match, else of the marks in it. Null when nothing tells.
const catalog::Tool<Packed>* tool_of(const catalog::Catalog<Packed>& catalog, const catalog::Found& found);

/// Whether one of the messages is another tool's that `tool` prints as well.
bool prints(const catalog::Tool<Packed>& tool, const std::vector<catalog::Match>& matches);

/// Findings from facts alone, worst first, with billing and credentials.
Report check(const catalog::Catalog<Packed>& catalog, Evidence evidence);

/// What became of a command that was run: an explanation of what it printed, else what the facts alone show, and
/// what is behind a tool that had to be ended.
Report judge_run(const catalog::Catalog<Packed>& catalog, catalog::Found found, const catalog::Tool<Packed>* tool,
                 std::optional<Evidence> evidence, CommandOutcome outcome);

/// Credentials and billing.
Report status(const catalog::Catalog<Packed>& catalog, Evidence evidence);

}  // namespace why
