// SPDX-License-Identifier: Apache-2.0
#include "authoring/import.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "authoring/advice.hpp"
#include "authoring/draft.hpp"
#include "authoring/glued.hpp"
#include "authoring/propose_signature.hpp"
#include "match/match.hpp"
#include "match/normal.hpp"

namespace why::catalog {
namespace {

/// Counts the reports of one message.
class Counter {
 public:
  void add(const EvidenceRow& row) {
    if (row.url.empty() || urls_.insert(row.url).second) ++reports.count;
    if (reports.lines.empty() || reports.lines.back() != row.line) reports.lines.push_back(row.line);
  }

  Reports reports;

 private:
  std::set<std::string> urls_;
};

/// Whether `note` is long enough to explain something.
bool explains(std::string_view note) {
  constexpr std::size_t k_explanation = 40;  // bytes of normal form
  return normal_form(note).size() >= k_explanation;
}

struct Known {
  const Error<Packed>* error = nullptr;
  Counter counter;
};
struct Unknown {
  Proposal proposal;
  Counter counter;
};

}  // namespace

struct Importer::State {
  explicit State(const Catalog<Packed>& c) : catalog(c) {}

  const Error<Packed>* error_of(std::string_view message);
  void add_unknown(std::string_view message, const EvidenceRow& row, std::string claim);

  const Catalog<Packed>& catalog;
  SignatureProposer proposer;
  Imported imported;
  std::unordered_map<std::string, const Error<Packed>*> errors;  ///< by normal form
  std::map<std::string_view, Known> covered;                     ///< by id
  std::unordered_map<std::string, Unknown> unknown;  ///< by normal form, of the signature if there is one
};

/// Matching is dear and messages come again, so each is looked at once.
const Error<Packed>* Importer::State::error_of(std::string_view message) {
  const auto [known, is_new] = errors.try_emplace(normal_form(message), nullptr);
  if (is_new) known->second = covering_error(match_text(catalog, message));
  return known->second;
}

void Importer::State::add_unknown(std::string_view message, const EvidenceRow& row, std::string claim) {
  std::string signature = proposer.propose(message).text;
  Unknown& group = unknown[normal_form(signature.empty() ? message : signature)];
  Proposal& proposal = group.proposal;
  if (proposal.message.empty()) {
    proposal.message = message;
    proposal.signature = std::move(signature);
  }
  if (proposal.tool.empty()) proposal.tool = row.tool;
  if (!row.url.empty()) proposal.sources.push_back({row.url, row.date, std::move(claim)});
  group.counter.add(row);
}

Importer::Importer(const Catalog<Packed>& catalog) : state_(std::make_unique<State>(catalog)) {}
Importer::~Importer() = default;

void Importer::add(const EvidenceRow& row) {
  Imported& imported = state_->imported;
  const std::string words = import_note(row.note);
  if (!words.empty() || explains(row.note)) imported.refused.push_back({row.line, row.note, words});
  for (const std::string_view message : messages_in(row.text)) {
    ++imported.messages;
    const Error<Packed>* error = state_->error_of(message);
    if (error == nullptr) {
      state_->add_unknown(message, row, words.empty() ? row.note : std::string());
      continue;
    }
    ++imported.known;
    Known& group = state_->covered[error->id];
    group.error = error;
    group.counter.add(row);
  }
}

Imported Importer::finish() {
  Imported& imported = state_->imported;
  for (auto& [id, group] : state_->covered)
    imported.covered.push_back({group.error, std::move(group.counter.reports)});
  for (auto& [key, group] : state_->unknown) {
    Proposal& proposal = group.proposal;
    proposal.reports = std::move(group.counter.reports);
    proposal.priority = prioritise(state_->catalog.import_rules, proposal.message, proposal.reports.count);
    imported.proposals.push_back(std::move(proposal));
  }
  std::ranges::sort(imported.proposals, [](const Proposal& a, const Proposal& b) {
    return std::pair(b.priority.points, a.reports.lines[0]) <
           std::pair(a.priority.points, b.reports.lines[0]);
  });
  return std::move(imported);
}

}  // namespace why::catalog
