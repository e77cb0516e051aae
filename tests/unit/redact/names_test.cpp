// Which names promise a secret.
// SPDX-License-Identifier: Apache-2.0
#include "redact/names.hpp"

#include <gtest/gtest.h>

namespace why::redact {
namespace {

const Names k_names({"KEY", "TOKEN"}, {"KEY", "*_URL", "TOKEN_*_COUNT"});

TEST(Names, OneNameInEverySpelling) {
  for (const char* name :
       {"API_KEY", "api_key", "apiKey", "APIKey", "api-key", "x-api-key", "api.key", "KEY_2"})
    EXPECT_TRUE(k_names.is_secret(name)) << name;
}

TEST(Names, AShortWordMustBeWhole) {
  for (const char* name : {"MONKEY", "KEYBOARD", "keys", "hotkey"})
    EXPECT_FALSE(k_names.is_secret(name)) << name;
}

TEST(Names, ALongWordMayBeTheEndOfAWord) {
  EXPECT_TRUE(k_names.is_secret("NPMTOKEN"));
  EXPECT_FALSE(k_names.is_secret("TOKENIZER"));
  EXPECT_FALSE(k_names.is_secret("max_tokens"));
}

TEST(Names, HarmlessNamesWin) {
  for (const char* name : {"key", "TOKEN_URL", "tokenUrl", "token_input_count"})
    EXPECT_FALSE(k_names.is_secret(name)) << name;
  EXPECT_TRUE(k_names.is_secret("URL_TOKEN"));
  EXPECT_TRUE(k_names.is_secret("TOKEN_COUNT"));  // the star stands between two underscores
}

TEST(Names, AnEmptyNameIsNoSecret) { EXPECT_FALSE(k_names.is_secret("")); }

}  // namespace
}  // namespace why::redact
