// The catalog's knowledge as types. One definition serves both storages (packed.hpp); `fields` names
// the members in order, which is all that packing needs to know. The TOML form of each type is
// described in docs/catalog.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "catalog/model_entries.hpp"
#include "catalog/model_rules.hpp"
#include "catalog/model_tool.hpp"

namespace why::catalog {

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

/// What tells what kind of place this is: CI, container, SSH, WSL. All that is given must hold.
template <class S>
struct PlaceMark {
  typename S::Text fact;      ///< place.ci, place.container ...
  typename S::Text variable;  ///< set and not empty
  typename S::template List<typename S::Text> is;  ///< values of `variable`, in upper or lower case; empty: any
  typename S::Text differs;   ///< a variable that is set too, to another value
  typename S::Text without;   ///< a variable that is not set
  typename S::Text path;      ///< of a file that exists; a template
  typename S::Text contains;  ///< a text in that file
  typename S::Text key, differs_key;  ///< of two strings in that file that are not the same
  typename S::Text name;      ///< of the system: "GitHub Actions"
  WHY_FIELDS(PlaceMark, &Self::fact, &Self::variable, &Self::is, &Self::differs, &Self::without, &Self::path,
             &Self::contains, &Self::key, &Self::differs_key, &Self::name)
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
  typename S::template List<Part<S>> parts;
  typename S::template List<Provider<S>> providers;
  typename S::template List<Note<S>> notes;        ///< of overlays only
  typename S::template List<Silence<S>> silences;  ///< of overlays only
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
  ImportRules<S> import_rules;
  MatchTables<S> match;
  WHY_FIELDS(Catalog, &Self::version, &Self::tools, &Self::parts, &Self::providers, &Self::notes, &Self::silences, &Self::errors, &Self::causes, &Self::fixes,
             &Self::facts, &Self::secrets, &Self::placeholders, &Self::start_files, &Self::place_marks,
             &Self::secret_names, &Self::harmless_names, &Self::retired, &Self::import_rules, &Self::match)
};

}  // namespace why::catalog
