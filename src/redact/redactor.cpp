// SPDX-License-Identifier: Apache-2.0
#include "redact/redactor.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "redact/bare.hpp"
#include "redact/strength.hpp"
#include "redact/structure.hpp"

namespace why::redact {
namespace {

constexpr int k_most_passes = 8;
constexpr std::string_view k_withheld = "[hidden: a text whose secrets could not be told apart]\n";

/// How many characters at the start of `secret` everybody knows: the prefix of a family, or the first part of
/// a JSON Web Token, which says no more than the algorithm.
std::size_t public_prefix(std::string_view secret, const ShapeFinder& shapes) {
  const std::size_t point = secret.find('.');
  if (secret.starts_with("eyJ") && point != std::string_view::npos) return point + 1;
  return shapes.prefix_length(secret);
}

std::string_view without_scheme(std::string_view secret) {
  for (const std::string_view scheme : {"bearer ", "basic "})
    if (text::equals_ignoring_case(secret.substr(0, scheme.size()), scheme))
      return text::trim(secret.substr(scheme.size()));
  return secret;
}

}  // namespace

Redactor::Redactor(const std::vector<Shape>& shapes, std::vector<std::string_view> secret_names,
                   std::vector<std::string_view> harmless_names)
    : labels_(k_structure_labels.begin(), k_structure_labels.end()),
      shapes_(shapes, static_cast<std::uint32_t>(k_structure_labels.size())),
      names_(std::move(secret_names), std::move(harmless_names)) {
  for (const Shape& shape : shapes) labels_.push_back(shape.label);
}

bool Redactor::learn(std::string_view secret, std::string_view label) {
  secret = without_scheme(text::trim(secret));
  const std::size_t known_to_all = public_prefix(secret, shapes_);
  Hits family;
  shapes_.find(secret, family);
  const bool strong = !family.empty() || estimate_bits(secret.substr(known_to_all)) >= k_strong_bits;
  if (secret.size() < k_shingle || !strong) return false;
  if (learned_labels_.empty() || learned_labels_.back() != label) {
    labels_.push_back(learned_labels_.emplace_back(label));
  }
  known_.add(secret, known_to_all, static_cast<std::uint32_t>(labels_.size() - 1));
  return true;
}

std::string Redactor::clean(std::string_view text) const {
  std::string cleaned;
  // A replacement can lay open what was covered before, so look again until nothing is found.
  for (int pass = 0; pass < k_most_passes; ++pass) {
    const BareText bare(text, labels_);
    Hits hits;
    known_.find(bare.view(), hits);
    shapes_.find(bare.view(), hits);
    find_tokens(bare.view(), hits);
    find_logins(bare, hits);
    find_named_values(bare, names_, hits);
    if (hits.empty()) return std::string(text);
    cleaned = replace(text, bare, std::move(hits));
    text = cleaned;
  }
  return std::string(k_withheld);
}

bool Redactor::leaks(std::string_view finished) const {
  const BareText bare(finished, labels_);
  Hits hits;
  known_.find(bare.view(), hits);
  shapes_.find(bare.view(), hits);
  return !hits.empty();
}

std::string Redactor::replace(std::string_view text, const BareText& bare, Hits hits) const {
  std::ranges::sort(hits, {}, &Hit::begin);
  std::string out;
  std::size_t done = 0;
  for (std::size_t i = 0; i < hits.size();) {
    Hit hit = hits[i];
    for (++i; i < hits.size() && hits[i].begin < hit.end; ++i)
      hit = {hit.begin, std::max(hit.end, hits[i].end), std::max(hit.label, hits[i].label)};
    const std::size_t begin = bare.original(hit.begin);
    out.append(text, done, begin - done).append(k_hidden_begin).append(labels_[hit.label]).append("]");
    done = bare.original(hit.end - 1) + bare.width(hit.end - 1);
  }
  out.append(text, done);
  return out;
}

}  // namespace why::redact
