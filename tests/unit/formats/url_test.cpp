// URLs and hosts: what is refused, where a request would really go, and names that try to look like another.
// SPDX-License-Identifier: Apache-2.0
#include "formats/url.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace why::test {
namespace {

std::string shown(std::string_view text) {
  const auto url = url::parse(text);
  if (!url) return url.error().what;
  std::string out = url->scheme + "|" + url->userinfo + "|" + url->host + "|";
  if (url->port) out += std::to_string(*url->port);
  return out + "|" + url->path + "|" + url->query;
}

struct Case {
  std::string_view text, expected;
};

TEST(Url, TakesAUrlApart) {
  for (const Case& c : {Case{"https://api.example.com", "https||api.example.com||/|"},
                        Case{"HTTPS://API.Example.COM:8443/v1?x=1#y", "https||api.example.com|8443|/v1|x=1"},
                        Case{"http://user:pass@host/", "http|user:pass|host||/|"},
                        Case{"http://a@b@host/", "http|a@b|host||/|"},
                        Case{"http://[::1]:80/x", "http||[::1]|80|/x|"},
                        Case{"http://[2001:DB8:0:0::1]", "http||[2001:db8::1]||/|"},
                        Case{"http://host./", "http||host.||/|"},
                        Case{"http:host", "http||host||/|"},
                        Case{"https:\\\\host\\path", "https||host||/path|"},
                        Case{"http:////host", "http||host||/|"},
                        Case{"  https://host\n", "https||host||/|"},
                        Case{"https://ho\tst/", "https||host||/|"},
                        Case{"https://host:", "https||host||/|"},
                        Case{"https://host:0443", "https||host|443|/|"},
                        Case{"https://h%6Fst", "https||host||/|"},
                        Case{"https://host?x", "https||host||/|x"},
                        Case{"file:///x/y", "file||||/x/y|"},
                        Case{"localhost:8080/v1", "localhost||||8080/v1|"},
                        Case{"host.example:443", "host.example||||443|"},
                        Case{"socks5://127.0.0.1:1080", "socks5||127.0.0.1|1080||"}})
    EXPECT_EQ(shown(c.text), c.expected) << c.text;
}

TEST(Url, RefusesWhatJavaScriptRefuses) {
  for (const Case& c : {Case{"", "no scheme"},
                        Case{"api.example.com", "no scheme"},
                        Case{"127.0.0.1:8080", "no scheme"},
                        Case{"//host", "no scheme"},
                        Case{"\"https://host\"", "no scheme"},
                        Case{"://host", "no scheme"},
                        Case{"https://", "no host"},
                        Case{"https:///", "no host"},
                        Case{"https://user@", "no host"},
                        Case{"https://:80", "no host"},
                        Case{"https://host:x", "a port that is no number"},
                        Case{"https://host:80\"", "a port that is no number"},
                        Case{"https://host:99999", "a port over 65535"},
                        Case{"https://a b", "a blank, quote or sign that no host has"},
                        Case{"https://a%20b", "a blank, quote or sign that no host has"},
                        Case{"https://host\"", "a blank, quote or sign that no host has"},
                        Case{"https://\u201chost\u201d", "a blank, quote or sign that no host has"},
                        Case{"https://<host>", "a blank, quote or sign that no host has"},
                        Case{"https://a%00b", "a blank, quote or sign that no host has"},
                        Case{"https://[::1", "a malformed IPv6 address"},
                        Case{"https://[1:2]", "a malformed IPv6 address"},
                        Case{"https://[::1%25eth0]", "a malformed IPv6 address"},
                        Case{"https://256.1.1.1", "a malformed IPv4 address"},
                        Case{"https://1.2.3.4.5", "a malformed IPv4 address"},
                        Case{"https://host.09", "a malformed IPv4 address"}})
    EXPECT_EQ(shown(c.text), c.expected) << c.text;
}

TEST(Url, EverySpellingOfAnAddressIsOne) {
  for (const std::string_view host : {"127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f.1", "0x7F000001",
                                      "0177.0.0.1", "017700000001", "127.0.0.1.", "%31%32%37.0.0.1"})
    EXPECT_EQ(shown("http://" + std::string(host)), "http||127.0.0.1||/|") << host;
}

TEST(Url, KnowsThePortThatIsUsed) {
  EXPECT_EQ(url::port_of(*url::parse("https://h")), 443);
  EXPECT_EQ(url::port_of(*url::parse("http://h")), 80);
  EXPECT_EQ(url::port_of(*url::parse("http://h:8080")), 8080);
  EXPECT_EQ(url::port_of(*url::parse("x://h")), std::nullopt);
}

TEST(Url, ThePlaceARequestGoesToIsNotFooledByDecoration) {
  for (const std::string_view text :
       {"https://api.example.com@evil.test", "https://api.example.com:x@evil.test/",
        "https://api.example.com:443@evil.test", "https://evil.test/api.example.com",
        "https://evil.test?api.example.com", "https://evil.test#@api.example.com",
        "https://evil.test\\@api.example.com", "https://evil.test/@api.example.com", "https:evil.test",
        "https:\\\\evil.test", "https://ev\nil.test", "https://EVIL.test", "https://evil%2Etest"})
    EXPECT_EQ(url::parse(text)->host, "evil.test") << text;
}

TEST(Url, LookAlikeHostsAreOtherHosts) {
  constexpr std::string_view k_true = "api.example.com";
  for (const std::string_view host :
       {"api.example.com.evil", "evil-api.example.com", "apiXexample.com", "api.example.co",
        "api.example.com.evil.com", "xapi.example.com", "api-example.com", "example.com",
        "api.example.com:443", "api.example.com@evil", "", ".api.example.com", "api..example.com",
        "api.example.com..", "\u0430pi.example.com", "api.example.com\u3002", "api.example.com%2eevil",
        "api.example.com ", " api.example.com"})
    EXPECT_FALSE(url::same_host(host, k_true)) << host;
  for (const std::string_view host : {"api.example.com", "API.Example.COM", "api.example.com."})
    EXPECT_TRUE(url::same_host(host, k_true)) << host;
}

TEST(Url, DomainsContainWhatIsBelowThem) {
  for (const std::string_view host : {"example.com", "a.example.com", "A.B.Example.com", "a.example.com."})
    EXPECT_TRUE(url::in_domain(host, "example.com")) << host;
  for (const std::string_view host :
       {"notexample.com", "example.com.evil", "com", "", "evil.com", "example.comx", "example-com"})
    EXPECT_FALSE(url::in_domain(host, "example.com")) << host;
  EXPECT_FALSE(url::in_domain("x", ""));
}

TEST(Url, LoopbackIsThisMachineOnly) {
  for (const std::string_view host :
       {"localhost", "LOCALHOST", "localhost.", "app.localhost", "127.0.0.1", "127.255.1.2", "127.1",
        "0x7f.1", "::1", "[::1]", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"})
    EXPECT_TRUE(url::is_loopback(host)) << host;
  for (const std::string_view host :
       {"", "localhost.evil", "notlocalhost", "127.0.0.1.evil.com", "127.evil.com", "128.0.0.1", "1127.0.0.1",
        "::2", "[::]", "0.0.0.0", "10.0.0.1", "::ffff:128.0.0.1", "127.0.0.1:80", "127.0.0.256",
        "[127.0.0.1"})
    EXPECT_FALSE(url::is_loopback(host)) << host;
}

}  // namespace
}  // namespace why::test
