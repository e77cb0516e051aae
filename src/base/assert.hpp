// Assertions that stay on in release builds. A failed one is our bug: main reports it and exits 70.
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace why {

/// Thrown by WHY_ASSERT only, caught in main only. Holds fixed text and a place, never data.
struct AssertionFailed {
  const char* condition;
  const char* file;
  int line;
};

}  // namespace why

#define WHY_ASSERT(condition) \
  ((condition) ? void() : throw ::why::AssertionFailed{#condition, __FILE__, __LINE__})
