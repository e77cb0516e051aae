// SPDX-License-Identifier: Apache-2.0
#include "formats/toml.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "base/limits.hpp"
#include "formats/json_builder.hpp"
#include "formats/line_starts.hpp"
#include "formats/toml_library.hpp"

namespace why::toml_file {
namespace {

using json::Kind;
using json::Value;

Position place_in(const LineStarts& lines, const toml::source_position& p) {
  return lines.at(p.line, std::max<std::size_t>(p.column, 1) - 1);
}

class Converter {
 public:
  explicit Converter(std::string_view text) : lines_(text), builder_(text.size()) {}

  /// False when the tree is too deep.
  bool convert(const toml::node& from, int depth, Value& to) {
    if (depth > limits::k_depth) return false;
    const Position at = place_in(lines_, from.source().begin);
    if (const auto* table = from.as_table()) return convert_table(*table, at, depth, to);
    if (const auto* array = from.as_array()) return convert_array(*array, at, depth, to);
    if (const auto* text = from.as_string()) to = builder_.scalar(Kind::string, text->get(), at);
    else if (const auto* flag = from.as_boolean()) to = builder_.scalar(Kind::boolean, flag->get() ? "true" : "false", at);
    else if (const auto* whole = from.as_integer()) to = builder_.scalar(Kind::number, std::to_string(whole->get()), at);
    else if (const auto* number = from.as_floating_point()) to = builder_.scalar(Kind::number, std::to_string(number->get()), at);
    else to = builder_.scalar(Kind::string, "", at);
    return true;
  }

  json::Document finish(const Value& root) { return builder_.finish(root); }

 private:
  bool convert_table(const toml::table& table, Position at, int depth, Value& to) {
    std::vector<Value> members;
    for (const auto& [key, node] : table) {
      Value& member = members.emplace_back();
      if (!convert(node, depth + 1, member)) return false;
      member.key = builder_.keep(key.str());
      member.key_at = place_in(lines_, key.source().begin);
    }
    std::ranges::stable_sort(members, {}, [](const Value& m) { return m.key_at.offset; });
    to = builder_.container(Kind::object, members, at);
    return true;
  }

  bool convert_array(const toml::array& array, Position at, int depth, Value& to) {
    std::vector<Value> items;
    for (const auto& node : array)
      if (!convert(node, depth + 1, items.emplace_back())) return false;
    to = builder_.container(Kind::array, items, at);
    return true;
  }

  LineStarts lines_;
  json::Builder builder_;
};

}  // namespace

Parsed<json::Document> parse(std::string_view text) {
  const toml::parse_result result = toml::parse(text);
  if (!result)
    return tl::unexpected(ParseError{Errc::bad_syntax, "not valid TOML", place_in(LineStarts(text), result.error().source().begin)});
  Converter converter(text);
  Value root;
  if (!converter.convert(result.table(), 0, root)) return tl::unexpected(ParseError{Errc::too_deep, "nested too deeply", {}});
  return converter.finish(root);
}

}  // namespace why::toml_file
