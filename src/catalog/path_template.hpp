// Templates of paths, names and keys: text with holes, and holes inside holes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace why::catalog {

/// A stretch of plain text, or the inside of `{...}`.
struct TemplatePiece {
  bool is_hole = false;
  std::string_view text;
};

/// The pieces of `{a}/b/{c:-{d}}`: `a` and `c:-{d}` are holes. Nothing when braces do not pair.
std::optional<std::vector<TemplatePiece>> split_template(std::string_view text);

/// The inside of a hole: what it names, and the text that stands in when that is not there.
struct HoleParts {
  std::string_view name;
  std::optional<std::string_view> otherwise;
};
HoleParts split_hole(std::string_view inside);

}  // namespace why::catalog
