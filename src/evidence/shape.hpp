// What a secret looks like, without its characters: which family it belongs to, and what is wrong with it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "catalog/model.hpp"
#include "evidence/fact.hpp"

namespace why {

/// A kind of damage. Ids are those that `refuses` of a source may name.
struct Flaw {
  std::string_view id;
  Detail title;
};

/// The result of looking at one value.
struct Shape {
  const catalog::SecretShape<Packed>* family = nullptr;  ///< by the longest prefix; null: unknown
  std::vector<const Flaw*> flaws;                        ///< worst first; empty: none

  bool has(std::string_view flaw) const;
  bool is_whole() const { return family != nullptr && flaws.empty(); }
};

/// The flaw with this id, or null.
const Flaw* flaw_named(std::string_view id);

/// The shape of a value that is empty and counts all the same.
Shape empty_shape();

/// Looks at `value` as it will be sent. Blanks at both ends do not count: clients trim them.
/// `strict`: the place takes only known families, so a body that does not fit its family is damaged.
Shape look_at(std::string_view value, const catalog::Catalog<Packed>& catalog, bool strict);

/// Adds the flaw of a line break at the end of `value`, for tools that do not trim.
void look_at_end(std::string_view value, Shape& shape);

}  // namespace why
