// Two places side by side: which of their differences can explain that only one fails.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "diagnose/report.hpp"
#include "snapshot/snapshot.hpp"

namespace why {

/// What one side has of the thing that differs.
struct SideState {
  enum class What {
    absent,
    empty,
    present,     ///< `value` says more when it may be shown
    unreadable,
    broken,
    over,        ///< it has ended
    damaged,     ///< `value` is the id of the flaw
    unusable,    ///< the tool passes it over; `value` is the fact that says why
    other,       ///< a value of its own that is not shown
  };
  What what = What::absent;
  std::string value;
  Origin origin;
};

/// Why a difference can matter: a cause, and the facts that hold on the failing side only.
struct Explanation {
  const catalog::Cause<Packed>* cause = nullptr;
  double strength = 0;  ///< doublings of its odds by what the failing side has and the other has not
  std::vector<Reasoning> reasoning;
  const catalog::Tool<Packed>* tool = nullptr;  ///< whose facts these are
};

struct Difference {
  std::string_view kind;  ///< of catalog::k_difference_kinds; empty: harmless
  std::string name;       ///< the variable, key, path ... that differs; empty for kinds that say it all
  std::vector<const catalog::Tool<Packed>*> tools;  ///< that it matters to
  std::vector<const catalog::Source<Packed>*> sources;  ///< of these tools, when it is a credential
  SideState a, b;
  double weight = 0;      ///< order only; 0: harmless
  std::vector<Explanation> explanations;  ///< best first

  bool is_harmless() const { return weight <= 0; }
  /// Where it stands: in the second place if it is there.
  const Origin& origin() const { return b.origin.known() ? b.origin : a.origin; }
};

/// One tool in both places. A side on which it left no traces has evidence that says so.
struct SidePair {
  const catalog::Tool<Packed>* tool = nullptr;
  const Evidence* a = nullptr;
  const Evidence* b = nullptr;
};

enum class Failing { unknown, a, b };

struct Comparison {
  std::vector<SidePair> tools;
  std::vector<Difference> differences;  ///< most telling first, the harmless ones last
  Failing failing = Failing::unknown;   ///< by what the facts alone show
  bool keys_compared = false;           ///< fingerprints of one pairing code on both sides
  std::vector<Evidence> stand_ins;      ///< of sides without traces; `tools` points into it
};

struct CompareOptions {
  bool is_at_once = false;  ///< both were taken now, so their clocks can be compared
};

/// Both snapshots must outlive the result.
Comparison compare(const catalog::Catalog<Packed>& catalog, const Snapshot& a, const Snapshot& b, CompareOptions options);

}  // namespace why
