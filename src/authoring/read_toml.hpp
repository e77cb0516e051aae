// TOML as a plain tree with positions, so that only one file knows the library that parses it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace why::catalog {

struct Member;

/// A place in a text. Both count from 1, columns in characters.
struct LineColumn {
  std::uint32_t line = 1, column = 1;
};

/// A value of a TOML text.
struct Node {
  enum class Kind { text, integer, number, boolean, date, list, table };
  Kind kind = Kind::table;
  LineColumn place;
  std::string text;
  std::int64_t integer = 0;
  double number = 0;  ///< of an integer too
  bool boolean = false;
  std::vector<Node> items;      ///< of a list
  std::vector<Member> members;  ///< of a table, in the order of the text

  /// The member of a table, or null.
  const Node* find(std::string_view name) const;

  /// The node at `path` ("signature[1].text"), or the nearest node above it that exists.
  const Node& at(std::string_view path) const;

  /// Whether they hold the same; places do not count.
  friend bool operator==(const Node& a, const Node& b);
};

/// A key of a table and what stands behind it.
struct Member {
  std::string name;
  LineColumn place;  ///< of the key
  Node value;
};

/// Where and why a text is no TOML. `what` may quote the text.
struct TomlFault {
  LineColumn place;
  std::string what;
};

tl::expected<Node, TomlFault> read_toml(std::string_view text);

}  // namespace why::catalog
