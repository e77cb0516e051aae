// JSON as tools write it: comments, trailing commas, a byte-order mark and duplicate keys are read and
// reported. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "formats/parse_error.hpp"

namespace why::json {

enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

/// One value with its place in the text. It is a view: it lives as long as its Document.
struct Value {
  Kind kind = Kind::null;
  Position at;            ///< of the first byte
  std::size_t end = 0;    ///< offset just past the last byte
  std::string_view text;  ///< a string without quotes and escapes; a number, true, false, null as written
  std::string_view key;   ///< of a member of an object
  Position key_at;        ///< of the key's opening quote
  const Value* first = nullptr;
  std::size_t count = 0;

  /// Elements of an array or members of an object, in the order of the text, duplicates included.
  std::span<const Value> items() const { return {first, count}; }

  /// The member `name` of an object. Of duplicates the last one counts, as in most readers.
  const Value* get(std::string_view name) const;

  std::optional<std::string_view> string() const;
  std::optional<bool> boolean() const;
  /// Nearest double; a number too large for one is infinite.
  std::optional<double> number() const;
  /// The number without its fraction; nothing when it does not fit.
  std::optional<std::int64_t> integer() const;
};

/// A parsed text. Where a reader of strict JSON would have refused it, the first such place is kept.
class Document {
 public:
  const Value& root() const { return root_; }

  bool had_bom = false;
  std::optional<Position> comment;
  std::optional<Position> trailing_comma;
  std::optional<Position> bad_utf8;  ///< invalid bytes in a string; they became U+FFFD

  bool is_strict() const { return !had_bom && !comment && !trailing_comma && !bad_utf8; }

 private:
  friend class Parser;
  friend class Builder;
  std::unique_ptr<std::pmr::monotonic_buffer_resource> memory_;
  Value root_;
};

/// Any type may stand at the top. Lone surrogates become U+FFFD. Errors: bad_syntax, too_deep.
Parsed<Document> parse(std::string_view text);

/// The value at "a.b.c". A key that itself holds dots is preferred to nested objects.
const Value* find(const Value& from, std::string_view dotted_path);

/// A key that stands twice in one object.
struct Duplicate {
  std::string_view key;
  Position earlier;  ///< of the key that is ignored
  Position later;
};

/// Every duplicate key below `root`, in no particular order.
std::vector<Duplicate> find_duplicates(const Value& root);

}  // namespace why::json
