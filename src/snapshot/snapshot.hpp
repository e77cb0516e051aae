// A record of one place without a secret in it: what was seen of its tools, and of the place around them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evidence/evidence.hpp"

namespace why {

/// A variable of the environment, by its name.
struct NamedVariable {
  std::string name;
  bool is_empty = false;
  std::string fingerprint;  ///< only when keys are to be compared; else empty
};

/// The place as a whole.
struct Machine {
  std::string os;                   ///< linux, macos, windows
  std::string system;               ///< "Debian GNU/Linux 12 (bookworm)"; empty when unknown
  std::optional<std::string> home;  ///< a user's own name in it reads "<user>"; absent when there is none
  std::uint32_t uid = 0;
  bool is_foreign_home = false;     ///< no user's, or not this user's, by the user database
  std::string shell;                ///< name of the login shell, as $SHELL has it
  std::optional<Process> process;
};

/// Fingerprints of the secrets of one tool, by the id of the source that holds it.
struct Fingerprint {
  std::string source, value;
};

struct ToolRecord {
  Evidence evidence;  ///< without secrets; paths are shortened to "~" and "."
  std::vector<Fingerprint> fingerprints;
};

struct Snapshot {
  std::string program, catalog;  ///< versions
  Instant at;
  std::string only;                ///< the one tool that was examined; empty: every tool with traces
  bool is_clock_behind = false;  ///< the clock shows a day before the catalog was written
  Machine machine;
  Facts place;                           ///< what kind of place it is: the facts "place." and "home."
  std::vector<NamedVariable> variables;  ///< by name
  std::vector<SeenValue> network;        ///< variables of proxies and certificates, whichever tool reads them
  std::vector<ToolRecord> tools;
  std::string pair;              ///< which pairing code the fingerprints were made with; empty: none
  std::size_t unknown_parts = 0;  ///< of a snapshot that was read: what this catalog does not know
};

}  // namespace why
