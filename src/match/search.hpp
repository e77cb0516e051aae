// Finds signatures in a text in normal form: probes for fragments, then confirms the candidates.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "match/hit.hpp"
#include "catalog/model.hpp"
#include "match/normal.hpp"

namespace re2 {
class RE2;
}

namespace why::catalog {

/// Searches texts one after the other. Regexes are compiled when they have their first candidate, and kept.
class Search {
 public:
  /// `catalog` must outlive the search.
  explicit Search(const Catalog<Packed>& catalog);
  ~Search();

  /// Adds all hits in the text that `text` has read to `hits`, in no particular order. Takes time linear in
  /// the text.
  void find(const Normaliser& text, std::vector<Hit>& hits);

  /// The signature that `index` of MatchTables::signatures stands for, or the mark.
  const Signature<Packed>& signature(std::uint32_t index) const;

 private:
  void probe(const Normaliser& text, std::vector<Hit>& hits);
  void confirm(const Normaliser& text, std::size_t at, const Fragment<Packed>& fragment,
               std::vector<Hit>& hits);
  void match_regex(const Normaliser& text, std::uint32_t index, Span stretch, std::vector<Hit>& hits);
  const re2::RE2& regex(std::uint32_t index);

  const Catalog<Packed>& catalog_;
  std::map<std::uint32_t, std::vector<Span>> stretches_;  ///< where a regex is to be tried
  std::map<std::uint32_t, std::unique_ptr<re2::RE2>> regexes_;
};

}  // namespace why::catalog
