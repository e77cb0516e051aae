// The next step: the read-only look, or the reversible try, that tells the leading causes apart.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "diagnose/report.hpp"

namespace why {

/// Absent when there is nothing to tell apart or the tool is not known.
std::optional<Next> next_step(const catalog::Catalog<Packed>& catalog, const Report& report);

/// Fills {name} {path} {line} {tool} {action} of a command or title. Unknown words stay away together with
/// nothing else: a text whose placeholder has no value gives an empty result.
std::string fill_words(std::string_view text, const catalog::Tool<Packed>* tool, const Origin& origin, std::string_view detail);

/// Whether a fix can be made with the tool: signing in again needs one that has a login.
bool suits(const catalog::Fix<Packed>& fix, const catalog::Tool<Packed>* tool);

/// The first fix of a list that suits; null when there is none.
const catalog::Fix<Packed>* first_fix(const catalog::Catalog<Packed>& catalog,
                                      const catalog::PackedList<catalog::PackedText>& fixes, const catalog::Tool<Packed>* tool);

}  // namespace why
