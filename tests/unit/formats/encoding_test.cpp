// Text of other encodings arrives as UTF-8, however it is cut.
// SPDX-License-Identifier: Apache-2.0
#include "formats/encoding.hpp"

#include <gtest/gtest.h>

namespace why {
namespace {

constexpr std::string_view k_gbk = "\xCE\xDE\xD0\xA7\xB5\xC4\xC1\xEE\xC5\xC6 (request id: 7)";  // 无效的令牌
constexpr std::string_view k_utf8 = "无效的令牌 (request id: 7)";

std::string read(std::string_view bytes, std::size_t piece) {
  Utf8Reader reader;
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += piece) out += reader.feed(bytes.substr(i, piece));
  return out;
}

TEST(Encoding, GbkBecomesUtf8) { EXPECT_EQ(read(k_gbk, k_gbk.size()), k_utf8); }

TEST(Encoding, ACharacterThatIsCutWaitsForItsSecondByte) {
  for (std::size_t piece = 4; piece < k_gbk.size(); ++piece) EXPECT_EQ(read(k_gbk, piece), k_utf8) << piece;
}

TEST(Encoding, Utf8IsPassedOnByteByByte) {
  for (std::size_t piece = 1; piece < 8; ++piece) EXPECT_EQ(read(k_utf8, piece), k_utf8) << piece;
}

TEST(Encoding, AsciiBeforeGbkDoesNotDecide) { EXPECT_EQ(read("error: " + std::string(k_gbk), 7), "error: " + std::string(k_utf8)); }

TEST(Encoding, LatinTextIsNoChinese) {
  const std::string latin = "Zugriff verweigert f\xFCr \xE9t\xE9";
  EXPECT_EQ(read(latin, latin.size()), latin);
}

TEST(Encoding, BinaryIsPassedOnAsItIs) {
  std::string bytes;
  for (int i = 0; i < 512; ++i) bytes += static_cast<char>(i * 7);
  EXPECT_EQ(read(bytes, bytes.size()), bytes);
}

}  // namespace
}  // namespace why
