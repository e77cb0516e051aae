// The places that `compare` is given, as snapshots.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "cli/run.hpp"
#include "snapshot/fingerprint.hpp"
#include "snapshot/snapshot.hpp"

namespace why::cli {

/// A side of a comparison.
struct Side {
  std::string label;   ///< as it was typed
  Snapshot snapshot;
  bool is_live = false;  ///< taken now
};

/// What all sides share.
struct SideOptions {
  const catalog::Tool<Packed>* only = nullptr;
  const FingerprintMaker* maker = nullptr;
};

/// `operand` is a file, "-" (standard input), or a place to look at now: "local", "ssh:HOST", or parts parted by
/// commas: "root:DIR", "env:FILE", "pid:N", "home:DIR", "cwd:DIR", "etc:DIR".
Told<Side> read_side(Run& run, std::string_view operand, const SideOptions& options);

/// A snapshot of an opened place. The run learns the secrets that are seen there.
Snapshot snapshot_of(Run& run, OpenWorld& open, const SideOptions& options);

}  // namespace why::cli
