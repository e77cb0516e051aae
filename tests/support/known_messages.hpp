// Messages as tools print them, with a signature for each.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

namespace why::test {

struct KnownMessage {
  std::string_view sample;
  std::string_view signature = sample;
};

inline constexpr std::array k_known_messages{
    KnownMessage{"Not logged in · Please run /login"},
    KnownMessage{"Invalid API key · Please run /login"},
    KnownMessage{"Missing API key · Run /login"},
    KnownMessage{"Invalid API key · Fix external API key"},
    KnownMessage{"Invalid X-Api-Key header value from ANTHROPIC_API_KEY: it contains a line break at "
                 "character 12 (108 characters on 2 lines).",
                 "Invalid X-Api-Key header value from {variable:id}: it contains {flaw:any} at "
                 "character {at:int} ({size:int} characters on {lines:int} lines)"},
    KnownMessage{"Failed to authenticate. API Error: 401 Invalid bearer token"},
    KnownMessage{"API Error: 401 "
                 "{\"type\":\"error\",\"error\":{\"type\":\"authentication_error\",\"message\":\"OAuth "
                 "token has expired. Please obtain a new token or refresh your existing "
                 "token.\"},\"request_id\":\"req_011CXyZabc\"} · Please run /login",
                 "API Error: {status:int} "
                 "{\"type\":\"error\",\"error\":{\"type\":\"authentication_error\",\"message\":\"OAuth "
                 "token has expired. Please obtain a new token or refresh your existing "
                 "token.\"},\"request_id\":\"{request_id:id}\"} · Please run /login"},
    KnownMessage{"Failed to authenticate: OAuth session expired and could not be refreshed"},
    KnownMessage{"Failed to authenticate: this login reached its time limit and cannot be renewed. "
                 "Run `claude auth login` to sign in again, or use `claude setup-token` and set "
                 "CLAUDE_CODE_OAUTH_TOKEN for unattended jobs"},
    KnownMessage{"Your account does not have access to Claude Code. Please run /login."},
    KnownMessage{"Your organization has disabled Claude subscription access for Claude Code · Use an "
                 "Anthropic API key instead, or ask your admin to enable access"},
    KnownMessage{"Claude Code can't use your Claude subscription, usually because a payment is past "
                 "due · Pay or renew at https://claude.ai/settings/billing (if you just paid, try "
                 "again shortly), or use an Anthropic API key instead"},
    KnownMessage{"Your ANTHROPIC_API_KEY belongs to a disabled organization · Unset the environment "
                 "variable to use your subscription instead"},
    KnownMessage{"API Error: Credentials file at /home/dev/.config/profile.json is "
                 "group/world-readable (mode 0o644); run `chmod 600 /home/dev/.config/profile.json` "
                 "before retrying.",
                 "Credentials file at {path:any} is group/world-readable (mode {mode:id}); run `chmod "
                 "600 {*}` before retrying"},
    KnownMessage{"API Error: Token exchange failed with status 401: {\"error\":\"jti_reused\"} Ensure "
                 "your federation rule matches your identity token.",
                 "Token exchange failed with status {status:int}: {*} Ensure your federation rule "
                 "matches your identity token."},
    KnownMessage{"Could not resolve authentication method. Expected one of apiKey, authToken, "
                 "credentials, config, or profile to be set. Or for one of the \"X-Api-Key\" or "
                 "\"Authorization\" headers to be explicitly omitted"},
    KnownMessage{"Claude Opus is not available with the Claude Pro plan. If you have updated your "
                 "subscription plan recently, run /logout and /login for the plan to take effect.",
                 "{model:any} is not available with the Claude {plan:id} plan. If you have updated "
                 "your subscription plan recently, run /logout and /login"},
    KnownMessage{"OAuth token does not meet scope requirement: user:profile",
                 "OAuth token does not meet scope requirement: {scope:id}"},
    KnownMessage{"There's an issue with the selected model (claude-opus-4-8). It may not exist or you "
                 "may not have access to it.",
                 "There's an issue with the selected model ({model:id}). It may "
                 " not exist or you may not have access to it."},
    KnownMessage{
        "API Error: Repeated 529 Overloaded errors. The API is at capacity — this is usually temporary."},
    KnownMessage{
        "API Error: 502 Bad Gateway. This is a server-side issue, usually temporary — try again in a moment.",
        "API Error: {status:int} Bad Gateway. This is a server-side issue, usually temporary"},
    KnownMessage{"Request too large (max 32MB). Accumulated images and attachments in the "
                 "conversation pushed the request over the limit."},
    KnownMessage{"API Error: Can't reach the API server — check your internet or DNS (EAI_AGAIN)",
                 "Can't reach the API server — check your internet or DNS ({code:id})"},
    KnownMessage{"API Error: Connection dropped (ECONNRESET). Check the gateway set in ANTHROPIC_BASE_URL, "
                 "then try again."},
    KnownMessage{"API Error: Unable to connect to API: Self-signed certificate detected "
                 "(SELF_SIGNED_CERT_IN_CHAIN). The certificate comes from an authority Claude Code "
                 "doesn't trust, usually a TLS-inspecting corporate proxy",
                 "Unable to connect to API: Self-signed certificate detected{*}"
                 "The certificate comes from an authority"},
    KnownMessage{
        "Warning: Ignoring extra certs from `/etc/ssl/corp.pem`, load failed: No such file or directory",
        "Ignoring extra certs from {path:any}, load failed: {reason:any}"},
    KnownMessage{"Invalid proxy URL in HTTPS_PROXY: \"proxy:3128\" cannot be parsed as a URL. Proxy "
                 "settings must be a complete URL including the scheme, e.g. "
                 "\"http://proxy.example.com:8080\".",
                 "Invalid proxy URL in {variable:id}: \"{url:any}\" cannot be parsed as a URL"},
    KnownMessage{"API Error: API returned an empty or malformed response (HTTP 200) — check for a "
                 "proxy or gateway intercepting the request."},
    KnownMessage{"Failed to authenticate. API Error: 403 Just a moment..."},
    KnownMessage{"API Error: Could not load AWS credentials · Could not load credentials from any "
                 "providers. Check or refresh your AWS credentials and try again."},
    KnownMessage{"AWS authentication failed · refresh your AWS credentials (SSO sign-in, access keys, "
                 "API key or proxy token) and retry · if credentials are current, check AWS "
                 "permissions and model access · API Error: 403 The security token included in the "
                 "request is expired",
                 "AWS authentication failed · refresh your AWS credentials{*}The security token "
                 "included in the request is expired"},
    KnownMessage{"API Error: Could not load Google Cloud credentials · Could not load the default "
                 "credentials. Browse to https://cloud.google.com/docs/authentication/getting-started "
                 "for more information."},
    KnownMessage{"Failed to authenticate. API Error: 401 Authentication Error, Invalid proxy server "
                 "token passed. Received API Key = sk-...X, Key Hash (Token) =8f2. Unable to find "
                 "token in cache or `LiteLLM_VerificationTokenTable`",
                 "Invalid proxy server token passed. Received API Key = {*}Unable to find token in cache"},
    KnownMessage{"Gateway refused the request · signing in again won't change this — check with your "
                 "gateway administrator · API Error: 403 Forbidden"},
    KnownMessage{
        "Cloud gateway llm.example.com:8443 is not trusted on this machine — run /login to reconnect.",
        "Cloud gateway {gateway:host} is not trusted on this machine"},
    KnownMessage{"Could not fetch an OIDC token. Did you remember to add `id-token: write` "
                 "to your workflow permissions?"},
    KnownMessage{
        "App token exchange failed: 401 Unauthorized - Claude Code is not installed on this repository.",
        "App token exchange failed: {reason:any} - Claude Code is not installed on this repository"},
    KnownMessage{"Environment variable validation failed:\n  - Either ANTHROPIC_API_KEY, "
                 "CLAUDE_CODE_OAUTH_TOKEN, or workload identity federation "
                 "(ANTHROPIC_FEDERATION_RULE_ID and ANTHROPIC_ORGANIZATION_ID) is required when using "
                 "direct Anthropic API."},
    KnownMessage{"unexpected status 401 Unauthorized: {\"error\":{\"message\":\"Incorrect API key "
                 "provided\",\"code\":\"invalid_api_key\"}}, url: "
                 "https://api.example.com/v1/responses?a=1&lang=en, request id: req_9",
                 "unexpected status {status:int} Unauthorized: {*}\"message\":\"Incorrect API key "
                 "provided\"{*}request id: {request_id:id}"},
    KnownMessage{"登录已过期，请重新登录后再试。（错误代码：401）"},
};

}  // namespace why::test
