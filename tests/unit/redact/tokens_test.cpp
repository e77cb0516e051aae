// Tokens behind "Bearer", JSON Web Tokens and private keys.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "catalog_data.hpp"
#include "disguises.hpp"
#include "support/fake_keys.hpp"

namespace why::redact::test {
namespace {

using why::test::fake_key;

std::string clean(std::string_view text) {
  static const Redactor redactor = make_redactor();
  return redactor.clean(text);
}

std::string web_token() {
  return fake_key("eyJ", 33) + "." + fake_key("eyJ", 80, 2) + "." + fake_key("", 43, 3);
}

TEST(Tokens, AJsonWebTokenIsHiddenWhole) {
  EXPECT_EQ(clean("got " + web_token() + " ok"), "got [hidden: token] ok");
}

TEST(Tokens, AnEncryptedTokenHasFiveParts) {
  const std::string parts =
      fake_key("", 20) + "." + fake_key("", 16) + "." + fake_key("", 40) + "." + fake_key("", 22);
  EXPECT_EQ(clean(fake_key("eyJ", 33) + "." + parts), "[hidden: token]");
}

TEST(Tokens, TwoPartsAreNoToken) {
  const std::string text = "see " + fake_key("eyJ", 33) + "." + fake_key("x", 80, 2);
  EXPECT_EQ(clean(text), text);
}

TEST(Tokens, ABrokenTokenIsFollowedOverTheLine) {
  EXPECT_EQ(clean(wrapped(web_token(), 50, "\n  ") + "\nend"), "[hidden: token]\nend");
}

TEST(Tokens, WhatFollowsBearerIsHidden) {
  EXPECT_EQ(clean("sent bearer " + fake_key("", 24) + "."), "sent bearer [hidden: token]");
  EXPECT_EQ(clean("[\"Authorization\",\"Bearer " + fake_key("", 24) + "\"]"),
            "[\"Authorization\",\"Bearer [hidden: token]\"]");
}

TEST(Tokens, WhatFollowsBasicIsHidden) {
  EXPECT_EQ(clean("sent Basic " + base64("ada:hunter22-long")), "sent Basic [hidden: token]");
}

TEST(Tokens, TheInsideOfAPrivateKeyIsHidden) {
  const std::string body = wrapped(fake_key("", 300), 64, "\n");
  const std::string begin = "-----BEGIN EC PRIVATE" " KEY-----\n", end = "\n-----END EC PRIVATE KEY-----\n";
  EXPECT_EQ(clean(begin + body + end), begin + "[hidden: private key]" + end);
  EXPECT_EQ(clean(begin + body + "\n\nnext"), begin + "[hidden: private key]\n\nnext");
}

TEST(Tokens, APrivateKeyInJsonEndsWithItsString) {
  const std::string begin = R"({"private_text":"-----BEGIN PRIVATE)" R"( KEY-----\n)";
  EXPECT_EQ(clean(begin + fake_key("", 64) + R"(","b":"-----END PRIVATE KEY-----"})"),
            begin + R"([hidden: private key]","b":"-----END PRIVATE KEY-----"})");
}

}  // namespace
}  // namespace why::redact::test
