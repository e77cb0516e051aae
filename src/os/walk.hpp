// Opening a path below a root, name by name, for kernels without openat2.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "os/descriptor.hpp"

namespace why::os {

/// Opens `path` as if the directory `root` were "/": links and ".." never lead out of it.
/// `flags` as for open(2). Errors: not_found, denied, loop (more than 40 links), io.
Result<Descriptor> open_by_walk(int root, std::string_view path, int flags);

}  // namespace why::os
