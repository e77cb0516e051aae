// why401 catalog new: a template of an entry, made from a message.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>

#include "authoring/draft.hpp"
#include "authoring/enum_words.hpp"
#include "authoring/glued.hpp"
#include "authoring/toml_text.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"
#include "catalog/find.hpp"
#include "cli/catalog.hpp"
#include "cli/messages.hpp"
#include "cli/text_argument.hpp"
#include "diagnose/diagnose.hpp"
#include "report/document.hpp"

namespace why::cli {
namespace {

constexpr Phrase k_about{
    "Fill in what is empty, save it as catalog/errors/<tool>/<name>.toml, then: why401 catalog lint FILE",
    "填好空白处，保存为 catalog/errors/<工具>/<名称>.toml，然后运行 why401 catalog lint FILE"};
constexpr Phrase k_id{"<tool>/<file name>; stays for ever", "<工具>/<文件名>；永远不变"};
constexpr Phrase k_scope{"one of {words}", "可以是 {words}"};
constexpr Phrase k_strength{
    "message: the tool's own sentence; body: an API's answer, the same behind every tool; symptom: says only that something failed",
    "message：工具自己的话；body：API 的应答，在任何工具里都一样；symptom：只说明失败了"};
constexpr Phrase k_status{"leave it out when the message is not about this answer", "与该状态码无关时删去"};
constexpr Phrase k_title{"what happened, in one line", "用一行说明发生了什么"};
constexpr Phrase k_meaning{"one to three sentences of your own: what happened, and what it does not mean",
                           "用自己的话写一到三句：发生了什么，以及它不意味着什么"};
constexpr Phrase k_signature{
    "the message; put back into words what never varies, and add holes where it does",
    "消息本身；不变的部分写成文字，会变的部分留成空位"};
constexpr Phrase k_cause{
    "an entry of causes/; as many as there are, most frequent first; seen: counted reports, 0.5 for none",
    "causes/ 中的条目；可写多个，最常见的在前；seen：统计到的报告数，没有时写 0.5"};
constexpr Phrase k_sample{"the message as it was really printed; names of people and machines replaced",
                          "真实输出的消息；请替换人名和机器名"};
constexpr Phrase k_counter{"a message that looks alike and means something else",
                           "看起来相似但含义不同的消息"};
constexpr Phrase k_reference{"where it was seen, and what was learned there",
                             "在哪里看到的，以及从中得知什么"};

constexpr std::size_t k_first_word = 2;  // of the text
constexpr std::string_view k_command = "catalog new";

/// Lines of TOML, each key or table with a comment above it.
class Template {
 public:
  explicit Template(const Context& context) : context_(context) {}

  void add(const Phrase& comment, std::string_view lines, Fillings values = {}) {
    fmt::format_to(std::back_inserter(toml_), "# {}\n{}\n", context_.say(comment, values), lines);
  }
  void blank() { toml_ += '\n'; }
  std::string take() { return std::move(toml_); }

 private:
  const Context& context_;
  std::string toml_;
};

std::string toml_of(const catalog::Draft& draft, std::string_view today, const Context& context) {
  using catalog::toml_text;
  constexpr std::string_view k_empty = R"({ en = "", zh = "" })";
  Template out(context);
  out.add(k_about, "");
  out.add(k_id, fmt::format("id = {}", toml_text(draft.id)));
  out.add(k_scope, R"(scope = "")",
          {{"words", fmt::format("{}", fmt::join(catalog::k_words<catalog::Scope>, ", "))}});
  out.add(k_strength, R"(strength = "")");
  if (draft.http_status != 0) out.add(k_status, fmt::format("http_status = {}", draft.http_status));
  out.add(k_title, fmt::format("title = {}", k_empty));
  out.add(k_meaning, fmt::format("meaning = {}", k_empty));
  for (const auto& message : draft.messages) {
    out.blank();
    out.add(k_signature, fmt::format("[[signature]]\ntext = {}", toml_text(message.signature)));
  }
  out.blank();
  out.add(k_cause, "[[cause]]\nid = \"\"\nseen = 0.5");
  for (const auto& message : draft.messages) {
    out.blank();
    out.add(k_sample, fmt::format("[[sample]]\ntext = {}", toml_text(message.text)));
  }
  out.blank();
  out.add(k_counter, "[[counter]]\ntext = \"\"");
  out.blank();
  out.add(k_reference, fmt::format("[[reference]]\nurl = \"\"\ndate = \"{}\"\nclaim = \"\"", today));
  return out.take();
}

/// The pasted text without secrets.
Told<std::string> read_message(Run& run) {
  std::string text;
  const auto read = read_text(run, k_command, k_first_word, [&](std::string_view block) {
    text += block;
    return text.size() <= limits::k_text_block;
  });
  if (!read) return tl::unexpected(read.error());
  if (text.size() > limits::k_text_block)
    return tl::unexpected(run.complain(
        Exit::usage,
        said(messages::k_long_message, {{"size", fmt::format("{} KiB", limits::k_text_block >> 10U)}})));
  if (text::trim(text).empty())
    return tl::unexpected(run.complain(Exit::usage, said(messages::k_no_message)));
  return run.clean(text);
}

/// The tool of --tool as it was typed, since it may have no file yet; else that of which `text` has marks.
std::string tool_id(const Run& run, std::string_view text) {
  const auto typed = run.typed.value(FlagId::tool);
  const auto* tool = typed ? catalog::find_tool(run.catalog, *typed)
                           : tool_of(run.catalog, catalog::match_text(run.catalog, text));
  return std::string(tool != nullptr ? tool->id.view() : typed.value_or(""));
}

/// What a pasted text holds: messages that no entry knows, and the entries that know the others.
struct Sorted {
  std::vector<std::string_view> unknown;
  std::set<std::string_view> covered_by;
};

Sorted sort_messages(const Run& run, std::string_view text) {
  Sorted sorted;
  for (const std::string_view message : catalog::messages_in(text))
    if (const auto* error = catalog::covering_error(catalog::match_text(run.catalog, message)))
      sorted.covered_by.insert(error->id);
    else
      sorted.unknown.push_back(message);
  return sorted;
}

std::string draft_json(const Sorted& sorted, const catalog::Draft& draft, std::string_view toml) {
  Json out = new_document();
  out["draft"] = nullptr;
  if (!toml.empty())
    out["draft"] = {{"id", draft.id.empty() ? Json(nullptr) : Json(draft.id)}, {"toml", toml}};
  out["covered_by"] = sorted.covered_by;
  return bytes_of(out);
}

}  // namespace

Exit catalog_new(Run& run) {
  const auto text = read_message(run);
  if (!text) return text.error();
  const Sorted sorted = sort_messages(run, *text);
  const Exit exit = sorted.unknown.empty() ? Exit::found : Exit::ok;
  std::string toml;
  catalog::Draft draft;
  if (exit == Exit::ok) {
    draft = catalog::draft_of(sorted.unknown, tool_id(run, *text), run.catalog);
    toml = toml_of(draft, to_rfc3339(run.outside.now()).substr(0, 10), run.context());
  }
  if (run.wants_json()) return run.show_json(draft_json(sorted, draft, toml), exit);
  for (const std::string_view id : sorted.covered_by) run.note(said(messages::k_covered, {{"error", id}}));
  return toml.empty() ? exit : run.show_as_is(toml, exit);
}

}  // namespace why::cli
