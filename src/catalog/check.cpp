// SPDX-License-Identifier: Apache-2.0
#include "catalog/check.hpp"

namespace why::catalog {

std::vector<Problem> check(const Loaded& loaded, std::string_view) {
  return loaded.problems;
}

}  // namespace why::catalog
