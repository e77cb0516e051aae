// SPDX-License-Identifier: Apache-2.0
#include "os/capture.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace why::os {
namespace {

constexpr std::size_t k_block = std::size_t{256} << 10;

/// Bytes of which no two stretches of the same length are alike.
std::string text_of(std::size_t size) {
  std::string text;
  text.reserve(size + 8);
  for (std::size_t i = 0; text.size() < size; ++i) text += std::to_string(i) + ',';
  text.resize(size);
  return text;
}

/// Puts `text` in, at most `piece` bytes at a time, and checks that what is given back for passing on is the same.
void put(Capture& capture, std::string_view text, std::size_t piece) {
  while (!text.empty()) {
    const auto room = capture.room();
    ASSERT_FALSE(room.empty());
    const std::size_t size = std::min({piece, room.size(), text.size()});
    std::copy_n(text.begin(), size, room.begin());
    ASSERT_EQ(capture.took(size), text.substr(0, size));
    text.remove_prefix(size);
  }
}

void expect_ends_of(const std::string& text, std::size_t kept, const Transcript& got) {
  const std::size_t head = std::min(kept, text.size());
  const std::size_t tail = std::min(kept, text.size() - head);
  EXPECT_EQ(got.head, text.substr(0, head));
  EXPECT_EQ(got.tail, text.substr(text.size() - tail));
  EXPECT_EQ(got.left_out, text.size() - head - tail);
}

TEST(Capture, HoldsBothEndsOfEverySize) {
  for (const std::size_t kept : {0, 1, 7, 4096, 100'000})
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, kept - std::min<std::size_t>(kept, 1), kept, kept + 1, 2 * kept, 2 * kept + 1,
                                   k_block, k_block + kept, k_block + kept + 1, 3 * (k_block + kept) + 5}) {
      Capture capture(kept);
      const std::string text = text_of(size);
      put(capture, text, 65536);
      EXPECT_EQ(capture.total(), size);
      expect_ends_of(text, kept, capture.transcript());
    }
}

TEST(Capture, NothingIsLeftOutUpToTwiceWhatIsKept) {
  Capture capture(1000);
  put(capture, text_of(2000), 3);
  EXPECT_EQ(capture.transcript().left_out, 0U);
  put(capture, "x", 1);
  EXPECT_EQ(capture.transcript().left_out, 1U);
}

TEST(Capture, EmptyOneIsEmptyAndEndsInALineBreak) {
  const Capture capture(10);
  EXPECT_TRUE(capture.transcript().empty());
  EXPECT_TRUE(capture.ends_in_line_break());
}

TEST(Capture, TheLastByteTellsWhetherALineIsOpen) {
  Capture capture(2);
  put(capture, "prompt: ", 100);
  EXPECT_FALSE(capture.ends_in_line_break());
  put(capture, "\n", 100);
  EXPECT_TRUE(capture.ends_in_line_break());
  EXPECT_EQ(capture.took(0), "");
  EXPECT_TRUE(capture.ends_in_line_break());
}

RC_GTEST_PROP(Capture, AnyPiecesGiveBothEnds, ()) {
  const auto kept = *rc::gen::inRange<std::size_t>(0, 3000);
  const auto pieces = *rc::gen::container<std::vector<std::size_t>>(rc::gen::oneOf(
      rc::gen::inRange<std::size_t>(1, 50), rc::gen::inRange<std::size_t>(1, 5000), rc::gen::inRange<std::size_t>(k_block - 10, 2 * k_block)));
  Capture capture(kept);
  std::size_t size = 0;
  for (const std::size_t piece : pieces) size += piece;
  const std::string text = text_of(size);
  std::size_t at = 0;
  for (const std::size_t piece : pieces) {
    put(capture, std::string_view(text).substr(at, piece), piece);
    at += piece;
    const Transcript now = capture.transcript();  // at any time
    RC_ASSERT(now.head == text.substr(0, std::min(kept, at)));
    RC_ASSERT(now.head.size() + now.left_out + now.tail.size() == at);
    RC_ASSERT(std::string_view(text).substr(0, at).ends_with(now.tail));
    RC_ASSERT(now.tail.size() == std::min(kept, at - now.head.size()));
  }
}

}  // namespace
}  // namespace why::os
