// Everything that is seen of one tool in one place.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/secret.hpp"
#include "evidence/fact.hpp"
#include "evidence/inventory.hpp"
#include "evidence/shape.hpp"
#include "world/world.hpp"

namespace why {

enum class State { effective, shadowed, unusable, absent };

/// Why a credential is in its state.
enum class Reason {
  sent,            ///< it is what the tool sends
  sent_beside,     ///< sent as well, in another header
  beaten,          ///< another source comes first (`by`)
  not_in_mode,     ///< the tool authenticates in another way (`by`: mode)
  passed_over,     ///< the tool ignores it (`fact`)
  refused,         ///< the tool refuses the value before sending (`fact`: flaw)
  stopped,         ///< the tool stops before it sends anything (`fact`)
  not_looked,      ///< nobody could look (`fact`)
  not_there,
};

/// How long a secret is, so roughly that it tells nothing of it: less than 20 characters, up to 200, more.
enum class Length { unknown, small, usual, large };

/// One place where a credential can come from, and what becomes of it.
struct Credential {
  const catalog::Source<Packed>* source = nullptr;
  State state = State::absent;
  Reason reason = Reason::not_there;
  std::vector<std::string_view> headers;   ///< in which it is sent; empty unless effective
  Origin origin;
  Level level = Level::environment;
  Shape shape;
  std::optional<Instant> expires;          ///< of an access token
  std::optional<Instant> ends;             ///< of the whole login
  std::string plan;
  Length length = Length::unknown;
  const catalog::Source<Packed>* by = nullptr;  ///< the source that beats it
  std::string fact;
  std::vector<Origin> hidden;
};

/// An installed copy of the tool.
struct InstalledCopy {
  std::string path;
  std::string version;  ///< empty: could not be told
};

/// Where requests go.
struct Target {
  std::string host;       ///< host and port as in the URL; never user information
  Origin origin;
  Level level = Level::builtin;
  bool standard = true;   ///< the provider's own host
};

/// A secret that was seen, so that no output can show it.
struct KnownSecret {
  Secret value;
  std::string label;
  std::vector<std::string_view> sources;  ///< ids of the sources of the tool that hold it
};

/// What of a tool is here. `shared`: only a credential that other tools take as well. `own`: a copy, a file or a
/// credential of its own.
enum class Traces { none, shared, own };

/// What is known about one tool here.
struct Evidence {
  const catalog::Tool<Packed>* tool = nullptr;
  const catalog::Mode<Packed>* mode = nullptr;
  std::vector<Credential> credentials;  ///< in the tool's true order
  Facts facts;
  std::optional<Target> target;
  std::vector<InstalledCopy> installs;
  std::vector<NotLooked> not_looked;
  std::vector<KnownSecret> secrets;
  Inventory inventory;                  ///< when it was asked for
  Traces traces = Traces::none;

  const Credential* effective() const;  ///< the first that is sent, or null
  /// Whether one that could be sent lies where nobody looked: then "nothing is sent" would be a guess.
  bool may_send_unseen() const;
};

/// Whether the evidence is to hold an inventory too, for a record of the place.
enum class Want { usual, inventory };

/// Looks at everything that the catalog names for `tool`. Reads only; starts nothing.
Evidence examine(World& world, const catalog::Catalog<Packed>& catalog, const catalog::Tool<Packed>& tool,
                 Want want = Want::usual);

/// Examines every tool that has traces of its own here. When none has, or for a record, also those that a shared
/// credential would serve. Absent tools cost a few looks each.
std::vector<Evidence> examine_present(World& world, const catalog::Catalog<Packed>& catalog, Want want = Want::usual);

}  // namespace why
