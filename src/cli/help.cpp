// why401 help: written from the tables of commands and flags.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "report/document.hpp"

namespace why::cli {
namespace {

constexpr Phrase k_about{
    "why401 tells why an AI coding tool cannot sign in, and how to get it working again.",
    "why401 告诉你 AI 编程工具为什么无法登录，以及如何恢复。"};
constexpr Phrase k_bare{"Without a command: explains what is piped in; otherwise checks this machine.",
                        "不带命令时：解释通过管道传入的内容；否则检查本机。"};
constexpr Phrase k_commands_word{"Commands", "命令"};
constexpr Phrase k_flags_word{"Flags", "选项"};
constexpr Phrase k_effect_word{"Effect", "影响"};
constexpr Phrase k_exits_word{"Exit codes", "退出码"};
constexpr Phrase k_exits_of_most{"0 fine, 1 findings, 3 something could not be seen or is not known",
                                 "0 正常，1 有发现，3 有无法查看或未知的内容"};
constexpr Phrase k_exits_of_all{"2 wrong use or a bad catalog, 70 a bug of why401", "2 用法或知识库错误，70 why401 自身的错误"};
constexpr Phrase k_formats{"text or json", "text 或 json"};
constexpr std::string_view k_first_examples = "{action} 2>&1 | why401\nwhy401 status\nwhy401 check";
constexpr std::size_t k_command_hang = 32;
constexpr std::size_t k_flag_hang = 26;

std::string left_of(const Flag& flag) {
  std::string out(flag.letter);
  out += (out.empty() ? "" : ", ") + std::string(flag.name);
  return flag.value.empty() ? out : out + " " + std::string(flag.value);
}

std::ptrdiff_t errors_of(const catalog::Catalog<Packed>& catalog, const catalog::Tool<Packed>& tool) {
  return std::count_if(catalog.errors.begin(), catalog.errors.end(), [&](const auto& e) { return e.tool == tool.id.view(); });
}

/// Examples speak of the tool that most is known about, and of a message of it.
void add_examples(std::string_view examples, const Context& context, Page& page) {
  const auto& tools = context.catalog.tools;
  const auto& errors = context.catalog.errors;
  const auto& tool = *std::max_element(tools.begin(), tools.end(), [&](const auto& a, const auto& b) {
    return errors_of(context.catalog, a) < errors_of(context.catalog, b);
  });
  const auto* error =
      std::find_if(errors.begin(), errors.end(), [&](const auto& e) { return e.tool == tool.id.view(); });
  const std::string_view id = error == errors.end() ? std::string_view() : error->id.view();
  for (const std::string_view line : text::lines(examples))
    page.add(2, 4, {{fill(line, {{"tool", tool.id}, {"action", tool.action}, {"error", id}}), Style::code}});
}

Phrase help_of(const Flag& flag, std::uint32_t takers) {
  return flag.id == FlagId::format && (takers & k_problems) == 0 ? k_formats : flag.help;
}

void add_exits(const Phrase& exits, const Context& context, Page& page) {
  page.blank();
  const std::string all = context.say(exits) + "; " + context.say(k_exits_of_all);
  page.add(0, 8, {{context.say(k_exits_word) + ": ", Style::strong}, {all}});
}

void add_flags(std::uint32_t takers, const Context& context, Page& page) {
  page.blank();
  page.add(0, 0, {{context.say(k_flags_word), Style::strong}});
  for (const Flag& flag : k_flags)
    if ((flag.takers & takers) != 0) page.labelled(2, k_flag_hang, left_of(flag), {{context.say(help_of(flag, takers))}});
}

Page page_of_all(const Context& context) {
  Page page;
  page.add(0, 0, {{context.say(k_about), Style::strong}});
  page.blank();
  add_examples(k_first_examples, context, page);
  page.blank();
  page.add(0, 0, {{context.say(k_commands_word), Style::strong}});
  for (const Command& c : commands())
    page.labelled(2, k_command_hang, std::string(c.name) + " " + std::string(c.usage),
                  {{context.say(c.summary)}});
  page.add(2, 2, {{context.say(k_bare)}});
  add_flags(k_all, context, page);
  add_exits(k_exits_of_most, context, page);
  return page;
}

Page page_of(const Command& command, const Context& context) {
  Page page;
  page.add(0, 0, {{"why401 " + std::string(command.name) + " " + std::string(command.usage), Style::strong}});
  page.add(2, 2, {{context.say(command.summary)}});
  page.blank();
  add_examples(command.examples, context, page);
  page.blank();
  page.add(0, 8, {{context.say(k_effect_word) + ": ", Style::strong}, {context.say(command.effect)}});
  add_flags(command.takers | k_other, context, page);
  add_exits(command.exits, context, page);
  return page;
}

Json flag_json(const Flag& flag, const Context& context) {
  const auto or_null = [](std::string_view s) { return s.empty() ? Json(nullptr) : Json(s); };
  return {{"name", flag.name},
          {"letter", or_null(flag.letter)},
          {"value", or_null(flag.value)},
          {"choices", flag.choices.empty() ? Json::array() : Json(text::split(flag.choices, '|'))},
          {"help", context.say(flag.help)}};
}

Json command_json(const Command& command, const Context& context) {
  Json flags = Json::array();
  for (const Flag& flag : k_flags)
    if ((flag.takers & (command.takers | k_other)) != 0) flags.push_back(flag.name);
  return {{"name", command.name},
          {"usage", command.usage},
          {"summary", context.say(command.summary)},
          {"effect", context.say(command.effect)},
          {"exits", context.say(command.exits)},
          {"flags", std::move(flags)}};
}

/// Of one command, or of all when null.
std::string help_json(const Command* only, const Context& context) {
  Json out = new_document();
  for (const Command& command : commands())
    if (only == nullptr || only == &command) out["commands"].push_back(command_json(command, context));
  for (const Flag& flag : k_flags) out["flags"].push_back(flag_json(flag, context));
  return bytes_of(out);
}

}  // namespace

Exit run_help(Run& run) {
  const auto& words = run.typed.words;
  const Command* command = words.size() > 1 ? command_named(words[1]) : nullptr;
  if (words.size() > 1 && command == nullptr) return refuse_command(run, words[1]);
  const Context context = run.context();
  if (run.wants_json()) return run.show_json(help_json(command, context), Exit::ok);
  return run.show(command == nullptr ? page_of_all(context) : page_of(*command, context), Exit::ok);
}

}  // namespace why::cli
