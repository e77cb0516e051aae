// The last steps of a child before it is another program.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "os/child.hpp"

namespace why::os {

/// A command as exec wants it, made before the fork.
class Arguments {
 public:
  explicit Arguments(const std::vector<std::string>& command);
  char* const* get() const { return pointers_.data(); }

 private:
  std::vector<char*> pointers_;
};

/// Becomes the command: its streams, signals and limits as if we had never been there. When that fails, writes the
/// errno to `report` and ends.
[[noreturn]] void become(const Start& start, const Arguments& arguments, int report);

}  // namespace why::os
