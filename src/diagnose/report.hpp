// What a run has to say, before it becomes text or JSON: the report document as values.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "match/match.hpp"
#include "evidence/evidence.hpp"

namespace why {

using catalog::Scope;
using catalog::Severity;

/// A fact that spoke for or against a cause, and by which factor it multiplied the odds.
struct Reasoning {
  std::string fact;      ///< id; empty for the prior
  bool supports = true;
  double factor = 1;
  Origin origin;
  Detail detail;
};

/// A cause with its probability. Probabilities of all causes and `something_else` add up to one.
struct RankedCause {
  const catalog::Cause<Packed>* cause = nullptr;
  double probability = 0;
  double prior = 0;                  ///< from the counts alone
  double seen = 0;                   ///< counted reports behind the prior
  std::vector<Reasoning> reasoning;  ///< strongest first; only what changed the odds
};

/// A conclusion from facts alone.
struct Finding {
  const catalog::Cause<Packed>* cause = nullptr;
  const catalog::Alarm<Packed>* alarm = nullptr;
  const catalog::Tool<Packed>* tool = nullptr;
  Severity severity{};
  Origin origin;
  Detail detail;
  std::vector<Reasoning> evidence;

  /// The alarm's own words and fixes, or those of its cause.
  const catalog::Words<Packed>& meaning() const { return alarm->meaning.en.empty() ? cause->meaning : alarm->meaning; }
  const catalog::PackedList<catalog::PackedText>& fixes() const { return alarm->fixes.empty() ? cause->fixes : alarm->fixes; }
};

/// A finding that somebody has said to be known and meant.
struct Silenced {
  Finding finding;
  const catalog::Silence<Packed>* by = nullptr;
};

enum class Verdict { none, subscription, metered, cloud, gateway, unknown };

/// Who pays for the next request, and by which credential that is known.
struct Billing {
  Verdict verdict = Verdict::none;
  const Credential* because = nullptr;  ///< null when nothing is sent
  std::string plan;                     ///< of a login, as stored
};

/// What to do to tell the leading causes apart.
struct Next {
  std::string command;
  Detail because;
};

/// A command that was run, and how it fared.
struct CommandOutcome {
  std::string program;             ///< its name, without folders and arguments
  std::optional<int> exit_code;    ///< absent while it runs, and when it could not be started
  std::optional<int> signal;       ///< that ended it
  bool timed_out = false;          ///< we ended it
  std::int64_t ran_ms = 0;
  std::int64_t silent_ms = 0;      ///< while it runs: for how long it has said nothing
  std::uint64_t lines_of_out = 0;  ///< lines of the text that were on standard output; the others follow them

  bool is_running() const { return silent_ms > 0; }
};

/// The whole result of a run. `evidence` is absent when only the message was looked at.
struct Report {
  std::string_view command;                              ///< explain, status, check, run
  std::optional<CommandOutcome> outcome;                 ///< of `run`
  const catalog::Tool<Packed>* tool = nullptr;
  std::string_view tool_id;                              ///< of the message, when the tool is not in the catalog
  std::optional<Scope> scope;
  std::vector<catalog::Match> matches;                   ///< best first
  std::vector<RankedCause> causes;                       ///< best first
  double something_else = 0;                             ///< probability left for causes that are not listed
  std::optional<Evidence> evidence;
  Billing billing;
  std::vector<Finding> findings;                         ///< worst first
  std::vector<Silenced> silenced;
  std::vector<NotLooked> not_looked;
  std::optional<Next> next;
  bool by_message_only = false;                          ///< no facts of this machine were used
};

}  // namespace why
