// Probing costs the same for any number of signatures; only candidates are compared.
// SPDX-License-Identifier: Apache-2.0
#include "match/search.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <bit>

#include "base/assert.hpp"
#include "match/match_tables.hpp"

namespace why::catalog {
namespace {

constexpr std::size_t k_short = 4096;  // bytes below which the coarse table costs more than it saves
constexpr std::size_t k_groups = 16;   // holes of a signature
constexpr int k_retries = 64;          // refused hits of a regex in a row that are looked into
constexpr std::int64_t k_regex_memory = std::int64_t{1} << 20;

}  // namespace

Search::Search(const Catalog<Packed>& catalog) : catalog_(catalog) {}
Search::~Search() = default;

const Signature<Packed>& Search::signature(std::uint32_t index) const {
  const SignatureRef<Packed>& ref = catalog_.match.signatures[index];
  return ref.error == k_mark ? catalog_.match.marks[ref.signature]
                             : catalog_.errors[ref.error].signatures[ref.signature];
}

void Search::find(const Normaliser& text, std::vector<Hit>& hits) {
  stretches_.clear();
  probe(text, hits);
  for (const auto& [index, stretches] : stretches_)
    for (const Span& stretch : stretches) match_regex(text, index, stretch, hits);
}

void Search::probe(const Normaliser& text, std::vector<Hit>& hits) {
  const MatchTables<Packed>& tables = catalog_.match;
  if (tables.windows.empty()) return;
  const std::string_view normal = text.normal();
  const std::uint32_t* coarse = tables.coarse.begin();
  const std::uint32_t* buckets = tables.buckets.begin();
  const int coarse_shift = 64 - std::countr_zero(32 * tables.coarse.size());
  const int bucket_shift = 64 - std::countr_zero(tables.buckets.size() - 1);
  const bool use_coarse = normal.size() >= k_short;

  for (std::size_t i = 0; i + k_window <= normal.size(); i += k_stride) {
    const std::uint64_t value = window_at(&normal[i]);
    const std::uint64_t hash = hash_of(value);
    const std::uint64_t bit = hash >> coarse_shift;
    if (use_coarse && (coarse[bit / 32] >> (bit % 32) & 1U) == 0) continue;
    const std::uint64_t bucket = hash >> bucket_shift;
    for (std::uint32_t w = buckets[bucket]; w < buckets[bucket + 1]; ++w) {
      const Window<Packed>& window = tables.windows[w];
      if (value_of(window) != value || window.at > i) continue;
      const Fragment<Packed>& fragment = tables.fragments[window.fragment];
      const std::size_t at = i - window.at;
      if (normal.substr(at).starts_with(fragment.text.view())) confirm(text, at, fragment, hits);
    }
  }
}

/// `at` is where `fragment` stands in the normal form.
void Search::confirm(const Normaliser& text, std::size_t at, const Fragment<Packed>& fragment,
                     std::vector<Hit>& hits) {
  const std::string_view normal = text.normal();
  for (std::size_t i = 0; i < fragment.signatures.size(); ++i) {
    const std::uint32_t index = fragment.signatures[i];
    const std::uint32_t offset = fragment.offsets[i];
    const std::string_view literal = signature(index).literal;
    if (literal.empty()) {
      const Span stretch{at - std::min<std::size_t>(at, offset),
                         std::min(normal.size(), at + catalog_.match.signatures[index].longest)};
      std::vector<Span>& stretches = stretches_[index];
      if (!stretches.empty() && stretch.begin <= stretches.back().end) {
        stretches.back().end = stretch.end;
      } else {
        stretches.push_back(stretch);
      }
    } else if (offset <= at && normal.substr(at - offset).starts_with(literal)) {
      Hit hit{index, {at - offset, at - offset + literal.size()}, {}};
      if (fit(text, signature(index), hit)) hits.push_back(std::move(hit));
    }
  }
}

void Search::match_regex(const Normaliser& text, std::uint32_t index, Span stretch, std::vector<Hit>& hits) {
  const re2::RE2& re = regex(index);
  const std::string_view normal = text.normal();
  const std::size_t holes = signature(index).holes.size();
  std::array<re2::StringPiece, k_groups> groups;
  WHY_ASSERT(holes < groups.size());
  const auto span_of = [&](const re2::StringPiece& group) {
    const auto begin = static_cast<std::size_t>(group.data() - normal.data());
    return Span{begin, begin + group.size()};
  };
  for (int refused = 0; stretch.begin < stretch.end;) {  // a hit can reach over the end of its stretch
    if (!re.Match(normal, stretch.begin, stretch.end, re2::RE2::UNANCHORED, groups.data(),
                  static_cast<int>(holes) + 1))
      return;
    Hit hit{index, span_of(groups[0]), {}};
    for (std::size_t i = 1; i <= holes; ++i) hit.holes.push_back(span_of(groups[i]));
    const std::size_t begin = hit.span.begin;
    if (fit(text, signature(index), hit)) {
      stretch.begin = hit.span.end;
      hits.push_back(std::move(hit));
      refused = 0;
    } else if (++refused < k_retries) {
      stretch.begin = begin + 1;
    } else {
      stretch.begin = hit.span.end;
      refused = 0;
    }
  }
}

const re2::RE2& Search::regex(std::uint32_t index) {
  std::unique_ptr<re2::RE2>& re = regexes_[index];
  if (!re) {
    re2::RE2::Options options(re2::RE2::Latin1);  // one step a byte; the normal form is lower case already
    options.set_log_errors(false);
    options.set_max_mem(k_regex_memory);
    re = std::make_unique<re2::RE2>(re2::StringPiece(signature(index).regex.view()), options);
    WHY_ASSERT(re->ok());
  }
  return *re;
}

}  // namespace why::catalog
