// Secrets that the run has seen are hidden in every disguise.
// SPDX-License-Identifier: Apache-2.0
#include "redact/known_values.hpp"

#include <gtest/gtest.h>

#include <cstdio>

#include "catalog_data.hpp"
#include "disguises.hpp"

namespace why::redact::test {
namespace {

constexpr std::uint32_t k_secrets_of_a_family = 2;

struct Count {
  std::size_t texts = 0, leaks_before = 0, leaks_after = 0, words_kept = 0;
  std::vector<std::string> readable;
};

/// Cleans every secret in every disguise with a Redactor that knows it.
Count clean_all() {
  Count count;
  for (const Family& family : catalog_data().families)
    for (std::uint32_t seed = 0; seed < k_secrets_of_a_family; ++seed) {
      const std::string secret = secret_of(family, seed);
      Redactor redactor = make_redactor();
      redactor.learn(secret, "key, from env KEY");
      for (const Disguise& disguise : k_disguises) {
        const std::string text = "before\n" + disguise.dress(secret) + "\nafter\n";
        const std::string cleaned = redactor.clean(text);
        ++count.texts;
        count.leaks_before += redactor.leaks(text) ? 1 : 0;
        count.leaks_after += redactor.leaks(cleaned) ? 1 : 0;
        count.words_kept += cleaned.starts_with("before\n") && cleaned.ends_with("after\n") ? 1 : 0;
        if (readable_windows(cleaned, secret, family.prefix.size()) > 0)
          count.readable.push_back(family.id + ", " + disguise.name + ": " + cleaned);
      }
    }
  return count;
}

const Count& counted() {
  static const Count count = clean_all();
  return count;
}

TEST(KnownValues, NoSecretOfAnyFamilyIsReadableInAnyDisguise) {
  std::printf("known values: %zu texts, %zu readable\n", counted().texts, counted().readable.size());
  EXPECT_EQ(counted().texts, catalog_data().families.size() * k_secrets_of_a_family * k_disguises.size());
  EXPECT_EQ(counted().readable, std::vector<std::string>{});
}

TEST(KnownValues, TheSelfCheckFindsEveryDisguiseBeforeCleaning) {
  EXPECT_EQ(counted().leaks_before, counted().texts);
}

TEST(KnownValues, TheSelfCheckFindsNothingAfterCleaning) { EXPECT_EQ(counted().leaks_after, 0U); }

TEST(KnownValues, TheLinesAroundASecretStay) { EXPECT_EQ(counted().words_kept, counted().texts); }

std::string gateway_token(std::uint32_t seed) {
  return secret_of(Family{"gateway", "", "a-zA-Z0-9", "", 32, 32, 32, 32}, seed);
}

TEST(KnownValues, AValueWithoutAnyPrefixIsFoundByTenCharacters) {
  Redactor redactor = make_redactor();
  const std::string secret = gateway_token(1);
  ASSERT_TRUE(redactor.learn(secret, "gateway token"));
  EXPECT_EQ(redactor.clean("see " + secret.substr(11, 10) + " there"), "see [hidden: gateway token] there");
  EXPECT_EQ(redactor.clean("see " + secret.substr(11, 9) + " there"),
            "see " + secret.substr(11, 9) + " there");
}

TEST(KnownValues, TwoSecretsThatOverlapAreHiddenOnce) {
  Redactor redactor = make_redactor();
  const std::string outer = gateway_token(2);
  ASSERT_TRUE(redactor.learn(outer.substr(4, 20), "inner"));
  ASSERT_TRUE(redactor.learn(outer, "outer"));
  EXPECT_EQ(redactor.clean("a " + outer + " b"), "a [hidden: outer] b");
}

TEST(KnownValues, TwoSecretsOnOneLineAreBothHidden) {
  Redactor redactor = make_redactor();
  ASSERT_TRUE(redactor.learn(gateway_token(3), "first"));
  ASSERT_TRUE(redactor.learn(gateway_token(4), "second"));
  EXPECT_EQ(redactor.clean(gateway_token(3) + "+" + gateway_token(4) + "+" + gateway_token(3)),
            "[hidden: first]+[hidden: second]+[hidden: first]");
}

TEST(KnownValues, TheFirstPartOfATokenIsNotTakenForTheTokenItself) {
  Redactor redactor = make_redactor();
  const std::string header = "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9";
  ASSERT_TRUE(redactor.learn(header + "." + gateway_token(5) + "." + gateway_token(6), "login"));
  EXPECT_EQ(redactor.clean("every token begins " + header), "every token begins " + header);
}

TEST(KnownValues, ASecretBehindItsSchemeIsTheSecret) {
  Redactor redactor = make_redactor();
  ASSERT_TRUE(redactor.learn("Bearer " + gateway_token(7) + "\n", "token"));
  EXPECT_EQ(redactor.clean("got " + gateway_token(7)), "got [hidden: token]");
}

TEST(KnownValues, APasswordOfManySignsIsFoundThroughItsEscapes) {
  Redactor redactor = make_redactor();
  const std::string secret = R"(q"7\K$9&zW<%41>p'x/=m)";
  ASSERT_TRUE(redactor.learn(secret, "password"));
  for (const std::string& text : {secret, json_string(secret), json_string(json_string(secret)),
                                  each(secret, "%%%02X"), each(secret, "&#x%x;")})
    EXPECT_NE(redactor.clean(text).find("[hidden: password]"), std::string::npos) << text;
}

TEST(KnownValues, AFrameOfATerminalDoesNotHideASecret) {
  Redactor redactor = make_redactor();
  const std::string secret = gateway_token(8);
  ASSERT_TRUE(redactor.learn(secret, "token"));
  const std::string text = "│ " + secret.substr(0, 16) + " │\n│ " + secret.substr(16) + "   │";
  EXPECT_EQ(redactor.clean(text), "│ [hidden: token]   │");
}

TEST(KnownValues, ALogPrefixBetweenTheHalvesDoesNotHideASecret) {
  Redactor redactor = make_redactor();
  const std::string secret = gateway_token(9);
  ASSERT_TRUE(redactor.learn(secret, "token"));
  const std::string text = "web-1  | " + secret.substr(0, 6) + "\nweb-1  | " + secret.substr(6, 6) +
                           "\n[12:00:01] WARN: " + secret.substr(12) + "\n";
  EXPECT_EQ(redactor.clean(text), "web-1  | [hidden: token]\n");
}

}  // namespace
}  // namespace why::redact::test
