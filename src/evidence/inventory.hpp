// What a record of a place holds beside credentials and facts: the files, variables and keys that matter to a tool.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evidence/fact.hpp"

namespace why {

/// A settings file that is there.
struct SeenFile {
  enum class State { read, broken, unreadable };
  std::string path;
  std::string layer;  ///< id
  Level level{};
  State state = State::read;
};

/// A variable or settings key that matters to the tool and has a value.
struct SeenValue {
  enum class State { empty, hidden, shown };
  std::string name;
  bool is_key = false;
  State state = State::hidden;
  std::string value;  ///< when it is shown; an address is shown as its host
  Origin origin;
  Level level{};
};

struct Inventory {
  std::vector<SeenFile> files;
  std::vector<SeenValue> values;
};

struct Look;
struct World;

/// Everything that the catalog names for `tool` and that is set here. A value is shown when its name promises no
/// secret and it is harmless: a switch, a region, a model, a host, a path.
Inventory take_inventory(const Look& look, const catalog::Tool<Packed>& tool);

/// The variables of proxies and certificates that any tool would read here.
std::vector<SeenValue> take_network(const World& world, const catalog::Catalog<Packed>& catalog);

/// Whether a text of a file or a variable may stand in a record too: it is short and plain, and has no secret part.
bool is_harmless(std::string_view value, const catalog::Catalog<Packed>& catalog);

/// Whether a word of `text` has the shape of a secret or looks drawn.
bool has_secret_part(std::string_view text, const catalog::Catalog<Packed>& catalog);

/// Whether the tool looks for its files where `variable` says.
bool is_in_paths(const catalog::Tool<Packed>& tool, std::string_view variable);

}  // namespace why
