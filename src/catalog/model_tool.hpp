// Tools: where they keep settings and credentials, and how they choose. See model.hpp.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "catalog/model_entries.hpp"

namespace why::catalog {

/// A file whose path depends on variables: the first template whose variables are all set counts.
template <class S>
struct FilePath {
  typename S::Text id;
  typename S::template List<typename S::Text> paths;
  WHY_FIELDS(FilePath, &Self::id, &Self::paths)
};

/// A value that templates name, such as the provider that a model belongs to: the first template that can be
/// filled in, up to `until`.
template <class S>
struct NamedValue {
  typename S::Text id;
  typename S::template List<typename S::Text> from;
  typename S::Text until;
  WHY_FIELDS(NamedValue, &Self::id, &Self::from, &Self::until)
};

/// What a broken settings file does to the tool.
enum class Broken : std::uint32_t { skipped, stops };

/// A place of settings. Layers stand strongest first; the process environment is below all that do not say otherwise.
template <class S>
struct Layer {
  typename S::Text id;
  Words<S> title;
  Level level{};
  typename S::template List<typename S::Text> paths;  ///< templates, strongest first; `*` in the last part
  typename S::Text flag;       ///< command-line flag whose value is a file or the settings themselves
  typename S::Text env_key;    ///< key of the block that sets variables; ".": the whole file; empty: none
  std::uint32_t below_environment = 0;  ///< 1: the process environment wins over its variables
  std::uint32_t first = 0;     ///< 1: only the first of its files that exists is read
  std::uint32_t of_host = 0;   ///< 1: the file belongs to the program that the tool runs in, so it is no trace of the tool
  typename S::template List<typename S::Text> only, skips;  ///< variables taken, or left out; `*` at the end
  std::uint32_t settings = 0;  ///< 1: other keys count too
  typename S::template List<typename S::Text> strings;  ///< keys that must be strings, else the file does not load
  Guard<S> when;
  Broken broken{};
  WHY_FIELDS(Layer, &Self::id, &Self::title, &Self::level, &Self::paths, &Self::flag, &Self::env_key,
             &Self::below_environment, &Self::first, &Self::of_host, &Self::only, &Self::skips, &Self::settings, &Self::strings, &Self::when, &Self::broken)
};

/// Where the value of a source stands. `unseen`: where nothing shows it from outside, or no credential is needed.
enum class Where : std::uint32_t { variable, header_variable, descriptor, helper, file, ini, keyring, setting, flag, unseen };

/// A condition on a credential file: `key` must hold `contains` (or just exist) and have the form `form`
/// ("jwt"), else `fact` is raised and the source counts as unusable.
template <class S>
struct Requirement {
  typename S::Text key, contains, form, fact;
  WHY_FIELDS(Requirement, &Self::key, &Self::contains, &Self::form, &Self::fact)
};

template <class S>
struct Source {
  typename S::Text id;
  Words<S> title;
  Where where{};
  typename S::Text name;     ///< variable, keyring service or flag; a template
  typename S::Text key;      ///< settings key, or key path in a file or in a variable that holds JSON; a template
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
  typename S::template List<typename S::Text> life;  ///< files beside it that tell its end, at `expires`; the latest counts
  typename S::Text only_layer;  ///< of a setting or helper: the one layer that counts; empty: all
  std::uint32_t empty_counts = 0;  ///< 1: an empty value is taken all the same, and then nothing useful is sent
  Guard<S> when;
  WHY_FIELDS(Source, &Self::id, &Self::title, &Self::where, &Self::name, &Self::key, &Self::paths, &Self::section,
             &Self::header, &Self::also, &Self::headers, &Self::kind, &Self::provider, &Self::billing,
             &Self::accepts, &Self::refuses, &Self::requires_, &Self::expires, &Self::ends, &Self::renews,
             &Self::plan, &Self::life, &Self::only_layer, &Self::empty_counts, &Self::when)
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
  typename S::template List<typename S::Text> headers;  ///< in which sources without headers of their own are sent
  typename S::template List<Group<S>> groups;
  typename S::template List<Adjustment<S>> adjustments;
  typename S::template List<Stop<S>> stops;
  WHY_FIELDS(Mode, &Self::id, &Self::title, &Self::when, &Self::provider, &Self::at, &Self::headers, &Self::groups,
             &Self::adjustments, &Self::stops)
};

/// Where requests go: a variable or a settings key, its default, and the path that the tool appends. The first
/// endpoint that is set or has a default counts.
template <class S>
struct Endpoint {
  typename S::Text variable;
  typename S::Text key;  ///< a template
  typename S::Text standard, appends;
  typename S::Text mode;  ///< only in this mode; empty: all
  WHY_FIELDS(Endpoint, &Self::variable, &Self::key, &Self::standard, &Self::appends, &Self::mode)
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

/// Places and sources that several tools have: the chain of a cloud's own credentials.
template <class S>
struct Part {
  typename S::Text id;
  typename S::template List<FilePath<S>> directories;
  typename S::template List<Source<S>> sources;
  typename S::template List<typename S::Text> regions;
  WHY_FIELDS(Part, &Self::id, &Self::directories, &Self::sources, &Self::regions)
};

template <class S>
struct Tool {
  typename S::Text id;
  Words<S> title;
  typename S::Text provider;
  typename S::template List<typename S::Text> aliases;  ///< ids of programs that run this one inside
  typename S::template List<typename S::Text> surfaces, commands, marks;
  typename S::template List<typename S::Text> valued_flags;  ///< flags that take the next word
  typename S::template List<typename S::Text> include;  ///< ids of parts; empty once they are put in
  typename S::template List<NamedValue<S>> values;
  typename S::template List<typename S::Text> variable_references, file_references;  ///< "{env:*}" inside a setting
  typename S::template List<FilePath<S>> directories;
  typename S::template List<Layer<S>> layers;
  typename S::template List<Source<S>> sources;
  typename S::template List<Mode<S>> modes;
  typename S::template List<Endpoint<S>> endpoints;
  typename S::template List<Install<S>> installs;
  typename S::template List<Observation<S>> observations;
  typename S::template List<typename S::Text> proxies, proxy_schemes, ca_variables, tls_off_variables, models;
  typename S::template List<typename S::Text> regions;   ///< variables of a region, a location or a project of a cloud
  typename S::template List<typename S::Text> off_words;   ///< values of a switch that mean off
  typename S::template List<typename S::Text> wrong_names;  ///< variables people set that the tool does not read
  typename S::Text action, sign_in, status_command;
  typename S::template List<Count<S>> stalls;  ///< what is behind it when the tool prints nothing for a long time
  WHY_FIELDS(Tool, &Self::id, &Self::title, &Self::provider, &Self::aliases, &Self::surfaces, &Self::commands,
             &Self::marks, &Self::valued_flags, &Self::include, &Self::values, &Self::variable_references,
             &Self::file_references, &Self::directories, &Self::layers, &Self::sources, &Self::modes,
             &Self::endpoints, &Self::installs, &Self::observations, &Self::proxies, &Self::proxy_schemes,
             &Self::ca_variables, &Self::tls_off_variables, &Self::models, &Self::regions, &Self::off_words,
             &Self::wrong_names, &Self::action, &Self::sign_in, &Self::status_command,
             &Self::stalls)
};

}  // namespace why::catalog
