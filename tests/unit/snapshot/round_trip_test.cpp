// A snapshot that was written and read again is the same.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "base/text.hpp"
#include "catalog/find.hpp"
#include "support/ingredients.hpp"
#include "support/recorded.hpp"

namespace why {
namespace {

using test::document_of;
using test::said;
using test::Scene;
using test::taken;

Snapshot read_again(const Snapshot& snapshot) {
  auto read = read_snapshot(document_of(snapshot), catalog::embedded());
  EXPECT_TRUE(read) << read.error().what;
  return read ? std::move(*read) : Snapshot();
}

RC_GTEST_PROP(RoundTrip, AnySceneIsReadAsItWasTaken, (std::uint64_t bits)) {
  Scene scene = test::scene_of(bits);
  const Snapshot snapshot = taken(scene);
  const Snapshot read = read_again(snapshot);
  RC_ASSERT(said(read) == said(snapshot));
  RC_ASSERT(read.unknown_parts == 0U);
  RC_ASSERT(document_of(read) == document_of(snapshot));
}

RC_GTEST_PROP(RoundTrip, NoSecretOfAnySceneIsInTheText, (std::uint64_t bits)) {
  constexpr std::size_t k_window = 10;
  Scene scene = test::scene_of(bits);
  World world = scene.world();
  std::string text;
  std::vector<std::string> secrets;
  const Snapshot snapshot = take_snapshot(world, catalog::embedded(), nullptr, "0", nullptr, [&](const Evidence& evidence) {
    for (const KnownSecret& known : evidence.secrets) known.value.reveal([&](std::string_view value) { secrets.emplace_back(value); });
  });
  text = snapshot_text(snapshot);  // before redaction
  for (const std::string& secret : secrets) {
    if (secret.size() < 2 * k_window || secret.find_first_of("/ ") != secret.npos) continue;  // commands and paths are none
    for (std::size_t at = k_window; at + k_window <= secret.size(); at += k_window / 2)
      RC_ASSERT(!text::contains(text, std::string_view(secret).substr(at, k_window)));
  }
}

TEST(RoundTrip, EveryIngredientMakesADifferenceInTheText) {
  // Copies of three tools, so that a file that alone is no trace of one counts too.
  const auto text_of = [](std::uint64_t bits) {
    Scene scene = test::scene_of(bits);
    for (const std::string_view name : {"@anthropic-ai/claude-code", "@openai/codex", "@google/gemini-cli"})
      scene.files.with("/usr/lib/node_modules/" + std::string(name) + "/package.json", test::npm_package("1.0.0"));
    return document_of(taken(scene));
  };
  const std::string nothing = text_of(0);
  for (std::size_t i = 0; i < test::k_ingredients.size(); ++i) EXPECT_NE(text_of(std::uint64_t{1} << i), nothing) << i;
}

TEST(RoundTrip, AProcessAnotherHomeAndOneToolAreKept) {
  Scene scene;
  scene.env("ANTHROPIC_API_KEY", test::api_key()).env("SHELL", "/bin/zsh");
  World world = scene.world();
  world.place.process = Process{77, "/home/ada/bin/editor", {"bash", "systemd"}};
  scene.etc("passwd", "root:x:0:0::/root:/bin/sh\nada:x:1000:1000::/srv/ada:/bin/sh\n");
  const auto* tool = catalog::find_tool(catalog::embedded(), "claude-code");
  const Snapshot snapshot = take_snapshot(world, catalog::embedded(), tool, "0", nullptr, [](const Evidence&) {});
  EXPECT_EQ(snapshot.only, "claude-code");
  EXPECT_EQ(snapshot.machine.home, "/home/<user>");
  EXPECT_TRUE(snapshot.machine.is_foreign_home);
  EXPECT_EQ(snapshot.machine.process->executable, "/home/<user>/bin/editor");
  EXPECT_EQ(said(read_again(snapshot)), said(snapshot));
}

TEST(RoundTrip, PathsReadAlikeOnEveryMachine) {
  Scene scene;
  scene.home(".claude/settings.json", "{}").project(".claude/settings.json", "{}").env("SUDO_USER", "bob").env("SUDO_UID", "1001");
  scene.files.with("/home/bob/.claude/.credentials.json", test::login_json(), 0644, 1001);
  scene.etc("passwd", "bob:x:1001:1001::/home/bob:/bin/sh\nada:x:1000:1000::/home/ada:/bin/sh\n");
  const Snapshot snapshot = taken(scene);
  const std::string text = document_of(snapshot);
  EXPECT_FALSE(snapshot.machine.is_foreign_home);
  EXPECT_TRUE(text::contains(text, "\"~/.claude/settings.json\"")) << text;
  EXPECT_TRUE(text::contains(text, "\"./.claude/settings.json\"")) << text;
  for (const std::string_view name : {"ada", "bob"}) EXPECT_FALSE(text::contains(text, "/" + std::string(name))) << name;
}

TEST(RoundTrip, TimesAreToldInSpansOnly) {
  constexpr std::int64_t k_minute = 60'000;
  const std::pair<std::int64_t, std::string_view> spans[] = {{-1, "over"}, {0, "under-an-hour"}, {59, "under-an-hour"}, {61, "under-a-day"},
                                                             {25 * 60, "under-a-week"}, {8 * 24 * 60, "longer"}};
  for (const auto& [minutes, word] : spans) {
    Scene scene;
    scene.home(".claude/.credentials.json", test::login_json(Scene::k_now_ms + minutes * k_minute, false));
    const std::string text = document_of(taken(scene));
    EXPECT_TRUE(text::contains(text, "\"expires\": \"" + std::string(word) + "\"")) << text;
    EXPECT_FALSE(text::contains(text, to_rfc3339({Scene::k_now_ms + minutes * k_minute + (minutes == 0 ? 1000 : 0)}))) << minutes;
  }
}

TEST(RoundTrip, ForeignTextIsKeptOnlyWhereItIsHarmless) {
  const std::string drawn = test::fake_key("", 24, 50);
  Scene scene;
  scene.home(".claude/.credentials.json", text::replace_all(test::login_json(), "\"pro\"", "\"" + drawn + "\""));
  scene.files.with(test::k_claude_package, test::npm_package(drawn), 0644, 0);
  scene.env("ANTHROPIC_MODEL", drawn).env("NODE_EXTRA_CA_CERTS", "/etc/" + drawn + ".pem").env("SHELL", "/bin/" + drawn);
  scene.env("ANTHROPIC_BASE_URL", "https://gateway.example/" + drawn);
  const std::string text = snapshot_text(taken(scene));
  EXPECT_TRUE(text::contains(text, "gateway.example"));
  const std::size_t at = text.find(drawn.substr(0, 10));
  EXPECT_EQ(at, text.npos) << text.substr(at == text.npos ? 0 : at - std::min<std::size_t>(at, 200), 400);
}

}  // namespace
}  // namespace why
