// Users and passwords in URLs and in calls of curl.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstdio>

#include "catalog_data.hpp"

namespace why::redact::test {
namespace {

std::string clean(std::string_view text) {
  static const Redactor redactor = make_redactor();
  return redactor.clean(text);
}

TEST(Logins, EveryOddFormOfALoginInAUrlIsHidden) {
  const std::vector<std::string> logins{"user:p4ss",
                                        "user:p@ss:w",
                                        ":p4ss",
                                        "user:p%40ss%2Fw",
                                        "user:",
                                        "us%3Aer:p4ss",
                                        "user:pa/ss4",
                                        "a:b:c4",
                                        "user:p4ss#x@y",
                                        "%75ser:p4ss",
                                        "ghp4x7y2Kq9vT1mZ8rW3",
                                        "user:\xD0\xBF\xD0\xB0\xD1\x80",
                                        "user:p4$s", "user:$ecret",
                                        "user:*4!"};
  const std::vector<std::string> hosts{"host.example", "host.example:8080/path?q=1", "[2001:db8::1]:3128",
                                       "127.0.0.1/", "localhost:1"};
  const std::vector<std::string> places{"", "HTTPS_PROXY=", "proxy = \"", "see <", "git clone "};
  std::size_t texts = 0;
  for (const std::string& login : logins)
    for (const std::string& host : hosts)
      for (const std::string& place : places) {
        if (login.find_first_of("#") != std::string::npos) continue;
        const std::string text = place + "http://" + login + "@" + host;
        EXPECT_EQ(clean(text), place + "http://[hidden: login]@" + host);
        ++texts;
      }
  std::printf("logins in URLs: %zu texts\n", texts);
}

TEST(Logins, AUserWithoutAPasswordStays) {
  EXPECT_EQ(clean("ssh://git@host.example/x and ftp://ada@host"),
            "ssh://git@host.example/x and ftp://ada@host");
}

TEST(Logins, VariablesInAUrlStay) {
  EXPECT_EQ(clean("http://${USER}:${PASS}@host.example"), "http://${USER}:${PASS}@host.example");
}

TEST(Logins, AnAddressBehindThePathIsNoLogin) {
  EXPECT_EQ(clean("https://host.example:443/@scope/pkg@1.2"), "https://host.example:443/@scope/pkg@1.2");
}

TEST(Logins, TheArgumentOfCurlIsHidden) {
  for (const std::string flag : {"-u ", "--user ", "--user=", "-u"})
    EXPECT_EQ(clean("curl -sS " + flag + "ada:hunter22 https://host.example"),
              "curl -sS " + flag + "[hidden: login] https://host.example");
  EXPECT_EQ(clean("curl -u 'ada:hunter 22' x"), "curl -u '[hidden: login] 22' x");
}

TEST(Logins, TheSameFlagOfAnotherProgramStays) {
  EXPECT_EQ(clean("sudo -u postgres:postgres psql"), "sudo -u postgres:postgres psql");
}

}  // namespace
}  // namespace why::redact::test
