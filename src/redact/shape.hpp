// A family of secrets, as the catalog describes it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace why::redact {

/// A public prefix, then `min` to `max` characters of `alphabet`, which is written as in a bracket:
/// "A-Za-z0-9_-". The views must outlive the Redactor that is built from them.
struct Shape {
  std::string_view id, prefix, alphabet;
  std::uint32_t min = 0, max = 0;
  std::string_view label;  ///< what stands in place of the secret: "[hidden: LABEL]"
};

}  // namespace why::redact
