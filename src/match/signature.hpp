// Signatures: messages as written in the catalog, compiled to what the matcher looks for.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "catalog/model.hpp"

namespace why::catalog {

/// Bytes of normal form by which a signature is found; each has such a run without a hole.
inline constexpr std::size_t k_fragment = 9;
/// Bytes of normal form that one hole takes at most, and one of any text at the end of a signature.
inline constexpr std::size_t k_hole = 240;
inline constexpr std::size_t k_last_hole = 120;
/// Bytes of normal form that a whole match has at most.
inline constexpr std::size_t k_longest_match = 2048;

/// The bytes of normal form that a hole of `kind` can hold, in an order that a regex can have in brackets;
/// empty: all.
std::string_view bytes_of(std::string_view kind);

/// A signature cut at its holes: the fixed parts in normal form; hole `i` stands behind `fixed[i]`.
/// The hole `{*}` has no name and the kind `*`.
struct Pattern {
  std::vector<std::string> fixed;
  std::vector<Hole<Owned>> holes;

  /// Bytes of normal form that a match can have at most before `fixed[part]`, or in all.
  std::size_t longest_before(std::size_t part) const;
  std::size_t longest() const { return longest_before(fixed.size()); }
};

/// Reads a signature as written: `API Error: {status:int} {*}credits`. Errors: bad_syntax with the rule of
/// docs/catalog.md that it breaks.
Result<Pattern> parse_signature(std::string_view text);

/// Compiles a signature: its literal, or its regex in RE2 syntax over the bytes of the normal form. A hole at
/// an edge of the regex takes one byte only (hit.hpp). Errors: those of parse_signature.
Result<Signature<Owned>> compile_signature(std::string_view text);

/// Compiles the mark of a tool. Errors: bad_syntax when it is shorter than k_fragment in normal form.
Result<Signature<Owned>> compile_mark(std::string_view text);

}  // namespace why::catalog
