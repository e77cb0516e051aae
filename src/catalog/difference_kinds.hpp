// Kinds of difference between two places, which causes name in `differs`.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

namespace why::catalog {

inline constexpr std::array<std::string_view, 18> k_difference_kinds{
    "variable",       ///< a variable that carries a credential: absent, empty, of another form
    "stored",         ///< a credential in a file, a keyring, a helper or a setting
    "expiry",         ///< it is over in one place only
    "key",            ///< not the same secret, by fingerprint
    "endpoint",       ///< where requests go
    "switch",         ///< the way to sign in, and what chooses it
    "settings-file",  ///< there in one place only, or broken or unreadable
    "setting",        ///< another value that the tool reads
    "proxy",
    "certificates",
    "region",         ///< region, location or project of a cloud
    "model",
    "home",
    "user",
    "clock",
    "version",        ///< another version of the tool
    "install",        ///< a copy of the tool is there in one place only
    "place",          ///< CI, container, service ...: what kind of place it is
};

}  // namespace why::catalog
