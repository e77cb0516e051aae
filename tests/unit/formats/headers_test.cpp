// Header lists in variables.
// SPDX-License-Identifier: Apache-2.0
#include "formats/headers.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace why::test {
namespace {

/// "name=value|name=value"; "!line" for a line without a colon.
std::string shown(std::string_view text) {
  std::string out;
  for (const HeaderLine& line : read_headers(text)) {
    if (!out.empty()) out += '|';
    out += line.has_colon ? std::string(line.name) + "=" + std::string(line.value)
                          : "!" + std::string(line.value);
  }
  return out;
}

struct Case {
  std::string_view text, expected;
};

TEST(Headers, ReadsLines) {
  for (const Case& c :
       {Case{"", ""}, Case{"X-Api-Key: abc", "X-Api-Key=abc"}, Case{"A: 1\nB:2\r\n C : 3 ", "A=1|B=2|C=3"},
        Case{"A: 1\\nB: 2", "A=1|B=2"}, Case{"A: 1\\r\\nB: 2", "A=1\\r|B=2"}, Case{"\n\nA: 1\n \n", "A=1"},
        Case{"A: b: c", "A=b: c"}, Case{"A:", "A="}, Case{": b", "=b"},
        Case{"nonsense\nA: 1", "!nonsense|A=1"}, Case{"A: 1\\", "A=1\\"},
        Case{"Authorization: Bearer x", "Authorization=Bearer x"},
        Case{std::string_view("A: b\0c\nD: 1", 11), std::string_view("A=b\0c|D=1", 9)}})
    EXPECT_EQ(shown(c.text), c.expected) << c.text;
}

TEST(Headers, OffsetsPointIntoTheText) {
  const std::string text = "A: one\\n  Bee :  two\nlast";
  const auto lines = read_headers(text);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[1].name_at, text.find("Bee"));
  EXPECT_EQ(lines[1].value_at, text.find("two"));
  EXPECT_EQ(lines[2].value_at, text.find("last"));
}

}  // namespace
}  // namespace why::test
