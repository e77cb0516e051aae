// Values are hidden for the name in front of them, whatever they look like.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstdio>

#include "catalog_data.hpp"

namespace why::redact::test {
namespace {

constexpr std::string_view k_value = "[hidden: secret value]";

std::string clean(std::string_view text) {
  static const Redactor redactor = make_redactor();
  return redactor.clean(text);
}

struct Place {
  std::string before, after;
};

/// Places where a value stands for a secret.
const std::vector<Place> k_places{
    {"API_KEY=", ""},
    {"export API_KEY=", ""},
    {"export API_KEY='", "'"},
    {"API_KEY=\"", "\" claude -p hi"},
    {"API_KEY=", " claude -p hi"},
    {"docker run -e API_KEY=", " image"},
    {"set DB_PASSWORD=", ""},
    {"$env:GH_TOKEN = \"", "\""},
    {"https://host.example/v1?api_key=", "&model=m"},
    {"{\"apiKey\":\"", "\"}"},
    {"{\"apiKey\" : \"", "\", \"model\": \"m\"}"},
    {R"({"log":"{\"auth_token\":\")", R"(\"}"})"},
    {"api_key = \"", "\""},
    {"client-secret = '", "'"},
    {"password: ", ""},
    {"password: \"", "\""},
    {"  - token: ", ""},
    {"'api_key' => '", "',"},
    {"x-api-key: ", ""},
    {"curl -H 'x-api-key: ", "' https://host.example"},
    {"curl -H \"Authorization: Bearer ", "\" https://host.example"},
    {"> x-goog-api-key: ", "\n> accept: */*"},
    {"Proxy-Authorization: Basic ", ""},
    {"Cookie: sessionKey=", "; lang=en"},
    {"//registry.npmjs.org/:_authToken=", ""},
};

TEST(NamedValues, AShortOrWeakValueIsHiddenWhereASecretStands) {
  std::size_t texts = 0;
  for (const std::string_view weak : {"sk-1234", "changeme", "password1", "abc"})
    for (const Place& place : k_places) {
      const std::string cleaned = clean(place.before + std::string(weak) + place.after);
      EXPECT_EQ(cleaned.find(weak), std::string::npos) << cleaned;
      ++texts;
    }
  std::printf("short and weak values: %zu texts\n", texts);
}

TEST(NamedValues, AWeakValueStaysReadableElsewhere) {
  Redactor redactor = make_redactor();
  for (const std::string_view weak :
       {"sk-1234", "changeme", "password", "abc", "my-test-key", "123456789012"})
    EXPECT_FALSE(redactor.learn(weak, "key")) << weak;
  EXPECT_FALSE(redactor.knows_values());
  EXPECT_EQ(redactor.clean("KEY_A=changeme means changeme"), "KEY_A=[hidden: secret value] means changeme");
}

TEST(NamedValues, OnlyTheValueIsReplaced) {
  for (const Place& place : k_places) {
    const std::string cleaned = clean(place.before + "Zq8-value" + place.after);
    if (place.before.starts_with("Cookie")) continue;
    EXPECT_EQ(cleaned, place.before + std::string(k_value) + place.after);
  }
}

TEST(NamedValues, ACookieIsHiddenWhole) {
  EXPECT_EQ(clean("Cookie: a=1; b=2"), "Cookie: [hidden: secret value]");
}

TEST(NamedValues, ColoursBetweenNameAndValueDoNotMatter) {
  EXPECT_EQ(clean("\x1b[32mAPI_KEY\x1b[0m=\x1b[1mhunter22\x1b[0m"),
            "\x1b[32mAPI_KEY\x1b[0m=\x1b[1m[hidden: secret value]\x1b[0m");
}

TEST(NamedValues, ANumberInJsonStaysANumber) {
  EXPECT_EQ(clean(R"({"api_key_length":108,"token":12345})"), R"({"api_key_length":108,"token":12345})");
}

TEST(NamedValues, AStringEndsAtItsOwnQuote) {
  EXPECT_EQ(clean(R"({"password":"ab\"cd","x":"y"})"), R"({"password":"[hidden: secret value]","x":"y"})");
  EXPECT_EQ(clean(R"({"l":"{\"password\":\"ab\\\"cd\",\"x\":1}"})"),
            R"({"l":"{\"password\":\"[hidden: secret value]\",\"x\":1}"})");
}

TEST(NamedValues, AStringThatEndsWithANameHasNoValue) {
  EXPECT_EQ(clean(R"({"a":"API_KEY=","b":"c"})"), R"({"a":"API_KEY=","b":"c"})");
}

TEST(NamedValues, AValueEndsWithTheStringAroundIt) {
  EXPECT_EQ(clean(R"({"a":"API_KEY='x1","b":"it's"})"),
            R"({"a":"API_KEY='[hidden: secret value]","b":"it's"})");
}

TEST(NamedValues, BlanksBelongToAValueInAListOfVariables) {
  EXPECT_EQ(clean("HOME=/root\nPASSPHRASE=correct horse battery\nTERM=xterm"),
            "HOME=/root\nPASSPHRASE=[hidden: secret value]\nTERM=xterm");
}

TEST(NamedValues, AFlagWithItsOwnWordIsHidden) {
  EXPECT_EQ(clean("tool --api-key hunter22 --model m"), "tool --api-key [hidden: secret value] --model m");
  EXPECT_EQ(clean("tool --token='hunter22'"), "tool --token='[hidden: secret value]'");
}

// ---------------------------------------------------------------- a dump of five hundred variables

struct Variable {
  std::string name, value;
  bool secret;
};

/// Every kind of name, 500 of them.
std::vector<Variable> environment() {
  const std::vector<std::string> owners{"ANTHROPIC", "OPENAI", "ACME", "DB", "CI",
                                        "NPM",       "DEPLOY", "MAIL", "X",  "PROD"};
  const std::vector<std::string> secret_ends{
      "API_KEY", "TOKEN",      "AUTH_TOKEN",  "SECRET",      "CLIENT_SECRET", "PASSWORD",      "PASS",
      "PASSWD",  "PASSPHRASE", "CREDENTIALS", "COOKIE",      "ACCESS_KEY",    "APIKEY",        "SIGNING_KEY",
      "PAT",     "SESSION",    "AUTH",        "PRIVATE_KEY", "REFRESH_TOKEN", "WEBHOOK_SECRET"};
  const std::vector<std::string> harmless_ends{
      "BASE_URL",     "HOST",     "PORT",       "MODEL",       "MAX_TOKENS",  "REGION",
      "TOKEN_URL",    "KEY_FILE", "KEY_PATH",   "API_VERSION", "LOG_LEVEL",   "AUTHOR",
      "MONKEY",       "TIMEOUT",  "PROJECT",    "KEY_ID",      "AUTH_METHOD", "TOKEN_TTL",
      "SESSION_NAME", "KEYBOARD", "PUBLIC_KEY", "PASSENGERS",  "USER",        "SECRET_NAME",
      "TOKEN_LIMIT",  "HOME",     "SHELL",      "LANG",        "EDITOR",      "COMPASS"};
  std::vector<Variable> all;
  int count = 0;
  for (const std::string& owner : owners) {
    for (const std::string& end : secret_ends)
      all.push_back({owner + "_" + end, "v4Lue" + std::to_string(++count) + "zz", true});
    for (const std::string& end : harmless_ends)
      all.push_back({owner + "_" + end, "text-" + std::to_string(++count), false});
  }
  return all;
}

TEST(NamedValues, ADumpOfTheEnvironmentLosesItsSecretsAndNothingElse) {
  const std::vector<Variable> variables = environment();
  std::string dump, expected;
  for (const Variable& v : variables) {
    dump += v.name + "=" + v.value + "\n";
    expected += v.name + "=" + (v.secret ? std::string(k_value) : v.value) + "\n";
  }
  std::printf("variables: %zu\n", variables.size());
  EXPECT_EQ(variables.size(), 500U);
  EXPECT_EQ(clean(dump), expected);
}

}  // namespace
}  // namespace why::redact::test
