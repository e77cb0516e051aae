// SPDX-License-Identifier: Apache-2.0
#include "cli/flags.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/nearest.hpp"
#include "cli/messages.hpp"
#include "report/formats.hpp"

namespace why::cli {

// A row is two lines.
// clang-format off
constexpr std::array<Flag, 32> k_flags{{
    {FlagId::tool, "--tool", "", "TOOL", "", k_examining | k_catalog | k_run | k_compare,
     {"the tool that is meant", "所指的工具"}},
    {FlagId::catalog, "--catalog", "", "DIR", "", k_examining | k_catalog | k_run | k_compare,
     {"knowledge of your own, laid over what is built in", "叠加在内置知识之上的自有知识目录"}},
    {FlagId::home, "--home", "", "DIR", "", k_examining,
     {"examine this home directory", "检查此主目录"}},
    {FlagId::cwd, "--cwd", "", "DIR", "", k_examining,
     {"as if started in this directory", "如同在此目录中启动"}},
    {FlagId::env_file, "--env-file", "", "FILE", "", k_examining,
     {"NAME=VALUE entries, parted by NUL or line breaks, instead of the environment",
      "用 NAME=VALUE 条目（以 NUL 或换行分隔）代替当前环境"}},
    {FlagId::root, "--root", "", "DIR", "", k_examining,
     {"examine a mounted or captured file system", "检查挂载的或采集的文件系统"}},
    {FlagId::etc, "--etc", "", "DIR", "", k_examining,
     {"instead of /etc", "代替 /etc"}},
    {FlagId::pid, "--pid", "", "N", "", k_examining,
     {"what this running process sees", "检查该进程所看到的环境"}},
    {FlagId::at, "--at", "", "TIME", "", k_examining,
     {"instead of now, as 2026-11-24T08:00:00Z", "代替当前时间，格式如 2026-11-24T08:00:00Z"}},
    {FlagId::only, "--only", "", "ID", "", k_check,
     {"only findings or causes with this id (more with commas)", "只看这些 id 的发现（逗号分隔）"}},
    {FlagId::skip, "--skip", "", "ID", "", k_check,
     {"no findings or causes with this id", "忽略这些 id 的发现"}},
    {FlagId::fail_on, "--fail-on", "", "LEVEL", "error|warning|unknown", k_check,
     {"exit 1 from this severity on (default error); unknown: also when something could not be seen",
      "从该严重级别起以 1 退出（默认 error）；unknown：有无法查看的内容时也是"}},
    {FlagId::expires_within, "--expires-within", "", "TIME", "", k_check,
     {"warn when a login ends within 7d, 12h, 30m", "登录在该时间内结束时警告：7d、12h、30m"}},
    {FlagId::timeout, "--timeout", "", "TIME", "", k_run,
     {"end the command after 90s, 10m, 2h", "在 90s、10m、2h 之后终止该命令"}},
    {FlagId::watch_silence, "--watch-silence", "", "TIME", "", k_run,
     {"diagnose a command that has printed nothing for so long (default 20s)",
      "命令在这段时间内没有输出时进行诊断（默认 20s）"}},
    {FlagId::report, "--report", "", "FILE", "", k_run,
     {"write the diagnosis to a file too, as JSON unless --format says otherwise",
      "同时把诊断写入文件；除非 --format 另有指定，格式为 JSON"}},
    {FlagId::quiet_on_success, "--quiet-on-success", "", "", "", k_run,
     {"no diagnosis when the command exits with 0, whatever it printed", "命令以 0 退出时不诊断，无论打印了什么"}},
    {FlagId::key_compare, "--key-compare", "", "CODE", "", k_snapshot | k_compare,
     {"add fingerprints under a pairing code, to tell whether two places hold the same key; \"new\" makes a code",
      "加入用配对码生成的指纹，以判断两处是否持有相同的密钥；\"new\" 会生成配对码"}},
    {FlagId::from, "--from", "", "PLACE", "github-actions|gitlab|jenkins|docker|devcontainer|ssh", k_snapshot,
     {"show how to take one there: github-actions, gitlab, jenkins, docker, devcontainer, ssh",
      "显示如何在该处采集：github-actions、gitlab、jenkins、docker、devcontainer、ssh"}},
    {FlagId::all, "--all", "", "", "", k_compare,
     {"harmless differences too", "也显示无害的差异"}},
    {FlagId::format, "--format", "", "FORMAT", k_format_names, k_all,
     {"text or json; of check, run and compare also sarif, junit, github, gitlab or markdown",
      "text 或 json；check、run、compare 还可以是 sarif、junit、github、gitlab 或 markdown"}},
    {FlagId::json, "--json", "", "", "", k_all,
     {"the same as --format json", "等同于 --format json"}},
    {FlagId::output, "--output", "-o", "FILE", "", k_all,
     {"write the result to a file", "把结果写入文件"}},
    {FlagId::lang, "--lang", "", "LANGUAGE", "en|zh", k_all,
     {"en or zh", "en 或 zh"}},
    {FlagId::color, "--color", "", "WHEN", "auto|always|never", k_all,
     {"auto, always or never", "auto、always 或 never"}},
    {FlagId::no_color, "--no-color", "", "", "", k_all,
     {"the same as --color never", "等同于 --color never"}},
    {FlagId::ascii, "--ascii", "", "", "", k_all,
     {"no symbols outside ASCII", "不使用 ASCII 以外的符号"}},
    {FlagId::quiet, "--quiet", "-q", "", "", k_all,
     {"nothing but the exit code", "只返回退出码"}},
    {FlagId::verbose, "--verbose", "-v", "", "", k_all,
     {"every place, every number", "显示每个位置和每个数字"}},
    {FlagId::no_input, "--no-input", "", "", "", k_all,
     {"never ask (nothing does so yet)", "从不提问（目前没有任何提问）"}},
    {FlagId::help, "--help", "-h", "", "", k_all,
     {"help", "帮助"}},
    {FlagId::version, "--version", "-V", "", "", k_all,
     {"version", "版本"}},
}};
// clang-format on

namespace {

const Flag* flag_named(std::string_view name) {
  const auto* it = std::find_if(k_flags.begin(), k_flags.end(), [&](const Flag& f) {
    return f.name == name || (!f.letter.empty() && f.letter == name);
  });
  return it == k_flags.end() ? nullptr : it;
}

Detail unknown_flag(std::string_view name) {
  std::vector<std::string_view> names;
  for (const Flag& flag : k_flags) names.push_back(flag.name);
  return said(messages::k_no_flag, {{"flag", name}}) + did_you_mean(name, names);
}

std::optional<Detail> wrong_choice(const Flag& flag, std::string_view value) {
  if (flag.choices.empty()) return std::nullopt;
  const auto choices = text::split(flag.choices, '|');
  if (std::find(choices.begin(), choices.end(), value) != choices.end()) return std::nullopt;
  const std::string list = text::replace_all(std::string(flag.choices), "|", ", ");
  return said(messages::k_wrong_choice, {{"flag", flag.name}, {"choices", list}, {"value", value}}) +
         did_you_mean(value, choices);
}

constexpr std::string_view k_from = "--from-";

class Parser {
 public:
  explicit Parser(const std::vector<std::string>& arguments) : arguments_(arguments) {}

  Typed parse() {
    for (; at_ < arguments_.size(); ++at_) {
      const std::string& word = arguments_[at_];
      if (word == "--") {
        typed_.has_meant = true;
        typed_.meant.assign(arguments_.begin() + static_cast<std::ptrdiff_t>(at_) + 1, arguments_.end());
        break;
      }
      if (is_flag(word))
        take_flag(word);
      else
        typed_.words.push_back(word);
    }
    return std::move(typed_);
  }

 private:
  /// A pasted message may start with a dash; no flag has a blank in its name.
  static bool is_flag(std::string_view word) {
    return word.size() > 1 && word[0] == '-' && !text::contains(word.substr(0, word.find('=')), " ");
  }

  void take_flag(std::string_view word) {
    const std::size_t equals = word.starts_with("--") ? word.find('=') : word.npos;
    const std::string_view name = word.substr(0, equals);
    const Flag* flag = flag_named(name);
    if (flag == nullptr && name.starts_with(k_from)) return take_place(name.substr(k_from.size()));
    if (flag == nullptr) return note(unknown_flag(name));
    std::string value;
    if (equals != word.npos) {
      if (flag->value.empty()) return note(said(messages::k_no_value, {{"flag", name}}));
      value = word.substr(equals + 1);
    } else if (!flag->value.empty()) {
      const bool has_value = at_ + 1 < arguments_.size() && arguments_[at_ + 1] != "--" &&
                             flag_named(arguments_[at_ + 1]) == nullptr;
      if (!has_value) return note(said(messages::k_needs_value, {{"flag", name}, {"value", flag->value}}));
      value = arguments_[++at_];
    }
    if (auto wrong = wrong_choice(*flag, value)) return note(std::move(*wrong));
    typed_.flags.emplace_back(flag->id, std::move(value));
  }

  /// --from-gitlab is --from gitlab.
  void take_place(std::string_view place) {
    if (auto wrong = wrong_choice(*flag_named("--from"), place)) return note(std::move(*wrong));
    typed_.flags.emplace_back(FlagId::from, std::string(place));
  }

  void note(Detail mistake) {
    if (!typed_.mistake) typed_.mistake = std::move(mistake);
  }

  const std::vector<std::string>& arguments_;
  std::size_t at_ = 0;
  Typed typed_;
};

}  // namespace

bool Typed::has(FlagId id) const {
  return std::any_of(flags.begin(), flags.end(), [&](const auto& f) { return f.first == id; });
}

std::optional<std::string_view> Typed::value(FlagId id) const {
  for (auto it = flags.rbegin(); it != flags.rend(); ++it)
    if (it->first == id) return it->second;
  return std::nullopt;
}

std::vector<std::string_view> Typed::values(FlagId id) const {
  std::vector<std::string_view> out;
  for (const auto& [flag, value] : flags)
    if (flag == id)
      for (const std::string_view part : text::split(value, ',')) out.push_back(text::trim(part));
  return out;
}

Detail did_you_mean(std::string_view word, const std::vector<std::string_view>& words) {
  const std::string_view near = catalog::nearest(word, words);
  return near.empty() ? Detail() : said(messages::k_did_you_mean, {{"word", near}});
}

Typed parse(const std::vector<std::string>& arguments) { return Parser(arguments).parse(); }

}  // namespace why::cli
