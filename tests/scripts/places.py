"""Every place that the program reads for a credential, each with a text that holds a key.

SPDX-License-Identifier: Apache-2.0
"""

import json

from support import fake_key


def settings(key):
    return json.dumps({"env": {"ANTHROPIC_API_KEY": key}}, indent=2)


def editor(key):
    return json.dumps({"terminal.integrated.env.linux": {"ANTHROPIC_API_KEY": key}}, indent=2)


def export(key):
    return f"# mine\nexport ANTHROPIC_API_KEY={key}\n"


def assign(key):
    return f"ANTHROPIC_API_KEY={key}\n"


def fish(key):
    return f"set -gx ANTHROPIC_API_KEY {key}\n"


def csh(key):
    return f"setenv ANTHROPIC_API_KEY {key}\n"


def stored_login(key):
    return json.dumps({"claudeAiOauth": {"accessToken": key, "refreshToken": key[::-1], "expiresAt": 1, "scopes": []}})


def profile(key):
    return json.dumps({"access_token": key, "refresh_token": key[::-1], "expires_at": 1})


def helper(key):
    return json.dumps({"apiKeyHelper": f"echo {key}"})


# Path below the scene -> what makes its text from a key.
FILES = {
    "home/.claude/.credentials.json": stored_login,
    "home/.claude/settings.json": settings,
    "home/.claude.json": lambda key: json.dumps({"primaryApiKey": key, "env": {"ANTHROPIC_AUTH_TOKEN": key[::-1]}}),
    "home/.claude/.config.json": lambda key: json.dumps({"primaryApiKey": key}),
    "work/.claude/settings.json": helper,
    "work/.claude/settings.local.json": settings,
    "etc/claude-code/managed-settings.json": settings,
    "etc/claude-code/managed-settings.d/10.json": helper,
    "home/.config/anthropic/credentials/default.json": profile,
    "home/.config/anthropic/configs/default.json": lambda key: json.dumps({"authentication": {"token": key}}),
    "home/.aws/credentials": lambda key: f"[default]\naws_access_key_id = {key[:20]}\naws_secret_access_key = {key}\n",
    "home/.aws/config": lambda key: f"[default]\ncredential_process = get --key {key}\n",
    "home/.config/gcloud/application_default_credentials.json": profile,
    "home/.pam_environment": assign,
    "home/.config/environment.d/10.conf": assign,
    "etc/environment": assign,
    "etc/profile": export,
    "etc/profile.d/x.sh": export,
    "etc/zsh/zshenv": export,
    "home/.bash_profile": export,
    "home/.bashrc": export,
    "home/.bash_aliases": export,
    "home/.zshenv": export,
    "home/.zprofile": export,
    "home/.zshrc": export,
    "home/.zlogin": export,
    "home/.config/fish/config.fish": fish,
    "home/.config/fish/conf.d/x.fish": fish,
    "home/.tcshrc": csh,
    "home/.login": csh,
    "work/.envrc": export,
    "work/.env": assign,
    "work/.env.local": assign,
    "home/.config/Code/User/settings.json": editor,
    "home/.vscode-server/data/Machine/settings.json": editor,
    "work/.vscode/settings.json": editor,
}

# Variable -> what makes its value from a key.
VARIABLES = {
    "ANTHROPIC_API_KEY": str,
    "ANTHROPIC_AUTH_TOKEN": str,
    "CLAUDE_CODE_OAUTH_TOKEN": str,
    "ANTHROPIC_CUSTOM_HEADERS": lambda key: f"x-api-key: {key}\nX-Team: {key[::-1]}",
    "ANTHROPIC_BASE_URL": lambda key: f"https://user:{key}@gateway.example/v1?token={key[::-1]}",
    "https_proxy": lambda key: f"http://user:{key}@proxy.example:3128",
    "OPENAI_API_KEY": str,
    "CLAUDE_API_KEY": str,
    "AWS_SECRET_ACCESS_KEY": str,
    "AWS_BEARER_TOKEN_BEDROCK": str,
    "GITHUB_TOKEN": str,
}


def planted(prefix, length):
    """Files, variables, an inline settings text, and the key behind each: {place: key}."""
    keys, files, variables = {}, {}, {}
    for seed, (place, text) in enumerate(FILES.items()):
        keys[place] = fake_key(prefix, length, seed)
        files[place] = text(keys[place])
    for seed, (name, text) in enumerate(VARIABLES.items(), start=1000):
        keys[name] = fake_key(prefix, length, seed)
        variables[name] = text(keys[name])
    keys["--settings"] = fake_key(prefix, length, 2000)
    return files, variables, settings(keys["--settings"]), keys
