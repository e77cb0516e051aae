// Sorts imported evidence: what the catalog covers, and what it should cover next.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "authoring/evidence_rows.hpp"
#include "authoring/priority.hpp"
#include "catalog/model.hpp"

namespace why::catalog {

/// How often a message was reported. The same page counts once, however many rows name it.
struct Reports {
  std::size_t count = 0;
  std::vector<std::size_t> lines;  ///< of all rows
};

struct Covered {
  const Error<Packed>* error = nullptr;
  Reports reports;
};

/// Where a report stands; it may become a [[reference]].
struct RowSource {
  std::string url, date, claim;
};

/// A message that no entry covers. Reports whose messages have one signature, or one normal form, are one
/// proposal.
struct Proposal {
  std::string message;    ///< of the first report
  std::string signature;  ///< may be empty
  std::string tool;       ///< of the first report that names one
  Priority priority;
  Reports reports;
  std::vector<RowSource> sources;
};

/// A note that reads like an explanation. It never becomes the meaning of an entry.
struct RefusedNote {
  std::size_t line = 0;
  std::string note;
  std::string words;  ///< by which it is a note about its own origin; empty: only unchecked
};

struct Imported {
  std::size_t messages = 0, known = 0;  ///< rows may hold more than one
  std::vector<Covered> covered;         ///< by id
  std::vector<Proposal> proposals;      ///< most urgent first
  std::vector<RefusedNote> refused;     ///< in the order of the rows
};

/// Takes one row after the other.
class Importer {
 public:
  /// `catalog` must outlive the importer and what it finds.
  explicit Importer(const Catalog<Packed>& catalog);
  ~Importer();

  /// `row` holds no secrets any more.
  void add(const EvidenceRow& row);
  /// To be called once, last.
  Imported finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace why::catalog
