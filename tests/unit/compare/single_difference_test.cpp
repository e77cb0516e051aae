// Two places that are alike but for one thing: it is named first, with a cause that fits.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "catalog/difference_kinds.hpp"
#include "compare/compare.hpp"
#include "support/ingredients.hpp"
#include "support/recorded.hpp"

namespace why {
namespace {

using test::api_key;
using test::Ingredient;
using test::login_json;
using test::Scene;
using test::taken;

constexpr std::int64_t k_hour = 3'600'000;

void nothing(Scene&) {}
void claude(Scene& s) { s.files.with(test::k_claude_package, test::npm_package("2.1.330"), 0644, 0); }
void codex(Scene& s) { s.files.with(test::k_codex_package, test::npm_package("0.169.0"), 0644, 0); }
void gemini(Scene& s) { s.files.with("/usr/local/lib/node_modules/@google/gemini-cli/package.json", test::npm_package("0.61.0"), 0644, 0); }
void opencode(Scene& s) { s.files.with("/usr/local/lib/node_modules/opencode-ai/package.json", test::npm_package("1.18.33"), 0644, 0).with("/home/ada/.config/opencode/opencode.json", R"({"model":"anthropic/claude-opus-4-5"})"); }
void claude_key(Scene& s) { claude(s); s.env("ANTHROPIC_API_KEY", api_key()); }
void claude_login(Scene& s) { claude(s); s.home(".claude/.credentials.json", login_json(Scene::k_now_ms + 12 * k_hour)); }
void codex_key(Scene& s) { codex(s); s.env("CODEX_API_KEY", test::openai_key()); }
void codex_login(Scene& s) { codex(s); s.home(".codex/auth.json", test::codex_login()); }
void gemini_key(Scene& s) { gemini(s); s.env("GEMINI_API_KEY", test::google_key()); }
void openai_sdk(Scene& s) { s.project("node_modules/openai/package.json", test::npm_package("5.1.0")); }
void bedrock(Scene& s) { claude(s); s.env("CLAUDE_CODE_USE_BEDROCK", "1").env("AWS_BEARER_TOKEN_BEDROCK", test::fake_key("ABSK", 120)); }

/// What both places have, what the first has and what the second has; what must come out.
struct Case {
  const char* what;
  Ingredient both, first, second;
  const char* kind;
  const char* name;
  std::vector<std::string_view> causes;  ///< any of these is a sensible first one
};

const std::vector<Case> k_cases{
    // variable
    {"a key that is not passed on", claude, [](Scene& s) { s.env("ANTHROPIC_API_KEY", api_key()); }, nothing, "variable", "ANTHROPIC_API_KEY", {"no-credential"}},
    {"an empty key", claude, [](Scene& s) { s.env("ANTHROPIC_API_KEY", api_key()); }, [](Scene& s) { s.env("ANTHROPIC_API_KEY", ""); }, "variable", "ANTHROPIC_API_KEY", {"no-credential"}},
    {"a key in quotes", claude, [](Scene& s) { s.env("ANTHROPIC_API_KEY", api_key()); }, [](Scene& s) { s.env("ANTHROPIC_API_KEY", "\"" + api_key() + "\""); }, "variable", "ANTHROPIC_API_KEY", {"key-malformed"}},
    {"a placeholder", claude, [](Scene& s) { s.env("ANTHROPIC_API_KEY", api_key()); }, [](Scene& s) { s.env("ANTHROPIC_API_KEY", "your-api-key-here"); }, "variable", "ANTHROPIC_API_KEY", {"key-malformed"}},
    {"an expression nobody filled in", claude, [](Scene& s) { s.env("ANTHROPIC_API_KEY", api_key()); }, [](Scene& s) { s.env("ANTHROPIC_API_KEY", "${{ secrets.KEY }}").env("CI", "true"); }, "variable", "ANTHROPIC_API_KEY", {"ci-secret-missing", "key-malformed"}},
    {"another provider's key", claude, [](Scene& s) { s.env("ANTHROPIC_API_KEY", api_key()); }, [](Scene& s) { s.env("ANTHROPIC_API_KEY", test::openai_key()); }, "variable", "ANTHROPIC_API_KEY", {"key-for-other-provider"}},
    {"a token in the place of a key", claude, [](Scene& s) { s.env("ANTHROPIC_API_KEY", api_key()); }, [](Scene& s) { s.env("ANTHROPIC_API_KEY", test::oauth_token()); }, "variable", "ANTHROPIC_API_KEY", {"token-in-wrong-place"}},
    {"a stray key beside a login", claude_login, nothing, [](Scene& s) { s.env("ANTHROPIC_API_KEY", api_key()); }, "variable", "ANTHROPIC_API_KEY", {"stray-env-key-beats-login"}},
    {"a second credential", claude_key, nothing, [](Scene& s) { s.env("ANTHROPIC_AUTH_TOKEN", test::fake_key("", 48, 60)); }, "variable", "ANTHROPIC_AUTH_TOKEN", {"two-credentials-sent"}},
    {"a secret the job did not get", claude, [](Scene& s) { s.env("ANTHROPIC_API_KEY", api_key()); }, [](Scene& s) { s.env("CI", "true").env("GITLAB_CI", "true"); }, "variable", "ANTHROPIC_API_KEY", {"ci-secret-missing"}},
    {"a container without the variable", claude, [](Scene& s) { s.env("ANTHROPIC_API_KEY", api_key()); }, [](Scene& s) { s.files.with("/.dockerenv", ""); }, "variable", "ANTHROPIC_API_KEY", {"container-env-missing"}},
    {"sudo drops the variable", claude, [](Scene& s) { s.env("ANTHROPIC_API_KEY", api_key()); }, [](Scene& s) { s.env("SUDO_USER", "bob"); }, "variable", "ANTHROPIC_API_KEY", {"container-env-missing"}},
    {"SSH does not pass it on", claude, [](Scene& s) { s.env("ANTHROPIC_API_KEY", api_key()); }, [](Scene& s) { s.env("SSH_CONNECTION", "1 2 3 4"); }, "variable", "ANTHROPIC_API_KEY", {"container-env-missing"}},
    {"only a start file has it", [](Scene& s) { claude(s); s.home(".bashrc", "export ANTHROPIC_API_KEY=" + api_key() + "\n"); }, [](Scene& s) { s.env("ANTHROPIC_API_KEY", api_key()); }, nothing, "variable", "ANTHROPIC_API_KEY", {"shell-env-not-loaded"}},
    {"Codex without its key", codex, [](Scene& s) { s.env("CODEX_API_KEY", test::openai_key()); }, nothing, "variable", "CODEX_API_KEY", {"no-credential"}},
    {"Gemini without its key, in CI", gemini, [](Scene& s) { s.env("GEMINI_API_KEY", test::google_key()); }, [](Scene& s) { s.env("CI", "true"); }, "variable", "GEMINI_API_KEY", {"ci-secret-missing"}},
    {"the OpenAI SDK without its key", openai_sdk, [](Scene& s) { s.env("OPENAI_API_KEY", test::openai_key()); }, nothing, "variable", "OPENAI_API_KEY", {"no-credential"}},
    {"no tool's own traces, one variable that several take", nothing, [](Scene& s) { s.env("OPENAI_API_KEY", test::openai_key()); }, nothing, "variable", "OPENAI_API_KEY", {"no-credential"}},
    {"OpenCode with a damaged key", opencode, [](Scene& s) { s.env("ANTHROPIC_API_KEY", api_key()); }, [](Scene& s) { s.env("ANTHROPIC_API_KEY", "\"" + api_key() + "\""); }, "variable", "ANTHROPIC_API_KEY", {"key-malformed"}},
    {"settings that set another key", claude_key, nothing, [](Scene& s) { s.home(".claude/settings.json", R"({"env":{"ANTHROPIC_API_KEY":")" + api_key(70) + R"("}})"); }, "variable", "ANTHROPIC_API_KEY", {"settings-env-beats-shell"}},
    {"the second half of an AWS key", [](Scene& s) { claude(s); s.env("CLAUDE_CODE_USE_BEDROCK", "1").env("AWS_REGION", "us-east-1").env("AWS_ACCESS_KEY_ID", test::fake_key("AKIA", 16)); }, [](Scene& s) { s.env("AWS_SECRET_ACCESS_KEY", test::fake_key("", 40)); }, nothing, "variable", "AWS_SECRET_ACCESS_KEY", {"cloud-credentials-missing"}},
    // stored
    {"a login that is not there", claude, [](Scene& s) { s.home(".claude/.credentials.json", login_json(Scene::k_now_ms + 12 * k_hour)); }, nothing, "stored", "claude.ai login", {"no-credential"}},
    {"a login that a job has not", claude, [](Scene& s) { s.home(".claude/.credentials.json", login_json(Scene::k_now_ms + 12 * k_hour)); }, [](Scene& s) { s.env("CI", "true").env("GITHUB_ACTIONS", "true"); }, "stored", "claude.ai login", {"ci-login-not-portable"}},
    {"a corrupt login", claude, [](Scene& s) { s.home(".claude/.credentials.json", login_json(Scene::k_now_ms + 12 * k_hour)); }, [](Scene& s) { s.home(".claude/.credentials.json", "{\"claudeAiOauth\": {"); }, "stored", "claude.ai login", {"credential-file-corrupt"}},
    {"a login nobody may read", claude, [](Scene& s) { s.home(".claude/.credentials.json", login_json(Scene::k_now_ms + 12 * k_hour)); }, [](Scene& s) { s.files.with("/home/ada/.claude/.credentials.json", "x", 0600, 0); }, "stored", "claude.ai login", {"credential-file-unreadable"}},
    {"Codex without its login", codex, [](Scene& s) { s.home(".codex/auth.json", test::codex_login()); }, nothing, "stored", "ChatGPT login", {"no-credential"}},
    {"OpenCode without its saved key", opencode, [](Scene& s) { s.home(".local/share/opencode/auth.json", R"({"anthropic":{"type":"api","key":")" + api_key(71) + R"("}})"); }, nothing, "stored", "key in auth.json", {"no-credential"}},
    {"a helper that is not there", [](Scene& s) { claude(s); s.home(".claude/settings.json", R"({"apiKeyHelper":"/home/ada/bin/give-key"})"); }, [](Scene& s) { s.home("bin/give-key", "#!/bin/sh\n", 0755); }, nothing, "stored", "helper.missing", {"helper-failed"}},
    // expiry
    {"a login that is over", claude, [](Scene& s) { s.home(".claude/.credentials.json", login_json(Scene::k_now_ms + 12 * k_hour, false)); }, [](Scene& s) { s.home(".claude/.credentials.json", login_json(Scene::k_now_ms - k_hour, false)); }, "expiry", "claude.ai login", {"login-expired"}},
    {"a Gemini login that is over", [](Scene& s) { gemini(s); s.home(".gemini/settings.json", R"({"security":{"auth":{"selectedType":"oauth-personal"}}})"); }, [](Scene& s) { s.home(".gemini/oauth_creds.json", R"({"access_token":"ya29.)" + test::fake_key("", 60) + R"(","expiry_date":)" + std::to_string(Scene::k_now_ms + 12 * k_hour) + "}"); }, [](Scene& s) { s.home(".gemini/oauth_creds.json", R"({"access_token":"ya29.)" + test::fake_key("", 60) + R"(","expiry_date":)" + std::to_string(Scene::k_now_ms - 12 * k_hour) + "}"); }, "expiry", "Google login", {"login-expired"}},
    // key
    {"another key", claude, [](Scene& s) { s.env("ANTHROPIC_API_KEY", api_key(80)); }, [](Scene& s) { s.env("ANTHROPIC_API_KEY", api_key(81)); }, "key", "ANTHROPIC_API_KEY", {"key-rejected", "wrong-account-or-org"}},
    {"another saved key", codex, [](Scene& s) { s.home(".codex/auth.json", R"({"OPENAI_API_KEY":")" + test::openai_key(82) + R"("})"); }, [](Scene& s) { s.home(".codex/auth.json", R"({"OPENAI_API_KEY":")" + test::openai_key(84) + R"("})"); }, "key", "API key in auth.json", {"key-rejected", "wrong-account-or-org"}},
    // endpoint
    {"a gateway there", claude_key, nothing, [](Scene& s) { s.env("ANTHROPIC_BASE_URL", "https://gateway.example"); }, "endpoint", "ANTHROPIC_BASE_URL", {"base-url-wrong", "gateway-key-wrong"}},
    {"no gateway there", [](Scene& s) { claude(s); s.env("ANTHROPIC_AUTH_TOKEN", test::fake_key("", 48, 85)); }, [](Scene& s) { s.env("ANTHROPIC_BASE_URL", "https://gateway.example"); }, nothing, "endpoint", "ANTHROPIC_BASE_URL", {"base-url-wrong"}},
    {"a base URL that is none", claude_key, nothing, [](Scene& s) { s.env("ANTHROPIC_BASE_URL", "gateway.example/v1"); }, "endpoint", "ANTHROPIC_BASE_URL", {"base-url-wrong"}},
    {"a project that sends elsewhere", claude_key, nothing, [](Scene& s) { s.project(".claude/settings.json", R"({"env":{"ANTHROPIC_BASE_URL":"https://elsewhere.example"}})"); }, "endpoint", "ANTHROPIC_BASE_URL", {"project-setting-redirects"}},
    {"Codex with another address", codex_key, nothing, [](Scene& s) { s.home(".codex/config.toml", "openai_base_url = \"https://gateway.example/v1\"\n"); }, "endpoint", "openai_base_url", {"base-url-wrong", "gateway-key-wrong"}},
    // switch
    {"a switch to a cloud", claude_key, nothing, [](Scene& s) { s.env("CLAUDE_CODE_USE_BEDROCK", "1"); }, "switch", "CLAUDE_CODE_USE_BEDROCK", {"provider-switch-wrong", "cloud-credentials-missing"}},
    {"another way to sign in", gemini_key, nothing, [](Scene& s) { s.home(".gemini/settings.json", R"({"security":{"auth":{"selectedType":"vertex-ai"}}})"); }, "switch", "security.auth.selectedType", {"provider-switch-wrong", "cloud-credentials-missing"}},
    {"another provider of Codex", codex_key, nothing, [](Scene& s) { s.home(".codex/config.toml", "model_provider = \"own\"\n"); }, "switch", "model_provider", {"provider-switch-wrong"}},
    // settings-file
    {"broken settings", [](Scene& s) { claude_key(s); }, [](Scene& s) { s.home(".claude/settings.json", "{}"); }, [](Scene& s) { s.home(".claude/settings.json", "{ broken"); }, "settings-file", "~/.claude/settings.json", {"settings-invalid"}},
    {"a broken file in the project", claude_key, nothing, [](Scene& s) { s.project(".claude/settings.json", "{ broken"); }, "settings-file", "./.claude/settings.json", {"settings-invalid"}},
    {"settings nobody may read", codex_key, [](Scene& s) { s.home(".codex/config.toml", ""); }, [](Scene& s) { s.files.with("/home/ada/.codex/config.toml", "", 0600, 0); }, "settings-file", "~/.codex/config.toml", {"settings-invalid", "credential-file-unreadable"}},
    {"a settings file of which nothing is known", claude_key, nothing, [](Scene& s) { s.project(".claude/settings.json", R"({"theme":"dark"})"); }, "settings-file", "./.claude/settings.json", {"settings-invalid", "project-setting-redirects", "settings-env-beats-shell", "credential-file-unreadable", "dotenv-taken"}},
    // setting
    {"a policy that forces a login", claude_key, nothing, [](Scene& s) { s.etc("claude-code/managed-settings.json", R"({"forceLoginMethod":"claudeai"})"); }, "setting", "forceLoginMethod", {"org-policy-blocks"}},
    {"Codex may use only a login", codex_key, nothing, [](Scene& s) { s.home(".codex/config.toml", "forced_login_method = \"chatgpt\"\n"); }, "setting", "forced_login_method", {"org-policy-blocks"}},
    {"a login kept in the keyring", codex_login, nothing, [](Scene& s) { s.home(".codex/config.toml", "cli_auth_credentials_store = \"keyring\"\n"); }, "setting", "cli_auth_credentials_store", {"org-policy-blocks", "settings-invalid"}},
    // proxy
    {"a proxy there", claude_key, nothing, [](Scene& s) { s.env("HTTPS_PROXY", "http://proxy.example:3128"); }, "proxy", "HTTPS_PROXY", {"proxy-auth-required", "proxy-misconfigured"}},
    {"no proxy there", claude_key, [](Scene& s) { s.env("HTTPS_PROXY", "http://proxy.example:3128"); }, nothing, "proxy", "HTTPS_PROXY", {"proxy-misconfigured"}},
    {"a proxy that is not spoken", claude_key, nothing, [](Scene& s) { s.env("HTTPS_PROXY", "socks5://proxy.example:1080"); }, "proxy", "HTTPS_PROXY", {"proxy-misconfigured"}},
    // certificates
    {"certificates here only", [](Scene& s) { claude_key(s); s.etc("company.pem", "x"); }, [](Scene& s) { s.env("NODE_EXTRA_CA_CERTS", "/etc/company.pem"); }, nothing, "certificates", "NODE_EXTRA_CA_CERTS", {"tls-not-trusted"}},
    {"the file of certificates is not there", [](Scene& s) { codex_key(s); s.env("SSL_CERT_FILE", "/etc/company.pem"); }, [](Scene& s) { s.etc("company.pem", "x"); }, nothing, "certificates", "ca.missing", {"tls-not-trusted"}},
    // region
    {"another region", bedrock, [](Scene& s) { s.env("AWS_REGION", "us-east-1"); }, [](Scene& s) { s.env("AWS_REGION", "ap-south-2"); }, "region", "AWS_REGION", {"cloud-region-or-project-wrong"}},
    {"no project there", [](Scene& s) { gemini(s); s.env("GOOGLE_GENAI_USE_VERTEXAI", "true").env("GOOGLE_CLOUD_LOCATION", "europe-west4").home(".config/gcloud/application_default_credentials.json", R"({"refresh_token":"x"})"); }, [](Scene& s) { s.env("GOOGLE_CLOUD_PROJECT", "blue-team-42"); }, nothing, "region", "GOOGLE_CLOUD_PROJECT", {"cloud-region-or-project-wrong"}},
    // model
    {"another model", claude_key, nothing, [](Scene& s) { s.env("ANTHROPIC_MODEL", "claude-opus-9"); }, "model", "ANTHROPIC_MODEL", {"model-not-found", "model-no-access"}},
    {"another model of Codex", codex_key, [](Scene& s) { s.home(".codex/config.toml", "model = \"gpt-5\"\n"); }, [](Scene& s) { s.home(".codex/config.toml", "model = \"gpt-9\"\n"); }, "model", "model", {"model-not-found", "model-no-access"}},
    // home
    {"no home", claude_login, nothing, [](Scene& s) { s.no_home(); }, "home", "HOME", {"no-credential", "home-not-writable", "credential-not-kept"}},
    {"the tool looks elsewhere", claude_login, nothing, [](Scene& s) { s.env("CLAUDE_CONFIG_DIR", "/srv/claude"); }, "home", "CLAUDE_CONFIG_DIR", {"no-credential"}},
    {"Codex looks elsewhere", codex_login, nothing, [](Scene& s) { s.env("CODEX_HOME", "/srv/codex"); }, "home", "CODEX_HOME", {"no-credential"}},
    {"a home nobody may write", claude_login, nothing, [](Scene& s) { s.files.with_directory("/home/ada", 0555, test::MemFiles::k_user); }, "home", "home.read-only", {"home-not-writable"}},
    // user
    {"another user", claude_login, nothing, [](Scene& s) { s.as(1001); }, "user", "", {"credential-file-unreadable", "home-not-writable"}},
    {"another user of Codex", codex_login, nothing, [](Scene& s) { s.as(1001); }, "user", "", {"credential-file-unreadable", "home-not-writable"}},
    {"root with the home of another", claude_login, nothing, [](Scene& s) { s.as(0); }, "user", "", {"wrong-account-or-org"}},
    // version
    {"another version", [](Scene& s) { s.env("ANTHROPIC_API_KEY", api_key()); }, claude, [](Scene& s) { s.files.with(test::k_claude_package, test::npm_package("1.0.3")); }, "version", "claude-code", {"tool-outdated"}},
    {"another version of Codex", [](Scene& s) { s.env("CODEX_API_KEY", test::openai_key()); }, codex, [](Scene& s) { s.files.with(test::k_codex_package, test::npm_package("0.30.0")); }, "version", "codex", {"tool-outdated"}},
    // install
    {"no copy there", [](Scene& s) { s.home(".claude/.credentials.json", login_json(Scene::k_now_ms + 12 * k_hour)); }, claude, nothing, "install", "claude-code", {"install-broken"}},
    {"no copy of Codex there", [](Scene& s) { s.home(".codex/auth.json", test::codex_login()); }, codex, nothing, "install", "codex", {"install-broken"}},
    // place
    {"a job", claude_key, nothing, [](Scene& s) { s.env("CI", "true"); }, "place", "place.ci", {"ci-permission-missing"}},
    {"a container", codex_key, nothing, [](Scene& s) { s.files.with("/run/.containerenv", ""); }, "place", "place.container", {"container-env-missing", "credential-not-kept"}},
};

/// The taken sides of a case, under one pairing code.
std::pair<Snapshot, Snapshot> sides_of(const Case& c) {
  static const FingerprintMaker maker = *FingerprintMaker::with_code(new_pairing_code());
  Scene a, b;
  for (Scene* scene : {&a, &b}) {
    scene->command({});
    c.both(*scene);
  }
  c.first(a);
  c.second(b);
  const bool is_of_keys = std::string_view(c.kind) == "key";
  return {taken(a, is_of_keys ? &maker : nullptr), taken(b, is_of_keys ? &maker : nullptr)};
}

std::string told(const Comparison& comparison) {
  std::string out;
  for (const Difference& d : comparison.differences) {
    out += "  " + std::string(d.kind) + " " + d.name + " " + std::to_string(d.weight) + ":";
    for (const Explanation& e : d.explanations) out += " " + std::string(e.cause->id.view()) + "(" + std::to_string(e.strength) + ")";
    out += "\n";
  }
  return out;
}

void expect_first(const Case& c, const Snapshot& a, const Snapshot& b) {
  const Comparison comparison = compare(catalog::embedded(), a, b, {});
  ASSERT_FALSE(comparison.differences.empty()) << c.what;
  const Difference& first = comparison.differences[0];
  EXPECT_FALSE(first.is_harmless()) << c.what;
  EXPECT_EQ(first.kind, c.kind) << c.what << "\n" << told(comparison);
  EXPECT_EQ(first.name, c.name) << c.what << "\n" << told(comparison);
  ASSERT_FALSE(first.explanations.empty()) << c.what << "\n" << told(comparison);
  EXPECT_NE(std::find(c.causes.begin(), c.causes.end(), first.explanations[0].cause->id.view()), c.causes.end()) << c.what << "\n" << told(comparison);
}

TEST(SingleDifference, IsNamedFirstWithACauseThatFits) {
  for (const Case& c : k_cases) {
    const auto [a, b] = sides_of(c);
    expect_first(c, a, b);
  }
}

TEST(SingleDifference, IsNamedFirstWhereTheSidesAreTurned) {
  for (const Case& c : k_cases) {
    const auto [a, b] = sides_of(c);
    const Comparison comparison = compare(catalog::embedded(), b, a, {});
    ASSERT_FALSE(comparison.differences.empty()) << c.what;
    EXPECT_EQ(comparison.differences[0].kind, c.kind) << c.what << "\n" << told(comparison);
    EXPECT_EQ(comparison.differences[0].name, c.name) << c.what << "\n" << told(comparison);
  }
}

TEST(SingleDifference, IsNamedFirstFromSnapshotsThatWereReadAgain) {
  for (const Case& c : k_cases) {
    const auto [a, b] = sides_of(c);
    const auto read_a = read_snapshot(test::document_of(a), catalog::embedded()), read_b = read_snapshot(test::document_of(b), catalog::embedded());
    ASSERT_TRUE(read_a && read_b) << c.what;
    expect_first(c, *read_a, *read_b);
  }
}

TEST(SingleDifference, EveryKindIsTriedAtLeastTwice) {
  std::map<std::string_view, int> tried;
  for (const Case& c : k_cases) ++tried[c.kind];
  for (const std::string_view kind : catalog::k_difference_kinds) EXPECT_GE(tried[kind], kind == "clock" ? 0 : 2) << kind;
  EXPECT_GE(k_cases.size(), 40U);
}

TEST(SingleDifference, AClockThatIsBehindIsNamedFirst) {
  Scene scene;
  claude_login(scene);
  World now = scene.world(), then = scene.world(), later = scene.world();
  then.now.ms -= 365 * 24 * k_hour;
  later.now.ms += 10 * 60'000;
  const auto taken_in = [](World& world) { return take_snapshot(world, catalog::embedded(), nullptr, "0", nullptr, [](const Evidence&) {}); };
  const Snapshot a = taken_in(now), behind = taken_in(then), ahead = taken_in(later);
  EXPECT_TRUE(behind.is_clock_behind);
  const Comparison with_behind = compare(catalog::embedded(), a, behind, {});
  ASSERT_FALSE(with_behind.differences.empty());
  EXPECT_EQ(with_behind.differences[0].kind, "clock");
  EXPECT_EQ(with_behind.differences[0].explanations.at(0).cause->id.view(), "clock-skew");
  const Comparison at_once = compare(catalog::embedded(), a, ahead, {true});
  ASSERT_FALSE(at_once.differences.empty());
  EXPECT_EQ(at_once.differences[0].kind, "clock");
  EXPECT_TRUE(compare(catalog::embedded(), a, ahead, {}).differences.empty());  // one was simply taken later
}

}  // namespace
}  // namespace why
