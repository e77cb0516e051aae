// A stretch of text that must be hidden.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace why::redact {

/// Bytes [begin, end) of a bare text (bare.hpp). Where hits overlap, the largest label names them all.
struct Hit {
  std::size_t begin = 0, end = 0;
  std::uint32_t label = 0;  ///< index into the Redactor's labels
};
using Hits = std::vector<Hit>;

}  // namespace why::redact
