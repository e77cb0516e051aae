// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "cli/messages.hpp"

namespace why::cli {
namespace {

constexpr Phrase k_looks{"reads only, offline, starts nothing", "只读、离线、不启动任何程序"};
constexpr Phrase k_fine{"0 fine", "0 正常"};

constexpr std::array<Command, 10> k_commands{{
    {"explain",
     "TEXT|ID|-",
     k_explain,
     {"what a message means here, ranked causes, what to do", "某条消息在这里的含义、原因排序和处理方法"},
     k_looks,
     {"0 recognised, 3 unknown message",
      "0 已识别，3 未知消息"},
     "{action} 2>&1 | why401\n"
     "why401 explain \"the message\"\n"
     "why401 explain {error}\n"
     "why401 explain --tool {tool} --home /mnt/home/ada - < log.txt",
     run_explain},
    {"status",
     "[TOOL]",
     k_status,
     {"which credential is used, from where, what it overrides, who pays",
      "使用哪个凭据、来自哪里、覆盖了什么、由谁付费"},
     k_looks,
     {"0 fine, 3 something could not be seen",
      "0 正常，3 有无法查看的内容"},
     "why401 status\n"
     "why401 status {tool} --json\n"
     "why401 status {tool} -- {action}",
     run_status},
    {"check",
     "[TOOL]",
     k_check,
     {"is anything wrong, from the machine's state alone", "仅凭本机状态检查是否有问题"},
     k_looks,
     {"0 fine, 1 findings, 3 something could not be seen",
      "0 正常，1 有发现，3 有无法查看的内容"},
     "why401 check\n"
     "why401 check {tool} --fail-on warning\n"
     "why401 check --format sarif -o why401.sarif\n"
     "why401 check --env-file job.env --expires-within 3d",
     run_check},
    {"run",
     "[FLAGS] -- CMD...",
     k_run,
     {"run a command untouched; when it fails, say why", "原样运行命令；失败时说明原因"},
     {"runs CMD with its own streams and exit code; looks read-only and offline at the rest",
      "以原有的输入输出和退出码运行 CMD；其余部分只读、离线"},
     {"those of CMD, 128+N when signal N ended it; 124 --timeout ended it, 125 it could not be started, 126 it is no program, "
      "127 it was not found",
      "与 CMD 相同；被信号 N 终止时为 128+N；124 因 --timeout 终止，125 无法启动，126 不是程序，127 未找到"},
     "why401 run -- {action}\n"
     "why401 run --timeout 5m --report diagnosis.json -- {action}",
     run_run},
    {"snapshot",
     "",
     k_snapshot,
     {"a record of this place without secrets, to compare or to attach", "本处的记录，不含密钥，可用于比较或附在报告中"},
     k_looks,
     k_fine,
     "why401 snapshot -o here.json\n"
     "why401 snapshot --pid 4242 -o editor.json\n"
     "why401 snapshot --from github-actions",
     run_snapshot},
    {"compare",
     "A B",
     k_compare,
     {"what differs between two places and can explain why only one fails", "两处之间有哪些差异，能解释为何只有一处失败"},
     {"reads only, starts nothing; only ssh:HOST runs ssh", "只读、不启动任何程序；仅 ssh:HOST 会运行 ssh"},
     {"0 nothing that matters differs, 1 something does, 3 a place, or something in it, could not be seen",
      "0 没有重要差异，1 有差异，3 有一处（或其中某项）无法查看"},
     "why401 compare local ci.json\n"
     "why401 compare local pid:4242\n"
     "why401 compare local ssh:build-host\n"
     "why401 compare local root:/mnt/image,env:job.env",
     run_compare},
    {"catalog",
     "list|show|lint|new|import|coverage|export [ARG]",
     k_catalog,
     {"what is known: read it, check it, add to it, export it", "已知的知识：查看、检查、补充、导出"},
     k_looks,
     {"0 fine, 1 the message is known already (new) or some are not known (import)",
      "0 正常，1 消息已收录（new）或有未收录的消息（import）"},
     "why401 catalog list errors\n"
     "why401 catalog show {error}\n"
     "why401 catalog new --tool {tool} \"the message\" > catalog/errors/{tool}/my-error.toml\n"
     "why401 catalog lint catalog/errors/{tool}/my-error.toml\n"
     "why401 catalog import reports.jsonl\n"
     "why401 catalog coverage\n"
     "why401 catalog export -o catalog.json",
     run_catalog},
    {"completion",
     "bash|zsh|fish",
     k_other,
     {"completions for a shell", "shell 补全脚本"},
     k_looks,
     k_fine,
     "why401 completion bash > /etc/bash_completion.d/why401",
     run_completion},
    {"version",
     "",
     k_other,
     {"version of program and catalog", "程序和知识库的版本"},
     k_looks,
     k_fine,
     "why401 version --json",
     run_version},
    {"help", "[COMMAND]", k_other, {"help", "帮助"}, k_looks, k_fine, "why401 help check", run_help},
}};

/// A name that people try for a command.
struct Alias {
  std::string_view name, command;
};
constexpr std::array k_aliases{Alias{"doctor", "check"}};

/// Runs a command if it knows the format that was asked for.
Exit run_command(Run& run, const Command& command) {
  const Format format = run.format();
  if (!is_for_ci(format) || (command.takers & k_problems) != 0) return command.run(run);
  std::string others;
  for (const Command& other : k_commands)
    if ((other.takers & k_problems) != 0) others += (others.empty() ? "" : ", ") + std::string(other.name);
  const std::string choices = text::replace_all(std::string(k_formats_of_all), "|", ", ");
  return run.complain(Exit::usage, said(messages::k_foreign_format, {{"command", command.name},
                                                                     {"choices", choices},
                                                                     {"format", name_of(format)},
                                                                     {"others", others}}));
}

/// Without a command: explains what is piped in, else checks this machine.
Exit run_without_command(Run& run) {
  auto& words = run.typed.words;
  const bool is_piped = !words.empty() || !run.outside.stdin_is_terminal();
  const Command& command = *command_named(is_piped ? "explain" : "check");
  words.insert(words.begin(), 1, std::string(command.name));
  return run_command(run, command);
}

const Flag* foreign_flag(const Typed& typed, const Command& command) {
  for (const auto& [id, value] : typed.flags)
    for (const Flag& flag : k_flags)
      if (flag.id == id && (flag.takers & (command.takers | k_other)) == 0) return &flag;
  return nullptr;
}

}  // namespace

std::span<const Command> commands() { return k_commands; }

std::vector<std::string_view> command_names() {
  std::vector<std::string_view> names;
  for (const Command& command : k_commands) names.push_back(command.name);
  return names;
}

const Command* command_named(std::string_view name) {
  for (const Alias& alias : k_aliases)
    if (alias.name == name) name = alias.command;
  for (const Command& command : k_commands)
    if (command.name == name) return &command;
  return nullptr;
}

Exit refuse_command(Run& run, std::string_view name) {
  std::vector<std::string_view> names = command_names();
  for (const Alias& alias : k_aliases) names.push_back(alias.name);
  const Detail near = did_you_mean(name, names);
  return run.complain(Exit::usage, said(messages::k_no_command, {{"word", name}}) +
                                       (near.en.empty() ? said(messages::k_all_commands) : near));
}

Exit dispatch(Run& run) {
  auto& words = run.typed.words;
  if (run.typed.has(FlagId::version)) return run_command(run, *command_named("version"));
  const bool is_bare = words.empty() || words[0] == "-";
  if (run.typed.has(FlagId::help)) {
    words.insert(words.begin(), 1, "help");
    if (is_bare) words.resize(1);
    return run_command(run, *command_named("help"));
  }
  if (is_bare) return run_without_command(run);
  const Command* command = command_named(words[0]);
  if (command == nullptr) return refuse_command(run, words[0]);
  if (const Flag* flag = foreign_flag(run.typed, *command))
    return run.complain(Exit::usage,
                        said(messages::k_foreign_flag, {{"command", command->name}, {"flag", flag->name}}));
  return run_command(run, *command);
}

}  // namespace why::cli
