// A text written as TOML is read back as it was, however hostile it is.
// SPDX-License-Identifier: Apache-2.0
#include "authoring/toml_text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>

#include "authoring/read_toml.hpp"
#include "base/text.hpp"

namespace why::catalog {
namespace {

std::string read_back(std::string_view text) {
  const auto root = read_toml("text = " + toml_text(text) + "\nnext = 1\n");
  if (!root || root->find("next") == nullptr) return "no TOML";
  return root->at("text").text;
}

std::string any_text() {
  std::string text;
  const auto codes = *rc::gen::container<std::vector<std::uint32_t>>(rc::gen::oneOf(
      rc::gen::inRange<std::uint32_t>(0, 0x80),
      rc::gen::element<std::uint32_t>('\'', '"', '\\', '\n', 0x1B, 0x7F),
      rc::gen::inRange<std::uint32_t>(0xA0, 0x2100), rc::gen::inRange<std::uint32_t>(0x4E00, 0x5000)));
  for (const std::uint32_t code : codes) text::append_utf8(text, code);
  return text;
}

TEST(TomlText, OfAnyTextIsReadBackUnchanged) {
  EXPECT_TRUE(rc::check([] {
    const std::string text = any_text();
    RC_ASSERT(read_back(text) == text);
  }));
}

TEST(TomlText, BytesThatAreNoTextBecomeReplacementCharacters) {
  EXPECT_EQ(read_back("a\xFFz"), "a\xEF\xBF\xBDz");
}

TEST(TomlText, IsAsEasyToReadAsTheTextAllows) {
  EXPECT_EQ(toml_text("plain"), "\"plain\"");
  EXPECT_EQ(toml_text("it's"), "\"it's\"");
  EXPECT_EQ(toml_text("{\"a\": 1}"), "'{\"a\": 1}'");
  EXPECT_EQ(toml_text("say \"it's\""), "\"say \\\"it's\\\"\"");
  EXPECT_EQ(toml_text("two\nlines"), "'''\ntwo\nlines'''");
  EXPECT_EQ(toml_text("\x1b[31mred"), "\"\\U0000001B[31mred\"");
}

}  // namespace
}  // namespace why::catalog
