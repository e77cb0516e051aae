// URLs, read as the URL class of JavaScript reads them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "formats/host.hpp"

namespace why::url {

struct Url {
  std::string scheme;    ///< lower case, without the colon
  std::string userinfo;  ///< what stands before the last @, as written
  std::string host;      ///< lower case; IPv6 in brackets; numeric forms as 127.0.0.1; a final dot stays
  std::optional<std::uint16_t> port;  ///< as written; absent when there is none
  std::string path;                   ///< as written; for an unknown scheme all that follows the colon
  std::string query;                  ///< without the ?
};

/// Refuses what JavaScript refuses: no scheme, blanks in the host, a bad port or address. Refuses quotes in
/// the host too, which no name has. Names outside ASCII stay as they are. Errors: bad_syntax.
Result<Url> parse(std::string_view text);

/// The port that is really used; nothing for an unknown scheme without a port.
std::optional<std::uint16_t> port_of(const Url& url);

}  // namespace why::url
