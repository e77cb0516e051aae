// A signature found in the normal form, and what it is in the text as it was written.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/model.hpp"
#include "match/normal.hpp"

namespace why::catalog {

/// Bytes `begin` to `end` of a normal form.
struct Span {
  std::size_t begin = 0, end = 0;
};

struct Hit {
  std::uint32_t signature = 0;  ///< index into MatchTables::signatures
  Span span;
  std::vector<Span> holes;  ///< in the order of Signature::holes
};

/// Fits `hit` to the words of the text that `text` has read, where blanks still stand: a hole at an edge is
/// widened up to the end of its word, or of its line and JSON string when it takes any text. False when the
/// hit begins or ends inside a word, when a hole that is one word holds blanks, or when one is longer than
/// k_hole.
bool fit(const Normaliser& text, const Signature<Packed>& signature, Hit& hit);

/// The text of a hole as it was written, without escapes and colours; blanks are left out of a hole that
/// is one word and are single ones in all others.
std::string spell(const Normaliser& text, Span hole, std::string_view kind);

}  // namespace why::catalog
