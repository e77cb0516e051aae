// INI files as cloud tools write them.
// SPDX-License-Identifier: Apache-2.0
#include "formats/ini.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace why::test {
namespace {

std::string value_of(std::string_view text, std::string_view section, std::string_view key) {
  const ini::File file = ini::read(text);
  const ini::Entry* entry = ini::find(file, section, key);
  return entry == nullptr ? "absent" : entry->value;
}

constexpr std::string_view k_config =
    "# comment\n"
    "[default]\n"
    "region = eu-central-1   # here\n"
    "output=json\r\n"
    "\n"
    "[profile work]\n"
    "region: us-east-1\n"
    "s3 =\n"
    "  max_concurrent_requests = 20\n"
    "  region = nested\n"
    "sso_start_url = https://x.example/start#/ ; note\n"
    "; comment\n"
    "[ profile blanks ]\n"
    "key\t=\tv w\n";

TEST(Ini, ReadsSectionsAndKeys) {
  EXPECT_EQ(value_of(k_config, "default", "region"), "eu-central-1");
  EXPECT_EQ(value_of(k_config, "default", "output"), "json");
  EXPECT_EQ(value_of(k_config, "profile work", "region"), "us-east-1");
  EXPECT_EQ(value_of(k_config, "profile work", "sso_start_url"), "https://x.example/start#/");
  EXPECT_EQ(value_of(k_config, "profile blanks", "key"), "v w");
  EXPECT_EQ(value_of(k_config, "work", "region"), "absent");
  EXPECT_EQ(value_of(k_config, "default", "key"), "absent");
}

TEST(Ini, NestedValuesAreLeftOut) {
  EXPECT_EQ(value_of(k_config, "profile work", "s3"), "");
  EXPECT_EQ(value_of(k_config, "profile work", "max_concurrent_requests"), "absent");
}

TEST(Ini, TheLastEntryOfANameCountsAndItsCaseDoesNot) {
  EXPECT_EQ(value_of("[a]\nk=1\nK=2\n[b]\nk=4\n[a]\nk=3", "a", "k"), "3");
  EXPECT_EQ(value_of("[a]\nKey=1", "a", "kEY"), "1");
  EXPECT_EQ(value_of("[A]\nk=1", "a", "k"), "absent");
}

TEST(Ini, EntriesInFrontOfASectionHaveNone) { EXPECT_EQ(value_of("\xEF\xBB\xBFk=1\n[a]\n", "", "k"), "1"); }

TEST(Ini, SaysWhereALineIsNotUnderstoodAndGoesOn) {
  const ini::File file = ini::read("[a]\nk=1\nnonsense\n[open\nl=2");
  ASSERT_TRUE(file.problem);
  EXPECT_EQ(file.problem->at.line, 3U);
  EXPECT_EQ(file.problem->what, "expected key = value");
  EXPECT_EQ(ini::find(file, "a", "l")->value, "2");
  EXPECT_EQ(ini::read("[a").problem->what, "section header without ]");
  EXPECT_FALSE(ini::read(k_config).problem);
}

TEST(Ini, PositionsPointAtKeyAndValue) {
  const ini::File file = ini::read(k_config);
  const ini::Entry* entry = ini::find(file, "profile work", "sso_start_url");
  ASSERT_NE(entry, nullptr);
  EXPECT_EQ(entry->at.line, 11U);
  EXPECT_EQ(entry->at.column, 1U);
  EXPECT_EQ(entry->value_at.column, 17U);
  EXPECT_EQ(file.sections[1].at.line, 6U);
}

}  // namespace
}  // namespace why::test
