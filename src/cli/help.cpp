// why401 help, version and completion: all written from the tables.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "cli/commands.hpp"

namespace why::cli {
namespace {

constexpr Phrase k_about{"why401 tells why an AI coding tool cannot sign in, and how to get it working again.", "why401 告诉你 AI 编程工具为什么无法登录，以及如何恢复。"};
constexpr Phrase k_bare{"Without a command: explains what is piped in; otherwise checks this machine.", "不带命令时：解释通过管道传入的内容；否则检查本机。"};
constexpr Phrase k_commands_word{"Commands", "命令"};
constexpr Phrase k_flags_word{"Flags", "选项"};
constexpr Phrase k_effect_word{"Effect", "影响"};
constexpr Phrase k_exit{"Exit codes: 0 fine (explain: recognised), 1 findings, 2 wrong use or a bad catalog, 3 could not see everything (explain: unknown message), 70 a bug of why401.",
                        "退出码：0 正常（explain：已识别），1 有发现，2 用法或知识库错误，3 有无法查看的内容（explain：未知消息），70 why401 自身的错误。"};

constexpr std::size_t k_summaries = 32;  ///< the column in which they start

std::string left_of(const Flag& flag) {
  return std::string(flag.letter) + (flag.letter.empty() ? "" : ", ") + std::string(flag.name) + (flag.value.empty() ? "" : " " + std::string(flag.value));
}

/// Examples speak of the catalog's first tool and of a message of it.
void add_examples(std::string_view examples, const catalog::Catalog<catalog::Packed>& catalog, Page& page) {
  const auto& tool = catalog.tools[0];
  const auto error = std::find_if(catalog.errors.begin(), catalog.errors.end(), [&](const auto& e) { return e.tool == tool.id.view(); });
  const std::string_view id = error == catalog.errors.end() ? std::string_view{} : error->id.view();
  for (const std::string_view line : text::lines(examples))
    page.add(2, 4, {{fill(line, {{"tool", tool.id}, {"action", tool.action}, {"error", id}}), Style::code}});
}

void add_flags(std::uint32_t takers, Language language, Page& page) {
  page.blank();
  page.add(0, 0, {{std::string(pick(k_flags_word, language)), Style::strong}});
  for (const Flag& flag : k_flags)
    if ((flag.takers & takers) != 0) page.labelled(2, k_summaries, left_of(flag), {{std::string(pick(flag.help, language))}});
}

std::string joined(const std::vector<std::string_view>& words, std::string_view separator) {
  std::string out;
  for (const std::string_view word : words) out += (out.empty() ? "" : std::string(separator)) + std::string(word);
  return out;
}

std::vector<std::string_view> command_names() {
  std::vector<std::string_view> names;
  for (const Command& command : commands()) names.push_back(command.name);
  return names;
}

std::string bash_completion() {
  std::string out = "_why401() {\n  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n  case $before in\n";
  for (const Flag& flag : k_flags) {
    if (flag.value.empty()) continue;
    const std::string action = !flag.choices.empty() ? "compgen -W \"" + text::replace_all(std::string(flag.choices), "|", " ") + "\""
                               : flag.value == "DIR" ? std::string("compgen -d") : std::string("compgen -f");
    out += "    " + std::string(flag.name) + ") COMPREPLY=($(" + action + " -- \"$word\")); return ;;\n";
  }
  std::vector<std::string_view> flags;
  for (const Flag& flag : k_flags) flags.push_back(flag.name);
  return out + "  esac\n  if [[ $word == -* ]]; then COMPREPLY=($(compgen -W \"" + joined(flags, " ") + "\" -- \"$word\"))\n  elif ((COMP_CWORD == 1)); then COMPREPLY=($(compgen -W \"" +
         joined(command_names(), " ") + "\" -- \"$word\"))\n  else COMPREPLY=($(compgen -f -- \"$word\")); fi\n}\ncomplete -F _why401 why401\n";
}

std::string zsh_completion(Language language) {
  std::string out = "#compdef why401\n_arguments \\\n";
  for (const Flag& flag : k_flags) {
    std::string help = text::replace_all(text::replace_all(text::replace_all(std::string(pick(flag.help, language)), "[", "("), "]", ")"), "'", "");
    out += "  '" + std::string(flag.name) + "[" + help + "]";
    if (!flag.choices.empty()) out += ":value:(" + text::replace_all(std::string(flag.choices), "|", " ") + ")";
    else if (!flag.value.empty()) out += flag.value == "DIR" ? ":directory:_files -/" : ":value:_files";
    out += "' \\\n";
  }
  return out + "  '1:command:(" + joined(command_names(), " ") + ")' \\\n  '*:argument:_files'\n";
}

std::string fish_completion(Language language) {
  std::string out = "complete -c why401 -n __fish_use_subcommand -f -a '" + joined(command_names(), " ") + "'\n";
  for (const Flag& flag : k_flags) {
    out += "complete -c why401 -l " + std::string(flag.name.substr(2));
    if (!flag.letter.empty()) out += " -s " + std::string(flag.letter.substr(1));
    if (!flag.choices.empty()) out += " -x -a '" + text::replace_all(std::string(flag.choices), "|", " ") + "'";
    else if (!flag.value.empty()) out += " -r";
    out += " -d '" + text::replace_all(std::string(pick(flag.help, language)), "'", "") + "'\n";
  }
  return out;
}

}  // namespace

Page help_page(const Command* command, const catalog::Catalog<catalog::Packed>& catalog, Language language) {
  Page page;
  if (command == nullptr) {
    page.add(0, 0, {{std::string(pick(k_about, language)), Style::strong}});
    page.blank();
    add_examples("{action} 2>&1 | why401\nwhy401 status\nwhy401 check", catalog, page);
    page.blank();
    page.add(0, 0, {{std::string(pick(k_commands_word, language)), Style::strong}});
    for (const Command& c : commands()) page.labelled(2, k_summaries, std::string(c.name) + " " + std::string(c.usage), {{std::string(pick(c.summary, language))}});
    page.add(2, 2, {{std::string(pick(k_bare, language))}});
    add_flags(k_all, language, page);
  } else {
    page.add(0, 0, {{"why401 " + std::string(command->name) + " " + std::string(command->usage), Style::strong}});
    page.add(2, 2, {{std::string(pick(command->summary, language))}});
    page.blank();
    add_examples(command->examples, catalog, page);
    page.blank();
    page.add(0, 8, {{std::string(pick(k_effect_word, language)) + ": ", Style::strong}, {std::string(pick(command->effect, language))}});
    add_flags(command->takers, language, page);
  }
  page.blank();
  page.add(0, 0, {{std::string(pick(k_exit, language)), Style::dim}});
  return page;
}

Exit run_help(Run& run) {
  const auto& words = run.typed.words;
  if (run.wants_json()) return run.complain(Exit::usage, "help has no JSON form.");
  const Command* command = words.size() > 1 ? command_named(words[1]) : nullptr;
  if (words.size() > 1 && command == nullptr)
    return run.complain(Exit::usage, "There is no command " + words[1] + "." + did_you_mean(words[1], command_names()));
  return run.show(help_page(command, run.catalog, run.language()), run.redactor({}), Exit::ok);
}

Exit run_version(Run& run) {
  const auto count = [](const auto& list) { return std::to_string(list.size()); };
  const auto& c = run.catalog;
  if (run.wants_json()) {
    const nlohmann::ordered_json out{{"format", "why401.report"}, {"format_version", "1.0"}, {"version", std::string(run.version)}, {"catalog", std::string(c.version.view())},
                                     {"errors", c.errors.size()}, {"causes", c.causes.size()}, {"tools", c.tools.size()}};
    return run.show(out.dump(2) + "\n", run.redactor({}), Exit::ok);
  }
  Page page;
  page.add(0, 2, {{"why401 " + std::string(run.version), Style::strong},
                  {" · catalog " + std::string(c.version.view()) + ": " + count(c.errors) + " errors, " + count(c.causes) + " causes, " + count(c.fixes) + " fixes, " + count(c.tools) + " tools"}});
  return run.show(page, run.redactor({}), Exit::ok);
}

Exit run_completion(Run& run) {
  const auto& words = run.typed.words;
  const std::string shell = words.size() > 1 ? words[1] : "";
  if (run.wants_json()) return run.complain(Exit::usage, "completion has no JSON form.");
  if (shell == "bash") return run.show(bash_completion(), run.redactor({}), Exit::ok);
  if (shell == "zsh") return run.show(zsh_completion(run.language()), run.redactor({}), Exit::ok);
  if (shell == "fish") return run.show(fish_completion(run.language()), run.redactor({}), Exit::ok);
  return run.complain(Exit::usage, "completion takes bash, zsh or fish." + did_you_mean(shell, {"bash", "zsh", "fish"}));
}

}  // namespace why::cli
