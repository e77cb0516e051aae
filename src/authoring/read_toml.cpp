// Turns the tree of toml++ into ours.
// SPDX-License-Identifier: Apache-2.0
#include "authoring/read_toml.hpp"

#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "formats/toml_library.hpp"

namespace why::catalog {
namespace {

/// Of a node, a key or an error.
template <class T>
LineColumn place_of(const T& part) {
  return {part.source().begin.line, part.source().begin.column};
}

Node convert(const toml::node& from);

void fill(const toml::table& from, Node& to) {
  to.kind = Node::Kind::table;
  for (const auto& [key, value] : from) {
    to.members.push_back({std::string(key.str()), place_of(key), convert(value)});
  }
  std::ranges::stable_sort(to.members, {},
                           [](const Member& m) { return std::pair(m.place.line, m.place.column); });
}

void fill(const toml::array& from, Node& to) {
  to.kind = Node::Kind::list;
  for (const auto& item : from) to.items.push_back(convert(item));
}

void fill(const toml::value<std::string>& from, Node& to) {
  to.kind = Node::Kind::text;
  to.text = from.get();
}

void fill(const toml::value<std::int64_t>& from, Node& to) {
  to.kind = Node::Kind::integer;
  to.integer = from.get();
  to.number = static_cast<double>(from.get());
}

void fill(const toml::value<double>& from, Node& to) {
  to.kind = Node::Kind::number;
  to.number = from.get();
}

void fill(const toml::value<bool>& from, Node& to) {
  to.kind = Node::Kind::boolean;
  to.boolean = from.get();
}

void fill(const toml::node& /*date or time*/, Node& to) { to.kind = Node::Kind::date; }

Node convert(const toml::node& from) {
  Node to;
  to.place = place_of(from);
  from.visit([&](const auto& value) { fill(value, to); });
  return to;
}

/// The next step of a path: "signature[1].text" gives "signature" and leaves "[1].text".
std::string_view take_step(std::string_view& path) {
  if (path.starts_with('.')) path.remove_prefix(1);
  const bool is_index = path.starts_with('[');
  const std::size_t end = std::min(is_index ? path.find(']') : path.find_first_of(".["), path.size());
  const std::string_view step = is_index ? path.substr(1, end - 1) : path.substr(0, end);
  path.remove_prefix(std::min(end + (is_index ? 1 : 0), path.size()));
  return step;
}

}  // namespace

const Node* Node::find(std::string_view name) const {
  const auto member = std::ranges::find(members, name, &Member::name);
  return member == members.end() ? nullptr : &member->value;
}

const Node& Node::at(std::string_view path) const {
  const Node* node = this;
  while (!path.empty()) {
    const std::string_view step = take_step(path);
    const auto index = static_cast<std::size_t>(text::to_int(step).value_or(0));
    const Node* next = node->kind == Kind::table ? node->find(step) : nullptr;
    if (node->kind == Kind::list && index < node->items.size()) next = &node->items[index];
    if (next == nullptr) break;
    node = next;
  }
  return *node;
}

bool operator==(const Node& a, const Node& b) {
  return a.kind == b.kind && a.text == b.text && a.integer == b.integer && a.number == b.number &&
         a.boolean == b.boolean && a.items == b.items &&
         std::ranges::equal(a.members, b.members, [](const Member& x, const Member& y) {
           return x.name == y.name && x.value == y.value;
         });
}

tl::expected<Node, TomlFault> read_toml(std::string_view text) {
  const toml::parse_result result = toml::parse(text);
  if (result) return convert(result.table());
  return tl::unexpected(TomlFault{place_of(result.error()), std::string(result.error().description())});
}

}  // namespace why::catalog
