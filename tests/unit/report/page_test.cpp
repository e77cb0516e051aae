// Laying out: wrapping, columns, escaping, redaction.
// SPDX-License-Identifier: Apache-2.0
#include "report/page.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.hpp"
#include "support/fake_keys.hpp"

namespace why {
namespace {

const redact::Redactor& nothing_hidden() {
  static const redact::Redactor redactor({}, {}, {});
  return redactor;
}

std::string laid_out(const Page& page, std::size_t width = 60) {
  return lay_out(page, {width, false, false}, nothing_hidden());
}

TEST(Page, WrapsWithAHangingIndent) {
  Page page;
  page.add(2, 4, {{"one two three four five six seven eight nine ten eleven twelve"}});
  EXPECT_EQ(laid_out(page, 40), "  one two three four five six seven\n    eight nine ten eleven twelve\n");
}

TEST(Page, ALabelStandsInItsOwnColumn) {
  Page page;
  page.labelled(2, 10, "fix", {{"do it"}});
  EXPECT_EQ(laid_out(page), "  fix     do it\n");
}

TEST(Page, TheRightEndMovesDownWhenThereIsNoRoom) {
  Page page;
  page.add(0, 2, {{"a rather long sentence of some forty letters"}}).right = {"~/.config/somewhere/file:12"};
  const std::string out = laid_out(page, 50);
  EXPECT_EQ(
      out,
      "a rather long sentence of some forty letters\n                       ~/.config/somewhere/file:12\n");
}

TEST(Page, AWordWiderThanTheLineIsCut) {
  Page page;
  page.add(0, 0, {{std::string(100, 'x')}});
  const std::string out = laid_out(page, 40);
  for (const std::string_view line : text::lines(out)) EXPECT_LE(line.size(), 40u);
}

TEST(Page, ChineseBreaksAnywhereAndCountsTwoColumns) {
  Page page;
  page.add(0, 0, {{"环境变量或设置文件中的密钥覆盖了你的登录环境变量或设置文件中的密钥"}});
  const std::string out = laid_out(page, 40);
  for (const std::string_view line : text::lines(out)) EXPECT_LE(text::columns(line), 40u);
}

TEST(Page, NoChineseLineBeginsWithAClosingSign) {
  for (std::size_t before = 17; before < 22; ++before) {
    std::string text;
    for (std::size_t i = 0; i < before; ++i) text += "字";
    Page page;
    page.add(0, 0, {{text + "，字。（字）"}});
    const std::string out = laid_out(page, 40);
    for (const std::string_view line : text::lines(out)) {
      for (const char* closing : {"，", "。", "）"}) EXPECT_FALSE(line.starts_with(closing)) << out;
      EXPECT_FALSE(line.ends_with("（")) << out;
    }
  }
}

TEST(Page, ALabelWiderThanItsColumnHasALineOfItsOwn) {
  Page page;
  page.labelled(2, 10, "a long label", {{"text"}});
  EXPECT_EQ(laid_out(page), "  a long label\n          text\n");
}

TEST(Page, ALabelIsEscapedAndInAsciiLikeAllText) {
  Page page;
  page.labelled(0, 10, "✗\x1b[31m", {{"text"}});
  EXPECT_EQ(lay_out(page, {60, false, true}, nothing_hidden()), "x<1B>[31m text\n");
}

TEST(Page, ForeignControlsAreShownNotObeyed) {
  Page page;
  page.add(0, 0, {{"a\x1b[31mred\nline"}});
  EXPECT_EQ(laid_out(page), "a<1B>[31mred<0A>line\n");
}

TEST(Page, OurColoursAreAddedAfterEscaping) {
  Page page;
  page.add(0, 0, {{"bad", Style::bad}});
  EXPECT_EQ(lay_out(page, {60, true, false}, nothing_hidden()), "\x1b[31mbad\x1b[0m\n");
}

TEST(Page, AKnownSecretIsHidden) {
  redact::Redactor redactor({}, {}, {});
  const std::string key = test::fake_key("", 40);
  ASSERT_TRUE(redactor.learn(key, "a key"));
  Page page;
  page.add(0, 0, {{"sent " + key}});
  EXPECT_EQ(lay_out(page, {60, false, false}, redactor), "sent [hidden: a key]\n");
}

RC_GTEST_PROP(Page, NoLineIsWiderThanTheViewAndNothingButPrintableTextComesOut,
              (const std::string& a, const std::string& b)) {
  Page page;
  page.labelled(2, 12, "label", {{a}, {" "}, {b}}).right = {b};
  const auto width = *rc::gen::inRange<std::size_t>(40, 120);
  const std::string out = laid_out(page, width);
  for (const std::string_view line : text::lines(out)) RC_ASSERT(text::columns(line) <= width);
  for (const char c : out) RC_ASSERT(c == '\n' || static_cast<unsigned char>(c) >= 0x20);
}

}  // namespace
}  // namespace why
