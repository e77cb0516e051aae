// Texts that mean something to a terminal, a CI runner, a browser or a reader of Markdown, XML or JSON.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace why::test {

inline const std::vector<std::string>& hostile_pieces() {
  static const std::vector<std::string> k_pieces{
      "]]>", "<![CDATA[", "<?xml version=\"1.0\"?>", std::string("\0", 1), "\xED\xA0\x80", "\xFF\xFE", "\xC2\x9B" "31m",
      "::set-env name=PATH::/x", "\n::add-mask::x", "\r\n::error::x", "##[add-path]/x", "###[group]x",
      "##vso[task.setvariable variable=x]y", "##teamcity[buildStatus text='x']", "section_start:1:x\r\x1b[0K",
      "%", "%0A", "%0A::error::x", "%250A", "%3A", "::", ":", ",", "=", ";", "]", "|", "||", "`", "``", "```\n",
      std::string(100, '`'), "~~~", "@everyone", "@a/b", "a@b.example", "#12", "GH-1", "<script>alert(1)</script>",
      "<img src=x onerror=y>", "<!--", "-->", "<a href='//e.example'>", "&amp;", "&#x41;", "&lt;", "\u202E", "\u2066",
      "\u200B", "\u2028", "\uFEFF", "\U000E0041", "\x1b[31m", "\x1b]8;;https://e.example\x07", "[x](javascript:alert(1))",
      "![i](https://e.example/i.png)", "[x]: https://e.example", "https://e.example/a", "www.e.example", "\"", "'", "\\",
      "\\`", "{0}", "{{", "}}", "${{ x }}", "$(id)", "中文", "é", "  ", "\t", "- x", "# h", "1. x", "***", "__", "word"};
  return k_pieces;
}

/// `count` texts, the same in every run: each piece alone, then pieces one behind the other.
inline std::vector<std::string> hostile_texts(std::size_t count = 300) {
  const auto& pieces = hostile_pieces();
  std::vector<std::string> out(pieces.begin(), pieces.end());
  std::mt19937 random(401);
  while (out.size() < count) {
    std::string text;
    for (std::size_t parts = 2 + random() % 4; parts > 0; --parts) text += pieces[random() % pieces.size()];
    out.push_back(std::move(text));
  }
  out.resize(count);
  return out;
}

}  // namespace why::test
