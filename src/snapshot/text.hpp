// A snapshot as text, and back.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "snapshot/snapshot.hpp"

namespace why {

/// One JSON document (docs/snapshot.schema.json), still without the hash of its content: what goes out passes
/// redaction first.
std::string snapshot_text(const Snapshot& snapshot);

/// The finished document with the hash of its content in it. It covers everything else in the document, however
/// that is laid out.
std::string sealed(std::string_view document);

/// Reads one again. What this catalog does not know is left out and counted. Errors: too_large (limits::k_snapshot,
/// or a list that is), too_deep, bad_syntax (cut off, not JSON, not a snapshot, changed after it was made), bad_usage
/// (made by another major version).
Result<Snapshot> read_snapshot(std::string_view text, const catalog::Catalog<Packed>& catalog);

/// What an error of `read_snapshot` says, in both languages.
Detail words_of(const Error& error);

}  // namespace why
