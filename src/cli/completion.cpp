// why401 completion: scripts for shells, written from the tables of commands and flags.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "report/document.hpp"

namespace why::cli {
namespace {

/// The words that may follow a command, as far as they are fixed or known: subcommands, shells, tools.
std::vector<std::string_view> words_after(const Command& command, const catalog::Catalog<Packed>& catalog) {
  if (command.name == "help") return command_names();
  std::vector<std::string_view> words;
  const std::string_view usage = command.usage.substr(0, command.usage.find(' '));
  if (usage == "[TOOL]")
    for (const auto& tool : catalog.tools) words.push_back(tool.id);
  if (text::lower(usage) == usage && !usage.empty()) words = text::split(usage, '|');
  return words;
}

std::string spaced(std::string_view choices) { return text::replace_all(std::string(choices), "|", " "); }

std::string bash_completion(const Context& context) {
  std::string values, follow, flags;
  for (const Flag& flag : k_flags) {
    flags += (flags.empty() ? "" : " ") + std::string(flag.name);
    if (flag.value.empty()) continue;
    const std::string words = !flag.choices.empty() ? "-W \"" + spaced(flag.choices) + "\""
                              : flag.value == "DIR" ? "-d"
                                                    : "-f";
    values += fmt::format("    {}) COMPREPLY=($(compgen {} -- \"$word\")); return ;;\n", flag.name, words);
  }
  for (const Command& command : commands())
    if (const auto words = words_after(command, context.catalog); !words.empty())
      follow += fmt::format("    {}) COMPREPLY=($(compgen -W \"{}\" -- \"$word\")) ;;\n", command.name,
                            fmt::join(words, " "));
  return fmt::format(R"(_why401() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}}
  case $before in
{}  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "{}" -- "$word"))
    return
  fi
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W "{}" -- "$word"))
    return
  fi
  case $before in
{}    *) COMPREPLY=($(compgen -f -- "$word")) ;;
  esac
}}
complete -F _why401 why401
)",
                     values, flags, fmt::join(command_names(), " "), follow);
}

std::string zsh_completion(const Context& context) {
  std::string out = "#compdef why401\n_arguments \\\n";
  for (const Flag& flag : k_flags) {
    std::string help = context.say(flag.help);
    for (const auto& [from, to] : {std::pair("[", "("), {"]", ")"}, {"'", ""}})
      help = text::replace_all(std::move(help), from, to);
    const std::string value = !flag.choices.empty() ? ":value:(" + spaced(flag.choices) + ")"
                              : flag.value.empty()  ? std::string()
                              : flag.value == "DIR" ? ":directory:_files -/"
                                                    : ":value:_files";
    out += fmt::format("  '{}[{}]{}' \\\n", flag.name, help, value);
  }
  return out + fmt::format("  '1:command:({})' \\\n  '*:argument:_files'\n", fmt::join(command_names(), " "));
}

std::string fish_completion(const Context& context) {
  std::string out = fmt::format("complete -c why401 -n __fish_use_subcommand -f -a '{}'\n",
                                fmt::join(command_names(), " "));
  for (const Command& command : commands())
    if (const auto words = words_after(command, context.catalog); !words.empty())
      out += fmt::format("complete -c why401 -n '__fish_seen_subcommand_from {}' -a '{}'\n", command.name,
                         fmt::join(words, " "));
  for (const Flag& flag : k_flags) {
    const std::string letter = flag.letter.empty() ? "" : " -s " + std::string(flag.letter.substr(1));
    const std::string value = !flag.choices.empty() ? " -x -a '" + spaced(flag.choices) + "'"
                              : flag.value.empty()  ? std::string()
                                                    : " -r";
    out += fmt::format("complete -c why401 -l {}{}{} -d '{}'\n", flag.name.substr(2), letter, value,
                       text::replace_all(context.say(flag.help), "'", ""));
  }
  return out;
}

struct Shell {
  std::string_view name;
  std::string (*script)(const Context&);
};
constexpr std::array k_shells{Shell{"bash", bash_completion}, Shell{"zsh", zsh_completion},
                              Shell{"fish", fish_completion}};

}  // namespace

Exit run_completion(Run& run) {
  const auto& words = run.typed.words;
  const std::string name = words.size() > 1 ? words[1] : "";
  for (const Shell& shell : k_shells) {
    if (shell.name != name) continue;
    const std::string script = shell.script(run.context());
    if (!run.wants_json()) return run.show_as_is(script, Exit::ok);
    Json out = new_document();
    out["completion"] = {{"shell", name}, {"script", script}};
    return run.show_json(bytes_of(out), Exit::ok);
  }
  return run.complain(Exit::usage,
                      said(messages::k_known_words,
                           {{"command", "completion"}, {"words", "bash, zsh, fish"}, {"word", name}}) +
                          did_you_mean(name, {"bash", "zsh", "fish"}));
}

}  // namespace why::cli
