// Tokens are made here; none of them is signed.
// SPDX-License-Identifier: Apache-2.0
#include "formats/jwt.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace why::test {
namespace {

std::string base64url(std::string_view bytes) {
  constexpr std::string_view k_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string out;
  unsigned bits = 0, count = 0;
  for (const char c : bytes) {
    bits = (bits << 8U) | static_cast<unsigned char>(c);
    for (count += 8; count >= 6; count -= 6) out += k_alphabet[(bits >> (count - 6)) & 63U];
  }
  if (count > 0) out += k_alphabet[(bits << (6 - count)) & 63U];
  return out;
}

std::string token(std::string_view payload, std::string_view header = R"({"alg":"none"})") {
  return base64url(header) + "." + base64url(payload) + ".c2lnbmF0dXJl";
}

TEST(Jwt, ReadsTheClaims) {
  const auto claims = jwt::read_claims(
      token(R"({"iss":"https://issuer.example","aud":"api","exp":1764000000,"iat":1763996400.5,"x":{}})"));
  ASSERT_TRUE(claims);
  EXPECT_EQ(claims->iss, "https://issuer.example");
  EXPECT_EQ(claims->aud, std::vector<std::string>{"api"});
  EXPECT_EQ(claims->exp, 1764000000);
  EXPECT_EQ(claims->iat, 1763996400);
}

TEST(Jwt, AbsentAndOddClaimsAreAbsent) {
  const auto claims = jwt::read_claims(token(R"({"iss":7,"aud":["a",1,"b"],"exp":"soon","iat":1e999})"));
  ASSERT_TRUE(claims);
  EXPECT_EQ(claims->iss, "");
  EXPECT_EQ(claims->aud, (std::vector<std::string>{"a", "b"}));
  EXPECT_FALSE(claims->exp);
  EXPECT_FALSE(claims->iat);
  EXPECT_TRUE(jwt::read_claims(token("{}")));
}

TEST(Jwt, TimesFarAwayAreKept) {
  EXPECT_EQ(jwt::read_claims(token(R"({"exp":253402300800})"))->exp, 253402300800);
  EXPECT_EQ(jwt::read_claims(token(R"({"exp":-1})"))->exp, -1);
  EXPECT_FALSE(jwt::read_claims(token(R"({"exp":18446744073709551616})"))->exp);
}

TEST(Jwt, WhatIsNoTokenGivesNothing) {
  const std::string good = token("{}");
  for (const std::string& text :
       {std::string(), std::string("a.b.c"), std::string(".."), std::string("..."), good + ".x", "x" + good,
        good.substr(0, good.rfind('.')), token("[]"), token("{}", "[]"), token("{"), token("{}", "x"),
        "=" + good, base64url("{}") + "." + base64url("{}") + "=." + "x", std::string(100'000, '.')})
    EXPECT_FALSE(jwt::read_claims(text)) << text.substr(0, 80);
}

}  // namespace
}  // namespace why::test
