// What homes, projects and environments of people hold, one thing at a time: for scenes put together by chance.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "support/scene.hpp"

namespace why::test {

using Ingredient = void (*)(Scene&);

/// A JSON Web Token whose body is `body`, unsigned.
inline std::string jwt(std::string_view body) {
  constexpr std::string_view k_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string coded;
  unsigned held = 0, bits = 0;
  for (const char c : body) {
    held = (held << 8U | static_cast<unsigned char>(c)) & 0xFFFFU;
    for (bits += 8; bits >= 6; bits -= 6) coded += k_digits[(held >> (bits - 6)) & 63U];
  }
  if (bits > 0) coded += k_digits[(held << (6 - bits)) & 63U];
  return "eyJhbGciOiJub25lIn0." + coded + "." + fake_key("", 43, 5);
}

/// The file in which Codex keeps its login; it ends at `expires_s` seconds since 1970.
inline std::string codex_login(std::int64_t expires_s = Scene::k_now_ms / 1000 + 43200) {
  return R"({"auth_mode":"chatgpt","tokens":{"id_token":"x","access_token":")" + jwt(R"({"exp":)" + std::to_string(expires_s) + "}") +
         R"(","refresh_token":")" + fake_key("rt_", 60, 6) + R"("}})";
}

inline std::string openai_key(std::uint64_t seed = 11) { return fake_key("sk-proj-", 74, seed) + "T3BlbkFJ" + fake_key("", 74, seed + 1); }
inline std::string google_key(std::uint64_t seed = 12) { return fake_key("AIzaSy", 33, seed); }

inline std::string npm_package(std::string_view version) { return R"({"version":")" + std::string(version) + R"("})"; }

inline constexpr std::string_view k_claude_package = "/usr/local/lib/node_modules/@anthropic-ai/claude-code/package.json";
inline constexpr std::string_view k_codex_package = "/usr/local/lib/node_modules/@openai/codex/package.json";

inline constexpr std::array<Ingredient, 44> k_ingredients{
    [](Scene& s) { s.env("ANTHROPIC_API_KEY", api_key()); },
    [](Scene& s) { s.env("ANTHROPIC_API_KEY", ""); },
    [](Scene& s) { s.env("ANTHROPIC_AUTH_TOKEN", oauth_token(20)); },
    [](Scene& s) { s.env("CLAUDE_CODE_OAUTH_TOKEN", oauth_token(21)); },
    [](Scene& s) { s.env("ANTHROPIC_CUSTOM_HEADERS", "x-api-key: " + api_key(22) + "\nX-Team: blue"); },
    [](Scene& s) { s.env("ANTHROPIC_BASE_URL", "https://user:" + fake_key("", 20, 23) + "@gateway.example/v1?token=" + fake_key("", 20, 24)); },
    [](Scene& s) { s.env("ANTHROPIC_MODEL", "claude-sonnet-4-5"); },
    [](Scene& s) { s.env("CLAUDE_API_KEY", api_key(25)); },
    [](Scene& s) { s.env("CLAUDE_CODE_USE_BEDROCK", "1"); },
    [](Scene& s) { s.env("AWS_REGION", "eu-west-1").env("AWS_ACCESS_KEY_ID", fake_key("AKIA", 16, 26)).env("AWS_SECRET_ACCESS_KEY", fake_key("", 40, 27)); },
    [](Scene& s) { s.home(".claude/.credentials.json", login_json(Scene::k_now_ms + 12 * 3'600'000)); },
    [](Scene& s) { s.home(".claude/.credentials.json", login_json(Scene::k_now_ms - 3'600'000, false)); },
    [](Scene& s) { s.home(".claude/.credentials.json", "{ broken"); },
    [](Scene& s) { s.home(".claude.json", R"({"primaryApiKey":")" + api_key(28) + R"(","projects":{"/home/ada/work":{}}})"); },
    [](Scene& s) { s.home(".claude/settings.json", R"({"env":{"ANTHROPIC_API_KEY":")" + api_key(29) + R"("},"model":"opus"})"); },
    [](Scene& s) { s.home(".claude/settings.json", R"({"apiKeyHelper":"~/bin/give-key --for ada"})"); },
    [](Scene& s) { s.project(".claude/settings.json", R"({"env":{"ANTHROPIC_BASE_URL":"https://elsewhere.example"}})"); },
    [](Scene& s) { s.project(".claude/settings.local.json", "{ broken"); },
    [](Scene& s) { s.etc("claude-code/managed-settings.json", R"({"forceLoginMethod":"claudeai"})"); },
    [](Scene& s) { s.files.with(k_claude_package, npm_package("2.1.330"), 0644, 0); },
    [](Scene& s) { s.env("OPENAI_API_KEY", openai_key()); },
    [](Scene& s) { s.env("CODEX_API_KEY", openai_key(30)); },
    [](Scene& s) { s.home(".codex/auth.json", codex_login()); },
    [](Scene& s) { s.home(".codex/auth.json", R"({"OPENAI_API_KEY":")" + openai_key(31) + R"("})"); },
    [](Scene& s) { s.home(".codex/config.toml", "model = \"gpt-5\"\nforced_login_method = \"chatgpt\"\n"); },
    [](Scene& s) { s.home(".codex/config.toml", "model_provider = \"own\"\n[model_providers.own]\nbase_url = \"https://own.example/v1\"\nenv_key = \"OWN_KEY\"\n").env("OWN_KEY", fake_key("", 40, 32)); },
    [](Scene& s) { s.files.with(k_codex_package, npm_package("0.169.0"), 0644, 0); },
    [](Scene& s) { s.env("GEMINI_API_KEY", google_key()); },
    [](Scene& s) { s.env("GOOGLE_CLOUD_PROJECT", "blue-team-42").env("GOOGLE_CLOUD_LOCATION", "europe-west4").env("GOOGLE_GENAI_USE_VERTEXAI", "true"); },
    [](Scene& s) { s.home(".gemini/settings.json", R"({"security":{"auth":{"selectedType":"oauth-personal"}}})"); },
    [](Scene& s) { s.home(".gemini/oauth_creds.json", R"({"access_token":")" + fake_key("ya29.", 60, 33) + R"(","expiry_date":)" + std::to_string(Scene::k_now_ms - 3'600'000) + R"(,"refresh_token":")" + fake_key("1//", 60, 34) + R"("})"); },
    [](Scene& s) { s.project(".env", "GEMINI_API_KEY=" + google_key(35) + "\nOPENAI_API_KEY=" + openai_key(36) + "\n"); },
    [](Scene& s) { s.home(".local/share/opencode/auth.json", R"({"anthropic":{"type":"api","key":")" + api_key(37) + R"("}})").home(".config/opencode/opencode.json", R"({"model":"anthropic/claude-opus"})"); },
    [](Scene& s) { s.project("opencode.json", R"({"model":"anthropic/claude-sonnet-4-5"})"); },
    [](Scene& s) { s.home(".config/gh/hosts.yml", "github.com:\n    oauth_token: " + fake_key("gho_", 36, 38) + "\n    user: ada\n"); },
    [](Scene& s) { s.env("GITHUB_TOKEN", fake_key("ghp_", 36, 39)); },
    [](Scene& s) { s.env("HTTPS_PROXY", "http://ada:" + fake_key("", 12, 40) + "@proxy.example:3128").env("NO_PROXY", "localhost,.example"); },
    [](Scene& s) { s.env("NODE_EXTRA_CA_CERTS", "/etc/company.pem").etc("company.pem", "x"); },
    [](Scene& s) { s.env("CI", "true").env("GITHUB_ACTIONS", "true"); },
    [](Scene& s) { s.env("SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22"); },
    [](Scene& s) { s.env("SUDO_USER", "ada").env("SUDO_UID", "1000"); },
    [](Scene& s) { s.home(".bashrc", "export ANTHROPIC_API_KEY=" + api_key() + "\nexport OPENAI_API_KEY=" + openai_key() + "\n", 0644); },
    [](Scene& s) { s.etc("os-release", "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n").etc("passwd", "ada:x:1000:1000::/home/ada:/bin/zsh\n"); },
    [](Scene& s) { s.files.with_directory("/home/ada/.claude", 0000, 0); },
};

/// A scene of those ingredients whose bit is set.
inline Scene scene_of(std::uint64_t bits) {
  Scene scene;
  scene.command({});
  for (std::size_t i = 0; i < k_ingredients.size(); ++i)
    if ((bits >> i & 1U) != 0) k_ingredients[i](scene);
  return scene;
}

}  // namespace why::test
