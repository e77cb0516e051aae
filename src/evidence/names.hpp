// The catalog's words for names that promise a secret.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/model.hpp"
#include "redact/names.hpp"

namespace why {

inline redact::Names names_in(const catalog::Catalog<catalog::Packed>& catalog) {
  return {{catalog.secret_names.begin(), catalog.secret_names.end()},
          {catalog.harmless_names.begin(), catalog.harmless_names.end()}};
}

}  // namespace why
