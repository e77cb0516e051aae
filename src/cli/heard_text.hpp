// What a command printed, read for known errors.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/run.hpp"
#include "match/match.hpp"
#include "world/command.hpp"

namespace why::cli {

/// Whose words stand on standard output.
enum class Speaker {
  program,  ///< the program's own
  model,    ///< an AI tool's: answers of a model stand there too, and may quote any error
};

struct HeardText {
  catalog::Found found;
  std::uint64_t lines_of_out = 0;  ///< lines of standard output, in front of those of standard error
  bool failed = false;             ///< the client's own JSON says that it failed
};

/// Reads both streams. `has_succeeded`: by its exit code. Then only messages that are no part of an answer count:
/// those on standard error, in events of the client's JSON that tell of a failure, and on a standard output that
/// holds hardly anything else.
HeardText read_heard(const catalog::Catalog<Packed>& catalog, const Heard& heard, Speaker speaker, bool has_succeeded);

}  // namespace why::cli
