// Reads single values and says what does not fit.
// SPDX-License-Identifier: Apache-2.0
#include "authoring/keys.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <limits>
#include <utility>

#include "catalog/guard.hpp"
#include "catalog/nearest.hpp"
#include "authoring/rules.hpp"

namespace why::catalog {
namespace {

std::string_view name_of(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::text: return "a text";
    case Node::Kind::integer: return "a whole number";
    case Node::Kind::number: return "a number";
    case Node::Kind::boolean: return "true or false";
    case Node::Kind::date: return "a date without quotes";
    case Node::Kind::list: return "a list";
    case Node::Kind::table: return "a table";
  }
  return "something else";
}

std::string with_hyphens(std::string_view word) { return text::replace_all(std::string(word), "_", "-"); }

}  // namespace

void Reader::report(const Rule& rule, LineColumn at, std::string what, std::string how) {
  problems_.push_back({file_, at.line, at.column, std::string(rule.id), rule.severity, std::move(what),
                       std::string(rule.why), std::move(how)});
}

bool Reader::expect(const Node& node, Node::Kind kind) {
  if (node.kind == kind) return true;
  report(rule("key.type"), node.place, fmt::format("`{}` is {}", path(), name_of(node.kind)),
         fmt::format("it must be {}", name_of(kind)));
  return false;
}

/// An empty text: a template that waits to be filled in.
bool Reader::is_unfilled(const Node& node) {
  return node.kind == Node::Kind::text && text::trim(node.text).empty();
}

void Reader::require(const Node& table, std::string_view name) {
  const PathStep step(*this, fmt::format(".{}", name));
  const Node* value = table.find(name);
  if (value == nullptr)
    report(rule("key.missing"), table.place, fmt::format("`{}` is missing", path()), "add it");
  else if (is_unfilled(*value))
    report(rule("key.missing"), value->place, fmt::format("`{}` is empty", path()), "fill it in");
}

void Reader::report_unknown_key(const Member& member, const std::vector<KeyInfo>& known) {
  std::vector<std::string_view> names;
  for (const KeyInfo& info : known) names.push_back(info.name);
  const std::string table = path_.empty() ? "this file" : fmt::format("`{}`", path());
  report(rule("key.unknown"), member.place, fmt::format("there is no key `{}` in {}", member.name, table),
         suggestion(member.name, names));
}

std::size_t Reader::read_word(const Node& node, std::span<const std::string_view> words) {
  if (!expect(node, Node::Kind::text)) return 0;
  const auto word = std::ranges::find(words, with_hyphens(node.text), with_hyphens);
  if (word != words.end()) return static_cast<std::size_t>(word - words.begin());
  report(rule("value.unknown"), node.place, fmt::format("`{}` is `{}`", path(), node.text),
         suggestion(node.text, words));
  return 0;
}

void Reader::read(const Node& node, std::string& into) {
  if (expect(node, Node::Kind::text)) into = node.text;
}

void Reader::read(const Node& node, std::uint32_t& into) {
  if (!expect(node, Node::Kind::integer)) return;
  if (std::in_range<std::uint32_t>(node.integer))
    into = static_cast<std::uint32_t>(node.integer);
  else
    report(rule("value.range"), node.place, fmt::format("`{}` is {}", path(), node.integer),
           "it must be 0 or more, below 2^32");
}

void Reader::read(const Node& node, float& into) {
  if (node.kind != Node::Kind::integer && !expect(node, Node::Kind::number)) return;
  if (std::isfinite(node.number) && std::abs(node.number) <= std::numeric_limits<float>::max())
    into = static_cast<float>(node.number);
  else
    report(rule("value.range"), node.place, fmt::format("`{}` is no ordinary number", path()),
           "write a finite number");
}

void Reader::read(const Node& node, bool& into) {
  if (expect(node, Node::Kind::boolean)) into = node.boolean;
}

void Reader::read_switch(const Node& node, std::uint32_t& into) {
  if (node.kind == Node::Kind::integer && (node.integer == 0 || node.integer == 1))
    into = static_cast<std::uint32_t>(node.integer);
  else if (expect(node, Node::Kind::boolean))
    into = node.boolean ? 1 : 0;
}

void Reader::read_range(const Node& node, std::uint32_t& lowest, std::uint32_t& highest) {
  if (!expect(node, Node::Kind::list)) return;
  if (node.items.size() != 2)
    return report(rule("key.type"), node.place, fmt::format("`{}` has {} numbers", path(), node.items.size()),
                  "write the lowest and the highest: [a, b]");
  read(node.items[0], lowest);
  read(node.items[1], highest);
}

void Reader::read(const Node& node, std::vector<std::string>& into) {
  for_each_item(node, [&](const Node& item) { read(item, into.emplace_back()); });
}

void Reader::read(const Node& node, Guard<Owned>& into) {
  if (!expect(node, Node::Kind::text)) return;
  auto guard = parse_guard(node.text);
  if (guard) {
    into = std::move(*guard);
    return;
  }
  // One past the opening quote; in a text of several lines the place of the text has to do.
  const bool is_one_line = node.text.find('\n') == std::string::npos;
  const LineColumn at{node.place.line, node.place.column + (is_one_line ? guard.error().column : 0)};
  report(rule("guard.syntax"), at, fmt::format("`{}`: {}", path(), guard.error().what), guard.error().how);
}

// ---------------------------------------------------------------- the way back

Node node_of(const std::string& text) {
  Node node;
  node.kind = Node::Kind::text;
  node.text = text;
  return node;
}

Node node_of(const std::uint32_t& number) {
  Node node;
  node.kind = Node::Kind::integer;
  node.integer = number;
  node.number = number;
  return node;
}

/// 0.1F is written as 0.1 and not as the double nearest to it, and 3.0F as 3. Not by <charconv>, which needs libm for
/// doubles.
Node node_of(const float& number) {
  Node node;
  node.number = std::strtod(fmt::format("{}", number).c_str(), nullptr);
  node.integer = static_cast<std::int64_t>(number);
  const bool is_whole = static_cast<double>(node.integer) == node.number;
  node.kind = is_whole ? Node::Kind::integer : Node::Kind::number;
  if (!is_whole) node.integer = 0;
  return node;
}

Node node_of(const bool& boolean) {
  Node node;
  node.kind = Node::Kind::boolean;
  node.boolean = boolean;
  return node;
}

Node node_of(const Guard<Owned>& guard) { return node_of(text_of(guard)); }

Node node_of(const std::vector<std::string>& texts) {
  Node list;
  list.kind = Node::Kind::list;
  for (const std::string& text : texts) list.items.push_back(node_of(text));
  return list;
}

Node range_node(std::uint32_t lowest, std::uint32_t highest) {
  Node list;
  list.kind = Node::Kind::list;
  list.items = {node_of(lowest), node_of(highest)};
  return list;
}

}  // namespace why::catalog
