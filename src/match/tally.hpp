// Sums occurrences of signatures up to matches.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "match/hit.hpp"
#include "match/match.hpp"
#include "match/normal.hpp"
#include "match/text_window.hpp"

namespace why::catalog {

/// One occurrence of a signature. `begin` and `end` are offsets in the whole text.
struct Occurrence {
  std::uint32_t error = 0;  ///< index into Catalog::errors
  const Signature<Packed>* signature = nullptr;
  std::uint64_t begin = 0, end = 0;
  const Hit* hit = nullptr;  ///< only while its stretch is being added
};

class Tally {
 public:
  explicit Tally(const Catalog<Packed>& catalog) : catalog_(catalog) {}

  void add_mark(std::string_view tool);
  /// Adds the occurrences that begin in one stretch of the text, after those of the stretches before it.
  /// `text` has read the stretch; `window` holds it.
  void add(std::vector<Occurrence>& occurrences, const Normaliser& text, const TextWindow& window);

  Found take() { return std::move(found_); }

 private:
  /// What is known of an error so far. No match: there were too many already.
  struct Seen {
    std::optional<std::size_t> match;
    std::uint64_t end = 0;  ///< of the last occurrence
  };

  std::optional<std::size_t> add_match(const Occurrence& first, const Normaliser& text,
                                       const TextWindow& window);

  const Catalog<Packed>& catalog_;
  Found found_;
  std::unordered_map<std::uint32_t, Seen> seen_;
  Occurrence widest_;  ///< of all so far, the one that ends last
};

}  // namespace why::catalog
