"""What is set up for each run of a real client, and the cause that was set up.

In environments, files and command lines @URL@ stands for the server's address and @REFUSED@ for one where nobody
listens. Every key is made up.

SPDX-License-Identifier: Apache-2.0
"""

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))
from support import fake_key, login  # noqa: E402


@dataclass(frozen=True)
class ClientScene:
    """One run. `causes`: the cause that was set up, then the answers that are as good; empty when the run works."""

    tool: str
    name: str
    command: tuple
    server: str           # a scenario of the failing server
    causes: tuple
    env: dict = field(default_factory=dict)
    files: dict = field(default_factory=dict)
    flags: tuple = ("--timeout", "60s")
    stdin: str = ""
    says: str = ""        # a text that why401 must print on stderr
    varies: bool = False  # the printed text holds times or names that differ from run to run
    once: bool = False    # too slow to be run a second time, by itself


ANTHROPIC_KEY = fake_key("sk-ant-api03-", 93, 1) + "AA"
OTHER_ANTHROPIC_KEY = fake_key("sk-ant-api03-", 93, 2) + "AA"
ANTHROPIC_TOKEN = fake_key("sk-ant-oat01-", 95, 3)
OPENAI_KEY = fake_key("sk-proj-", 58, 4) + "T3BlbkFJ" + fake_key("", 58, 5)
GOOGLE_KEY = fake_key("AIzaSy", 33, 6)
TIME_UP = ("--timeout", "8s")  # ends the client; why401 has to say so
REFUSED_KEY = ("key-rejected", "gateway-key-wrong")
NO_MODEL = ("model-not-found", "model-no-access", "base-url-wrong")

CLAUDE = ("claude", "-p", "ping")
CLAUDE_JSON = (*CLAUDE, "--output-format", "json")
CLAUDE_STREAM = (*CLAUDE, "--output-format", "stream-json", "--verbose")
CREDENTIALS = "home/.claude/.credentials.json"


def expired_login_without_renewal():
    stored = json.loads(login(7, hours=-3))
    del stored["claudeAiOauth"]["refreshToken"]
    return json.dumps(stored)


def claude(name, server, causes, command=CLAUDE, key=ANTHROPIC_KEY, **more):
    """A run of Claude Code that would send `key` from the shell to the server; no key when None."""
    env = {"ANTHROPIC_BASE_URL": "@URL@", "CLAUDE_CODE_MAX_RETRIES": "1", **({"ANTHROPIC_API_KEY": key} if key else {}),
           **more.pop("env", {})}
    return ClientScene("claude-code", name, command, server, causes,
                       env={variable: value for variable, value in env.items() if value is not None},
                       varies="--output-format" in command, **more)


CLAUDE_CODE = (
    claude("works", "works", ()),
    claude("no credential", "invalid key", ("no-credential", "shell-env-not-loaded"), CLAUDE_JSON, key=None),
    claude("invalid key", "invalid key", REFUSED_KEY, CLAUDE_STREAM),
    claude("stray key beats login", "invalid key", ("stray-env-key-beats-login",), files={CREDENTIALS: login(8)}),
    claude("expired login without renewal", "expired login", ("login-expired", "login-refresh-failed"), key=None,
           files={CREDENTIALS: expired_login_without_renewal()}),
    claude("revoked login", "revoked login", ("login-revoked",), key=None, files={CREDENTIALS: login(9)}),
    claude("key with a line break", "invalid key", ("key-malformed",), CLAUDE_JSON,
           key=ANTHROPIC_KEY[:60] + "\n" + ANTHROPIC_KEY[60:]),
    claude("key in quotes", "invalid key", ("key-malformed",), key=f'"{ANTHROPIC_KEY}"'),
    claude("key of another provider", "invalid key", ("key-for-other-provider",), key=OPENAI_KEY),
    claude("login token as a key", "invalid key", ("token-in-wrong-place",), CLAUDE_JSON, key=ANTHROPIC_TOKEN),
    claude("settings beat the shell", "invalid key", ("settings-env-beats-shell",),
           files={"home/.claude/settings.json": json.dumps({"env": {"ANTHROPIC_API_KEY": OTHER_ANTHROPIC_KEY}})}),
    claude("project settings redirect", "invalid key", ("project-setting-redirects",),
           env={"ANTHROPIC_BASE_URL": None},
           files={"work/.claude/settings.json": '{"env": {"ANTHROPIC_BASE_URL": "@URL@"}}'}, once=True),
    claude("base URL without a scheme", "works", ("base-url-wrong",), env={"ANTHROPIC_BASE_URL": "127.0.0.1:8401"}),
    claude("base URL with the path twice", "invalid key", ("base-url-wrong",), CLAUDE_JSON,
           env={"ANTHROPIC_BASE_URL": "@URL@/v1"}),
    claude("nobody listens", "works", ("connection-refused", "base-url-wrong"),
           env={"ANTHROPIC_BASE_URL": "@REFUSED@"}),
    claude("broken proxy", "proxy login", ("proxy-auth-required", "proxy-misconfigured"),
           env={"ANTHROPIC_BASE_URL": None, "HTTPS_PROXY": "@URL@"}, once=True),
    claude("credit too low", "credit too low", ("credit-too-low",), CLAUDE_STREAM),
    claude("rate limit", "rate limit", ("rate-limited",), CLAUDE_JSON),
    claude("no such model", "no such model", NO_MODEL),
    claude("server error", "server error", ("provider-outage",)),
    claude("overloaded", "overloaded", ("provider-overloaded",), CLAUDE_JSON),
    claude("region", "region", ("region-not-supported", "gateway-answered", "org-policy-blocks")),
    claude("challenge page", "challenge page", ("gateway-answered",)),
    claude("portal", "portal", ("gateway-answered",), CLAUDE_STREAM),
    claude("login redirect", "login redirect", ("gateway-answered",)),
    claude("reset", "reset", ("connection-reset",), CLAUDE_JSON),
    claude("cut", "cut", ("stream-cut", "connection-reset")),
    claude("silence", "hang", ("connection-timeout",), env={"API_TIMEOUT_MS": "3000"},
           flags=("--watch-silence", "2s"), says="claude has printed nothing for 2 s", once=True),
    claude("time is up", "hang", (), flags=TIME_UP, says="claude was ended", once=True),
    claude("prompt on standard input", "invalid key", REFUSED_KEY, ("claude", "-p"), stdin="ping"),
)

CODEX = ("codex", "exec", "--skip-git-repo-check", "ping")
CODEX_STATUS = ("codex", "login", "status")
CODEX_CONFIG = "home/.codex/config.toml"
# A provider of the user's own tries once more only, and leaves out the web socket: ten seconds less than the vendor's.
CODEX_PROVIDER = """model_provider = "local"
model = "gpt-5"
[model_providers.local]
name = "local"
base_url = "@URL@/v1"
env_key = "LOCAL_KEY"
wire_api = "responses"
request_max_retries = 1
stream_max_retries = 1
"""


def codex(name, server, causes, command=CODEX, config=CODEX_PROVIDER, env=None, files=None, once=False):
    """A run of Codex, if nothing else is said with a provider of the user's own and its key."""
    return ClientScene("codex", name, command, server, causes, env={"LOCAL_KEY": OPENAI_KEY} if env is None else env,
                       files={CODEX_CONFIG: config, **(files or {})}, varies=command == CODEX, once=once)


CODEX_SCENES = (
    codex("works", "works", ()),
    codex("invalid key", "invalid key", REFUSED_KEY),
    codex("no credential", "invalid key", ("no-credential", "shell-env-not-loaded"), env={}),
    codex("no stored login", "invalid key", ("no-credential", "token-in-wrong-place"), CODEX_STATUS, "", {}),
    codex("key of another provider", "invalid key", ("key-for-other-provider",),
          config='openai_base_url = "@URL@/v1"\n', env={"CODEX_API_KEY": ANTHROPIC_KEY}, once=True),
    codex("broken settings", "invalid key", ("settings-invalid", "provider-switch-wrong"),
          config=CODEX_PROVIDER + "[unclosed\n"),
    codex("broken login file", "invalid key", ("credential-file-corrupt",), CODEX_STATUS, "", {},
          {"home/.codex/auth.json": '{"OPENAI_API_KEY": '}),
    codex("credit too low", "credit too low",
          ("credit-too-low", "billing-inactive", "quota-exhausted", "spend-limit-reached")),
    codex("region", "region", ("region-not-supported",)),
    codex("challenge page", "challenge page", ("gateway-answered",)),
    codex("portal", "portal", ("stream-cut", "gateway-answered", "base-url-wrong")),
    codex("bad gateway", "bad gateway", ("gateway-answered", "provider-outage", "proxy-misconfigured")),
)

GEMINI = ("gemini", "-p", "ping", "--skip-trust")
GEMINI_SETTINGS = "home/.gemini/settings.json"


def auth_type(kind):
    return json.dumps({"security": {"auth": {"selectedType": kind}}})


def gemini(name, server, causes, command=GEMINI, key=GOOGLE_KEY, settings=auth_type("gemini-api-key"), url="@URL@"):
    """A run of Gemini CLI with an API key; no key when None."""
    return ClientScene("gemini-cli", name, command, server, causes,
                       env={"GOOGLE_GEMINI_BASE_URL": url, **({"GEMINI_API_KEY": key} if key is not None else {})},
                       files={GEMINI_SETTINGS: settings}, varies=True)


GEMINI_CLI = (
    gemini("works", "works", ()),
    gemini("invalid key", "invalid key", ("key-rejected", "key-malformed")),
    gemini("no credential", "invalid key", ("no-credential", "shell-env-not-loaded"), key=None),
    gemini("key in quotes", "invalid key", ("key-malformed",), key=f'"{GOOGLE_KEY}"'),
    gemini("cloud selected, key set", "works",
           ("provider-switch-wrong", "cloud-region-or-project-wrong", "cloud-credentials-missing", "no-credential"),
           settings=auth_type("vertex-ai")),
    gemini("unknown way of signing in", "works", ("settings-invalid", "provider-switch-wrong"),
           settings=auth_type("nonsense")),
    gemini("broken settings", "works", ("settings-invalid",), settings='{"security": {'),
    gemini("base URL without a scheme", "works", ("base-url-wrong",), url="127.0.0.1:8401"),
    gemini("no such model", "no such model", ("model-not-found", "model-no-access"), (*GEMINI, "-m", "gemini-fake-9")),
    gemini("region", "region", ("region-not-supported",), (*GEMINI, "-o", "json")),
)

OPENCODE = ("opencode", "run", "-m", "anthropic/claude-sonnet-4-5", "ping")
OPENCODE_SETTINGS = '{"provider": {"anthropic": {"options": {"baseURL": "@URL@/v1"}}}}'


def opencode(name, server, causes, command=OPENCODE, key=ANTHROPIC_KEY, settings=OPENCODE_SETTINGS, **more):
    """A run of OpenCode with a key for Anthropic; no key when None."""
    return ClientScene("opencode", name, command, server, causes, env={"ANTHROPIC_API_KEY": key} if key else {},
                       files={"work/opencode.json": settings}, **more)


OPENCODE_SCENES = (
    opencode("works", "works", ()),
    opencode("invalid key", "invalid key", REFUSED_KEY),
    opencode("no credential", "invalid key", ("no-credential", "shell-env-not-loaded"), key=None),
    opencode("key with Bearer", "invalid key", ("key-malformed", "token-in-wrong-place"),
             key=f"Bearer {ANTHROPIC_KEY}"),
    opencode("broken settings", "works", ("settings-invalid",), settings="{"),
    opencode("no such model", "no such model", ("model-not-found", "model-no-access"),
             (*OPENCODE, "--format", "json"), varies=True),
    opencode("credit too low", "credit too low", ("credit-too-low",), once=True),
    opencode("blocked page", "blocked page", ("gateway-answered", "org-policy-blocks"), once=True),
    opencode("retries without a word", "overloaded", (), flags=TIME_UP, says="opencode was ended", once=True),
)

SCENES = (*CLAUDE_CODE, *CODEX_SCENES, *GEMINI_CLI, *OPENCODE_SCENES)
