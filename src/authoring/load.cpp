// Walks the files of a catalog and keeps what they hold in order.
// SPDX-License-Identifier: Apache-2.0
#include "authoring/load.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/limits.hpp"
#include "base/text.hpp"
#include "authoring/load_files.hpp"
#include "authoring/parts.hpp"
#include "catalog/packer.hpp"
#include "authoring/rules.hpp"

namespace why::catalog {
namespace {

constexpr int k_folders = 8;  // deepest nesting of folders that is looked into

enum class Layout { required, free };

/// A hash over texts, each with its end marked.
class VersionHash {
 public:
  VersionHash() { crypto_generichash_init(&state_, nullptr, 0, k_size); }

  void add(std::string_view text) {
    crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(""), 1);
  }

  std::string finish() {
    std::array<unsigned char, k_size> hash{};
    crypto_generichash_final(&state_, hash.data(), hash.size());
    std::string hex(hash.size() + 1, '\0');  // 16 digits and a NUL
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), 8);
    hex.resize(16);
    return hex;
  }

 private:
  static constexpr std::size_t k_size = crypto_generichash_BYTES_MIN;
  crypto_generichash_state state_;
};

class Loader {
 public:
  Loader(Files& files, Layout layout) : files_(files), layout_(layout) {}

  void read_below(std::string_view root) {
    root_ = root;
    while (root_.size() > 1 && root_.ends_with('/')) root_.pop_back();
    visit(root_, 0);
  }

  Loaded finish() {
    sort_lists();
    loaded_.version = hash_.finish();
    sort_by_place(loaded_.problems);
    return std::move(loaded_);
  }

 private:
  void visit(const std::string& path, int depth) {
    const auto stat = files_.stat(path);
    if (!stat) return report(rule("file.unreadable"), path, stat.error().code);
    if (stat->kind != FileKind::directory) return read_file(path);
    if (depth > k_folders) return report(rule("file.unreadable"), path, Errc::too_deep);
    visit_folder(path, depth);
  }

  void visit_folder(const std::string& path, int depth) {
    const auto names = files_.list(path, limits::k_list);
    if (!names) return report(rule("file.unreadable"), path, names.error().code);
    for (const std::string& name : *names) {
      const std::string below = path + "/" + name;
      const auto stat = files_.stat(below);
      const bool is_folder = stat && stat->kind == FileKind::directory;
      if (is_folder) visit(below, depth + 1);
      else if (name.ends_with(".toml")) read_file(below);
    }
  }

  void read_file(const std::string& path) {
    const auto text = files_.read(path, limits::k_catalog_file);
    if (!text) return report(rule("file.unreadable"), path, text.error().code);
    hash_.add(path_below_root(path));
    hash_.add(*text);
    auto root = read_toml(*text);
    if (!root)
      return report(rule("toml.syntax"), path, root.error().what, "see https://toml.io", root.error().place);
    const FileType* type = type_of(path, *root);
    if (type == nullptr)
      return report(rule("file.misplaced"), path, "no file of a catalog stands here",
                    "see the folders in docs/catalog.md");
    loaded_.documents.push_back(std::make_unique<const Document>(Document{path, std::move(*root)}));
    type->read(*loaded_.documents.back(), loaded_);
  }

  const FileType* type_of(std::string_view path, const Node& root) const {
    if (layout_ == Layout::required) return find_type_at(path_below_root(path));
    const FileType* type = find_type_at_end(path);
    return type == nullptr ? find_type_by_keys(root) : type;
  }

  std::string_view path_below_root(std::string_view path) const {
    return path.size() > root_.size() ? path.substr(root_.size() + 1) : text::basename(path);
  }

  void sort_lists() {
    const auto sort = [](auto& entries) {
      std::ranges::stable_sort(entries, {},
                               [](const auto& entry) -> const std::string& { return entry.value.id; });
    };
    sort(loaded_.tools);
    sort(loaded_.parts);
    sort(loaded_.providers);
    sort(loaded_.errors);
    sort(loaded_.causes);
    sort(loaded_.fixes);
    sort(loaded_.facts);
    sort(loaded_.secrets);
    std::ranges::sort(loaded_.retired);
  }

  void report(const Rule& rule, const std::string& path, Errc code) {
    report(rule, path, std::string(why::describe(code)), "check the path and its permissions");
  }

  void report(const Rule& rule, const std::string& path, std::string what, std::string how,
              LineColumn at = {}) {
    loaded_.problems.push_back({path, at.line, at.column, std::string(rule.id), rule.severity,
                                std::move(what), std::string(rule.why), std::move(how)});
  }

  Files& files_;
  std::string root_;
  Layout layout_;
  VersionHash hash_;
  Loaded loaded_;
};

template <class T>
void complete(Entries<T>& entries, std::vector<T> known) {
  const std::size_t loaded = entries.size();
  const auto id_of = [](const Entry<T>& entry) -> const std::string& { return entry.value.id; };
  for (T& value : known)
    if (!std::ranges::binary_search(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(loaded),
                                    value.id, {}, id_of))
      entries.push_back({std::move(value), nullptr, nullptr});
  std::ranges::stable_sort(entries, {}, id_of);
}

template <class T>
void append(std::vector<T>& list, std::vector<T> more) {
  std::ranges::move(more, std::back_inserter(list));
}

template <class T>
void append_values(Entries<T>& entries, std::vector<T> more) {
  for (T& value : more) entries.push_back({std::move(value), nullptr, nullptr});
}

template <class T>
std::vector<T> values_of(Entries<T>& entries) {
  std::vector<T> values;
  values.reserve(entries.size());
  for (Entry<T>& entry : entries) values.push_back(std::move(entry.value));
  return values;
}

}  // namespace

Loaded load_catalog(Files& files, std::string_view directory) {
  Loader loader(files, Layout::required);
  loader.read_below(directory);
  Loaded loaded = loader.finish();
  include_parts(loaded);
  sort_by_place(loaded.problems);
  return loaded;
}

Loaded load_entries(Files& files, std::span<const std::string> paths) {
  Loader loader(files, Layout::free);
  for (const std::string& path : paths) loader.read_below(path);
  return loader.finish();
}

Loaded load_entries(Files& files, std::string_view path) {
  const std::string one(path);
  return load_entries(files, std::span(&one, 1));
}

void complete(Loaded& loaded, const Catalog<Packed>& known) {
  Catalog<Owned> more = unpack(known);
  complete(loaded.tools, std::move(more.tools));
  complete(loaded.parts, std::move(more.parts));
  complete(loaded.providers, std::move(more.providers));
  complete(loaded.errors, std::move(more.errors));
  complete(loaded.causes, std::move(more.causes));
  complete(loaded.fixes, std::move(more.fixes));
  complete(loaded.facts, std::move(more.facts));
  complete(loaded.secrets, std::move(more.secrets));
  append_values(loaded.notes, std::move(more.notes));
  append_values(loaded.silences, std::move(more.silences));
  append_values(loaded.placeholders, std::move(more.placeholders));
  append_values(loaded.start_files, std::move(more.start_files));
  append_values(loaded.place_marks, std::move(more.place_marks));
  if (loaded.import_rules.empty()) loaded.import_rules.push_back({std::move(more.import_rules), nullptr, nullptr});
  append(loaded.secret_names, std::move(more.secret_names));
  append(loaded.harmless_names, std::move(more.harmless_names));
  append(loaded.retired, std::move(more.retired));
  std::ranges::sort(loaded.retired);
  include_parts(loaded);
}

Catalog<Owned> assemble(Loaded loaded) {
  Catalog<Owned> catalog;
  catalog.version = std::move(loaded.version);
  catalog.tools = values_of(loaded.tools);
  catalog.parts = values_of(loaded.parts);
  catalog.providers = values_of(loaded.providers);
  catalog.notes = values_of(loaded.notes);
  catalog.silences = values_of(loaded.silences);
  catalog.errors = values_of(loaded.errors);
  catalog.causes = values_of(loaded.causes);
  catalog.fixes = values_of(loaded.fixes);
  catalog.facts = values_of(loaded.facts);
  catalog.secrets = values_of(loaded.secrets);
  catalog.placeholders = values_of(loaded.placeholders);
  catalog.start_files = values_of(loaded.start_files);
  catalog.place_marks = values_of(loaded.place_marks);
  catalog.secret_names = std::move(loaded.secret_names);
  catalog.harmless_names = std::move(loaded.harmless_names);
  catalog.retired = std::move(loaded.retired);
  if (!loaded.import_rules.empty()) catalog.import_rules = std::move(loaded.import_rules[0].value);
  return catalog;
}

}  // namespace why::catalog
