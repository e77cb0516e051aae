// What a start file does to variables, as far as that can be told without running it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/span.hpp"
#include "formats/parse_error.hpp"

namespace why {

/// One statement and one variable.
struct Assignment {
  enum Certainty { sure, maybe };

  std::string name;
  std::string value;         ///< empty when `dynamic`: nothing is guessed
  Position at;               ///< of the name
  Position value_at;         ///< of the value, with its quotes
  std::size_t end = 0;       ///< offset just past the value
  bool dynamic = false;      ///< the value depends on a variable, a command or a pattern
  bool conditional = false;  ///< in a branch, a loop, a function, or after && and ||
  bool disputed = false;     ///< readers of this format do not agree on the value
  bool exported = false;     ///< handed to programs started later
  bool removes = false;      ///< the variable is taken away

  Certainty certainty() const { return dynamic || conditional || disputed ? maybe : sure; }
};

/// Another file that is read in at this place.
struct Sourced {
  std::string path;  ///< as written; a home directory in front is "~"
  Position at;
  bool conditional = false;
  bool exports = false;  ///< whatever it assigns is exported (`set -a`)
};

/// What was found, in the order of the text.
struct Script {
  std::vector<Assignment> assignments;
  std::vector<Sourced> sourced;
  /// The first place that was not understood. The reading of a shell's file ends there, as the shell does;
  /// in a file of lines it goes on with the next one.
  std::optional<ParseError> problem;
};

}  // namespace why
