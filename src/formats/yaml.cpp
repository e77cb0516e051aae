// Events of libyaml, collected into a tree.
// SPDX-License-Identifier: Apache-2.0
#include "formats/yaml.hpp"

#include <yaml.h>

#include <algorithm>
#include <vector>

#include "base/limits.hpp"
#include "formats/json_builder.hpp"
#include "formats/line_starts.hpp"

namespace why::yaml {
namespace {

using json::Kind;
using json::Value;

bool is_number(std::string_view s) {
  if (s.starts_with('-') || s.starts_with('+')) s.remove_prefix(1);
  return !s.empty() && s.front() >= '0' && s.front() <= '9' && s.find_first_not_of("0123456789.eE+-") == s.npos;
}

Kind kind_of_plain(std::string_view s) {
  if (s.empty() || s == "~" || s == "null" || s == "Null" || s == "NULL") return Kind::null;
  if (s == "true" || s == "True" || s == "TRUE" || s == "false" || s == "False" || s == "FALSE") return Kind::boolean;
  return is_number(s) ? Kind::number : Kind::string;
}

/// An event and its memory.
class Event {
 public:
  explicit Event(yaml_parser_t& parser) : is_good_(yaml_parser_parse(&parser, &event_) == 1) {}
  ~Event() {
    if (is_good_) yaml_event_delete(&event_);
  }
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;

  bool is_good() const { return is_good_; }
  yaml_event_type_t type() const { return event_.type; }
  const yaml_mark_t& mark() const { return event_.start_mark; }
  bool is_plain() const { return event_.data.scalar.style == YAML_PLAIN_SCALAR_STYLE; }
  std::string_view text() const {
    return {reinterpret_cast<const char*>(event_.data.scalar.value), event_.data.scalar.length};
  }

 private:
  yaml_event_t event_{};
  bool is_good_;
};

class Parser {
 public:
  explicit Parser(std::string_view text) : lines_(text), builder_(text.size()) {
    yaml_parser_initialize(&parser_);
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  ~Parser() { yaml_parser_delete(&parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  Parsed<json::Document> run() {
    Value root = builder_.container(Kind::object, {}, {0, 1, 1});
    while (true) {
      const Event event(parser_);
      if (!event.is_good()) return tl::unexpected(fault());
      if (event.type() == YAML_STREAM_END_EVENT || event.type() == YAML_DOCUMENT_END_EVENT) break;
      if (event.type() == YAML_STREAM_START_EVENT || event.type() == YAML_DOCUMENT_START_EVENT) continue;
      if (!read(event, 0, root)) return tl::unexpected(fault());
    }
    return builder_.finish(root);
  }

 private:
  Position place_of(const yaml_mark_t& mark) const { return lines_.at(mark.line + 1, mark.column); }

  ParseError fault() const {
    if (is_too_deep_) return {Errc::too_deep, "nested too deeply", {}};
    return {Errc::bad_syntax, "not valid YAML", place_of(parser_.problem_mark)};
  }

  /// Reads what `event` begins.
  bool read(const Event& event, int depth, Value& to) {
    if (depth > limits::k_depth) return !(is_too_deep_ = true);
    switch (event.type()) {
      case YAML_SCALAR_EVENT:
        to = builder_.scalar(event.is_plain() ? kind_of_plain(event.text()) : Kind::string, event.text(), place_of(event.mark()));
        return true;
      case YAML_SEQUENCE_START_EVENT: return read_items(event, Kind::array, YAML_SEQUENCE_END_EVENT, depth, to);
      case YAML_MAPPING_START_EVENT: return read_items(event, Kind::object, YAML_MAPPING_END_EVENT, depth, to);
      default: to = builder_.scalar(Kind::null, {}, place_of(event.mark())); return true;  // an alias
    }
  }

  bool read_items(const Event& start, Kind kind, yaml_event_type_t end, int depth, Value& to) {
    std::vector<Value> items;
    while (true) {
      const Event event(parser_);
      if (!event.is_good()) return false;
      if (event.type() == end) break;
      Value& item = items.emplace_back();
      if (!(kind == Kind::object ? read_member(event, depth, item) : read(event, depth + 1, item))) return false;
    }
    to = builder_.container(kind, items, place_of(start.mark()));
    return true;
  }

  bool read_member(const Event& key_event, int depth, Value& member) {
    Value key;
    if (!read(key_event, depth + 1, key)) return false;
    const Event event(parser_);
    if (!event.is_good() || !read(event, depth + 1, member)) return false;
    member.key = key.text;  // a key that is a list or a table has none, and is never asked for
    member.key_at = key.at;
    return true;
  }

  yaml_parser_t parser_{};
  LineStarts lines_;
  json::Builder builder_;
  bool is_too_deep_ = false;
};

}  // namespace

Parsed<json::Document> parse(std::string_view text) { return Parser(text).run(); }

}  // namespace why::yaml
