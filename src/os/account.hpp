// The account that runs this program.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace why::os {

std::uint32_t real_uid();

/// The home directory that the system's user database gives for `uid`; absent when it has none.
/// May ask a network directory service, so call it only when HOME is not set.
std::optional<std::string> home_of(std::uint32_t uid);

}  // namespace why::os
