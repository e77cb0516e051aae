// Reads each kind of file. What needs more than one entry is checked later (check.hpp).
// SPDX-License-Identifier: Apache-2.0
#include "authoring/load_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "authoring/rules.hpp"
#include "match/signature.hpp"

namespace why::catalog {
namespace {

std::string_view without_suffix(std::string_view path) { return path.substr(0, path.rfind(".toml")); }

/// "tool/name" of an error, "name" of anything else: the last steps of `path`.
std::string_view end_of(std::string_view path, std::size_t steps) {
  std::size_t at = path.size();
  while (steps-- > 0 && at != path.npos && at > 0) at = path.rfind('/', at - 1);
  return at == path.npos ? path : path.substr(at + 1);
}

/// An id is the end of the path; in a folder of another layout at least the file has its name.
void check_path(const Document& document, std::string_view id, std::size_t steps, Reader& reader) {
  const std::string_view path = without_suffix(document.path);
  if (find_type_at_end(document.path) == nullptr) {
    id = end_of(id, 1);
    steps = 1;
  }
  if (id == end_of(path, steps)) return;
  reader.report(rule("id.path"), document.root.at("id").place,
                fmt::format("`{}` stands in the file {}", id, document.path),
                fmt::format("rename the file, or write id = \"{}\"", end_of(path, steps)));
}

template <class T>
T& read_one(const Document& document, Loaded& loaded, Entries<T>& into, std::size_t steps_of_id = 1) {
  Reader reader(document.path, loaded.problems);
  into.push_back({{}, &document, &document.root});
  T& value = into.back().value;
  reader.read_table(document.root, value);
  if (!value.id.empty()) check_path(document, value.id, steps_of_id, reader);
  return value;
}

template <class File>
File read_list(const Document& document, Loaded& loaded) {
  File file;
  Reader(document.path, loaded.problems).read_table(document.root, file);
  return file;
}

template <class T>
void add(const Document& document, std::string_view key, std::vector<T> values, Entries<T>& to) {
  const Node& list = document.root.at(key);
  for (std::size_t i = 0; i < values.size(); ++i)
    to.push_back({std::move(values[i]), &document, &list.items[i]});
}

void read_error(const Document& document, Loaded& loaded) {
  Error<Owned>& error = read_one(document, loaded, loaded.errors, 2);
  error.tool = error.id.substr(0, error.id.find('/'));
  Reader reader(document.path, loaded.problems);
  for (std::size_t i = 0; i < error.signatures.size(); ++i) {
    Signature<Owned>& signature = error.signatures[i];
    if (text::trim(signature.text).empty()) continue;
    auto compiled = compile_signature(signature.text);
    if (compiled)
      signature = std::move(*compiled);
    else
      reader.report(rule("signature.invalid"), document.root.at(fmt::format("signature[{}].text", i)).place,
                    compiled.error().what, "see \"Signatures\" in docs/catalog.md");
  }
}

void read_cause(const Document& document, Loaded& loaded) { read_one(document, loaded, loaded.causes); }
void read_fix(const Document& document, Loaded& loaded) { read_one(document, loaded, loaded.fixes); }
void read_tool(const Document& document, Loaded& loaded) { read_one(document, loaded, loaded.tools); }
void read_part(const Document& document, Loaded& loaded) { read_one(document, loaded, loaded.parts); }
void read_provider(const Document& document, Loaded& loaded) { read_one(document, loaded, loaded.providers); }

void read_facts(const Document& document, Loaded& loaded) {
  add(document, "fact", read_list<FactsFile>(document, loaded).facts, loaded.facts);
}

void read_secrets(const Document& document, Loaded& loaded) {
  add(document, "secret", read_list<SecretsFile>(document, loaded).secrets, loaded.secrets);
}

void read_placeholders(const Document& document, Loaded& loaded) {
  add(document, "placeholder", read_list<PlaceholdersFile>(document, loaded).placeholders,
      loaded.placeholders);
}

void read_names(const Document& document, Loaded& loaded) {
  auto file = read_list<NamesFile>(document, loaded);
  loaded.secret_names = std::move(file.secret_names);
  loaded.harmless_names = std::move(file.harmless_names);
}

void read_places(const Document& document, Loaded& loaded) {
  auto file = read_list<PlacesFile>(document, loaded);
  add(document, "start", std::move(file.start_files), loaded.start_files);
  add(document, "mark", std::move(file.place_marks), loaded.place_marks);
}

void read_import_rules(const Document& document, Loaded& loaded) {
  loaded.import_rules.push_back({read_list<ImportRules<Owned>>(document, loaded), &document, &document.root});
}

void read_local(const Document& document, Loaded& loaded) {
  auto file = read_list<LocalFile>(document, loaded);
  add(document, "note", std::move(file.notes), loaded.notes);
  add(document, "silence", std::move(file.silences), loaded.silences);
}

void read_retired(const Document& document, Loaded& loaded) {
  loaded.retired = read_list<RetiredFile>(document, loaded).ids;
}

// More exact patterns stand first.
constexpr std::array k_types{
    FileType{"error", "errors/*/*.toml", &infos_of<Error<Owned>>, &read_error},
    FileType{"cause", "causes/*.toml", &infos_of<Cause<Owned>>, &read_cause},
    FileType{"fix", "fixes/*.toml", &infos_of<Fix<Owned>>, &read_fix},
    FileType{"tool", "tools/*.toml", &infos_of<Tool<Owned>>, &read_tool},
    FileType{"part", "parts/*.toml", &infos_of<Part<Owned>>, &read_part},
    FileType{"provider", "providers/*.toml", &infos_of<Provider<Owned>>, &read_provider},
    FileType{"placeholders", "secrets/placeholders.toml", &infos_of<PlaceholdersFile>, &read_placeholders},
    FileType{"names", "secrets/names.toml", &infos_of<NamesFile>, &read_names},
    FileType{"secrets", "secrets/*.toml", &infos_of<SecretsFile>, &read_secrets},
    FileType{"facts", "facts.toml", &infos_of<FactsFile>, &read_facts},
    FileType{"places", "places.toml", &infos_of<PlacesFile>, &read_places},
    FileType{"rules", "rules.toml", &infos_of<ImportRules<Owned>>, &read_import_rules},
    FileType{"local", "local.toml", &infos_of<LocalFile>, &read_local},
    FileType{"retired", "retired.toml", &infos_of<RetiredFile>, &read_retired},
};

bool step_fits(std::string_view step, std::string_view pattern) {
  return pattern == "*.toml" ? step.ends_with(".toml") : pattern == "*" || pattern == step;
}

/// Compares from the end; true when all of `pattern` was used.
bool ends_in(std::string_view path, std::string_view pattern) {
  const auto steps = text::split(path, '/');
  const auto wanted = text::split(pattern, '/');
  return steps.size() >= wanted.size() &&
         std::equal(wanted.rbegin(), wanted.rend(), steps.rbegin(),
                    [](auto want, auto step) { return step_fits(step, want); });
}

}  // namespace

std::span<const FileType> file_types() { return k_types; }

const FileType* find_type_at(std::string_view path) {
  const auto steps = std::ranges::count(path, '/');
  const auto type = std::ranges::find_if(k_types, [&](const FileType& t) {
    return ends_in(path, t.pattern) && std::ranges::count(t.pattern, '/') == steps;
  });
  return type == k_types.end() ? nullptr : &*type;
}

const FileType* find_type_at_end(std::string_view path) {
  const auto type =
      std::ranges::find_if(k_types, [&](const FileType& t) { return ends_in(path, t.pattern); });
  return type == k_types.end() ? nullptr : &*type;
}

const FileType* find_type_by_keys(const Node& root) {
  const FileType* best = nullptr;
  std::size_t most = 0;
  for (const FileType& type : k_types) {
    std::size_t known = 0;
    for (const KeyInfo& key : type.keys()) known += root.find(key.name) == nullptr ? 0 : 1;
    if (known > most) best = &type;
    most = std::max(most, known);
  }
  return best;
}

}  // namespace why::catalog
