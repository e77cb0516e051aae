// The forms in which a message reaches people: coloured, quoted, nested, wrapped, logged.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace why::test {

struct Disguise {
  std::string name;
  std::function<std::string(std::string_view)> apply;
  /// Done by the tool or its terminal, so never on top of another disguise.
  bool comes_first = false;
};

/// One disguise of each sort; wraps at one width.
std::vector<Disguise> disguises();

/// Hard wraps, wraps at blanks and boxes, each at every width from 40 to 200.
std::vector<Disguise> wraps();

/// Every two of disguises(), one on top of the other.
std::vector<Disguise> pairs_of_disguises();

}  // namespace why::test
