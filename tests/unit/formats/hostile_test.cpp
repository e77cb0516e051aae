// Bytes that are no configuration at all: every reader ends, in time, and never reads past the end.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/limits.hpp"
#include "described.hpp"
#include "formats/dotenv.hpp"
#include "formats/headers.hpp"
#include "formats/ini.hpp"
#include "formats/json.hpp"
#include "formats/jwt.hpp"
#include "formats/shell.hpp"
#include "formats/url.hpp"

namespace why::test {
namespace {

constexpr std::array<Script (*)(std::string_view), 5> k_script_readers{read_sh, read_fish, read_csh,
                                                                       read_dotenv, read_plain};

void expect_inside(std::string_view text, const Script& script) {
  for (const Assignment& a : script.assignments) {
    EXPECT_LE(a.at.offset, text.size());
    EXPECT_LE(a.end, text.size());
    EXPECT_FALSE(a.name.empty());
    EXPECT_TRUE(!a.dynamic || a.value.empty());
  }
  EXPECT_TRUE(!script.problem || script.problem->at.offset <= text.size());
}

/// The bytes are copied to a block of their own size, so that a checker sees a read past the end.
void read_with_everything(std::string_view bytes) {
  const std::vector<char> exact(bytes.begin(), bytes.end());
  const std::string_view text(exact.data(), exact.size());
  for (const auto read : k_script_readers) expect_inside(text, read(text));
  if (const auto document = json::parse(text)) (void)json::find_duplicates(document->root());
  (void)ini::read(text);
  (void)read_headers(text);
  (void)jwt::read_claims(text);
  (void)url::parse(text);
  (void)url::is_loopback(text);
}

TEST(Hostile, RandomBytesAreRead) {
  std::mt19937 random(48);
  for (int i = 0; i < 500; ++i) {
    std::string bytes(random() % 600, '\0');
    std::generate(bytes.begin(), bytes.end(), [&] { return static_cast<char>(random()); });
    read_with_everything(bytes);
  }
}

TEST(Hostile, RandomMixturesOfSyntaxAreRead) {
  constexpr std::array<std::string_view, 56> k_parts{
      "A=",      "export ",   "'",         "\"",      "`",
      "$(",      "${",        "$((",       "(",       ")",
      "{",       "}",         "[[ ",       "]] ",     "<<E\n",
      "\nE\n",   "\n",        ";",         ";;",      "&&",
      "||",      "|",         "&",         "if ",     "then ",
      "fi ",     "for x in ", "do ",       "done ",   "case x in ",
      "esac ",   "x)",        "function ", "f() ",    "\\",
      "#",       " ",         "set -x ",   "end ",    "begin ",
      "setenv ", "[",         "]",         "=",       ":",
      ",",       "//",        "/*",        "{\"a\":", "\xEF\xBB\xBF",
      "\xC3",    "$HOME",     "~",         "\r\n",    "\t",
      "else "};
  std::mt19937 random(49);
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (auto n = random() % 40; n > 0; --n) text += k_parts[random() % k_parts.size()];
    read_with_everything(text);
  }
}

TEST(Hostile, TextsInOtherEncodingsAreRead) {
  const std::string plain = "export A=1\n{\"a\": \"b\"}\n[s]\nk = v\n";
  std::string utf16_little = "\xFF\xFE", utf16_big = "\xFE\xFF", utf32 = std::string("\xFF\xFE\0\0", 4);
  for (const char c : plain) {
    utf16_little += std::string{c, '\0'};
    utf16_big += std::string{'\0', c};
    utf32 += std::string{c, '\0', '\0', '\0'};
  }
  for (const std::string& text :
       {utf16_little, utf16_big, utf32, utf16_little.substr(2), std::string(4096, '\0'),
        std::string("\x7f"
                    "ELF\x02\x01\x01\0\0\0",
                    10),
        std::string("\x89PNG\r\n\x1a\n")})
    read_with_everything(text);
  EXPECT_EQ(json::parse(utf16_little).error().what, "UTF-16 text instead of UTF-8");
}

TEST(Hostile, InvalidUtf8PassesThrough) {
  for (const std::string_view bytes :
       {"\x80", "\xBF", "\xC0\xAF", "\xE0\x80\xAF", "\xF0\x80\x80\xAF", "\xFC\x80\x80\x80\x80\xAF",
        "\xED\xA0\x80", "\xED\xB0\x80", "\xF4\x90\x80\x80", "\xFE", "\xFF", "\xC3", "\xE2\x82",
        "\xF0\x9F\x98", "\xEF\xBF\xBE", "\xC1\x81"}) {
    const std::string value(bytes);
    EXPECT_EQ(read_sh("A='" + value + "'").assignments[0].value, value);
    EXPECT_EQ(read_dotenv("A=x" + value).assignments[0].value, "x" + value);
    EXPECT_EQ(ini::read("[s]\nk=" + value).sections[0].entries[0].value, value);
    EXPECT_TRUE(json::parse("\"" + value + "\""));
    read_with_everything("{\"" + value + "\": \"" + value + "\"}");
  }
}

TEST(Hostile, NulCutsNothingOff) {
  const std::string nul(1, '\0');
  EXPECT_EQ(read_sh("A='a" + nul + "b'\nexport B=x" + nul + "y\n").assignments[0].value, "a" + nul + "b");
  EXPECT_EQ(read_sh("export B=x" + nul + "y\n").assignments[0].value, "x" + nul + "y");
  EXPECT_EQ(read_sh(nul + "\nexport C=1").assignments.size(), 1U);
  EXPECT_EQ(read_fish("set A 'a" + nul + "b'").assignments[0].value, "a" + nul + "b");
  EXPECT_EQ(read_csh("setenv A a" + nul + "b").assignments[0].value, "a" + nul + "b");
  EXPECT_EQ(read_dotenv("A=\"a" + nul + "b\"\nB=1").assignments.size(), 2U);
  EXPECT_EQ(read_dotenv("A=a" + nul + "b").assignments[0].value, "a" + nul + "b");
  EXPECT_EQ(ini::find(ini::read("[s]\nk=a" + nul + "b"), "s", "k")->value.size(), 3U);
  EXPECT_EQ(ini::find(ini::read("[s" + nul + "]\nk=a"), "s", "k"), nullptr);
  EXPECT_FALSE(url::parse("https://host" + nul + ".evil"));
  EXPECT_FALSE(url::is_loopback("localhost" + nul));
  EXPECT_FALSE(url::is_loopback("::1" + nul));
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

TEST(Hostile, NestingBombsEndTheReading) {
  for (std::size_t levels = 10; levels <= 100'000; levels *= 10)
    for (const std::string_view open :
         {"$(", "${x:-", "$((", "(", "{ ", "if x; then ", "case x in x) ", "f() { ", "a=(", "`", "\"$(",
          "[[ \"$(", "x=$(case y in z) ", "for x (", "begin; ", "(\"$(", "if (x) then\n"}) {
      const std::string text = repeated(open, levels);
      for (const auto read : k_script_readers) expect_inside(text, read(text));
    }
  for (const std::string_view open : {"$(", "{ ", "${x:-"})
    EXPECT_EQ(read_sh(repeated(open, 100)).problem->code, Errc::too_deep) << open;
  EXPECT_EQ(read_fish(repeated("begin\n", 100)).problem->code, Errc::too_deep);
  EXPECT_EQ(read_fish(repeated("(\"$(", 100)).problem->code, Errc::too_deep);
  EXPECT_EQ(read_csh(repeated("while (1)\n", 100)).problem->code, Errc::too_deep);
}

/// Processor seconds that all readers need for `text`.
double seconds_for(std::string_view text) {
  const std::clock_t start = std::clock();
  read_with_everything(text);
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

TEST(Hostile, NoShapeOfALargeFileTakesLong) {
  for (const std::string_view part : {"A=\"x\n",
                                      "A='",
                                      "A=\"\n${B:=c}\" ",
                                      "export A\n",
                                      "A=1\nx && export A\n",
                                      "unset A\n",
                                      "A=1;",
                                      "( ",
                                      "<<E ",
                                      "cat <<E\n",
                                      "#",
                                      "\\",
                                      "\\n",
                                      "a#",
                                      "if ",
                                      "if (",
                                      "case x in ",
                                      "x) ",
                                      "a() {\n",
                                      "for x (a) ",
                                      "\"",
                                      "$",
                                      "\"$",
                                      "{\"a\":1,",
                                      "[1,",
                                      "A=",
                                      "=",
                                      ":",
                                      "\n",
                                      "\r",
                                      "a\\\n",
                                      "[s]\nk=v\n",
                                      "%20",
                                      "1.",
                                      "set -l A 1\n"}) {
    const std::string text = repeated(part, limits::k_start_file / 4 / part.size());
    EXPECT_LT(seconds_for(text), 4) << part;  // a quadratic reader needs much more, a linear one 0.1
  }
}

}  // namespace
}  // namespace why::test
