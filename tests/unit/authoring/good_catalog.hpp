// A small catalog without faults, which tests spoil in one place.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "support/mem_files.hpp"

namespace why::test {

inline constexpr std::string_view k_error = "/catalog/errors/box/bad-key.toml";
inline constexpr std::string_view k_error_text = R"toml(
id = "box/bad-key"
scope = "account_auth"
strength = "message"
http_status = 401
provider = "acme"
title = { en = "The server refused the key", zh = "服务器拒绝了该密钥" }
meaning = { en = "The key is known to nobody any more.", zh = "已经没有人认识这个密钥。" }

[[signature]]
text = "Box cannot sign in: the key was refused ({status:int})"

[[cause]]
id = "key-rejected"
seen = 3

[[cause]]
id = "key-cut-off"
seen = 0.5

[[sample]]
text = "box: Box cannot sign in: the key was refused (401)"
note = "box 2.1"

[[counter]]
text = "Box cannot sign in: the password was refused (401)"
note = "another message"

[[reference]]
url = "https://github.com/acme/box/issues/7"
date = "2026-11-20"
claim = "a new key helped"
)toml";

inline constexpr std::string_view k_other_error = "/catalog/errors/box/locked.toml";
inline constexpr std::string_view k_other_error_text = R"toml(
id = "box/locked"
scope = "local_runtime"
strength = "message"
title = { en = "Another run holds the lock", zh = "另一个进程持有锁" }
meaning = { en = "Two runs at once are not possible.", zh = "不能同时运行两次。" }

[[signature]]
text = "Box is locked by process {pid:int}"

[[cause]]
id = "key-cut-off"
seen = 1

[[sample]]
text = "Box is locked by process 4711"

[[counter]]
text = "Box is locked by another user"

[[reference]]
url = "https://docs.acme.example/locks"
date = "2026-11-20"
claim = "one run at a time"
)toml";

inline constexpr std::string_view k_cause = "/catalog/causes/key-rejected.toml";
inline constexpr std::string_view k_cause_text = R"toml(
id = "key-rejected"
scope = "account_auth"
title = { en = "the key was revoked", zh = "密钥已被撤销" }
meaning = { en = "The provider does not know the key any more.", zh = "服务商已不认识这个密钥。" }
fixes = ["make-new-key"]

[[evidence]]
when = "key.sent and not key.broken"
yes = 3
no = 0.5

[[alarm]]
id = "key-is-broken"
when = "key.broken"
severity = "error"
title = { en = "{name} is broken", zh = "{name} 已损坏" }
)toml";

inline constexpr std::string_view k_other_cause = "/catalog/causes/key-cut-off.toml";
inline constexpr std::string_view k_other_cause_text = R"toml(
id = "key-cut-off"
scope = "account_auth"
title = { en = "the key was cut off", zh = "密钥被截断" }
meaning = { en = "A part of the key is missing.", zh = "密钥缺少一部分。" }
)toml";

inline constexpr std::string_view k_fix = "/catalog/fixes/make-new-key.toml";
inline constexpr std::string_view k_fix_text = R"toml(
id = "make-new-key"
action = "none"
reversible = true
title = { en = "make a new key", zh = "创建新密钥" }
steps = { en = "Open the console and make a new key.", zh = "打开控制台，创建新密钥。" }
command = "env {name}=... {action}"
)toml";

inline constexpr std::string_view k_tool = "/catalog/tools/box.toml";
inline constexpr std::string_view k_tool_text = R"toml(
id = "box"
title = { en = "Box", zh = "Box" }
provider = "acme"
surfaces = ["cli", "action"]
commands = ["box"]
marks = ["Welcome to Box"]

[[directory]]
id = "config"
paths = ["{BOX_HOME}", "~/.box"]

[[layer]]
id = "user"
title = { en = "user settings", zh = "用户设置" }
level = "user"
paths = ["{config}/conf.d/*.json"]
env_key = "env"
settings = true
when = "not flag(--bare)"

[[source]]
id = "variable"
title = { en = "BOX_KEY", zh = "BOX_KEY" }
where = "variable"
name = "BOX_KEY"
headers = ["x-box-key"]
kind = "api_key"
provider = "acme"
billing = "metered"
accepts = ["api_key"]

[[source]]
id = "login"
title = { en = "stored login", zh = "已保存的登录" }
where = "file"
paths = ["{config}/login.json"]
key = "token"
headers = ["authorization"]
kind = "login"

  [[source.require]]
  key = "scopes"
  contains = "model"
  fact = "key.broken"

[[source]]
id = "extra-header"
title = { en = "header in BOX_HEADERS", zh = "BOX_HEADERS 中的标头" }
where = "header-variable"
name = "BOX_HEADERS"
header = "x-box-key"
headers = ["x-box-key"]
kind = "api_key"
only_layer = "user"

[[mode]]
id = "cloud"
title = { en = "cloud", zh = "云平台" }
when = "on(BOX_CLOUD) and key(user, cloud)"
at = "variable:BOX_CLOUD"
provider = "acme"

[[mode]]
id = "standard"
title = { en = "standard", zh = "标准" }

  [[mode.group]]
  id = "all"
  deciders = ["variable"]
  sources = ["variable", "login"]
  send = "first"

  [[mode.adjust]]
  source = "extra-header"
  yields_to = ["variable"]

  [[mode.stop]]
  when = "present(variable) and kind(login)"
  fact = "key.sent"
  at = "layer:user"

[[endpoint]]
variable = "BOX_URL"
standard = "https://api.acme.example"
mode = "standard"

[[install]]
id = "plain"
paths = ["/opt/box-*"]
version = "name"
prefix = "box-"

[[observe]]
fact = "key.broken"
when = "file({config}/lock) and effective(login)"
at = "file:{config}/lock"
)toml";

inline constexpr std::string_view k_provider = "/catalog/providers/acme.toml";
inline constexpr std::string_view k_provider_text = R"toml(
id = "acme"
title = { en = "Acme", zh = "Acme" }
hosts = ["api.acme.example"]
key_headers = ["x-box-key"]
console = "https://console.acme.example"

[verify]
method = "GET"
url = "https://api.acme.example/me"
headers = ["x-box-key: {key}"]

[[answer]]
status = 423
error = "box/locked"
)toml";

inline constexpr std::string_view k_secrets = "/catalog/secrets/acme.toml";
inline constexpr std::string_view k_secrets_text = R"toml(
[[secret]]
id = "acme/key"
provider = "acme"
kind = "api_key"
prefix = "acme-k-"
alphabet = "A-Za-z0-9_-"
min = 20
max = 60
exact = [32, 40]
title = { en = "Acme key", zh = "Acme 密钥" }
source = "https://docs.acme.example/keys"
date = "2026-11-20"
)toml";

inline constexpr std::string_view k_facts = "/catalog/facts.toml";
inline constexpr std::string_view k_facts_text = R"toml(
[[fact]]
id = "key.sent"
yes = { en = "a key is sent", zh = "会发送密钥" }

[[fact]]
id = "key.broken"
yes = { en = "{name} is damaged", zh = "{name} 已损坏" }

[[fact]]
id = "place.ci"
yes = { en = "this is a CI job", zh = "当前在 CI 任务中" }
)toml";

inline constexpr std::string_view k_places = "/catalog/places.toml";
inline constexpr std::string_view k_places_text = R"toml(
[[start]]
paths = ["~/.profile", "/etc/profile.d/*.sh"]
format = "sh"
reaches = "login"
level = "user"

[[mark]]
fact = "place.ci"
variable = "CI"
name = "CI"
)toml";

inline constexpr std::string_view k_retired = "/catalog/retired.toml";
inline constexpr std::string_view k_retired_text = R"toml(
ids = ["box/old-message"]
)toml";

inline constexpr std::string_view k_names = "/catalog/secrets/names.toml";
inline constexpr std::string_view k_names_text = R"toml(
secret_names = ["KEY", "TOKEN"]
harmless_names = ["KEYBOARD"]
)toml";

inline constexpr std::string_view k_placeholders = "/catalog/secrets/placeholders.toml";
inline constexpr std::string_view k_placeholders_text = R"toml(
[[placeholder]]
text = "your-api-key"
whole = 1
flaw = "placeholder"
)toml";

inline constexpr std::string_view k_import_rules = "/catalog/rules.toml";
inline constexpr std::string_view k_import_rules_text = R"toml(
doubling = 10
middle = 30
high = 60

[[scope]]
scope = "account_auth"
points = 20
words = ["key", "sign in", "密钥"]

[[scope]]
scope = "quota_rate"
points = 25
words = ["quota", "too many requests"]

[[cost]]
id = "billing"
title = { en = "it may cost money", zh = "可能产生费用" }
points = 30
words = ["charged", "quota"]

[[cost]]
id = "locked-out"
title = { en = "nobody can work", zh = "无法工作" }
points = 20
words = ["sign in"]
)toml";

/// The files of a catalog, by path.
class CatalogFiles {
 public:
  CatalogFiles& with(std::string_view path, std::string text) {
    texts_.insert_or_assign(std::string(path), std::move(text));
    return *this;
  }

  /// Replaces the first `from` in a file, which must be there.
  CatalogFiles& replacing(std::string_view path, std::string_view from, std::string_view to) {
    std::string& text = texts_.at(std::string(path));
    const std::size_t at = text.find(from);
    if (at == text.npos) throw std::logic_error("not in the file: " + std::string(from));
    text.replace(at, from.size(), to);
    return *this;
  }

  /// Adds to the end of a file, which comes by itself.
  CatalogFiles& adding(std::string_view path, std::string_view more) {
    texts_[std::string(path)] += more;
    return *this;
  }

  CatalogFiles& without(std::string_view path) {
    texts_.erase(std::string(path));
    return *this;
  }

  MemFiles files() const {
    MemFiles files;
    for (const auto& [path, text] : texts_) files.with(path, text);
    return files;
  }

 private:
  std::map<std::string, std::string> texts_;
};

inline CatalogFiles good_catalog() {
  CatalogFiles files;
  for (const auto& [path, text] : {std::pair(k_error, k_error_text),
                                   {k_other_error, k_other_error_text},
                                   {k_cause, k_cause_text},
                                   {k_other_cause, k_other_cause_text},
                                   {k_fix, k_fix_text},
                                   {k_tool, k_tool_text},
                                   {k_provider, k_provider_text},
                                   {k_secrets, k_secrets_text},
                                   {k_facts, k_facts_text},
                                   {k_places, k_places_text},
                                   {k_retired, k_retired_text},
                                   {k_names, k_names_text},
                                   {k_placeholders, k_placeholders_text},
                                   {k_import_rules, k_import_rules_text}})
    files.with(path, std::string(text));
  return files;
}

}  // namespace why::test
