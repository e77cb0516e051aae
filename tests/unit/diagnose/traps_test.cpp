// Where the tool misleads: each trap is a machine, a message, and the answer that does not fall for it.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "catalog/find.hpp"
#include "catalog/image.hpp"
#include "diagnose/diagnose.hpp"
#include "support/scene.hpp"

namespace why {
namespace {

using test::api_key;
using test::login_json;
using test::oauth_token;
using test::Scene;

const catalog::Catalog<Packed>& knowledge() { return catalog::embedded(); }
const catalog::Tool<Packed>& tool() { return *catalog::find_tool(knowledge(), "claude-code"); }

Evidence look(Scene& scene) {
  World world = scene.world();
  return examine(world, knowledge(), tool());
}

std::string first_cause(Scene& scene, std::string_view text) {
  const Report report = explain(knowledge(), catalog::match_text(knowledge(), text), &tool(), look(scene), true);
  return report.causes.empty() ? "none" : std::string(report.causes[0].cause->id.view());
}

std::string first_cause(std::string_view text) {
  const Report report = explain(knowledge(), catalog::match_text(knowledge(), text), &tool(), std::nullopt, false);
  return report.causes.empty() ? "none" : std::string(report.causes[0].cause->id.view());
}

/// Severity word and cause of every finding.
std::vector<std::string> findings(Scene& scene) {
  std::vector<std::string> out;
  for (const Finding& f : check(knowledge(), look(scene)).findings)
    out.push_back((f.severity == Severity::error ? "error " : f.severity == Severity::warning ? "warning " : "note ") +
                  std::string(f.cause->id.view()));
  return out;
}

bool says(Scene& scene, std::string_view finding) {
  const auto all = findings(scene);
  return std::find(all.begin(), all.end(), finding) != all.end();
}

bool has_errors(Scene& scene) {
  const auto all = findings(scene);
  return std::any_of(all.begin(), all.end(), [](const std::string& f) { return f.starts_with("error"); });
}

constexpr std::string_view k_not_logged_in = "Not logged in · Please run /login";
constexpr std::string_view k_invalid_key = "Invalid API key · Fix external API key";

TEST(Traps, AMadeUpKeyIsNeverCalledGood) {
  Scene scene;
  scene.env("ANTHROPIC_API_KEY", "anything-at-all");
  const Evidence evidence = look(scene);
  EXPECT_EQ(evidence.facts.truth("credential.well-formed"), Truth::no);
  EXPECT_EQ(evidence.facts.truth("credential.unknown-shape"), Truth::yes);
}

TEST(Traps, KeysInProjectSettingsAreSeen) {
  Scene scene;
  scene.project(".claude/settings.json", R"({"env":{"ANTHROPIC_API_KEY":")" + api_key() + R"("}})");
  EXPECT_FALSE(says(scene, "error no-credential"));
  EXPECT_EQ(look(scene).facts.truth("credential.from-project"), Truth::yes);
}

TEST(Traps, TheSecondCredentialIsNotHidden) {
  Scene scene;
  scene.env("ANTHROPIC_API_KEY", api_key()).env("ANTHROPIC_AUTH_TOKEN", "gateway-token-of-somebody");
  EXPECT_TRUE(says(scene, "warning two-credentials-sent"));
  EXPECT_EQ(status(knowledge(), look(scene)).billing.verdict, Verdict::unknown);
}

TEST(Traps, ASavedKeyRidesAlongWithAGatewaysToken) {
  Scene scene;
  scene.env("ANTHROPIC_AUTH_TOKEN", "gateway-token-of-somebody").home(".claude.json", R"({"primaryApiKey":")" + api_key() + R"("})");
  EXPECT_TRUE(says(scene, "warning two-credentials-sent"));
}

TEST(Traps, NotLoggedInWithATokenSetIsARefusal) {
  Scene scene;
  scene.env("CLAUDE_CODE_OAUTH_TOKEN", oauth_token());
  EXPECT_EQ(first_cause(scene, k_not_logged_in), "key-rejected");
}

TEST(Traps, NotLoggedInWithNothingThereIsWhatItSays) {
  Scene scene;
  EXPECT_EQ(first_cause(scene, k_not_logged_in), "no-credential");
}

TEST(Traps, NotLoggedInTellsUnreadableBrokenAndScopelessLoginsApart) {
  const auto cause_of = [](std::string login, std::uint32_t mode) {
    Scene scene;
    scene.home(".claude/.credentials.json", std::move(login), mode);
    return first_cause(scene, k_not_logged_in);
  };
  EXPECT_EQ(cause_of(login_json(), 0000), "credential-file-unreadable");
  EXPECT_EQ(cause_of("{\"claudeAiOauth\": {", 0600), "credential-file-corrupt");
  EXPECT_EQ(cause_of(login_json(Scene::k_now_ms + 1000, true, "null"), 0600), "token-scope-missing");
}

TEST(Traps, SettingsThatBeatTheShellAreNamed) {
  Scene scene;
  scene.env("ANTHROPIC_API_KEY", api_key(1)).home(".claude/settings.json", R"({"env":{"ANTHROPIC_API_KEY":")" + api_key(2) + R"("}})");
  EXPECT_TRUE(says(scene, "warning settings-env-beats-shell"));
}

TEST(Traps, AProjectThatRedirectsTheLoginIsNamedWithItsFile) {
  Scene scene;
  scene.home(".claude/.credentials.json", login_json());
  scene.project(".claude/settings.json", R"({"env":{"ANTHROPIC_BASE_URL":"https://llm.example.net"}})");
  EXPECT_TRUE(says(scene, "warning project-setting-redirects") || says(scene, "error project-setting-redirects"));
  EXPECT_EQ(look(scene).facts.find("endpoint.from-project")->origin.path, "/home/ada/work/.claude/settings.json");
}

TEST(Traps, EveryNotFoundIsShownAsAModelProblemSoADoubledPathIsChecked) {
  Scene scene;
  scene.env("ANTHROPIC_API_KEY", api_key()).env("ANTHROPIC_BASE_URL", "https://llm.example.net/v1");
  const auto text = "There's an issue with the selected model (claude-opus-5-5). It may not exist or you may not have access to it.";
  EXPECT_EQ(first_cause(scene, text), "base-url-wrong");
  EXPECT_EQ(first_cause(text), "model-not-found");
}

TEST(Traps, APageInPlaceOfAnAnswerIsNoProblemOfTheLogin) {
  EXPECT_EQ(first_cause("Failed to authenticate. API Error: 403 Just a moment..."), "gateway-answered");
}

TEST(Traps, AStrayKeyIsFoundEvenThoughSigningInSaidSuccessful) {
  Scene scene;
  scene.env("ANTHROPIC_API_KEY", api_key()).home(".claude/.credentials.json", login_json());
  EXPECT_EQ(first_cause(scene, k_invalid_key), "stray-env-key-beats-login");
  EXPECT_TRUE(says(scene, "warning stray-env-key-beats-login"));
  EXPECT_EQ(status(knowledge(), look(scene)).billing.verdict, Verdict::metered);
}

TEST(Traps, AnEmptiedLoginIsTheMarkOfARefusedRenewal) {
  Scene scene;
  scene.home(".claude/.credentials.json",
             R"({"claudeAiOauth":{"accessToken":"","refreshToken":"","expiresAt":0,"scopes":["user:inference"]}})");
  EXPECT_EQ(first_cause(scene, "Failed to authenticate: OAuth session expired and could not be refreshed"), "login-refresh-failed");
}

TEST(Traps, AnAccessTokenInThePastIsNormalWhileItCanBeRenewed) {
  Scene scene;
  scene.home(".claude/.credentials.json", login_json(Scene::k_now_ms - 86'400'000));
  EXPECT_FALSE(has_errors(scene));
}

TEST(Traps, ALoginThatGoesToAnotherHostIsAWarning) {
  Scene scene;
  scene.home(".claude/.credentials.json", login_json()).env("ANTHROPIC_BASE_URL", "https://llm.example.net");
  EXPECT_TRUE(says(scene, "warning gateway-key-wrong"));
}

TEST(Traps, AnUnusableProfileIsSaidThoughTheToolPassesItOver) {
  Scene scene;
  scene.env("ANTHROPIC_PROFILE", "work").home(".claude/.credentials.json", login_json());
  EXPECT_EQ(look(scene).facts.truth("profile.unusable"), Truth::yes);
  EXPECT_EQ(look(scene).effective()->source->id, "login");
}

TEST(Traps, BrokenSettingsAreNamedAndEmptyOnesAreNot) {
  Scene broken;
  broken.home(".claude/settings.json", "{\"env\": {\n").env("ANTHROPIC_API_KEY", api_key());
  EXPECT_TRUE(says(broken, "warning settings-invalid"));
  Scene empty;
  empty.home(".claude/settings.json", "").env("ANTHROPIC_API_KEY", api_key());
  EXPECT_FALSE(says(empty, "warning settings-invalid"));
}

TEST(Traps, ABrokenManagedFileStopsTheTool) {
  Scene scene;
  scene.etc("claude-code/managed-settings.json", "{").env("ANTHROPIC_API_KEY", api_key());
  EXPECT_TRUE(says(scene, "error settings-invalid"));
  EXPECT_EQ(look(scene).effective(), nullptr);
}

TEST(Traps, ASwitchWithoutACloudCredentialIsNotLoggedIn) {
  Scene scene;
  scene.env("CLAUDE_CODE_USE_VERTEX", "1");
  const auto all = findings(scene);
  EXPECT_TRUE(std::any_of(all.begin(), all.end(), [](auto& f) { return f.ends_with("cloud-credentials-missing"); }));
}

TEST(Traps, ThreeLimitsThatLookAlikeAreThree) {
  EXPECT_EQ(first_cause("You've hit your session limit · resets 6:50am (UTC)"), "subscription-limit-reached");
  EXPECT_EQ(first_cause("API Error: Request rejected (429) · This request would exceed your organization's rate limit of 50 "
                        "requests per minute. For details, refer to: https://docs.claude.com/en/api/rate-limits."),
            "rate-limited");
  EXPECT_EQ(first_cause("API Error: Server is temporarily limiting requests (not your usage limit) · try again shortly"), "rate-limited");
}

TEST(Traps, AVariableOfTheShellThatTheEditorDoesNotHave) {
  Scene scene;
  scene.home(".zshrc", "export ANTHROPIC_API_KEY=" + api_key() + "\n").home(".claude/settings.json", "{}");
  EXPECT_EQ(first_cause(scene, k_not_logged_in), "shell-env-not-loaded");
}

TEST(Traps, ACredentialUnderAnotherNameIsSeen) {
  Scene scene;
  scene.env("CLAUDE_API_KEY", api_key());
  EXPECT_EQ(look(scene).facts.find("credential.wrong-name")->origin.name, "CLAUDE_API_KEY");
  EXPECT_TRUE(has_errors(scene));
}

TEST(Traps, AKeyOfAnotherProviderIsNoKeyHere) {
  Scene scene;
  scene.env("ANTHROPIC_API_KEY", test::fake_key("sk-proj-", 150));
  EXPECT_EQ(first_cause(scene, k_invalid_key), "key-for-other-provider");
}

TEST(Traps, AnOAuthTokenInTheKeyVariableIsInTheWrongPlace) {
  Scene scene;
  scene.env("ANTHROPIC_API_KEY", oauth_token());
  EXPECT_EQ(first_cause(scene, k_invalid_key), "token-in-wrong-place");
}

TEST(Traps, AMessageFromElsewhereIsNotJudgedByThisMachine) {
  Scene scene;  // nothing of the tool is here
  const Report report = explain(knowledge(), catalog::match_text(knowledge(), k_invalid_key), &tool(), look(scene), false);
  EXPECT_TRUE(report.by_message_only);
  EXPECT_TRUE(report.causes[0].reasoning.empty());
}

TEST(Traps, ProbabilitiesAddUpToOneWithSomethingElse) {
  Scene scene;
  scene.env("ANTHROPIC_API_KEY", api_key());
  const Report report = explain(knowledge(), catalog::match_text(knowledge(), k_invalid_key), &tool(), look(scene), true);
  double sum = report.something_else;
  for (const auto& cause : report.causes) sum += cause.probability;
  EXPECT_NEAR(sum, 1.0, 1e-9);
  EXPECT_GT(report.something_else, 0.0);
}

TEST(Traps, AnUnknownMessageIsNeverGuessed) {
  const Report report = explain(knowledge(), catalog::match_text(knowledge(), "Error: 401 Unauthorized"), nullptr, std::nullopt, false);
  EXPECT_TRUE(report.matches.empty());
  EXPECT_FALSE(report.scope.has_value());
  EXPECT_TRUE(report.causes.empty());
}

TEST(Advice, AnAlarmHasItsOwnWordsWhereThoseOfTheCauseDoNotFit) {
  Scene scene;
  scene.home(".claude/.credentials.json", login_json(), 0644);
  const Report report = check(knowledge(), look(scene));
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_EQ(report.findings[0].alarm->id, "login-open-to-others");
  EXPECT_NE(report.findings[0].meaning().en.view(), report.findings[0].cause->meaning.en.view());
  EXPECT_EQ(report.findings[0].fixes()[0], "restrict-file-mode");
}

TEST(Advice, TheToolsStatusIsNoTestOfANetwork) {
  Scene scene;
  const auto text = "API Error: Unable to connect to API: Self-signed certificate detected (SELF_SIGNED_CERT_IN_CHAIN)";
  const Report report = explain(knowledge(), catalog::match_text(knowledge(), text), &tool(), look(scene), true);
  ASSERT_EQ(report.causes[0].cause->id, "tls-not-trusted");
  EXPECT_FALSE(report.next.has_value());
}

// Without the base URL a gateway's key would go to the provider.
TEST(Advice, NobodyIsToldToTryWithoutTheBaseUrl) {
  Scene scene;
  scene.env("ANTHROPIC_API_KEY", api_key()).env("ANTHROPIC_BASE_URL", "https://llm.example.net/v1");
  const auto text = "There's an issue with the selected model (claude-opus-5-5). It may not exist or you may not have access to it.";
  const Report report = explain(knowledge(), catalog::match_text(knowledge(), text), &tool(), look(scene), true);
  if (report.next) EXPECT_EQ(report.next->command.find("-u ANTHROPIC_BASE_URL"), std::string::npos) << report.next->command;
}

TEST(Healthy, OneOrdinaryCredentialGivesNoErrorAndNoWarning) {
  const auto quiet = [](Scene& scene) {
    const auto all = findings(scene);
    return std::none_of(all.begin(), all.end(), [](const std::string& f) { return !f.starts_with("note"); });
  };
  Scene key, login, token, settings;
  key.env("ANTHROPIC_API_KEY", api_key());
  login.home(".claude/.credentials.json", login_json());
  token.env("CLAUDE_CODE_OAUTH_TOKEN", oauth_token());
  settings.home(".claude/settings.json", R"({"env":{"ANTHROPIC_API_KEY":")" + api_key() + R"("}})");
  EXPECT_TRUE(quiet(key));
  EXPECT_TRUE(quiet(login));
  EXPECT_TRUE(quiet(token));
  EXPECT_TRUE(quiet(settings));
}

}  // namespace
}  // namespace why
