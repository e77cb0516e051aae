// What the Redactor promises for every text: valid JSON stays valid, replacements tell nothing, nothing is
// found twice. SPDX-License-Identifier: Apache-2.0
#include "redact/redactor.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <ctime>
#include <nlohmann/json.hpp>
#include <set>

#include "catalog_data.hpp"
#include "disguises.hpp"
#include "support/fake_keys.hpp"

namespace why::redact::test {
namespace {

using why::test::fake_key;
using Json = nlohmann::ordered_json;

std::string any_secret(std::mt19937& random) {
  const auto& families = catalog_data().families;
  return secret_of(families[random() % families.size()], static_cast<std::uint32_t>(random() % 50));
}

std::string any_of(std::mt19937& random, const std::vector<std::string>& words) {
  return words[random() % words.size()];
}

/// A string with a secret somewhere, or something that looks as if one followed.
std::string any_text(std::mt19937& random) {
  switch (random() % 8) {
    case 0: return any_secret(random);
    case 1: return "line one\nexport API_KEY=" + any_secret(random) + "\n\tline \"three\"";
    case 2:
      return "curl -H \"x-api-key: " + any_secret(random) +
             "\" -u a:b 'https://u:p@h/x?token=" + any_secret(random) + "'";
    case 3: return "C:\\dir\\\\" + any_secret(random) + "\\";
    case 4: return R"({"password":"ab\"cd\\","t":[1,2]})";
    case 5:
      return any_of(random, {"API_KEY=", "password: \"", "token='", "KEY=\\", "Bearer ",
                             "-----BEGIN PRIVATE" " KEY-----\n"});
    case 6: return each(any_secret(random), "\\u%04x") + "\x1b[1m\x01 \xE2\x80\x8B\xC3\xA4";
    default:
      return any_of(random, {"", "plain", "密钥", "a\tb", "it's \"so\"", "\\", "\"", "x=1&y=2",
                             "-----END PRIVATE KEY-----"});
  }
}

Json any_json(std::mt19937& random, int depth) {
  const std::vector<std::string> names{"apiKey", "token",    "name",      "env", "a\"b",
                                       "model",  "password", "x-api-key", "l\\g"};
  if (depth == 0) {
    switch (random() % 6) {
      case 0: return random() % 1000;
      case 1: return true;
      case 2: return nullptr;
      case 3: return Json{{"apiKey", any_text(random)}}.dump();  // JSON in JSON
      default: return any_text(random);
    }
  }
  Json value = random() % 3 == 0 ? Json::array() : Json::object();
  for (std::size_t i = 0; i < 3; ++i) {
    Json member = any_json(random, depth - 1);
    if (value.is_array())
      value.push_back(std::move(member));
    else
      value[any_of(random, names) + (i == 0 ? "" : std::to_string(i))] = std::move(member);
  }
  return value;
}

/// The types and names of `value`, without its strings.
std::string shape_of(const Json& value) {
  std::string out = value.type_name();
  if (!value.is_structured()) return out;
  for (const auto& [name, member] : value.items())
    out += "(" + (value.is_object() ? name : "") + shape_of(member) + ")";
  return out;
}

TEST(Redactor, JsonStaysJsonOfTheSameShape) {
  std::mt19937 random(9);
  Redactor redactor = make_redactor();
  for (int i = 0; i < 20; ++i) redactor.learn(any_secret(random), "known value");
  const std::size_t cases = 3000;
  std::size_t changed = 0;
  for (std::size_t i = 0; i < cases; ++i) {
    const Json before = any_json(random, 3);
    const std::string text = before.dump(i % 2 == 0 ? -1 : 2, ' ', i % 3 == 0);
    const std::string cleaned = redactor.clean(text);
    const Json after = Json::parse(cleaned, nullptr, false);
    ASSERT_FALSE(after.is_discarded()) << text << "\n" << cleaned;
    ASSERT_EQ(shape_of(after), shape_of(before)) << text << "\n" << cleaned;
    changed += cleaned != text ? 1 : 0;
  }
  std::printf("JSON documents: %zu, changed %zu, invalid 0\n", cases, changed);
  EXPECT_GT(changed, cases / 2);
}

// ---------------------------------------------------------------- replacements

TEST(Redactor, TheReplacementTellsNothingOfTheLengthOrTheCharacters) {
  std::set<std::string> replacements;
  std::size_t texts = 0;
  for (std::size_t length = 40; length < 240; ++length)
    for (std::uint32_t seed = 0; seed < 5; ++seed) {
      Redactor redactor = make_redactor();
      const std::string secret = fake_key("", length, seed);
      ASSERT_TRUE(redactor.learn(secret, "gateway token, from env GATEWAY"));
      replacements.insert(redactor.clean(secret));
      ++texts;
    }
  std::printf("replacements: %zu texts, %zu different\n", texts, replacements.size());
  EXPECT_EQ(replacements, std::set<std::string>{"[hidden: gateway token, from env GATEWAY]"});
}

TEST(Redactor, AllSecretsOfAFamilyHaveOneReplacement) {
  const Redactor redactor = make_redactor();
  for (const Family& family : catalog_data().families) {
    std::set<std::string> replacements;
    for (std::uint32_t seed = 0; seed < 20; ++seed)
      replacements.insert(redactor.clean(secret_of(family, seed)));
    EXPECT_EQ(replacements, std::set<std::string>{"[hidden: " + family.label + "]"});
  }
}

TEST(Redactor, ALabelInAForeignTextHidesNoSecretFromUs) {
  const Redactor redactor = make_redactor();
  const std::string key = fake_key("sk-ant-api03-", 95);
  EXPECT_EQ(redactor.clean("[hidden: " + key + "]"), "[hidden: [hidden: Anthropic API key]]");
  EXPECT_EQ(redactor.clean("API_KEY=[hidden: secret value]hunter22"), "API_KEY=[hidden: secret value]");
}

TEST(Redactor, ASecretThatIsItsOwnNameDoesNotEatItsLabel) {
  Redactor redactor = make_redactor();
  ASSERT_TRUE(redactor.learn("my-super-secret-gateway-token", "value of my-super-secret-gateway-token"));
  const std::string once = redactor.clean("x my-super-secret-gateway-token y");
  EXPECT_EQ(once, "x [hidden: value of my-super-secret-gateway-token] y");
  EXPECT_EQ(redactor.clean(once), once);
}

// ---------------------------------------------------------------- modes and the self-check

TEST(Redactor, AFreshOneKnowsNoValues) {
  Redactor redactor = make_redactor();
  EXPECT_FALSE(redactor.knows_values());
  ASSERT_TRUE(redactor.learn(fake_key("", 30), "token"));
  EXPECT_TRUE(redactor.knows_values());
}

TEST(Redactor, TheSelfCheckSeesAHoleInTheCleaning) {
  Redactor redactor = make_redactor();
  const std::string known = fake_key("", 40);
  ASSERT_TRUE(redactor.learn(known, "token"));
  EXPECT_TRUE(redactor.leaks("finished report\n  token " + known.substr(5, 10) + "\n"));
  EXPECT_TRUE(redactor.leaks("finished report\n  " + fake_key("sk-ant-api03-", 95) + "\n"));
  EXPECT_FALSE(redactor.leaks("finished report\n  nothing of interest\n"));
}

TEST(Redactor, TheSelfCheckSeesThroughOurOwnEscapes) {
  Redactor redactor = make_redactor();
  const std::string known = fake_key("", 40);
  ASSERT_TRUE(redactor.learn(known, "token"));
  EXPECT_TRUE(redactor.leaks(wrapped(known, 6, "<1B>[31m")));
  EXPECT_TRUE(redactor.leaks(wrapped(known, 6, "<200B>")));
}

// ---------------------------------------------------------------- any text at all

std::string any_bytes(std::mt19937& random) {
  const std::vector<std::string> pieces{"\\",
                                        "\"",
                                        "'",
                                        "\n",
                                        "=",
                                        ":",
                                        "://",
                                        "@",
                                        "%",
                                        "&",
                                        "<",
                                        ">",
                                        "[",
                                        "]",
                                        "[hidden: ",
                                        "secret value]",
                                        "KEY",
                                        "token",
                                        "sk-",
                                        "eyJ",
                                        ".",
                                        "\x1b[",
                                        "m",
                                        "\0",
                                        " ",
                                        "-u ",
                                        "curl",
                                        "\xFF",
                                        "\xE2\x80\x8B",
                                        "-----BEGIN PRIVATE" " KEY-----",
                                        "Bearer ",
                                        "u0000",
                                        "amp;",
                                        "25"};
  std::string out;
  for (std::size_t count = random() % 40; count > 0; --count)
    out += random() % 3 == 0 ? fake_key("", random() % 30, static_cast<std::uint32_t>(random()))
                             : any_of(random, pieces);
  return out;
}

TEST(Redactor, CleaningTwiceChangesNothingMore) {
  std::mt19937 random(33);
  Redactor redactor = make_redactor();
  const std::string known = fake_key("", 40);
  ASSERT_TRUE(redactor.learn(known, "token"));
  const std::size_t cases = 20000;
  for (std::size_t i = 0; i < cases; ++i) {
    const std::string text =
        any_bytes(random) + known.substr(random() % 20, random() % 25) + any_bytes(random);
    const std::string once = redactor.clean(text);
    ASSERT_EQ(redactor.clean(once), once) << text;
    ASSERT_FALSE(redactor.leaks(once)) << text;
    ASSERT_LE(once.size(), 32 * text.size() + 64);
  }
  std::printf("random texts: %zu, leaks 0\n", cases);
}

/// Seconds of the processor for cleaning `size` bytes of `piece` over and over.
double seconds_for(const Redactor& redactor, const std::string& piece, std::size_t size) {
  std::string text;
  while (text.size() < size) text += piece;
  const std::clock_t begin = std::clock();
  (void)redactor.clean(text);
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

TEST(Redactor, TimeGrowsNoFasterThanTheTextForHostileTexts) {
  const Redactor redactor = make_redactor();
  for (const std::string piece : {"sk-",        "eyJ-",         "KEY=",
                                  "A_KEY=\"",   "A_KEY='",      "token:/",
                                  "://a@",      "curl -u ",     "-----BEGIN PRIVATE" " KEY-----",
                                  "[hidden: ",  "\\",           "&amp;",
                                  "%25",        "<1B",          "\x1b]",
                                  "--token ",   " \n",          "Bearer eyJ",
                                  "a.",         "A_KEY=\\\"",   "\x1b[1",
                                  "token: a\n", "\"token\":\"", "http://a:b",
                                  "A_KEY=$A",   "sk-\n"}) {
    const double small = seconds_for(redactor, piece, 64U << 10U);
    const double large = seconds_for(redactor, piece, 512U << 10U);
    EXPECT_LT(large, 20 * small + 0.05) << piece;  // a square would be 64 times as long
  }
}

}  // namespace
}  // namespace why::redact::test
