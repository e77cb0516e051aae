// Host names and addresses in the one form in which they can be compared.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace why::url {

/// Lower case, percent signs decoded, IPv6 in brackets and shortened, every numeric form of an IPv4 address
/// as four decimals. Errors: bad_syntax.
Result<std::string> normal_host(std::string_view host);

/// 127.0.0.0/8, ::1 and localhost, with or without brackets and final dot.
bool is_loopback(std::string_view host);

/// Whether two hosts of URLs are one: case and a final dot do not count, everything else does.
bool same_host(std::string_view a, std::string_view b);

/// `host` is `domain` or below it. Neither "a.com.evil" nor "nota.com" is below "a.com".
bool in_domain(std::string_view host, std::string_view domain);

}  // namespace why::url
