// Fingerprints tell whether two secrets are one, under a code, and nothing else.
// SPDX-License-Identifier: Apache-2.0
#include "snapshot/fingerprint.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "base/text.hpp"
#include "support/ingredients.hpp"
#include "support/recorded.hpp"

namespace why {
namespace {

constexpr std::string_view k_letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

FingerprintMaker maker_of(std::string_view code) {
  auto maker = FingerprintMaker::with_code(code);
  EXPECT_TRUE(maker) << code;
  return std::move(*maker);
}

TEST(PairingCode, IsTwentySixLettersInGroupsAndNeverTheSame) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::string code = new_pairing_code();
    EXPECT_TRUE(seen.insert(code).second);
    const std::string letters = text::replace_all(code, "-", "");
    EXPECT_EQ(letters.size(), 26U) << code;
    EXPECT_EQ(letters.find_first_not_of(k_letters), letters.npos) << code;
    EXPECT_EQ(code.find('-'), 4U);
    EXPECT_TRUE(FingerprintMaker::with_code(code));
  }
}

TEST(PairingCode, CountsInLowerCaseAndWithoutOrWithOtherDashes) {
  const std::string code = new_pairing_code(), secret = test::api_key();
  const std::string expected = maker_of(code).of("credential", secret);
  EXPECT_EQ(maker_of(text::lower(code)).of("credential", secret), expected);
  EXPECT_EQ(maker_of(text::replace_all(code, "-", "")).of("credential", secret), expected);
  EXPECT_EQ(maker_of(text::replace_all(code, "-", " ")).of("credential", secret), expected);
}

TEST(PairingCode, OneThatAPersonThoughtUpIsRefused) {
  const std::string code = new_pairing_code();
  for (const std::string& bad : {std::string(), std::string("secret"), std::string("new"), code.substr(1), code + "A", code.substr(0, 25) + "U" + code.substr(26),
                                 std::string(26, 'I'), std::string(26, 'O'), std::string(26, 'L'), "é" + code.substr(2), std::string(31, '-')})
    EXPECT_FALSE(FingerprintMaker::with_code(bad)) << bad;
}

TEST(PairingCode, IsNamedWithoutBeingTold) {
  const std::string code = new_pairing_code(), other = new_pairing_code();
  EXPECT_EQ(maker_of(code).pair(), maker_of(text::lower(code)).pair());
  EXPECT_NE(maker_of(code).pair(), maker_of(other).pair());
  EXPECT_EQ(maker_of(code).pair().size(), 32U);
}

TEST(Fingerprint, OfAThousandPairsTellsTheSameFromOthers) {
  for (std::uint64_t i = 0; i < 1000; ++i) {
    const FingerprintMaker one = maker_of(new_pairing_code());
    const std::string secret = test::api_key(i * 7 + 1), other = test::api_key(i * 7 + 2);
    const std::string print = one.of("credential", secret);
    EXPECT_EQ(print.size(), 32U);
    EXPECT_TRUE(are_equal_fingerprints(print, one.of("credential", secret)));
    EXPECT_FALSE(are_equal_fingerprints(print, one.of("credential", other)));
    EXPECT_FALSE(are_equal_fingerprints(print, one.of("OTHER_FIELD", secret)));
    EXPECT_FALSE(are_equal_fingerprints(print, maker_of(new_pairing_code()).of("credential", secret)));
    EXPECT_NE(print, one.pair());
  }
}

TEST(Fingerprint, OfWhatCouldBeGuessedThereIsNone) {
  const FingerprintMaker maker = maker_of(new_pairing_code());
  for (const std::string_view weak : {"", "changeme", "sk-1234", "password-password-password", "12345678901234567890", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa", "hunter2!", "Xk3f9Qa2"})
    EXPECT_EQ(maker.of("credential", weak), "") << weak;
  EXPECT_NE(maker.of("credential", test::fake_key("", 20, 3)), "");
}

TEST(Fingerprint, OfOtherLengthsIsNotEqual) {
  EXPECT_FALSE(are_equal_fingerprints("ab", "abc"));
  EXPECT_FALSE(are_equal_fingerprints("abc", ""));
  EXPECT_TRUE(are_equal_fingerprints("", ""));
}

TEST(Fingerprint, StandsInASnapshotOnlyWhenItWasAskedFor) {
  test::Scene scene;
  scene.env("ANTHROPIC_API_KEY", test::api_key()).env("OPENAI_API_KEY", "changeme").home(".claude/.credentials.json", test::login_json());
  const Snapshot without = test::taken(scene);
  EXPECT_EQ(without.pair, "");
  for (const ToolRecord& tool : without.tools) EXPECT_TRUE(tool.fingerprints.empty());
  const FingerprintMaker maker = maker_of(new_pairing_code());
  const Snapshot with = test::taken(scene, &maker);
  EXPECT_EQ(with.pair, maker.pair());
  std::set<std::string> sources;
  for (const ToolRecord& tool : with.tools)
    for (const Fingerprint& print : tool.fingerprints) sources.insert(std::string(tool.evidence.tool->id.view()) + " " + print.source);
  EXPECT_TRUE(sources.contains("claude-code api-key") && sources.contains("claude-code login"));
  for (const NamedVariable& variable : with.variables) EXPECT_EQ(variable.fingerprint.empty(), variable.name != "ANTHROPIC_API_KEY") << variable.name;
  const auto read = read_snapshot(test::document_of(with), catalog::embedded());
  ASSERT_TRUE(read) << read.error().what;
  EXPECT_EQ(test::said(*read), test::said(with));
}

}  // namespace
}  // namespace why
