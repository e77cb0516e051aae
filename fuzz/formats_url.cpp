// Any bytes as a URL: a host that was read is in its normal form, and is the same host as itself.
// SPDX-License-Identifier: Apache-2.0
#include "formats/url.hpp"

#include "script_check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = why::fuzz::as_text(data, size);
  (void)why::url::is_loopback(text);
  const auto url = why::url::parse(text);
  if (!url || url->host.empty()) return 0;
  why::fuzz::require(url->host.find_first_of("@/?# \t\r\n\"") == url->host.npos);
  why::fuzz::require(why::url::same_host(url->host, url->host) && why::url::in_domain(url->host, url->host));
  why::fuzz::require(!why::url::same_host(url->host, url->host + ".evil"));
  if (url->host.find('%') == url->host.npos)
    why::fuzz::require(why::url::normal_host(url->host) == url->host);
  return 0;
}
