// The keys of catalog files: a table for each type of the model, which says what is read into where.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "authoring/enum_words.hpp"
#include "catalog/model.hpp"
#include "authoring/problem.hpp"
#include "authoring/read_toml.hpp"

namespace why::catalog {

// Files that hold a list of entries instead of one.
struct FactsFile {
  std::vector<FactKind<Owned>> facts;
};
struct SecretsFile {
  std::vector<SecretShape<Owned>> secrets;
};
struct PlaceholdersFile {
  std::vector<Placeholder<Owned>> placeholders;
};
struct NamesFile {
  std::vector<std::string> secret_names, harmless_names;
};
struct PlacesFile {
  std::vector<StartFile<Owned>> start_files;
  std::vector<PlaceMark<Owned>> place_marks;
};
/// What users, teams and projects say for themselves.
struct LocalFile {
  std::vector<Note<Owned>> notes;
  std::vector<Silence<Owned>> silences;
};
struct RetiredFile {
  std::vector<std::string> ids;
};

/// What stands behind a key.
enum class Form { text, integer, number, boolean, word, texts, guard, range, table, tables };

/// A key without the type that it is read into, for schemas and for messages.
struct KeyInfo {
  std::string_view name;
  bool is_required = false;
  Form form{};
  std::span<const std::string_view> words = {};  ///< of Form::word
  std::vector<KeyInfo> (*inner)() = nullptr;     ///< of Form::table and Form::tables
};

class Reader;

/// A key of the table that is read into a `T`, and written from it.
template <class T>
struct Key {
  KeyInfo info;
  void (*read)(Reader&, const Node&, T&);
  Node (*write)(const T&);
};

/// All keys of a `T`. Specialised for every type that a table is read into (keys*.cpp).
template <class T>
std::span<const Key<T>> keys_of();

template <class T>
std::vector<KeyInfo> infos_of() {
  std::vector<KeyInfo> infos;
  for (const auto& key : keys_of<T>()) infos.push_back(key.info);
  return infos;
}

/// Reads nodes of one file into the model and notes what does not fit; what fits is read all the same.
class Reader {
 public:
  Reader(std::string_view file, std::vector<Problem>& problems) : file_(file), problems_(problems) {}

  template <class T>
  void read_table(const Node& node, T& into) {
    if (!expect(node, Node::Kind::table)) return;
    const std::span<const Key<T>> keys = keys_of<T>();
    for (const Member& member : node.members) {
      const auto key = std::ranges::find(keys, member.name, [](const Key<T>& k) { return k.info.name; });
      if (key == keys.end()) {
        report_unknown_key(member, infos_of<T>());
      } else if (!key->info.is_required || !is_unfilled(member.value)) {
        const PathStep step(*this, "." + member.name);
        key->read(*this, member.value, into);
      }
    }
    for (const Key<T>& key : keys)
      if (key.info.is_required) require(node, key.info.name);
  }

  void read(const Node& node, std::string& into);
  void read(const Node& node, std::uint32_t& into);
  void read(const Node& node, float& into);
  void read(const Node& node, bool& into);
  void read(const Node& node, Guard<Owned>& into);
  void read(const Node& node, std::vector<std::string>& into);

  template <class E>
  requires std::is_enum_v<E>
  void read(const Node& node, E& into) { into = static_cast<E>(read_word(node, k_words<E>)); }

  template <class T>
  void read(const Node& node, T& into) {
    read_table(node, into);
  }

  template <class T>
  void read(const Node& node, std::vector<T>& into) {
    for_each_item(node, [&](const Node& item) { read_table(item, into.emplace_back()); });
  }

  /// A number that only says yes or no: true, false, 1 or 0.
  void read_switch(const Node& node, std::uint32_t& into);
  /// `[lowest, highest]`
  void read_range(const Node& node, std::uint32_t& lowest, std::uint32_t& highest);

  void report(const Rule& rule, LineColumn at, std::string what, std::string how);

 private:
  /// Extends the path that messages name, as long as it lives.
  class PathStep {
   public:
    PathStep(Reader& reader, std::string_view step) : path_(reader.path_), size_(path_.size()) {
      path_ += step;
    }
    ~PathStep() { path_.resize(size_); }
    PathStep(const PathStep&) = delete;
    PathStep& operator=(const PathStep&) = delete;

   private:
    std::string& path_;
    std::size_t size_;
  };

  template <class F>
  void for_each_item(const Node& node, F&& use) {
    if (!expect(node, Node::Kind::list)) return;
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      const PathStep step(*this, "[" + std::to_string(i) + "]");
      use(node.items[i]);
    }
  }

  bool expect(const Node& node, Node::Kind kind);
  static bool is_unfilled(const Node& node);
  void require(const Node& table, std::string_view name);
  std::size_t read_word(const Node& node, std::span<const std::string_view> words);
  void report_unknown_key(const Member& member, const std::vector<KeyInfo>& known);
  std::string path() const { return path_.substr(std::min<std::size_t>(1, path_.size())); }

  std::string file_;
  std::string path_;  ///< ".signature[1].text"
  std::vector<Problem>& problems_;
};

// ---------------------------------------------------------------- the way back, from the model to nodes

Node node_of(const std::string& text);
Node node_of(const std::uint32_t& number);
Node node_of(const float& number);
Node node_of(const bool& boolean);
Node node_of(const Guard<Owned>& guard);
Node node_of(const std::vector<std::string>& texts);
/// `[lowest, highest]`
Node range_node(std::uint32_t lowest, std::uint32_t highest);

template <class E>
requires std::is_enum_v<E> Node node_of(const E& value) { return node_of(std::string(word_of(value))); }

template <class T>
Node node_of(const std::vector<T>& tables);

/// The table that is read into `value`: only the keys that must be there or say more than their absence.
template <class T>
Node node_of(const T& value) {
  static const T k_blank{};
  Node table;
  for (const Key<T>& key : keys_of<T>()) {
    Node node = key.write(value);
    if (key.info.is_required || !(node == key.write(k_blank)))
      table.members.push_back({std::string(key.info.name), {}, std::move(node)});
  }
  return table;
}

template <class T>
Node node_of(const std::vector<T>& tables) {
  Node list;
  list.kind = Node::Kind::list;
  for (const T& table : tables) list.items.push_back(node_of(table));
  return list;
}

// ---------------------------------------------------------------- how a table of keys is written

template <class Pointer>
struct MemberOf;
template <class T, class M>
struct MemberOf<M T::*> {
  using Owner = T;
  using Value = M;
};

template <class M>
constexpr Form form_of() {
  if constexpr (std::is_same_v<M, std::string>) return Form::text;
  if constexpr (std::is_same_v<M, std::uint32_t>) return Form::integer;
  if constexpr (std::is_same_v<M, float>) return Form::number;
  if constexpr (std::is_same_v<M, bool>) return Form::boolean;
  if constexpr (std::is_enum_v<M>) return Form::word;
  if constexpr (std::is_same_v<M, Guard<Owned>>) return Form::guard;
  if constexpr (std::is_same_v<M, std::vector<std::string>>) return Form::texts;
  return requires { typename M::value_type; }
  ? Form::tables : Form::table;
}

enum class Need { optional, required };

/// The key `name`, which is read into `Member`; its form follows from the type of that.
template <auto Member>
constexpr auto key(std::string_view name, Need need = Need::optional) {
  using Owner = typename MemberOf<decltype(Member)>::Owner;
  using Value = typename MemberOf<decltype(Member)>::Value;
  constexpr Form k_form = form_of<Value>();
  Key<Owner> key{{name, need == Need::required, k_form},
                 [](Reader& reader, const Node& node, Owner& into) { reader.read(node, into.*Member); },
                 [](const Owner& from) { return node_of(from.*Member); }};
  if constexpr (k_form == Form::word) key.info.words = k_words<Value>;
  if constexpr (k_form == Form::table) key.info.inner = &infos_of<Value>;
  if constexpr (k_form == Form::tables) key.info.inner = &infos_of<typename Value::value_type>;
  return key;
}

/// As `key`, for a number that only says yes or no.
template <auto Member>
constexpr auto switch_key(std::string_view name) {
  using Owner = typename MemberOf<decltype(Member)>::Owner;
  return Key<Owner>{
      {name, false, Form::boolean},
      [](Reader& reader, const Node& node, Owner& into) { reader.read_switch(node, into.*Member); },
      [](const Owner& from) { return node_of(from.*Member != 0); }};
}

}  // namespace why::catalog
