// Hides secrets in finished text: the values that this run has seen, the families that the catalog knows, and
// whatever stands where secrets stand.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "redact/hit.hpp"
#include "redact/known_values.hpp"
#include "redact/names.hpp"
#include "redact/shape.hpp"
#include "redact/shape_finder.hpp"

namespace why::redact {

class BareText;

/// What goes in is data of the catalog, which must outlive the Redactor.
class Redactor {
 public:
  /// `secret_names`, `harmless_names`: see Names.
  Redactor(const std::vector<Shape>& shapes, std::vector<std::string_view> secret_names,
           std::vector<std::string_view> harmless_names);
  Redactor(const Redactor&) = delete;
  Redactor& operator=(const Redactor&) = delete;

  /// From now on `secret` is hidden wherever ten characters of it appear, in any common encoding. Keeps
  /// hashes, no character of it. False for a value that is too short or too easy to guess: hiding it
  /// everywhere would blot out words, so it is hidden only where a secret stands. Give it single values, not
  /// whole documents.
  bool learn(std::string_view secret, std::string_view label);

  /// `text` with "[hidden: LABEL]" in place of secrets. Idempotent, linear; what was valid JSON stays valid.
  std::string clean(std::string_view text) const;

  /// Whether a known value or a member of a known family is still in the bytes that are about to leave.
  bool leaks(std::string_view finished) const;

  /// Whether there are values that are hidden everywhere. If not, unknown secrets may remain, and the output
  /// must say so.
  bool knows_values() const { return !known_.empty(); }

 private:
  std::string replace(std::string_view text, const BareText& bare, Hits hits) const;

  std::vector<std::string_view> labels_;  ///< of structure, of families, of known values: the last one wins
  std::deque<std::string> learned_labels_;
  ShapeFinder shapes_;
  Names names_;
  KnownValues known_;
};

}  // namespace why::redact
