// Which kind of difference a thing makes (catalog::k_difference_kinds).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "evidence/evidence.hpp"

namespace why {

/// Of a variable or a key that a tool reads.
std::string_view kind_of_value(const catalog::Tool<Packed>& tool, const SeenValue& value);

/// Of a credential, when it is not over.
std::string_view kind_of_source(const catalog::Tool<Packed>& tool, const catalog::Source<Packed>& source);

/// Of a fact that is no mere consequence of what is compared elsewhere. Empty for all others.
std::string_view kind_of_fact(std::string_view id);

bool is_variable(const catalog::Source<Packed>& source);

/// Whether a credential of the tool stands in this variable or key. What only belongs to one, such as the name of a
/// profile, is none.
bool is_credential(const catalog::Tool<Packed>& tool, const SeenValue& value);

}  // namespace why
