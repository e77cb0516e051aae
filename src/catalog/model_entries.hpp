// Errors, facts, causes, fixes, secrets and providers: see model.hpp.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "catalog/fields.hpp"
#include "catalog/packed.hpp"

namespace why::catalog {

enum class Scope : std::uint32_t { account_auth, quota_rate, model_provider, local_runtime, deployment_config };

/// Who wrote a value, strongest first. A weaker level never decides for a stronger one where a
/// credential goes (docs/security.md).
enum class Level : std::uint32_t { builtin, managed, user, command_line, environment, project };

/// A text in both languages.
template <class S>
struct Words {
  typename S::Text en, zh;
  WHY_FIELDS(Words, &Self::en, &Self::zh)
};

/// One step of a guard in postfix order. Calls and facts push a truth, the others combine.
enum class Op : std::uint32_t { fact, call, negate, both, either };
template <class S>
struct Step {
  Op op{};
  typename S::Text name;                                ///< of the fact or function
  typename S::template List<typename S::Text> arguments;  ///< of the function
  WHY_FIELDS(Step, &Self::op, &Self::name, &Self::arguments)
};
/// A condition over facts and settings: `on(X) and not flag(--y)`. Empty is true.
template <class S>
struct Guard {
  typename S::template List<Step<S>> steps;
  WHY_FIELDS(Guard, &Self::steps)
};

/// Where a claim was read or measured, and when it was checked.
template <class S>
struct Reference {
  typename S::Text url, date, claim;
  WHY_FIELDS(Reference, &Self::url, &Self::date, &Self::claim)
};

// ---------------------------------------------------------------- errors

/// A hole of a signature: `{request_id:id}`.
template <class S>
struct Hole {
  typename S::Text name, kind;
  WHY_FIELDS(Hole, &Self::name, &Self::kind)
};

/// A pattern of a message. `text` as written; `literal` in normal form when there is no hole,
/// otherwise `regex` over the normal form, one capture group a hole.
template <class S>
struct Signature {
  typename S::Text text, literal, regex;
  typename S::template List<Hole<S>> holes;
  std::uint32_t weight = 0;  ///< characters of fixed text in normal form: how specific it is
  WHY_FIELDS(Signature, &Self::text, &Self::literal, &Self::regex, &Self::holes, &Self::weight)
};

/// How often a cause was behind an error in counted reports.
template <class S>
struct Count {
  typename S::Text cause;
  float seen = 0;
  WHY_FIELDS(Count, &Self::cause, &Self::seen)
};

template <class S>
struct Sample {
  typename S::Text text, note;
  WHY_FIELDS(Sample, &Self::text, &Self::note)
};

/// How much a message says. `message`: the tool's own sentence. `body`: an answer of a provider, the
/// same behind every tool. `symptom`: says only that something failed.
enum class Strength : std::uint32_t { message, body, symptom };

template <class S>
struct Error {
  typename S::Text id, tool, provider;
  typename S::template List<typename S::Text> shared_with;  ///< tools that print the same message
  Scope scope{};
  Strength strength{};
  std::uint32_t http_status = 0;  ///< 0: none
  Words<S> title, meaning;
  typename S::template List<Signature<S>> signatures;
  typename S::template List<Count<S>> causes;
  typename S::template List<Sample<S>> samples, counter_samples;
  typename S::template List<Reference<S>> references;
  typename S::Text versions;
  WHY_FIELDS(Error, &Self::id, &Self::tool, &Self::provider, &Self::shared_with, &Self::scope, &Self::strength,
             &Self::http_status, &Self::title, &Self::meaning, &Self::signatures, &Self::causes, &Self::samples,
             &Self::counter_samples, &Self::references, &Self::versions)
};

// ---------------------------------------------------------------- facts, causes, fixes

/// A kind of thing that can be seen on a machine. `yes` is the sentence when it is so.
template <class S>
struct FactKind {
  typename S::Text id;
  Words<S> yes;
  WHY_FIELDS(FactKind, &Self::id, &Self::yes)
};

/// What a fact does to a cause: its odds are multiplied by `yes` when the guard is true, by `no`
/// when it is false, and left alone when nobody could look.
template <class S>
struct Evidence {
  Guard<S> when;
  float yes = 1, no = 1;
  WHY_FIELDS(Evidence, &Self::when, &Self::yes, &Self::no)
};

enum class Severity : std::uint32_t { error, warning, note };

/// What `check` says when the facts alone show a cause.
template <class S>
struct Alarm {
  typename S::Text id;
  Guard<S> when;
  Severity severity{};
  Words<S> title;
  Words<S> meaning;                                     ///< empty: that of the cause
  typename S::template List<typename S::Text> fixes;    ///< empty: those of the cause
  WHY_FIELDS(Alarm, &Self::id, &Self::when, &Self::severity, &Self::title, &Self::meaning, &Self::fixes)
};

template <class S>
struct Cause {
  typename S::Text id;
  Scope scope{};
  Words<S> title, meaning;
  typename S::template List<Evidence<S>> evidence;
  typename S::template List<Alarm<S>> alarms;
  typename S::template List<typename S::Text> fixes;
  typename S::template List<typename S::Text> differs;  ///< kinds of difference between two places that speak for it
  std::uint32_t warns_of_project = 0;  ///< 1: tells of what a project does to its user, so a project may not silence it
  WHY_FIELDS(Cause, &Self::id, &Self::scope, &Self::title, &Self::meaning, &Self::evidence, &Self::alarms,
             &Self::fixes, &Self::differs, &Self::warns_of_project)
};

/// What a fix does. Nothing here deletes a credential; the loader knows these words and no others.
enum class Action : std::uint32_t { none, run_once, comment_line, set_setting, set_variable, set_mode, set_owner, repair_file, sign_in, ask_person };

template <class S>
struct Fix {
  typename S::Text id;
  Action action{};
  bool reversible = false;
  Words<S> title, steps;
  typename S::Text command;  ///< shown, with {name} {path} {line} {tool} filled in; may be empty
  WHY_FIELDS(Fix, &Self::id, &Self::action, &Self::reversible, &Self::title, &Self::steps, &Self::command)
};

// ---------------------------------------------------------------- secrets and providers

/// What a secret of one family looks like: a public prefix, then `min`..`max` characters of `alphabet`.
template <class S>
struct SecretShape {
  typename S::Text id, provider, kind, prefix;
  typename S::Text alphabet;   ///< as in a bracket: "A-Za-z0-9_-"
  std::uint32_t min = 0, max = 0;  ///< characters after the prefix
  std::uint32_t exact_min = 0, exact_max = 0;  ///< lengths that were really seen; 0: not known
  Words<S> title;
  typename S::Text source, date;  ///< where the shape was read, and when that was checked
  WHY_FIELDS(SecretShape, &Self::id, &Self::provider, &Self::kind, &Self::prefix, &Self::alphabet, &Self::min,
             &Self::max, &Self::exact_min, &Self::exact_max, &Self::title, &Self::source, &Self::date)
};

/// A request that costs nothing and that only a valid credential passes.
template <class S>
struct Verification {
  typename S::Text method, url;                          ///< no method: none is known
  typename S::template List<typename S::Text> headers;   ///< "x-api-key: {key}"
  WHY_FIELDS(Verification, &Self::method, &Self::url, &Self::headers)
};

/// How an error body is told: by its status, type and code, as far as they are given.
template <class S>
struct Answer {
  std::uint32_t status = 0;
  typename S::Text type, code, error;  ///< `error`: id of an error
  WHY_FIELDS(Answer, &Self::status, &Self::type, &Self::code, &Self::error)
};

template <class S>
struct Provider {
  typename S::Text id;
  Words<S> title;
  typename S::template List<typename S::Text> hosts;
  typename S::template List<typename S::Text> key_headers;         ///< in which a credential is sent, lower case
  typename S::template List<typename S::Text> request_id_headers;  ///< of an answer, lower case
  typename S::template List<typename S::Text> limit_headers;       ///< of an answer, lower case
  typename S::Text console, status_page;
  Verification<S> verify;
  typename S::template List<Answer<S>> answers;
  WHY_FIELDS(Provider, &Self::id, &Self::title, &Self::hosts, &Self::key_headers, &Self::request_id_headers,
             &Self::limit_headers, &Self::console, &Self::status_page, &Self::verify, &Self::answers)
};

/// A sentence of a user or team beside an error, a cause or a finding, in their own language.
template <class S>
struct Note {
  typename S::Text on;    ///< id
  typename S::Text text;
  std::uint32_t of_project = 0;  ///< 1: written by a project, not by its user
  WHY_FIELDS(Note, &Self::on, &Self::text, &Self::of_project)
};

/// A finding that is known and meant.
template <class S>
struct Silence {
  typename S::Text id;      ///< of a finding or a cause
  typename S::Text reason;
  typename S::Text until;   ///< the last day on which it holds; empty: for ever
  std::uint32_t of_project = 0;  ///< 1: written by a project, whose word counts for less
  WHY_FIELDS(Silence, &Self::id, &Self::reason, &Self::until, &Self::of_project)
};

/// Words that stand where a secret should be: "your-api-key", "${{ secrets.", "op://".
template <class S>
struct Placeholder {
  typename S::Text text;
  std::uint32_t whole = 0;  ///< 1: the whole value; 0: anywhere in it
  typename S::Text flaw;    ///< placeholder, expression, reference
  WHY_FIELDS(Placeholder, &Self::text, &Self::whole, &Self::flaw)
};

}  // namespace why::catalog
