// What is no secret stays: hiding it would hide the truth.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstdio>

#include "catalog_data.hpp"
#include "disguises.hpp"
#include "support/fake_keys.hpp"

namespace why::redact::test {
namespace {

constexpr std::string_view k_hex = "0123456789abcdef";

/// `count` hexadecimal digits.
std::string hex(std::size_t count, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::string out;
  while (out.size() < count) out += k_hex[random() % 16];
  return out;
}

std::string uuid(std::uint32_t seed) {
  const std::string d = hex(32, seed);
  return d.substr(0, 8) + "-" + d.substr(8, 4) + "-4" + d.substr(13, 3) + "-a" + d.substr(17, 3) + "-" +
         d.substr(20);
}

std::string digest(std::size_t bytes, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::string raw;
  while (raw.size() < bytes) raw += static_cast<char>(random());
  return base64(raw);
}

const std::vector<std::string> k_written{
    "catalog/errors/box/bad-key.toml:1:6: [id.tool] there is no tool",
    "src/session_token.cpp:104:7: warning: unused",
    "/home/ada/.claude/settings.json",
    "~/.config/anthropic/credentials/default.json",
    "/etc/ssl/private/server.key",
    "/usr/lib/node_modules/@anthropic-ai/claude-code/cli.js",
    R"(C:\Users\ada\AppData\Roaming\npm\node_modules\@anthropic-ai\claude-code\bin\claude.exe)",
    R"(\\server\share\keys\readme.txt)",
    "/var/run/secrets/kubernetes.io/serviceaccount/token",
    "ANTHROPIC_API_KEY is set in ~/.zshrc:42",
    "unset ANTHROPIC_API_KEY",
    "env -u ANTHROPIC_API_KEY claude -p hi",
    "export ANTHROPIC_API_KEY=",
    "export ANTHROPIC_API_KEY=$OTHER_KEY",
    "export ANTHROPIC_API_KEY=${OTHER_KEY}",
    "ANTHROPIC_API_KEY: ${{ secrets.ANTHROPIC_API_KEY }}",
    "anthropic_api_key: ${{ secrets.ANTHROPIC_API_KEY }}",
    "set ANTHROPIC_API_KEY=%OTHER_KEY%",
    "$env:ANTHROPIC_API_KEY = $env:OTHER_KEY",
    "API_KEY=op://vault/anthropic/key",
    "API_KEY=$(pass show anthropic)",
    "apiKeyHelper: ~/bin/get-key.sh",
    R"("apiKeyHelper": "/usr/local/bin/get-key --profile work")",
    R"("awsAuthRefresh": "aws sso login --profile dev")",
    "ANTHROPIC_BASE_URL=https://gateway.example.com/v1",
    "OPENAI_BASE_URL=http://localhost:4000/v1",
    "HTTPS_PROXY=http://proxy.example.com:3128",
    "https://api.anthropic.com/v1/messages?beta=true",
    "https://user@host.example/path",
    "ssh://git@github.com/org/repo.git",
    "git@github.com:org/repo.git",
    "https://registry.npmjs.org/@anthropic-ai/claude-code/-/claude-code-2.1.330.tgz",
    "https://host.example:8443/@scope/package",
    "postgres://localhost:5432/runbook",
    "postgresql://ada@db.example/runbook",
    "https://platform.claude.com/settings/keys",
    "mailto:ada@example.com",
    "claude-sonnet-4-5-20250929",
    "claude-opus-4-1-20250805[1m]",
    "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
    "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-5-20250929-v1:0",
    "publishers/anthropic/models/claude-sonnet-4-5@20250929",
    "gpt-5.1-codex-max-2026-01-31",
    "gemini-2.5-pro-preview-06-05",
    "deepseek-ai/DeepSeek-V3.2-Exp",
    "meta-llama/Llama-4-Maverick-17B-128E-Instruct-FP8",
    "text-embedding-3-large",
    "request_id: req_011CSHoEeqs5C35K2UUqR7Fy",
    R"({"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"},"request_id":"req_011CV9Zs8Fb"})",
    R"({"error":{"message":"Incorrect API key provided: sk-proj-********0000.","code":"invalid_api_key"}})",
    "API Error: 401 {\"error\":{\"message\":\"OAuth token has expired.\"}}",
    "Invalid API key · Fix external API key",
    "Not logged in · Please run /login",
    "Credit balance is too low",
    "cf-ray: 8f2b1c3d4e5f6a7b-FRA",
    "x-request-id: 4f9c2b1a7d3e",
    "anthropic-ratelimit-tokens-remaining: 38000",
    "retry-after: 17",
    "www-authenticate: Bearer realm=\"api\", error=\"invalid_token\"",
    "Authorization header is missing",
    "use Bearer authentication or Basic authentication",
    "Bearer token expected",
    "the key is wrong",
    "key: linux-node-22-modules",
    "Cache restored from key: linux-npm-a1b2c3d4e5f60718293a4b5c6d7e8f90",
    "the token: expired",
    "token: expired",
    "Error: invalid token: please sign in again",
    "session: none",
    "PASS: 212 tests",
    "auth: none",
    "password required",
    "Enter passphrase for key '/home/ada/.ssh/id_ed25519':",
    "max_tokens=4096",
    R"({"max_tokens":4096,"input_tokens":12,"cache_read_input_tokens":0})",
    R"({"output_tokens_details":{"thinking_tokens":0}})",
    R"({"api_key_set":true,"token_count":12,"has_secret":false,"secret":null})",
    R"({"token_type":"Bearer","expires_in":28800,"scope":"user:inference"})",
    R"({"tokens":{"limit":200000},"tokenizer":"cl100k"})",
    R"({"kind":"api_key","source":"env:ANTHROPIC_API_KEY","state":"effective"})",
    R"({"keys":["a","b"],"secrets":[],"credentials":{}})",
    R"({"key":"ctrl+c","keybinding":"alt+enter","hotKey":"F1"})",
    R"({"primary_key":"id","foreign_key":"user_id","cacheKey":"models-v2"})",
    R"({"expiresAt":1795492780478,"authMethod":"oauth","subscriptionType":"max"})",
    R"({"session_id":"892336f0-ee80-4704-a27d-32266450d45a","uuid":"1f0c1a4e-5d0e-4b7e-9b1f-0d2f6a3f7c11"})",
    "XDG_SESSION_TYPE=wayland",
    "DBUS_SESSION_BUS_ADDRESS=unix:path=/run/user/1000/bus",
    "SSH_AUTH_SOCK=/tmp/ssh-XXXXXXabcd/agent.4242",
    "DESKTOP_SESSION=gnome",
    "KEYBOARD_LAYOUT=us",
    "GIT_AUTHOR_NAME=Ada Lovelace",
    "LESSKEY=/home/ada/.lesskey",
    "PWD=/home/ada/src/project",
    "PATH=/home/ada/.local/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR=3",
    "AWS_WEB_IDENTITY_TOKEN_FILE=/var/run/secrets/token",
    "GOOGLE_APPLICATION_CREDENTIALS=/home/ada/.config/gcloud/application_default_credentials.json",
    "NODE_EXTRA_CA_CERTS=/etc/ssl/certs/corp-root.pem",
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl ada@laptop",
    "-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBa\n-----END CERTIFICATE-----",
    "gpg: Signature made Tue 24 Nov 2026 using RSA key 4AEE18F83AFDEB23",
    "sk-learn and scikit-learn are one; so is sk-learn-contrib-estimator-checks",
    "task-runner-configuration-for-continuous-integration",
    "risk-based-authentication-for-enterprise-customers",
    "npm_config_user_agent=npm/10.9.0 node/v22.12.0 linux x64",
    "npm_lifecycle_script=node scripts/build.mjs --production",
    "hf_transfer is enabled",
    "xai-org/grok-1",
    "r8_build_tools",
    "gsk_format_version",
    "eyJ is how a JSON Web Token begins",
    "curl -sS -u \"$USER:$PASSWORD\" https://host.example/",
    "curl --user-agent 'probe/1.0' https://api.anthropic.com",
    "docker run -e ANTHROPIC_API_KEY -e TZ=Europe/Berlin node:22",
    "git commit -S --gpg-sign=4AEE18F83AFDEB23",
    "claude --api-key-helper ./get.sh --model opus",
    "use --api-key to pass a key or --token for a token",
    "--password-stdin",
    "2026-11-24T08:19:33.123Z INFO auth: token refreshed",
    "Nov 24 08:19:33 host sshd[4242]: Accepted publickey for ada from 192.0.2.7 port 52144 ssh2",
    "at Object.<anonymous> (/app/node_modules/undici/lib/web/fetch/index.js:1234:56)",
    "TypeError: Cannot convert argument to a ByteString because the character at index 108 has a value of 8203",
    "fe80::1ff:fe23:4567:890a%eth0",
    "2001:db8:85a3::8a2e:370:7334",
    "00:1a:2b:3c:4d:5e",
    "vm-7f3a.internal.example.com:8443",
    "ghcr.io/org/image@sha256:",
    "密钥已过期，请重新登录",
    "账号：ada@example.com 令牌：已失效",
    "progress 42 % [#########          ]",
    "100% done && echo ok | tee log.txt",
    "a < b && c > d; x %= 3",
    "$2 == \"key\" { print $4 }",
    "Token::new(Kind::Ident)",
    "std::string token = next();",
    "if (token != nullptr) return token->kind;",
    "const key = event.key;",
};

std::vector<std::string> harmless_texts() {
  std::vector<std::string> texts = k_written;
  for (std::uint32_t i = 0; i < 6; ++i) {
    texts.push_back("commit " + hex(40, i));
    texts.push_back("key " + hex(40, 100 + i));
    texts.push_back("cache key: " + hex(64, 200 + i));
    texts.push_back("\"session_id\":\"" + uuid(300 + i) + "\"");
    texts.push_back("ghcr.io/org/image@sha256:" + hex(64, 400 + i));
    texts.push_back("\"integrity\": \"sha512-" + digest(64, 500 + i) + "\"");
    texts.push_back("h1:" + digest(32, 600 + i));
    texts.push_back(why::test::fake_key("request_id=req_011C", 20, 700 + i));
    texts.push_back("SHA256:" + digest(32, 800 + i).substr(0, 43));
    texts.push_back("/tmp/claude-" + hex(8, 900 + i) + "/shell-snapshots/snapshot-bash-1795492780478-" +
                    hex(6, i) + ".sh");
    texts.push_back(why::test::fake_key("toolu_01", 22, 1000 + i));
    texts.push_back(why::test::fake_key("msg_01", 22, 1100 + i));
  }
  return texts;
}

TEST(Harmless, EveryHarmlessTextStaysAsItIs) {
  const std::vector<std::string> texts = harmless_texts();
  const Redactor redactor = make_redactor();
  std::vector<std::string> changed;
  for (const std::string& text : texts)
    if (redactor.clean(text) != text) changed.push_back(redactor.clean(text));
  std::printf("harmless texts: %zu, changed: %zu\n", texts.size(), changed.size());
  EXPECT_GE(texts.size(), 200U);
  EXPECT_EQ(changed, std::vector<std::string>{});
}

TEST(Harmless, TenKnownSecretsChangeNoHarmlessText) {
  Redactor redactor = make_redactor();
  for (std::uint32_t seed = 0; seed < 10; ++seed)
    ASSERT_TRUE(redactor.learn(why::test::fake_key("sk-ant-api03-", 95, seed), "key"));
  for (const std::string& text : harmless_texts()) EXPECT_EQ(redactor.clean(text), text);
}

TEST(Harmless, ThePublicPrefixOfAKnownSecretIsNoSecret) {
  Redactor redactor = make_redactor();
  ASSERT_TRUE(redactor.learn(why::test::fake_key("sk-ant-api03-", 95), "key"));
  const std::string text = "keys begin with sk-ant-api03- (" + base64("sk-ant-api03-") + ")";
  EXPECT_EQ(redactor.clean(text), text);
}

}  // namespace
}  // namespace why::redact::test
