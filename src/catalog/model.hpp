// The catalog's knowledge as types. One definition serves both storages (packed.hpp); `fields` names
// the members in order, which is all that packing needs to know. The TOML form of each type is
// described in docs/catalog.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <tuple>

#include "catalog/packed.hpp"

#define WHY_FIELDS(Type, ...)                            \
  static constexpr auto fields() {                       \
    using Self = Type;                                   \
    return std::tuple(__VA_ARGS__);                      \
  }

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
  Scope scope{};
  Strength strength{};
  std::uint32_t http_status = 0;  ///< 0: none
  Words<S> title, meaning;
  typename S::template List<Signature<S>> signatures;
  typename S::template List<Count<S>> causes;
  typename S::template List<Sample<S>> samples, counter_samples;
  typename S::template List<Reference<S>> references;
  typename S::Text versions;
  WHY_FIELDS(Error, &Self::id, &Self::tool, &Self::provider, &Self::scope, &Self::strength, &Self::http_status,
             &Self::title, &Self::meaning, &Self::signatures, &Self::causes, &Self::samples,
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
  WHY_FIELDS(Alarm, &Self::id, &Self::when, &Self::severity, &Self::title)
};

template <class S>
struct Cause {
  typename S::Text id;
  Scope scope{};
  Words<S> title, meaning;
  typename S::template List<Evidence<S>> evidence;
  typename S::template List<Alarm<S>> alarms;
  typename S::template List<typename S::Text> fixes;
  WHY_FIELDS(Cause, &Self::id, &Self::scope, &Self::title, &Self::meaning, &Self::evidence, &Self::alarms,
             &Self::fixes)
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

template <class S>
struct Provider {
  typename S::Text id;
  Words<S> title;
  typename S::template List<typename S::Text> hosts;
  typename S::Text console, status_page;
  WHY_FIELDS(Provider, &Self::id, &Self::title, &Self::hosts, &Self::console, &Self::status_page)
};

/// Words that stand where a secret should be: "your-api-key", "${{ secrets.", "op://".
template <class S>
struct Placeholder {
  typename S::Text text;
  std::uint32_t whole = 0;  ///< 1: the whole value; 0: anywhere in it
  typename S::Text flaw;    ///< placeholder, expression, reference
  WHY_FIELDS(Placeholder, &Self::text, &Self::whole, &Self::flaw)
};

// ---------------------------------------------------------------- tools

/// A file whose path depends on variables: the first template whose variables are all set counts.
template <class S>
struct FilePath {
  typename S::Text id;
  typename S::template List<typename S::Text> paths;
  WHY_FIELDS(FilePath, &Self::id, &Self::paths)
};

/// What a broken settings file does to the tool.
enum class Broken : std::uint32_t { skipped, stops };

/// A place of settings. Layers stand strongest first; the process environment is below all of them.
template <class S>
struct Layer {
  typename S::Text id;
  Words<S> title;
  Level level{};
  typename S::template List<typename S::Text> paths;  ///< templates, strongest first; `*` in the last part
  typename S::Text flag;       ///< command-line flag whose value is a file or the settings themselves
  typename S::Text env_key;    ///< key of the block that sets variables; empty: none
  std::uint32_t settings = 0;  ///< 1: other keys count too
  typename S::template List<typename S::Text> strings;  ///< keys that must be strings, else the file does not load
  Guard<S> when;
  Broken broken{};
  WHY_FIELDS(Layer, &Self::id, &Self::title, &Self::level, &Self::paths, &Self::flag, &Self::env_key,
             &Self::settings, &Self::strings, &Self::when, &Self::broken)
};

/// Where the value of a source stands.
enum class Where : std::uint32_t { variable, header_variable, descriptor, helper, file, ini, keyring };

/// A condition on a credential file: `key` must hold `contains` (or just exist), else `fact` is raised
/// and the source counts as unusable.
template <class S>
struct Requirement {
  typename S::Text key, contains, fact;
  WHY_FIELDS(Requirement, &Self::key, &Self::contains, &Self::fact)
};

template <class S>
struct Source {
  typename S::Text id;
  Words<S> title;
  Where where{};
  typename S::Text name;     ///< variable, or keyring service
  typename S::Text key;      ///< settings key of a helper, or key path in a file
  typename S::template List<typename S::Text> paths;  ///< templates of the file
  typename S::Text section;  ///< of an INI file: "{AWS_PROFILE:-default}"
  typename S::Text header;   ///< of a header variable: which header is looked for
  typename S::template List<typename S::Text> also;     ///< variables or keys that must be set too
  typename S::template List<typename S::Text> headers;  ///< in which the value is sent, lower case
  typename S::Text kind;     ///< api_key, oauth_token, login, gateway_token, helper, cloud
  typename S::Text provider;
  typename S::Text billing;  ///< subscription, metered, gateway, cloud
  typename S::template List<typename S::Text> accepts;  ///< secret kinds that belong here; empty: any
  typename S::template List<typename S::Text> refuses;  ///< flaws that stop the request before it is sent
  typename S::template List<Requirement<S>> requires_;
  typename S::Text expires, ends, renews, plan;  ///< key paths: access expiry, login end, renewal secret, plan
  typename S::Text only_layer;  ///< of a helper: the one layer that counts; empty: all
  Guard<S> when;
  WHY_FIELDS(Source, &Self::id, &Self::title, &Self::where, &Self::name, &Self::key, &Self::paths, &Self::section,
             &Self::header, &Self::also, &Self::headers, &Self::kind, &Self::provider, &Self::billing,
             &Self::accepts, &Self::refuses, &Self::requires_, &Self::expires, &Self::ends, &Self::renews,
             &Self::plan, &Self::only_layer, &Self::when)
};

/// What a chosen group sends: for each header its first present source, or only the first present source.
enum class Send : std::uint32_t { each_header, first };

/// Sources that are decided together. The first group with a present decider is chosen.
template <class S>
struct Group {
  typename S::Text id;
  typename S::template List<typename S::Text> deciders;  ///< ids; empty: all sources
  typename S::template List<typename S::Text> sources;   ///< ids in the order of their claim to a header
  Send send{};
  WHY_FIELDS(Group, &Self::id, &Self::deciders, &Self::sources, &Self::send)
};

/// A source that is put on top at the end: it takes its header over, unless one of `yields_to` holds it.
template <class S>
struct Adjustment {
  typename S::Text source;
  typename S::template List<typename S::Text> yields_to;
  WHY_FIELDS(Adjustment, &Self::source, &Self::yields_to)
};

/// A refusal of the whole run before anything is sent.
template <class S>
struct Stop {
  Guard<S> when;
  typename S::Text fact;
  typename S::Text at;  ///< what to point at: "variable:NAME", "key:NAME", "layer:ID"
  WHY_FIELDS(Stop, &Self::when, &Self::fact, &Self::at)
};

/// A way in which the tool authenticates. The first whose guard holds is taken.
template <class S>
struct Mode {
  typename S::Text id;
  Words<S> title;
  Guard<S> when;
  typename S::Text provider;
  typename S::Text at;  ///< what switched it on: "variable:NAME"
  typename S::template List<Group<S>> groups;
  typename S::template List<Adjustment<S>> adjustments;
  typename S::template List<Stop<S>> stops;
  WHY_FIELDS(Mode, &Self::id, &Self::title, &Self::when, &Self::provider, &Self::at, &Self::groups,
             &Self::adjustments, &Self::stops)
};

/// Where requests go: a variable, its default, and the path that the tool appends.
template <class S>
struct Endpoint {
  typename S::Text variable, standard, appends;
  typename S::Text mode;  ///< only in this mode; empty: all
  WHY_FIELDS(Endpoint, &Self::variable, &Self::standard, &Self::appends, &Self::mode)
};

/// Where an installed copy lies and how its version is read without starting it.
template <class S>
struct Install {
  typename S::Text id;
  typename S::template List<typename S::Text> paths;  ///< templates, `*` in the last part
  typename S::Text version;  ///< "json:KEY", "name" (file name after `prefix`), "link" (last part of the target)
  typename S::Text prefix;
  WHY_FIELDS(Install, &Self::id, &Self::paths, &Self::version, &Self::prefix)
};

/// A fact of this tool alone, raised by a guard.
template <class S>
struct Observation {
  typename S::Text fact;
  Guard<S> when;
  typename S::Text at;
  WHY_FIELDS(Observation, &Self::fact, &Self::when, &Self::at)
};

template <class S>
struct Tool {
  typename S::Text id;
  Words<S> title;
  typename S::Text provider;
  typename S::template List<typename S::Text> aliases;  ///< ids of programs that run this one inside
  typename S::template List<typename S::Text> surfaces, commands, marks;
  typename S::template List<typename S::Text> valued_flags;  ///< flags that take the next word
  typename S::template List<FilePath<S>> directories;
  typename S::template List<Layer<S>> layers;
  typename S::template List<Source<S>> sources;
  typename S::template List<Mode<S>> modes;
  typename S::template List<Endpoint<S>> endpoints;
  typename S::template List<Install<S>> installs;
  typename S::template List<Observation<S>> observations;
  typename S::template List<typename S::Text> proxies, proxy_schemes, ca_variables, tls_off_variables, models;
  typename S::template List<typename S::Text> off_words;   ///< values of a switch that mean off
  typename S::template List<typename S::Text> wrong_names;  ///< variables people set that the tool does not read
  typename S::Text action, sign_in, status_command;
  WHY_FIELDS(Tool, &Self::id, &Self::title, &Self::provider, &Self::aliases, &Self::surfaces, &Self::commands,
             &Self::marks, &Self::valued_flags, &Self::directories, &Self::layers, &Self::sources, &Self::modes,
             &Self::endpoints, &Self::installs, &Self::observations, &Self::proxies, &Self::proxy_schemes,
             &Self::ca_variables, &Self::tls_off_variables, &Self::models, &Self::off_words,
             &Self::wrong_names, &Self::action, &Self::sign_in, &Self::status_command)
};

// ---------------------------------------------------------------- start files, matcher, root

/// A file that can set variables for programs started later.
template <class S>
struct StartFile {
  typename S::template List<typename S::Text> paths;  ///< templates, `*` in the last part
  typename S::Text format;   ///< sh, fish, csh, plain, dotenv, editor
  typename S::Text key;      ///< of an editor's settings: key path of the block
  typename S::Text reaches;  ///< which processes see it: login, interactive, all, directory, editor
  Level level{};
  WHY_FIELDS(StartFile, &Self::paths, &Self::format, &Self::key, &Self::reaches, &Self::level)
};

/// A variable or file that tells what kind of place this is: CI, container, SSH, WSL.
template <class S>
struct PlaceMark {
  typename S::Text fact;      ///< place.ci, place.container ...
  typename S::Text variable;  ///< set and not empty; or
  typename S::Text path;      ///< exists
  typename S::Text name;      ///< of the system: "GitHub Actions"
  WHY_FIELDS(PlaceMark, &Self::fact, &Self::variable, &Self::path, &Self::name)
};

/// A piece of normal form by which signatures are found.
template <class S>
struct Fragment {
  typename S::Text text;
  typename S::template List<std::uint32_t> signatures;  ///< index into the flat list of all signatures
  typename S::template List<std::uint32_t> offsets;     ///< of the fragment in a literal; in a regex the largest
  WHY_FIELDS(Fragment, &Self::text, &Self::signatures, &Self::offsets)
};

/// One window of a fragment: six bytes that are looked for at every fourth position.
template <class S>
struct Window {
  std::uint32_t value_low = 0, value_high = 0;  ///< the six bytes, the first one lowest
  std::uint32_t fragment = 0, at = 0;           ///< which fragment, and where in it
  WHY_FIELDS(Window, &Self::value_low, &Self::value_high, &Self::fragment, &Self::at)
};

/// Which error a signature of the flat list belongs to. `error == k_mark`: a mark of a tool instead, and
/// `signature` is an index into `marks`.
template <class S>
struct SignatureRef {
  std::uint32_t error = 0, signature = 0;
  std::uint32_t longest = 0;  ///< bytes of normal form that a match has at most
  WHY_FIELDS(SignatureRef, &Self::error, &Self::signature, &Self::longest)
};

template <class S>
struct MatchTables {
  typename S::template List<SignatureRef<S>> signatures;
  typename S::template List<Signature<S>> marks;  ///< texts that tell the tool; `text` holds the tool's id
  typename S::template List<Fragment<S>> fragments;
  typename S::template List<Window<S>> windows;   ///< sorted by bucket
  typename S::template List<std::uint32_t> buckets;  ///< first window of each bucket, and one past the end
  typename S::template List<std::uint32_t> coarse;   ///< bit table of all windows
  WHY_FIELDS(MatchTables, &Self::signatures, &Self::marks, &Self::fragments, &Self::windows, &Self::buckets,
             &Self::coarse)
};
inline constexpr std::uint32_t k_mark = 0xffffffff;

/// Everything that is known.
template <class S>
struct Catalog {
  typename S::Text version;  ///< hash of the sources
  typename S::template List<Tool<S>> tools;
  typename S::template List<Provider<S>> providers;
  typename S::template List<Error<S>> errors;
  typename S::template List<Cause<S>> causes;
  typename S::template List<Fix<S>> fixes;
  typename S::template List<FactKind<S>> facts;
  typename S::template List<SecretShape<S>> secrets;
  typename S::template List<Placeholder<S>> placeholders;
  typename S::template List<StartFile<S>> start_files;
  typename S::template List<PlaceMark<S>> place_marks;
  typename S::template List<typename S::Text> secret_names, harmless_names;  ///< parts of variable names
  typename S::template List<typename S::Text> retired;  ///< ids that may not come back
  MatchTables<S> match;
  WHY_FIELDS(Catalog, &Self::version, &Self::tools, &Self::providers, &Self::errors, &Self::causes, &Self::fixes,
             &Self::facts, &Self::secrets, &Self::placeholders, &Self::start_files, &Self::place_marks,
             &Self::secret_names, &Self::harmless_names, &Self::retired, &Self::match)
};

}  // namespace why::catalog

#undef WHY_FIELDS
