// Sources looked at one by one: is there a credential in this place, and what is it like.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/secret.hpp"
#include "evidence/fact.hpp"
#include "evidence/layers.hpp"
#include "evidence/shape.hpp"

namespace why {

/// absent: nothing there · present · unusable: there, but the tool passes it over · unknown: could not be seen.
enum class Presence { absent, present, unusable, unknown };

/// What one source holds.
struct Candidate {
  const catalog::Source<Packed>* source = nullptr;
  Presence presence = Presence::absent;
  Secret value;
  Shape shape;
  Origin origin;
  Level level = Level::environment;
  std::string fact;                  ///< of the vocabulary: why it is unusable or unknown; may be empty
  std::optional<Instant> expires;    ///< of an access token
  std::optional<Instant> ends;       ///< of the whole login
  bool renews = false;               ///< a renewal secret is stored beside it
  std::string plan;                  ///< "pro", "max" ... as stored; harmless
  Secret renewal;                    ///< the renewal secret, for redaction only
  std::vector<Origin> hidden;        ///< weaker places that set the same variable to another value
};

/// What looking needs.
struct Look {
  World& world;
  Reader& reader;
  const Settings& settings;
  const Paths& paths;
  const catalog::Catalog<Packed>& catalog;
  const CommandLine& command;
};

/// Looks at one source. Raises the facts that only its file can tell (broken, unreadable, loose mode ...).
Candidate look_at_source(const Look& look, const catalog::Source<Packed>& source, Facts& facts);

}  // namespace why
