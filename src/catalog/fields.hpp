// Names the members of a type of the model, in order, once for both storages.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <tuple>

#define WHY_FIELDS(Type, ...)                            \
  static constexpr auto fields() {                       \
    using Self = Type;                                   \
    return std::tuple(__VA_ARGS__);                      \
  }
