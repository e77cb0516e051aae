// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include <algorithm>

namespace why::cli {
namespace {

constexpr Phrase k_looks{"reads only, offline, starts nothing", "只读、离线、不启动任何程序"};

/// Names that people try for a command.
constexpr std::pair<std::string_view, std::string_view> k_aliases[] = {{"doctor", "check"}};

}  // namespace

const std::vector<Command>& commands() {
  static const std::vector<Command> k_commands{
      {"explain", "TEXT|ID|-", k_explain, {"what a message means here, ranked causes, what to do", "某条消息在这里的含义、原因排序和处理方法"}, k_looks,
       "{action} 2>&1 | why401\nwhy401 explain \"the message\"\nwhy401 explain {error}\nwhy401 explain --tool {tool} --home /mnt/home/ada - < log.txt", run_explain},
      {"status", "[TOOL]", k_status, {"which credential is used, from where, what it overrides, who pays", "使用哪个凭据、来自哪里、覆盖了什么、由谁付费"}, k_looks,
       "why401 status\nwhy401 status {tool} --json\nwhy401 status {tool} -- {action}", run_status},
      {"check", "[TOOL]", k_check, {"is anything wrong, from the machine's state alone", "仅凭本机状态检查是否有问题"}, k_looks,
       "why401 check\nwhy401 check {tool} --fail-on warning\nwhy401 check --env-file job.env --expires-within 3d", run_check},
      {"catalog", "list|show|lint [ARG]", k_catalog, {"what is known: list it, show an entry, check new entries", "已知的知识：列出、显示条目、检查新条目"}, k_looks,
       "why401 catalog list errors\nwhy401 catalog show {error}\nwhy401 catalog lint catalog/errors/{tool}/my-error.toml", run_catalog},
      {"completion", "bash|zsh|fish", k_other, {"completions for a shell", "shell 补全脚本"}, k_looks, "why401 completion bash > /etc/bash_completion.d/why401", run_completion},
      {"version", "", k_other, {"version of program and catalog", "程序和知识库的版本"}, k_looks, "why401 version --json", run_version},
      {"help", "[COMMAND]", k_other, {"help", "帮助"}, k_looks, "why401 help check", run_help},
  };
  return k_commands;
}

const Command* command_named(std::string_view name) {
  for (const auto& [alias, command] : k_aliases)
    if (alias == name) name = command;
  const auto& all = commands();
  const auto it = std::find_if(all.begin(), all.end(), [&](const Command& c) { return c.name == name; });
  return it == all.end() ? nullptr : &*it;
}

Exit dispatch(Run& run) {
  auto& words = run.typed.words;
  if (run.typed.has(FlagId::version)) return run_version(run);
  if (words.empty() || words[0] == "-") {
    if (run.typed.has(FlagId::help)) return run_help(run);
    // Without a command: explain what is piped in, else look at this machine.
    const bool piped = !words.empty() || !run.outside.stdin_is_terminal();
    words.insert(words.begin(), piped ? "explain" : "check");
    return piped ? run_explain(run) : run_check(run);
  }
  const Command* command = command_named(words[0]);
  if (command == nullptr) {
    std::vector<std::string_view> names;
    for (const Command& c : commands()) names.push_back(c.name);
    names.push_back("doctor");
    const std::string near = did_you_mean(words[0], names);
    return run.complain(Exit::usage, "There is no command " + words[0] + "." +
                                         (near.empty() ? " To explain a message: why401 explain \"...\". All commands: why401 help." : near));
  }
  if (run.typed.has(FlagId::help)) {
    words = {"help", std::string(command->name)};
    return run_help(run);
  }
  for (const auto& [id, value] : run.typed.flags)
    for (const Flag& flag : k_flags)
      if (flag.id == id && (flag.takers & (command->takers | k_other)) == 0)
        return run.complain(Exit::usage, std::string(command->name) + " takes no " + std::string(flag.name) + ". Its flags: why401 help " + std::string(command->name) + ".");
  return command->run(run);
}

}  // namespace why::cli
