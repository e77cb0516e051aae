// Every phrase of the program in both languages. What is known about tools comes from the catalog instead.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/assert.hpp"
#include "catalog/model.hpp"
#include "evidence/fact.hpp"

namespace why {

enum class Language { en, zh };

constexpr bool has_placeholders_of(std::string_view text, std::string_view other) {
  for (std::size_t open = other.find('{'); open != other.npos; open = other.find('{', open + 1))
    if (text.find(other.substr(open, other.find('}', open) - open + 1)) == text.npos) return false;
  return true;
}

/// A text in both languages. As a constant it does not compile unless both are there and have the same
/// {placeholders}.
struct Phrase {
  std::string_view en, zh;

  constexpr Phrase(std::string_view english, std::string_view chinese) : en(english), zh(chinese) {
    WHY_ASSERT(!en.empty() && !zh.empty() && has_placeholders_of(en, zh) && has_placeholders_of(zh, en));
  }
};

namespace phrases {
inline constexpr Phrase k_most_likely{"most likely", "最可能"};
inline constexpr Phrase k_as_before{"{cause} (as in {number})", "{cause}（同 {number}）"};
inline constexpr Phrase k_less_likely{"less likely", "可能性较小"};
inline constexpr Phrase k_something_else{"something else", "其他原因"};
inline constexpr Phrase k_because{"because", "因为"};
inline constexpr Phrase k_against{"against it", "反面"};
inline constexpr Phrase k_fix{"fix", "修复"};
inline constexpr Phrase k_or{"or", "或者"};
inline constexpr Phrase k_to_be_sure{"to be sure", "要确认"};
inline constexpr Phrase k_more{"more", "更多"};
inline constexpr Phrase k_also{"also there", "文本中还有"};
inline constexpr Phrase k_fields{"in the text", "文本中"};
inline constexpr Phrase k_undo_no{"cannot be undone", "无法撤销"};
inline constexpr Phrase k_by_message{
    "By the message only: nothing of {tool} was found on this machine, or nothing was looked at.",
    "仅根据消息判断：在本机没有发现 {tool} 的痕迹，或没有查看本机。"};
inline constexpr Phrase k_by_message_of_any{
    "By the message only: it does not say which tool it came from. Name the tool with --tool.",
    "仅根据消息判断：消息没有说明来自哪个工具。请用 --tool 指明工具。"};
inline constexpr Phrase k_prior{"from {seen} counted reports {prior}", "根据 {seen} 份统计报告为 {prior}"};
inline constexpr Phrase k_absent_fact{"not seen: {fact}", "没有看到：{fact}"};
inline constexpr Phrase k_unknown_text{"No known error is in this text. Nothing is guessed.",
                                       "文本中没有已知的错误，不作猜测。"};
inline constexpr Phrase k_unknown_hint{
    "Paste the message itself, with a few lines around it. What is known: why401 catalog list. To add it: CONTRIBUTING.md.",
    "请粘贴消息本身及其前后几行。已知的错误：why401 catalog list。添加方法见 CONTRIBUTING.md。"};
inline constexpr Phrase k_further_matches{"and {count} more (--verbose names them)",
                                          "另外还有 {count} 个（--verbose 会列出）"};
inline constexpr Phrase k_empty_text{"There is no text to explain.", "没有可解释的文本。"};

inline constexpr Phrase k_exited{"{program} exited with {code}", "{program} 以 {code} 退出"};
inline constexpr Phrase k_exited_well{"{program} exited with 0, and yet printed a failure", "{program} 以 0 退出，但打印了失败消息"};
inline constexpr Phrase k_was_killed{"{program} was ended by signal {signal}", "{program} 被信号 {signal} 终止"};
inline constexpr Phrase k_timed_out{"{program} was ended after {time}", "{program} 在 {time}后被终止"};
inline constexpr Phrase k_says_nothing{"{program} has printed nothing for {time} and is still running",
                                       "{program} 已有 {time}没有输出，仍在运行"};
inline constexpr Phrase k_may_be_stalled{"it may be working; refused or cut off, it is as silent, for minutes",
                                         "它可能正在工作；被拒绝或无法连接时，它同样会沉默几分钟"};
inline constexpr Phrase k_no_error_heard{"No known error is in what it printed.", "它打印的内容中没有已知的错误。"};
inline constexpr Phrase k_seconds{"{number} s", "{number} 秒"};

inline constexpr Phrase k_command_failed{"a command failed without a known message", "命令失败，但没有已知的消息"};
inline constexpr Phrase k_command_went_well{"{program} did not fail", "{program} 没有失败"};
inline constexpr Phrase k_places_differ{"two places differ: {kind}", "两处有差异：{kind}"};
inline constexpr Phrase k_harmless{"{count} differences that explain nothing:", "{count} 处无关的差异："};
inline constexpr Phrase k_harmless_hidden{"{count} differences that explain nothing (--all shows them)", "{count} 处无关的差异（--all 会列出）"};
inline constexpr Phrase k_no_difference{"no difference was found that could explain it", "没有发现能解释问题的差异"};
inline constexpr Phrase k_keys_not_compared{
    "Whether both hold the same key was not compared: take both snapshots with one --key-compare CODE.",
    "没有比较两处是否持有相同的密钥：请用同一个 --key-compare CODE 采集两份快照。"};
inline constexpr Phrase k_fails_by_facts{"By what can be seen, {side} is the one that fails.", "从可见的情况看，失败的是 {side}。"};
inline constexpr Phrase k_in_both{"{subject} (A: {a}, B: {b})", "{subject}（A：{a}，B：{b}）"};
inline constexpr Phrase k_copy_of{"an installed copy of {tool}", "已安装的 {tool}"};
inline constexpr Phrase k_version_of{"the version of {tool}", "{tool} 的版本"};
inline constexpr Phrase k_clock{"the clock", "时钟"};
inline constexpr Phrase k_user{"the user", "用户"};
inline constexpr Phrase k_is_empty{"empty", "为空"};
inline constexpr Phrase k_is_there{"there", "存在"};
inline constexpr Phrase k_is_unreadable{"cannot be read", "无法读取"};
inline constexpr Phrase k_is_broken{"broken: it is not read", "已损坏：不会被读取"};
inline constexpr Phrase k_is_over{"it has ended", "已过期"};
inline constexpr Phrase k_another{"another one", "另一个"};
inline constexpr Phrase k_not_of_account{"not the home of this user's account", "不是该用户账户的主目录"};
inline constexpr Phrase k_so{"yes", "是"};
inline constexpr Phrase k_not_so{"no", "否"};

inline constexpr Phrase k_effective{"used", "使用中"};
inline constexpr Phrase k_shadowed{"not used", "未使用"};
inline constexpr Phrase k_unusable{"unusable", "不可用"};
inline constexpr Phrase k_absent{"absent", "不存在"};
inline constexpr Phrase k_absent_many{"{count} more places hold nothing (--verbose names them)",
                                      "另外 {count} 个位置没有内容（--verbose 会列出）"};
inline constexpr Phrase k_sent{"this is what is sent", "这就是发送的凭据"};
inline constexpr Phrase k_sent_beside{"sent as well, in another header", "同时在另一个请求头中发送"};
inline constexpr Phrase k_beaten{"{by} comes first", "{by} 优先"};
inline constexpr Phrase k_not_in_mode{"not used while {by} is chosen", "选用 {by} 时不使用"};
inline constexpr Phrase k_passed_over{"{tool} passes it over", "{tool} 会跳过它"};
inline constexpr Phrase k_refused{"{tool} refuses the value before sending", "{tool} 在发送前拒绝该值"};
inline constexpr Phrase k_stopped{"{tool} stops before it sends anything", "{tool} 在发送任何内容前停止"};
inline constexpr Phrase k_not_looked_reason{"could not be looked at", "无法查看"};
inline constexpr Phrase k_header{"as {header}", "放在 {header}"};
inline constexpr Phrase k_expires_in{"access token ends in {time}", "访问令牌将在 {time}后过期"};
inline constexpr Phrase k_login_ends_in{"the login ends in {time}", "登录将在 {time}后结束"};
inline constexpr Phrase k_login_ended{"the login ended {time} ago", "登录已在 {time}前结束"};
inline constexpr Phrase k_expired_since{"access token ended {time} ago", "访问令牌已过期 {time}"};
inline constexpr Phrase k_minutes{"{number} min", "{number} 分钟"};
inline constexpr Phrase k_hours{"{number} h", "{number} 小时"};
inline constexpr Phrase k_days{"{number} days", "{number} 天"};
inline constexpr Phrase k_maybe{"probably", "可能"};
inline constexpr Phrase k_hides{"hides", "遮盖了"};
inline constexpr Phrase k_via{"through", "经由"};
inline constexpr Phrase k_nothing_sent{"nothing will be sent", "不会发送任何凭据"};
inline constexpr Phrase k_sent_unseen{"what is sent, if anything, lies where why401 does not look", "要发送的凭据（如果有）位于 why401 不查看的位置"};
inline constexpr Phrase k_way{"way", "方式"};
inline constexpr Phrase k_goes_to{"goes to", "发往"};
inline constexpr Phrase k_who_pays{"who pays", "付费方"};
inline constexpr Phrase k_installed{"installed", "已安装"};
inline constexpr Phrase k_own_note{"note", "备注"};
inline constexpr Phrase k_note_of_project{"this project says", "此项目说明"};
inline constexpr Phrase k_silenced{"silenced", "已忽略"};
inline constexpr Phrase k_not_seen{"not seen", "没有看到"};
inline constexpr Phrase k_bill_none{"nobody: nothing will be sent", "无：不会发送任何内容"};
inline constexpr Phrase k_bill_subscription{"your subscription", "你的订阅"};
inline constexpr Phrase k_bill_metered{"you pay per token: an API key is billed apart from any subscription",
                                       "按用量付费：API 密钥与订阅分开计费"};
inline constexpr Phrase k_bill_cloud{"your cloud account", "你的云账户"};
inline constexpr Phrase k_bill_gateway{"whoever runs {host}", "运行 {host} 的一方"};
inline constexpr Phrase k_bill_unseen{"cannot be told: the credential was not looked at", "无法判断：没有查看该凭据"};
inline constexpr Phrase k_bill_unknown{"cannot be told from here: the server decides",
                                       "无法从本地判断：由服务器决定"};

inline constexpr Phrase k_error{"error", "错误"};
inline constexpr Phrase k_warning{"warning", "警告"};
inline constexpr Phrase k_note{"note", "提示"};
inline constexpr Phrase k_count{"errors {errors} · warnings {warnings} · notes {notes}",
                                "错误 {errors} · 警告 {warnings} · 提示 {notes}"};
inline constexpr Phrase k_where{"where", "位置"};
inline constexpr Phrase k_not_shown{"{count} more are not shown here", "另有 {count} 项未在此显示"};
inline constexpr Phrase k_failed{"why401 could not do its work", "why401 未能完成工作"};
inline constexpr Phrase k_fine{"nothing wrong was found offline", "离线检查没有发现问题"};
inline constexpr Phrase k_fine_what{"will send {source} as {header} to {host}",
                                    "将把 {source} 放在 {header} 中发往 {host}"};
inline constexpr Phrase k_not_proven{
    "A key that looks right can still be refused: nothing was sent to find out.",
    "看起来正确的密钥仍可能被拒绝：没有为此发送任何请求。"};
inline constexpr Phrase k_no_tool{"No known tool has left traces here.", "这里没有已知工具的痕迹。"};
inline constexpr Phrase k_tools_looked{"Looked for: {tools}.", "查找了：{tools}。"};

inline constexpr Phrase k_variables_alone{"But these are set, which such tools read: {variables}. To see what one would do with them: why401 status TOOL.",
                                          "但设置了这些工具会读取的变量：{variables}。查看某个工具会如何使用它们：why401 status TOOL。"};
inline constexpr Phrase k_process{"process {pid}", "进程 {pid}"};
inline constexpr Phrase k_below{"below {processes}", "上级 {processes}"};

inline constexpr Phrase k_by_patterns{
    "Secrets in the text were looked for by their shape alone: unknown ones may remain.",
    "仅按形状查找文本中的密钥：可能残留未知的密钥。"};

inline constexpr Phrase k_scope{"scope", "范围"};
inline constexpr Phrase k_causes{"causes", "原因"};
inline constexpr Phrase k_looks_like{"looks like", "形式"};
inline constexpr Phrase k_sources{"sources", "来源"};
inline constexpr Phrase k_fixes{"fixes", "修复"};
inline constexpr Phrase k_facts{"facts", "事实"};
inline constexpr Phrase k_factors{"odds ×{yes}, else ×{no}", "几率 ×{yes}，否则 ×{no}"};
inline constexpr Phrase k_seen_behind{"behind", "见于"};
inline constexpr Phrase k_undoable{"can be undone", "可以撤销"};
inline constexpr Phrase k_reported{"{count} of {total} reports", "{total} 份报告中有 {count} 份"};
}  // namespace phrases

inline std::string_view pick(const Phrase& phrase, Language language) {
  return language == Language::zh ? phrase.zh : phrase.en;
}
/// English stands in for what an overlay does not say in Chinese.
inline std::string_view pick(const catalog::Words<catalog::Packed>& words, Language language) {
  return language == Language::zh && !words.zh.empty() ? words.zh.view() : words.en.view();
}
inline std::string_view pick(const Detail& detail, Language language) {
  return language == Language::zh ? detail.zh : detail.en;
}

/// The scope as people say it: "account/auth".
const Phrase& scope_words(catalog::Scope scope);
const Phrase& severity_words(catalog::Severity severity);
/// Why something could not be read or written: "access is denied".
const Phrase& error_words(Errc code);

}  // namespace why
