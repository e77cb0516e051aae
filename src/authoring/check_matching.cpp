// Runs the real matcher over all samples, so that what is promised here is what happens later.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "authoring/check_parts.hpp"
#include "catalog/image.hpp"
#include "match/match.hpp"
#include "match/match_tables.hpp"
#include "catalog/packer.hpp"
#include "authoring/rules.hpp"

namespace why::catalog {
namespace {

/// Whether the matcher can look for it; if not, loading has said so.
bool compiles(const Signature<Owned>& signature) { return signature.weight > 0; }

/// The signatures that compile, as an image.
std::vector<std::byte> matchable(const Loaded& all) {
  Catalog<Owned> catalog;
  for (const auto& [error, document, node] : all.errors) {
    Error<Owned>& copy = catalog.errors.emplace_back();
    copy.id = error.id;
    for (const Signature<Owned>& signature : error.signatures)
      if (compiles(signature)) copy.signatures.push_back(signature);
  }
  catalog.match = build_match_tables(catalog.errors, {});
  return pack(catalog);
}

/// Ids of the errors that `text` is taken for.
std::vector<std::string_view> errors_in(const Catalog<Packed>& catalog, std::string_view text) {
  std::vector<std::string_view> ids;
  const Found found = match_text(catalog, text);
  for (const Match& match : found.matches) ids.emplace_back(match.error->id);
  return ids;
}

void check_samples(const Catalog<Packed>& catalog, const Error<Owned>& error, const EntryReport& report) {
  for (std::size_t i = 0; i < error.samples.size(); ++i) {
    const auto ids = errors_in(catalog, error.samples[i].text);
    if (std::ranges::find(ids, error.id) != ids.end()) continue;
    const std::string path = fmt::format("sample[{}].text", i);
    if (ids.empty())
      report.add(rule("sample.unmatched"), path, "no signature of this entry matches the sample",
                 "add a [[signature]] for this wording");
    else
      report.add(rule("sample.elsewhere"), path,
                 fmt::format("only {} matches the sample", fmt::join(ids, ", ")),
                 "add a [[signature]] for this wording, or move the sample there");
  }
  for (std::size_t i = 0; i < error.counter_samples.size(); ++i) {
    const auto ids = errors_in(catalog, error.counter_samples[i].text);
    if (std::ranges::find(ids, error.id) != ids.end())
      report.add(rule("sample.counter-matched"), fmt::format("counter[{}].text", i),
                 "a signature of this entry matches the counter-sample",
                 "write more of the message into the signature");
  }
}

}  // namespace

void check_signature_duplicates(const Loaded& all, std::vector<Problem>& problems) {
  std::map<std::string_view, const Entry<Error<Owned>>*> owners;
  for (const auto& entry : all.errors) {
    for (std::size_t i = 0; i < entry.value.signatures.size(); ++i) {
      const Signature<Owned>& signature = entry.value.signatures[i];
      if (!compiles(signature)) continue;
      const auto [owner, is_new] =
          owners.try_emplace(signature.literal.empty() ? signature.regex : signature.literal, &entry);
      if (is_new) continue;
      // The entry at hand is blamed, unless it is built in and the other one is new.
      const bool is_known = entry.document == nullptr;
      const auto& blamed = is_known ? *owner->second : entry;
      const auto& other = is_known ? entry : *owner->second;
      if (blamed.document == nullptr) continue;
      EntryReport(blamed, problems)
          .add(rule("signature.duplicate"), is_known ? "signature" : fmt::format("signature[{}].text", i),
               fmt::format("{} has the same signature", &other == &blamed ? "this entry" : other.value.id),
               "keep it in one place; blanks, case and punctuation do not count");
    }
  }
}

void check_matching(const Loaded& all, std::vector<Problem>& problems) {
  const auto image = matchable(all);
  const Catalog<Packed>& catalog = **view(image);
  for (const auto& entry : all.errors) {
    const bool can_match = std::ranges::any_of(entry.value.signatures, compiles);
    if (entry.document != nullptr && can_match)
      check_samples(catalog, entry.value, EntryReport(entry, problems));
  }
}

}  // namespace why::catalog
