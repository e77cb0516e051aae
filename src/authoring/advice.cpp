// SPDX-License-Identifier: Apache-2.0
#include "authoring/advice.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "authoring/phrases.hpp"
#include "base/text.hpp"

namespace why::catalog {
namespace {

using Phrases = std::span<const std::string_view>;

/// Advice that is refused: a clause with a word of each list, in lower case.
struct Harm {
  std::string_view what;
  Phrases verbs, objects;  ///< no objects: the verb alone is enough
};

// clang-format off
constexpr std::string_view k_delete[] = {
    "delete", "remove", "erase", "wipe", "purge", "destroy", "rm", "unlink", "删除", "移除", "清除", "删掉", "抹掉"};
constexpr std::string_view k_credentials[] = {
    "credential", "credentials", "login", "token", "tokens", "key", "keys", "secret", "keychain", "keyring",
    "password", "auth.json", ".credentials.json", "凭据", "凭证", "密钥", "登录", "令牌", "钥匙串", "密码"};
constexpr std::string_view k_sign_out[] = {
    "log out", "sign out", "log yourself out", "/logout", "auth logout", "run logout", "登出", "注销", "退出登录"};
constexpr std::string_view k_switch_off[] = {
    "disable", "turn off", "switch off", "skip", "bypass", "ignore", "deactivate",
    "关闭", "禁用", "跳过", "忽略", "停用"};
constexpr std::string_view k_checking[] = {
    "certificate", "certificates", "tls", "ssl", "verification", "证书", "校验"};
constexpr std::string_view k_turn[] = {"turn", "switch"};
constexpr std::string_view k_checking_off[] = {
    "checking off", "verification off", "validation off", "checks off", "tls off", "ssl off"};
constexpr std::string_view k_off_settings[] = {
    "node_tls_reject_unauthorized=0", "node_tls_reject_unauthorized to 0", "rejectunauthorized: false",
    "rejectunauthorized=false", "strict-ssl false", "strict-ssl=false", "sslverify false", "sslverify=false",
    "verify=false", "git_ssl_no_verify", "pythonhttpsverify=0", "--no-check-certificate", "--insecure",
    "curl -k"};
constexpr std::string_view k_negations[] = {
    "not", "never", "don't", "without", "instead", "no", "cannot", "不", "勿", "别", "无需", "没有", "未", "而非"};
constexpr std::string_view k_editorial[] = {
    "source:", "来源：", "来源:", "imported evidence", "source evidence", "commercial value", "商业价值",
    "covered-errors", "covered errors", "failure pattern", "troubleshooting page", "按规则映射", "未覆盖"};
constexpr std::string_view k_looking[] = {
    "check", "verify", "confirm", "review", "compare", "ensure", "make sure", "investigate",
    "检查", "确认", "核实", "查看", "核对", "验证"};
// clang-format on

constexpr std::string_view k_no_checking = "switching the checking of certificates off";
constexpr std::array k_harms{
    Harm{"deleting a credential", k_delete, k_credentials},
    Harm{"signing out", k_sign_out, {}},
    Harm{k_no_checking, k_switch_off, k_checking},
    Harm{k_no_checking, k_turn, k_checking_off},
    Harm{k_no_checking, k_off_settings, {}},
};

bool is_chinese(std::string_view phrase) { return static_cast<unsigned char>(phrase.front()) >= 0x80; }

/// Where `clause` tells to do `phrase`, or npos. A Chinese verb that is over and done ("被删除", "关闭了")
/// describes and does not advise.
std::size_t find_told(std::string_view clause, std::string_view phrase) {
  std::size_t at = find_phrase(clause, phrase);
  if (!is_chinese(phrase)) return at;
  for (; at != clause.npos; at = find_phrase(clause, phrase, at + 1)) {
    const std::string_view before = clause.substr(0, at);
    const std::string_view after = clause.substr(at + phrase.size());
    if (!after.starts_with("了") && !before.ends_with("被") && !before.ends_with("已")) break;
  }
  return at;
}

/// The first place of any of `phrases`, or npos.
std::size_t find_any(std::string_view clause, Phrases phrases) {
  std::size_t first = clause.npos;
  for (const std::string_view phrase : phrases) first = std::min(first, find_told(clause, phrase));
  return first;
}

bool advises(std::string_view clause, const Harm& harm) {
  const std::size_t verb = find_any(clause, harm.verbs);
  if (verb == clause.npos || find_any(clause.substr(0, verb), k_negations) != clause.npos) return false;
  return harm.objects.empty() || find_any(clause.substr(verb), harm.objects) != clause.npos;
}

/// Parts of a text between marks: "if that does not help, delete it" advises to delete.
std::vector<std::string> clauses_of(std::string_view text) {
  std::string marked = text::lower(text);
  for (const std::string_view mark : {". ", ", ", "; ", ": ", "? ", "。", "，", "；", "：", "？"})
    marked = text::replace_all(std::move(marked), mark, "\n");
  std::vector<std::string> clauses;
  for (const std::string_view line : text::lines(marked)) clauses.emplace_back(line);
  return clauses;
}

/// A complete URL: a scheme and a host with a dot.
std::string bare_url(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t at = text.find("http"); at != text.npos; at = text.find("http", end)) {
    end = std::min(text.find_first_of(" ,;)\"'`\n", at), text.size());
    const std::string_view url = text.substr(at, end - at);
    const std::size_t host = url.find("://");
    if (host != url.npos && url.find('.', host) != url.npos) return std::string(url);
  }
  return {};
}

}  // namespace

std::string_view harmful_advice(std::string_view text) {
  for (const std::string& clause : clauses_of(text))
    for (const Harm& harm : k_harms)
      if (advises(clause, harm)) return harm.what;
  return {};
}

std::string import_note(std::string_view text) {
  const std::string low = text::lower(text);
  for (const std::string_view words : k_editorial)
    if (find_told(low, words) != low.npos) return std::string(words);
  return bare_url(text);
}

bool is_generic(std::string_view title) {
  const std::string low = text::lower(text::trim(title));
  return std::ranges::any_of(
      k_looking, [&](std::string_view verb) { return low.starts_with(verb) && find_told(low, verb) == 0; });
}

}  // namespace why::catalog
