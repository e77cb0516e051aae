// What is seen of one tool on a machine in memory.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "catalog/find.hpp"
#include "catalog/image.hpp"
#include "evidence/evidence.hpp"
#include "support/scene.hpp"

namespace why {
namespace {

using test::api_key;
using test::login_json;
using test::oauth_token;
using test::Scene;

Evidence look(Scene& scene) {
  World world = scene.world();
  return examine(world, catalog::embedded(), *catalog::find_tool(catalog::embedded(), "claude-code"));
}

const Credential* find(const Evidence& evidence, std::string_view source) {
  for (const Credential& c : evidence.credentials)
    if (c.source->id == source) return &c;
  return nullptr;
}

std::string sent(const Evidence& evidence) {
  std::string out;
  for (const Credential& c : evidence.credentials)
    for (const std::string_view header : c.headers)
      out += (out.empty() ? "" : " ") + std::string(header) + "=" + std::string(c.source->id.view());
  return out;
}

TEST(Examine, NothingThereIsSaid) {
  Scene scene;
  const Evidence evidence = look(scene);
  EXPECT_EQ(evidence.effective(), nullptr);
  EXPECT_EQ(evidence.facts.truth("credential.none"), Truth::yes);
  EXPECT_EQ(evidence.traces, Traces::none);
}

TEST(Examine, AStrayKeyShadowsAValidLoginAndIsFoundInTheStartFile) {
  const std::string key = api_key();
  Scene scene;
  scene.env("ANTHROPIC_API_KEY", key).home(".claude/.credentials.json", login_json());
  scene.home(".zshrc", "alias ll='ls -l'\n\nexport EDITOR=vim\nexport ANTHROPIC_API_KEY=\"" + key + "\"\n");
  const Evidence evidence = look(scene);
  EXPECT_EQ(sent(evidence), "x-api-key=api-key");
  EXPECT_EQ(find(evidence, "login")->state, State::shadowed);
  EXPECT_EQ(evidence.effective()->origin.path, "/home/ada/.zshrc");
  EXPECT_EQ(evidence.effective()->origin.line, 4u);
  EXPECT_EQ(evidence.facts.truth("credential.shadows-login"), Truth::yes);
}

TEST(Examine, AnExpressionInAStartFileIsOnlyPossible) {
  Scene scene;
  scene.env("ANTHROPIC_API_KEY", api_key()).home(".bashrc", "export ANTHROPIC_API_KEY=$(pass show key)\n");
  const Evidence evidence = look(scene);
  EXPECT_EQ(evidence.effective()->origin.path, "/home/ada/.bashrc");
  EXPECT_TRUE(evidence.effective()->origin.maybe);
}

TEST(Examine, SettingsBeatTheShell) {
  Scene scene;
  scene.env("ANTHROPIC_API_KEY", api_key(1));
  scene.home(".claude/settings.json", "{\n  \"env\": {\n    \"ANTHROPIC_API_KEY\": \"" + api_key(5) + "\"\n  }\n}\n");
  const Evidence evidence = look(scene);
  EXPECT_EQ(evidence.effective()->origin.path, "/home/ada/.claude/settings.json");
  EXPECT_EQ(evidence.effective()->origin.line, 3u);
  EXPECT_EQ(evidence.facts.truth("credential.settings-beat-shell"), Truth::yes);
}

TEST(Examine, LayersAreManagedFlagLocalProjectUserStateThenEnvironment) {
  const auto block = [](int seed) { return R"({"env":{"ANTHROPIC_API_KEY":")" + api_key(static_cast<std::uint64_t>(seed)) + R"("}})"; };
  Scene scene;
  scene.env("ANTHROPIC_API_KEY", api_key(1)).home(".claude.json", block(2)).home(".claude/settings.json", block(3));
  EXPECT_EQ(look(scene).effective()->origin.path, "/home/ada/.claude/settings.json");
  scene.project(".claude/settings.json", block(4));
  EXPECT_EQ(look(scene).effective()->origin.path, "/home/ada/work/.claude/settings.json");
  scene.project(".claude/settings.local.json", block(5));
  EXPECT_EQ(look(scene).effective()->origin.path, "/home/ada/work/.claude/settings.local.json");
  scene.command({"claude", "-p", "ping", "--settings", block(6)});
  EXPECT_EQ(look(scene).effective()->origin.path, "--settings");
  scene.etc("claude-code/managed-settings.json", block(7));
  EXPECT_EQ(look(scene).effective()->origin.path, "/etc/claude-code/managed-settings.json");
  scene.etc("claude-code/managed-settings.d/10.json", block(8)).etc("claude-code/managed-settings.d/20.json", block(9));
  EXPECT_EQ(look(scene).effective()->origin.path, "/etc/claude-code/managed-settings.d/20.json");
}

TEST(Examine, AnEmptyEntryInSettingsSwitchesTheShellsVariableOff) {
  Scene scene;
  scene.env("ANTHROPIC_API_KEY", api_key()).home(".claude/.credentials.json", login_json());
  scene.home(".claude/settings.json", R"({"env":{"ANTHROPIC_API_KEY":""}})");
  EXPECT_EQ(sent(look(scene)), "authorization=login");
}

TEST(Examine, ADirectoryVariableMovesTheLoginAway) {
  Scene scene;
  scene.env("CLAUDE_CONFIG_DIR", "/home/ada/other").home(".claude/.credentials.json", login_json());
  EXPECT_EQ(look(scene).effective(), nullptr);
  scene.home("other/.credentials.json", login_json());
  EXPECT_EQ(sent(look(scene)), "authorization=login");
}

TEST(Examine, AHelperIsSentInBothHeadersAndNamesItsScript) {
  Scene scene;
  scene.home(".claude/settings.json", R"({"apiKeyHelper": "/home/ada/h.sh"})").home("h.sh", "#!/bin/sh\necho key\n", 0700);
  const Evidence evidence = look(scene);
  EXPECT_EQ(sent(evidence), "x-api-key=helper authorization=helper");
  ASSERT_EQ(evidence.effective()->origin.via.size(), 1u);
  EXPECT_EQ(evidence.effective()->origin.via[0].path, "/home/ada/h.sh");
  EXPECT_EQ(evidence.facts.truth("helper.missing"), Truth::no);
}

TEST(Examine, AMissingHelperIsNoticedWithoutRunningIt) {
  Scene scene;
  scene.home(".claude/settings.json", R"({"apiKeyHelper": "~/gone.sh --fast"})");
  EXPECT_EQ(look(scene).facts.truth("helper.missing"), Truth::yes);
}

TEST(Examine, BareModeForgetsLoginsAndTheHelperOfSettings) {
  Scene scene;
  scene.home(".claude/.credentials.json", login_json()).home(".claude/settings.json", R"({"apiKeyHelper":"/home/ada/h.sh"})");
  scene.env("CLAUDE_CODE_OAUTH_TOKEN", oauth_token()).command({"claude", "--bare", "-p", "ping"});
  EXPECT_EQ(look(scene).effective(), nullptr);
}

TEST(Examine, AnInteractiveSessionHonoursANoAndPrintModeDoesNot) {
  const std::string key = api_key();
  Scene scene;
  scene.env("ANTHROPIC_API_KEY", key).home(".claude/.credentials.json", login_json());
  scene.home(".claude.json", R"({"customApiKeyResponses":{"rejected":[")" + key.substr(key.size() - 20) + R"("]}})");
  EXPECT_EQ(sent(look(scene)), "x-api-key=api-key");
  scene.command({"claude"});
  EXPECT_EQ(sent(look(scene)), "authorization=login");
}

TEST(Examine, AValueThatNoHeaderCarriesStopsEverything) {
  Scene scene;
  scene.env("ANTHROPIC_API_KEY", "\xe2\x80\x9c" + api_key() + "\xe2\x80\x9d").home(".claude/.credentials.json", login_json());
  const Evidence evidence = look(scene);
  EXPECT_EQ(evidence.effective(), nullptr);
  EXPECT_EQ(find(evidence, "api-key")->reason, Reason::refused);
  EXPECT_EQ(evidence.facts.truth("credential.malformed"), Truth::yes);
  EXPECT_EQ(evidence.facts.truth("credential.none"), Truth::no);
}

TEST(Examine, AnUnreadableLoginIsUnknownAndNeverMissing) {
  Scene scene;
  scene.home(".claude/.credentials.json", login_json(), 0000);
  const Evidence evidence = look(scene);
  EXPECT_EQ(evidence.facts.truth("credential.none"), Truth::unknown);
  EXPECT_EQ(evidence.facts.truth("login.unreadable"), Truth::yes);
  ASSERT_EQ(evidence.not_looked.size(), 1u);
  EXPECT_EQ(evidence.not_looked[0].what, "/home/ada/.claude/.credentials.json");
}

TEST(Examine, LoginsOfEveryConditionAreToldApart) {
  const auto fact_of = [](std::string text, std::string_view fact) {
    Scene scene;
    scene.home(".claude/.credentials.json", std::move(text));
    return look(scene).facts.truth(fact);
  };
  EXPECT_EQ(fact_of(login_json(Scene::k_now_ms - 1000), "login.renewable"), Truth::yes);
  EXPECT_EQ(fact_of(login_json(Scene::k_now_ms - 1000, false), "login.expired"), Truth::yes);
  EXPECT_EQ(fact_of(login_json(Scene::k_now_ms / 1000 - 10, false), "login.expired"), Truth::yes) << "seconds";
  EXPECT_EQ(fact_of(login_json(Scene::k_now_ms + 1000, true, "null"), "login.scope-missing"), Truth::yes);
  EXPECT_EQ(fact_of("{\"claudeAiOauth\":{\"accessToken\":\"\",\"refreshToken\":\"\",\"expiresAt\":0}}", "login.blanked"), Truth::yes);
  EXPECT_EQ(fact_of("[]", "login.incomplete"), Truth::yes);
  EXPECT_EQ(fact_of("\xef\xbb\xbf" + login_json(), "login.corrupt"), Truth::yes);
  EXPECT_EQ(fact_of("{\"claudeAiOauth\":", "login.corrupt"), Truth::yes);
}

TEST(Examine, APolicyTakesTheKeyBackBeforeAnythingIsSent) {
  Scene scene;
  scene.env("ANTHROPIC_API_KEY", api_key()).etc("claude-code/managed-settings.json", R"({"forceLoginMethod":"claudeai"})");
  const Evidence evidence = look(scene);
  EXPECT_EQ(evidence.effective(), nullptr);
  EXPECT_EQ(evidence.facts.find("policy.forces-login")->origin.path, "/etc/claude-code/managed-settings.json");
}

TEST(Examine, ASwitchLeavesTheKeyAside) {
  Scene scene;
  scene.env("CLAUDE_CODE_USE_BEDROCK", "1").env("ANTHROPIC_API_KEY", api_key());
  const Evidence evidence = look(scene);
  EXPECT_EQ(evidence.mode->id, "bedrock");
  EXPECT_EQ(find(evidence, "api-key")->reason, Reason::not_in_mode);
  EXPECT_EQ(evidence.facts.truth("cloud.none"), Truth::yes);
  EXPECT_EQ(evidence.facts.truth("switch.on"), Truth::yes);
}

TEST(Examine, TheWordsForOffLeaveASwitchOff) {
  for (const char* off : {"0", "false", "no", "off", "", " "}) {
    Scene scene;
    scene.env("CLAUDE_CODE_USE_BEDROCK", off).env("ANTHROPIC_API_KEY", api_key());
    EXPECT_EQ(sent(look(scene)), "x-api-key=api-key") << off;
  }
}

TEST(Examine, AwsProfilesAreFoundInBothFiles) {
  Scene scene;
  scene.env("CLAUDE_CODE_USE_BEDROCK", "1").env("AWS_PROFILE", "dev");
  scene.home(".aws/config", "[profile dev]\nsso_session = corp\nregion = us-east-1\n");
  EXPECT_EQ(sent(look(scene)), "authorization=aws-sso-session");
}

TEST(Examine, AKeyInAnotherShellsFileIsNoticedWhenNothingIsThere) {
  Scene scene;
  scene.home(".zshrc", "export ANTHROPIC_API_KEY=" + api_key() + "\n");
  const Evidence evidence = look(scene);
  EXPECT_EQ(evidence.facts.find("credential.only-in-start-file")->origin.line, 1u);
}

TEST(Examine, ReadsOnlyWhatTheCatalogNamesAndNeverTheSameFileTwice) {
  Scene scene;
  scene.env("ANTHROPIC_API_KEY", api_key()).home(".claude/.credentials.json", login_json());
  (void)look(scene);
  auto reads = scene.files.reads;
  std::sort(reads.begin(), reads.end());
  EXPECT_EQ(std::adjacent_find(reads.begin(), reads.end()), reads.end());
}

TEST(Examine, ACloudSessionEndsWithTheLatestOfItsTokens) {
  Scene scene;
  scene.env("CLAUDE_CODE_USE_BEDROCK", "1").home(".aws/config", "[default]\nsso_start_url = https://acme.awsapps.com/start\n");
  scene.home(".aws/sso/cache/a.json", R"({"expiresAt":"2026-11-20T08:00:00Z"})");
  EXPECT_EQ(look(scene).facts.truth("cloud.expired"), Truth::yes);
  scene.home(".aws/sso/cache/b.json", R"({"expiresAt":"2026-11-24T09:00:00Z"})");
  EXPECT_EQ(look(scene).facts.truth("cloud.expired"), Truth::no);
}

TEST(Examine, OfAVariableThatHoldsJsonTheTextsAreSecretAndTheKeysAreNot) {
  Scene scene;
  scene.env("OPENCODE_AUTH_CONTENT", R"({"anthropic": {"type": "api", "key": ")" + api_key() + "\"}}");
  const Evidence evidence = look(scene);
  ASSERT_EQ(evidence.secrets.size(), 1u);
  EXPECT_TRUE(evidence.secrets[0].value.equals(api_key()));
}

}  // namespace
}  // namespace why
