// What is said when a run cannot do what was asked, in both languages.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/context.hpp"

namespace why::cli {

namespace messages {
inline constexpr Phrase k_did_you_mean{" Did you mean {word}?", "你是指 {word} 吗？"};
inline constexpr Phrase k_no_flag{"There is no flag {flag}.", "没有选项 {flag}。"};
inline constexpr Phrase k_no_value{"{flag} takes no value.", "{flag} 不带值。"};
inline constexpr Phrase k_needs_value{"{flag} needs a value: {flag} {value}.",
                                      "{flag} 需要一个值：{flag} {value}。"};
inline constexpr Phrase k_wrong_choice{"{flag} takes {choices}; not \"{value}\".",
                                       "{flag} 可以是 {choices}，不能是 \"{value}\"。"};
inline constexpr Phrase k_no_command{"There is no command {word}.", "没有命令 {word}。"};
inline constexpr Phrase k_all_commands{
    " To explain a message: why401 explain \"...\". All commands: why401 help.",
    "解释消息：why401 explain \"...\"。所有命令：why401 help。"};
inline constexpr Phrase k_foreign_flag{"{command} takes no {flag}. Its flags: why401 help {command}.",
                                       "{command} 没有选项 {flag}。它的选项：why401 help {command}。"};
inline constexpr Phrase k_foreign_format{"{command} takes --format {choices}; {format} is for {others}.",
                                         "{command} 的 --format 可以是 {choices}；{format} 用于 {others}。"};
inline constexpr Phrase k_no_tool{"There is no tool {tool}.", "没有工具 {tool}。"};
inline constexpr Phrase k_known_tools{" Known are: {tools}.", "已知的工具：{tools}。"};
inline constexpr Phrase k_one_tool{"{command} takes one tool, not \"{word}\" as well.",
                                   "{command} 只接受一个工具，多了 \"{word}\"。"};
inline constexpr Phrase k_dash_alone{"{command} takes a text or \"-\" for standard input, not both.",
                                     "{command} 接受一段文本，或用 \"-\" 表示标准输入，不能同时使用。"};
inline constexpr Phrase k_pid{"--pid takes the number of a process.", "--pid 需要进程编号。"};
inline constexpr Phrase k_at{"--at takes a time like 2026-11-24T08:00:00Z.",
                             "--at 需要形如 2026-11-24T08:00:00Z 的时间。"};
inline constexpr Phrase k_duration{"{flag} takes a time like 90s, 10m or 2h.", "{flag} 需要形如 90s、10m、2h 的时间。"};
inline constexpr Phrase k_no_command_to_run{"run takes the command after --: why401 run -- {command}",
                                            "run 的命令写在 -- 之后：why401 run -- {command}"};
inline constexpr Phrase k_cannot_run{"Cannot run {what}: {why}.", "无法运行 {what}：{why}。"};
inline constexpr Phrase k_expires_within{"--expires-within takes a time like 7d, 12h or 30m.",
                                         "--expires-within 需要形如 7d、12h、30m 的时间。"};
inline constexpr Phrase k_no_finding{
    "There is no finding or cause {id}. All causes: why401 catalog list causes.",
    "没有发现或原因 {id}。所有原因：why401 catalog list causes。"};
inline constexpr Phrase k_no_entry{"There is no entry {id}.", "没有条目 {id}。"};
inline constexpr Phrase k_left_out{"Left out: {place}: [{rule}] {what}; {how}.", "已略过：{place}：[{rule}] {what}；{how}。"};
inline constexpr Phrase k_more_left_out{"And {count} more; why401 catalog lint shows all.", "另有 {count} 处；why401 catalog lint 可显示全部。"};
inline constexpr Phrase k_several_entries{"Several entries end in {id}. Name one of these: {ids}.", "有多个条目以 {id} 结尾。请指明其中一个：{ids}。"};
inline constexpr Phrase k_all_ids{" All ids: why401 catalog list.", "所有 id：why401 catalog list。"};
inline constexpr Phrase k_one_id{"catalog show takes one id. All ids: why401 catalog list.",
                                 "catalog show 接受一个 id。所有 id：why401 catalog list。"};
inline constexpr Phrase k_known_words{"{command} knows {words}; not \"{word}\".",
                                      "{command} 可以是 {words}，不能是 \"{word}\"。"};
inline constexpr Phrase k_nothing_at{"There is nothing at {path}.", "{path} 处什么都没有。"};
inline constexpr Phrase k_no_folder{"There is no folder {path} ({flag}).", "没有文件夹 {path}（{flag}）。"};
inline constexpr Phrase k_if_id{"if that was an id: did you mean {word}?", "如果这是 id：你是指 {word} 吗？"};
inline constexpr Phrase k_cannot_look{"Cannot look at {what}: {why}.", "无法查看 {what}：{why}。"};
inline constexpr Phrase k_cannot_write{"Cannot write to {what}: {why}.", "无法写入 {what}：{why}。"};
inline constexpr Phrase k_standard_input{"standard input", "标准输入"};
inline constexpr Phrase k_standard_output{"standard output", "标准输出"};
inline constexpr Phrase k_the_place{"the place", "该位置"};
inline constexpr Phrase k_no_message{"There is no message to write an entry for.", "没有可编写条目的消息。"};
inline constexpr Phrase k_long_message{"The message is longer than {size}: paste the message alone.",
                                       "消息超过 {size}：请只粘贴消息本身。"};
inline constexpr Phrase k_covered{"{error} already knows this message. To read it: why401 catalog show {error}.",
                                  "{error} 已经包含这条消息。查看：why401 catalog show {error}。"};
inline constexpr Phrase k_one_file{"{command} takes one file.", "{command} 接受一个文件。"};
inline constexpr Phrase k_no_words{"{command} takes no \"{word}\".", "{command} 不接受 \"{word}\"。"};
inline constexpr Phrase k_sorting{"sorting {rows} rows …", "正在归类 {rows} 行 …"};
inline constexpr Phrase k_two_places{
    "compare takes two places: files, -, local, pid:N, ssh:HOST, or root:DIR,env:FILE,home:DIR,cwd:DIR,etc:DIR.",
    "compare 需要两处：文件、-、local、pid:N、ssh:HOST，或 root:DIR,env:FILE,home:DIR,cwd:DIR,etc:DIR。"};
inline constexpr Phrase k_bad_operand{"Cannot use {operand}: {what}.", "无法使用 {operand}：{what}。"};
inline constexpr Phrase k_no_connection{"Cannot look at {operand}: ssh could not connect.", "无法查看 {operand}：ssh 无法连接。"};
inline constexpr Phrase k_not_installed_there{
    "Cannot look at {operand}: why401 is not installed there, or not where commands over SSH are looked for. "
    "why401 snapshot --from ssh shows how to carry it along.",
    "无法查看 {operand}：那里没有安装 why401，或不在 SSH 命令的查找路径中。why401 snapshot --from ssh 说明如何随连接带过去。"};
inline constexpr Phrase k_failed_there{"Cannot look at {operand}: why401 ended there with {code}.",
                                       "无法查看 {operand}：那里的 why401 以 {code} 退出。"};
inline constexpr Phrase k_bad_host{"it is no name of a host", "它不是主机名"};
inline constexpr Phrase k_unknown_parts{"{operand} holds {count} entries that this version does not know; they are left out.",
                                        "{operand} 中有 {count} 个本版本不认识的条目，已略过。"};
inline constexpr Phrase k_bad_code{"--key-compare takes \"new\" or a code that it gave out; a code of your own could be guessed.",
                                   "--key-compare 需要 \"new\" 或由它给出的配对码；自己想的配对码可能被猜到。"};
inline constexpr Phrase k_new_code{"pairing code: {code} (for the other place: why401 snapshot --key-compare, followed by this code; use it once, and do not keep it with the snapshots).",
                                   "配对码：{code}（在另一处使用：why401 snapshot --key-compare，后接此配对码；只用一次，不要与快照放在一起）。"};
inline constexpr Phrase k_gaps{"what could not be seen here is named in the snapshot under not_looked ({count}).",
                               "此处无法查看的内容记录在快照的 not_looked 中（{count} 处）。"};
inline constexpr Phrase k_paste{"paste the message, then press Ctrl-D.", "请粘贴消息，然后按 Ctrl-D。"};
}  // namespace messages

/// A message, filled in, in both languages.
inline Detail said(const Phrase& phrase, Fillings values = {}) {
  return {fill(phrase.en, values), fill(phrase.zh, values)};
}

/// `phrase` about something that could not be read or written: {what} and {why}.
inline Detail said(const Phrase& phrase, const Detail& what, Errc why) {
  const Phrase& words = error_words(why);
  return {fill(phrase.en, {{"what", what.en}, {"why", words.en}}),
          fill(phrase.zh, {{"what", what.zh}, {"why", words.zh}})};
}

inline Detail operator+(Detail a, const Detail& b) {
  a.en += b.en;
  a.zh += b.zh;
  return a;
}

}  // namespace why::cli
