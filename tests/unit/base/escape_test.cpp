// Nothing that others wrote can command a terminal.
// SPDX-License-Identifier: Apache-2.0
#include "base/escape.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <random>
#include <vector>

#include "base/text.hpp"

namespace why {
namespace {

std::string shown(std::string_view text) { return std::string(TerminalText::untrusted(text).view()); }
std::string on_one_line(std::string_view text) {
  return std::string(TerminalText::untrusted_line(text).view());
}

/// Whether `text` is valid UTF-8 of shown characters, newlines and tabs (none of the two when `one_line`).
bool is_safe(std::string_view text, bool one_line = false) {
  for (std::size_t i = 0; i < text.size();) {
    const text::Char c = text::decode(text, i);
    const bool layout = c.code == '\n' || c.code == '\t';
    if (!c.valid || (layout ? one_line : !is_shown(c.code))) return false;
    i += c.size;
  }
  return true;
}

TEST(Escape, PlainTextStaysAsItIs) {
  const std::string text = "✗ Invalid API key · line\n\tsecond, 密钥 é <b> \\ \"";
  EXPECT_EQ(shown(text), text);
}

TEST(Escape, OurOwnWordsStayAsTheyAre) {
  EXPECT_EQ(TerminalText::literal("\x1b[1mbold\x1b[0m").view(), "\x1b[1mbold\x1b[0m");
}

TEST(Escape, TextsAreJoined) {
  TerminalText text = TerminalText::literal("\x1b[1m");
  text += TerminalText::untrusted("\x1b");
  EXPECT_EQ(text.view(), "\x1b[1m<1B>");
}

TEST(Escape, WhatIsNotShownAppearsAsItsNumber) {
  EXPECT_EQ(shown("\x1b[31m"), "<1B>[31m");
  EXPECT_EQ(shown(std::string_view("\0\r\x7F", 3)), "<00><0D><7F>");
  EXPECT_EQ(shown("\xC2\x9B\x9B\xFF"), "<9B><9B><FF>");
  EXPECT_EQ(shown("\xE2\x80\xAE\xF3\xA0\x81\x81"), "<202E><E0041>");
}

TEST(Escape, OnOneLineNewlineAndTabAppearToo) { EXPECT_EQ(on_one_line("a\nb\tc"), "a<0A>b<09>c"); }

TEST(Escape, EverySingleByteAndEveryPairComesOutSafe) {
  std::size_t inputs = 0;
  for (int first = 0; first < 256; ++first) {
    const std::string one(1, static_cast<char>(first));
    ASSERT_TRUE(is_safe(shown(one)) && is_safe(on_one_line(one), true)) << first;
    ++inputs;
    for (int second = 0; second < 256; ++second) {
      const std::string two = one + static_cast<char>(second);
      ASSERT_TRUE(is_safe(shown(two)) && is_safe(on_one_line(two), true)) << first << " " << second;
      ++inputs;
    }
  }
  std::printf("bytes and pairs: %zu inputs\n", inputs);
}

/// Commands of terminals: the beginning of one, what it says, and how it ends.
std::vector<std::string> commands() {
  const std::vector<std::string> control{
      "A",    "10B",    "2C",     "3D",     "1E",     "1F",       "5G",      "1;1H",        "0J",      "2J",
      "3J",   "K",      "2K",     "5L",     "5M",     "3P",       "2S",      "2T",          "4X",      "0c",
      ">c",   "=c",     "5n",     "6n",     "?6n",    "?15n",     "s",       "u",           "1;5r",    "?25l",
      "?25h", "?1049h", "?1049l", "?2004h", "?1000h", "?1006h",   "?7l",     "?5h",         "4h",      "20h",
      "0m",   "1m",     "5m",     "7m",     "8m",     "31m",      "38;5;1m", "38;2;1;2;3m", "48;5;2m", "4:3m",
      "!p",   "1 q",    "14t",    "18t",    "21t",    "8;24;80t", "22;0t",   "23;0t",       "?u",      ">1u",
      "<u",   "=1u",    ">4;2m",  "$p",     "\"p",    "0$y",      "?69h",    "1;2s",        "0i",      "5i",
      "4i",   "?5W",    "g",      "3g",     "1b",     "?1;2$r",   "x",       "*z"};
  const std::vector<std::string> system{"0;title",
                                        "1;icon",
                                        "2;title",
                                        "4;1;rgb:00/00/00",
                                        "4;1;?",
                                        "5;0;?",
                                        "7;file:///tmp",
                                        "8;;http://x",
                                        "8;id=1;http://x",
                                        "9;note",
                                        "9;4;1;50",
                                        "10;?",
                                        "11;?",
                                        "12;red",
                                        "13;?",
                                        "50;font",
                                        "52;c;aGk=",
                                        "52;c;?",
                                        "52;p;aGk=",
                                        "104",
                                        "110",
                                        "133;A",
                                        "133;C",
                                        "777;notify;a;b",
                                        "1337;File=inline=1:aGk=",
                                        "1337;SetUserVar=a=b",
                                        "1337;CopyToClipboard=",
                                        "1337;ClearScrollback",
                                        "1337;RequestAttention=1",
                                        "3008;x",
                                        "22;pointer",
                                        "66;s=2;big",
                                        "99;i=1;note",
                                        "633;A",
                                        "l",
                                        "L"};
  std::vector<std::string> all;
  for (const std::string& c : control) {
    all.push_back("\x1b[" + c);
    all.push_back("\xC2\x9B" + c);
    all.push_back("\x9B" + c);
  }
  for (const std::string& c : system) {
    all.push_back("\x1b]" + c + "\x07");
    all.push_back("\x1b]" + c + "\x1b\\");
    all.push_back("\xC2\x9D" + c + "\xC2\x9C");
  }
  for (const char* c : {"P", "_", "^", "X"})  // sixel, kitty's pictures, requests of state
    for (const char* text :
         {"q#0;2;0;0;0#0~~@@", "Ga=T,f=32;AAAA", "$qm", "+q544e", "1$r0m", "tmux;\x1b\x1b]52;c;aGk="})
      all.push_back(std::string("\x1b") + c + text + "\x1b\\");
  for (const char* c : {"7",  "8",  "=",  ">",  "c",  "D",  "E", "H", "M", "N", "O", "Z",
                        "(0", "(B", ")0", "#8", "%G", " F", "n", "o", "|", "}", "~", "\\"})
    all.push_back(std::string("\x1b") + c);
  for (const char* c :
       {"\x05", "\x07", "\x08", "\x0B", "\x0C", "\x0D", "\x0E", "\x0F", "\x18", "\x1A", "\x7F"})
    all.push_back(c);
  return all;
}

TEST(Escape, NoCommandOfATerminalComesThrough) {
  const std::vector<std::string> all = commands();
  std::size_t texts = 0;
  for (const std::string& command : all)
    for (const std::string& text :
         {command, "name" + command + ".json", "{\"key\":\"" + command + "\"}", "2.1" + command}) {
      ASSERT_TRUE(is_safe(shown(text))) << shown(text);
      ASSERT_TRUE(is_safe(on_one_line(text), true)) << shown(text);
      ++texts;
    }
  std::printf("commands: %zu in %zu texts\n", all.size(), texts);
  EXPECT_GE(all.size(), 300U);
}

TEST(Escape, NoCharacterThatHidesOrTurnsTextComesThrough) {
  std::vector<char32_t> codes{0xAD,   0x34F,  0x61C,  0x115F, 0x1160, 0x17B4, 0x180E,
                              0x2028, 0x2029, 0x3164, 0xFEFF, 0xFFA0, 0xFFFE, 0x1FFFF};
  const auto add = [&](char32_t first, char32_t last) {
    for (char32_t code = first; code <= last; ++code) codes.push_back(code);
  };
  add(0x80, 0x9F);
  add(0x200B, 0x200F);
  add(0x202A, 0x202E);
  add(0x2060, 0x206F);
  add(0xFE00, 0xFE0F);
  add(0xE0000, 0xE007F);
  add(0xE0100, 0xE01EF);
  for (const char32_t code : codes) {
    std::string text = "a";
    text::append_utf8(text, code);
    const std::string out = shown(text + "b");
    ASSERT_TRUE(is_safe(out)) << out;
    ASSERT_TRUE(out.starts_with("a<") && out.ends_with(">b")) << out;
  }
  std::printf("characters that hide or turn text: %zu\n", codes.size());
  EXPECT_GE(codes.size(), 300U);
}

TEST(Escape, LettersOfAllScriptsComeThrough) {
  const std::string text =
      "Ωμέγα кириллица עברית العربية हिन्दी ไทย 中文 日本語 한국어 🙂 ▸ │ ─ ✓";
  EXPECT_EQ(shown(text), text);
}

std::string any_bytes(std::mt19937& random) {
  const std::vector<std::string> pieces{"\x1b[",        "\x1b]52;", "<1B>",     "<",    ">",
                                        "\xC2",         "\x9B",     "\xE2\x80", "\xAE", "\xF3\xA0\x80",
                                        "\xED\xA0\x80", "密",       "a"};
  std::string out;
  for (std::size_t count = random() % 30; count > 0; --count)
    out += random() % 2 == 0 ? pieces[random() % pieces.size()] : std::string(1, static_cast<char>(random()));
  return out;
}

TEST(Escape, EscapingTwiceIsEscapingOnceAndAlwaysSafe) {
  std::mt19937 random(33);
  const std::size_t cases = 100000;
  for (std::size_t i = 0; i < cases; ++i) {
    const std::string text = any_bytes(random);
    const std::string once = shown(text), line = on_one_line(text);
    ASSERT_EQ(shown(once), once);
    ASSERT_EQ(on_one_line(line), line);
    ASSERT_TRUE(is_safe(once) && is_safe(line, true)) << once;
  }
  std::printf("random texts: %zu\n", cases);
}

TEST(Escape, NoLineIsACommandToACiSystem) {
  EXPECT_EQ(without_log_commands("a\n  ::error::b\n::c"), "a\n  | ::error::b\n| ::c");
  EXPECT_EQ(without_log_commands("a ##[error]b ##vso[x] ##teamcity[y]"), "a ## [error]b ## vso[x] ## teamcity[y]");
  for (const char* text : {"", "\n", "a::b", "# [x]", "## x [", "a\n\nb\n"}) EXPECT_EQ(without_log_commands(text), text);
  std::mt19937 random(7);
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (std::size_t count = random() % 12; count > 0; --count)
      text += std::array{"::", "##", "[", "vso[", " ", "\n", "error", "#", "|", "\t"}[random() % 10];
    const std::string safe = without_log_commands(text);
    ASSERT_EQ(without_log_commands(safe), safe) << text;
    for (const std::string_view line : text::lines(safe)) {
      ASSERT_FALSE(text::trim(line).starts_with("::")) << text;
      for (const std::string_view command : k_log_commands) ASSERT_FALSE(text::contains(line, command)) << text;
    }
  }
}

}  // namespace
}  // namespace why
