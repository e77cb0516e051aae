// SPDX-License-Identifier: Apache-2.0
#include "authoring/draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "authoring/propose_signature.hpp"
#include "base/text.hpp"
#include "catalog/find.hpp"

namespace why::catalog {
namespace {

// Words that say nothing about what happened.
constexpr auto k_little_words = std::to_array<std::string_view>(
    {"a",   "an",     "and",  "api",  "are",  "at",    "be",  "been", "by",   "error", "failed",
     "for", "from",   "has",  "have", "http", "https", "in",  "is",   "it",   "of",    "on",
     "or",  "please", "that", "the",  "this", "to",    "was", "were", "with", "you",   "your"});

/// The first telling words of a message, with hyphens: "credit-balance-too-low".
std::string name_of(std::string_view message) {
  constexpr int k_most_words = 4;
  constexpr std::size_t k_longest_word = 24;
  std::string name, word;
  int words = 0;
  for (const char c : text::lower(message) + " ") {
    if (c >= 'a' && c <= 'z') {
      word += c;
      continue;
    }
    const bool is_telling = word.size() > 1 && word.size() <= k_longest_word &&
                            std::ranges::find(k_little_words, word) == k_little_words.end();
    if (is_telling && words++ < k_most_words) name += (name.empty() ? "" : "-") + word;
    word.clear();
  }
  return name;
}

bool is_taken(std::string_view id, const Catalog<Packed>& catalog) {
  return find_error(catalog, id) != nullptr ||
         std::ranges::find(catalog.retired, id, &PackedText::view) != catalog.retired.end();
}

std::string free_id(std::string_view tool, std::string_view name, const Catalog<Packed>& catalog) {
  if (tool.empty() || name.empty()) return {};
  std::string id = fmt::format("{}/{}", tool, name);
  for (int number = 2; is_taken(id, catalog); ++number) id = fmt::format("{}/{}-{}", tool, name, number);
  return id;
}

}  // namespace

Draft draft_of(const std::vector<std::string_view>& messages, std::string_view tool,
               const Catalog<Packed>& catalog) {
  const SignatureProposer proposer;
  Draft draft;
  for (const std::string_view message : messages) {
    ProposedSignature proposed = proposer.propose(message);
    if (draft.id.empty()) draft.id = free_id(tool, name_of(proposed.words), catalog);
    if (draft.http_status == 0) draft.http_status = proposed.http_status;
    draft.messages.push_back({std::string(message), std::move(proposed.text)});
  }
  return draft;
}

const Error<Packed>* covering_error(const Found& found) {
  const Match* best = nullptr;
  const auto is_better = [](const Match& a, const Match& b) {
    if (a.error->strength != b.error->strength) return a.error->strength < b.error->strength;
    return a.signature->weight > b.signature->weight;
  };
  for (const Match& match : found.matches)
    if (match.error->strength != Strength::symptom && (best == nullptr || is_better(match, *best)))
      best = &match;
  return best == nullptr ? nullptr : best->error;
}

}  // namespace why::catalog
