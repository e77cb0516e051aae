// why401 catalog import: which of the reported messages are known, and which should be next.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <span>

#include "authoring/enum_words.hpp"
#include "authoring/import.hpp"
#include "base/limits.hpp"
#include "cli/catalog.hpp"
#include "cli/messages.hpp"
#include "formats/encoding.hpp"
#include "report/document.hpp"

namespace why::cli {
namespace {

using catalog::EvidenceRows;
using catalog::Imported;
using catalog::Proposal;
using catalog::WrongRow;

constexpr Phrase k_summary{
    "rows {rows} · messages {messages} · known {known} · unknown {unknown} · wrong rows {wrong}",
    "行 {rows} · 消息 {messages} · 已知 {known} · 未知 {unknown} · 有误的行 {wrong}"};
constexpr Phrase k_known{"known", "已知"};
constexpr Phrase k_unknown{"unknown, most urgent first", "未知，最紧急的在前"};
constexpr Phrase k_wrong{"wrong rows", "有误的行"};
constexpr Phrase k_refused{
    "notes that are no explanation: they stay notes, and no meaning is taken from them",
    "不能作为解释的备注：仍只是备注，不会作为含义使用"};
constexpr Phrase k_origin{"\"{words}\" shows that it is about its own origin",
                          "“{words}”表明它说的是自己的来源"};
constexpr Phrase k_unchecked{"nobody has checked it, and it stands in one language",
                             "没有人核对过，而且只有一种语言"};
constexpr Phrase k_reports{"reports {count}", "报告 {count}"};
constexpr Phrase k_lines{"line {lines}", "第 {lines} 行"};
constexpr Phrase k_points{"{points} points", "{points} 分"};
constexpr Phrase k_no_scope{"scope unknown", "范围未知"};
constexpr Phrase k_to_write{"To write an entry: why401 catalog new --tool TOOL \"MESSAGE\"",
                            "编写条目：why401 catalog new --tool 工具 \"消息\""};
constexpr std::array<Phrase, 3> k_urgencies{{{"low", "低"}, {"middle", "中"}, {"high", "高"}}};
constexpr std::array<Phrase, 6> k_faults{{
    {"it is no JSON", "不是 JSON"},
    {"it is no object", "不是对象"},
    {"it has no text", "没有 text"},
    {"text, tool, url, date and note are strings", "text、tool、url、date、note 必须是字符串"},
    {"it is longer than 1 MiB", "超过 1 MiB"},
    {"there are more than 100,000 rows; nothing behind it was read", "超过 100,000 行；之后的内容没有读取"},
}};
constexpr std::array<std::string_view, 3> k_urgency_words{"low", "middle", "high"};
constexpr std::array<std::string_view, 6> k_fault_words{"no_json",     "no_object", "no_text",
                                                        "wrong_value", "too_long",  "too_many"};
static_assert(limits::k_evidence_line == std::size_t{1} << 20U && limits::k_evidence_rows == 100'000,
              "k_faults names them");

constexpr std::size_t k_indent = 2;
constexpr std::size_t k_most_shown = 20;

/// "line 1, 4, 9 …"
std::string lines_text(const catalog::Reports& reports, const Context& context) {
  constexpr std::size_t k_most_lines = 5;
  const auto& all = reports.lines;
  const std::size_t shown = context.verbose ? all.size() : std::min(all.size(), k_most_lines);
  const auto first = std::span(all).first(shown);
  return context.say(
      k_lines, {{"lines", fmt::format("{}{}", fmt::join(first, ", "), shown < all.size() ? " …" : "")}});
}

std::string reports_text(const catalog::Reports& reports, const Context& context) {
  return context.say(k_reports, {{"count", std::to_string(reports.count)}});
}

void add_heading(const Phrase& title, const Context& context, Page& page) {
  page.blank();
  page.add(0, 0, {{context.say(title), Style::strong}});
}

void add_proposal(const Proposal& proposal, const Context& context, Page& page) {
  constexpr std::array k_styles{Style::dim, Style::warn, Style::bad};
  const catalog::Priority& priority = proposal.priority;
  const auto urgency = static_cast<std::size_t>(priority.urgency);
  std::string head = context.say(priority.scope != nullptr ? scope_words(priority.scope->scope) : k_no_scope);
  for (const std::string& part :
       {proposal.tool, reports_text(proposal.reports, context),
        priority.cost != nullptr ? context.say(priority.cost->title) : std::string()})
    if (!part.empty()) head += " · " + part;
  page.add(k_indent, k_indent, {{context.say(k_urgencies[urgency]), k_styles[urgency]}, {" · " + head}})
      .right = {context.say(k_points, {{"points", std::to_string(priority.points)}}), Style::dim};
  Row& row = page.add(2 * k_indent, 2 * k_indent,
                      {{proposal.signature.empty() ? proposal.message : proposal.signature, Style::code}});
  row.right = {lines_text(proposal.reports, context), Style::dim};
}

void add_known(const Imported& imported, const Context& context, Page& page) {
  constexpr std::size_t k_hang = 48;
  if (imported.covered.empty()) return;
  add_heading(k_known, context, page);
  add_first(imported.covered, k_most_shown, context, page, [&](const catalog::Covered& covered) {
    page.labelled(k_indent, k_hang, covered.error->id, {{reports_text(covered.reports, context)}}).right = {
        lines_text(covered.reports, context), Style::dim};
  });
}

void add_unknown(const Imported& imported, const Context& context, Page& page) {
  if (imported.proposals.empty()) return;
  add_heading(k_unknown, context, page);
  add_first(imported.proposals, k_most_shown, context, page,
            [&](const Proposal& proposal) { add_proposal(proposal, context, page); });
  page.add(k_indent, k_indent, {{context.say(k_to_write), Style::dim}});
}

std::string reason_of(const catalog::RefusedNote& note, const Context& context) {
  return note.words.empty() ? context.say(k_unchecked) : context.say(k_origin, {{"words", note.words}});
}

void add_refused(const Imported& imported, const Context& context, Page& page) {
  constexpr std::size_t k_hang = 14;
  if (imported.refused.empty()) return;
  add_heading(k_refused, context, page);
  add_first(imported.refused, k_most_shown, context, page, [&](const catalog::RefusedNote& note) {
    page.labelled(k_indent, k_hang, context.say(k_lines, {{"lines", std::to_string(note.line)}}),
                  {{reason_of(note, context)}});
  });
}

void add_wrong(const std::vector<WrongRow>& wrong, const Context& context, Page& page) {
  constexpr std::size_t k_hang = 14;
  if (wrong.empty()) return;
  add_heading(k_wrong, context, page);
  add_first(wrong, k_most_shown, context, page, [&](const WrongRow& row) {
    page.labelled(k_indent, k_hang, context.say(k_lines, {{"lines", std::to_string(row.line)}}),
                  {{context.say(k_faults[static_cast<std::size_t>(row.fault)]), Style::bad}});
  });
}

Page import_page(const Imported& imported, const EvidenceRows& evidence, const Context& context) {
  Page page;
  page.add(0, 2,
           {{context.say(k_summary, {{"rows", std::to_string(evidence.rows.size())},
                                     {"messages", std::to_string(imported.messages)},
                                     {"known", std::to_string(imported.known)},
                                     {"unknown", std::to_string(imported.messages - imported.known)},
                                     {"wrong", std::to_string(evidence.wrong.size())}}),
             Style::strong}});
  add_known(imported, context, page);
  add_unknown(imported, context, page);
  add_refused(imported, context, page);
  add_wrong(evidence.wrong, context, page);
  return page;
}

Json or_null(std::string_view s) { return s.empty() ? Json(nullptr) : Json(s); }

Json proposal_json(const Proposal& proposal) {
  const catalog::Priority& priority = proposal.priority;
  Json sources = Json::array();
  for (const auto& [url, date, claim] : proposal.sources)
    sources.push_back({{"url", url}, {"date", or_null(date)}, {"claim", or_null(claim)}});
  return {
      {"message", proposal.message},
      {"signature", or_null(proposal.signature)},
      {"tool", or_null(proposal.tool)},
      {"scope", priority.scope == nullptr ? Json(nullptr) : Json(catalog::word_of(priority.scope->scope))},
      {"cost", priority.cost == nullptr ? Json(nullptr) : Json(priority.cost->id.view())},
      {"priority", k_urgency_words[static_cast<std::size_t>(priority.urgency)]},
      {"points", priority.points},
      {"reports", proposal.reports.count},
      {"lines", proposal.reports.lines},
      {"sources", std::move(sources)}};
}

std::string import_json(const Imported& imported, const EvidenceRows& evidence, const Context& context) {
  Json known = Json::array(), unknown = Json::array(), refused = Json::array(), wrong = Json::array();
  for (const auto& [error, reports] : imported.covered)
    known.push_back({{"error", error->id.view()}, {"reports", reports.count}, {"lines", reports.lines}});
  for (const Proposal& proposal : imported.proposals) unknown.push_back(proposal_json(proposal));
  for (const auto& note : imported.refused)
    refused.push_back({{"line", note.line}, {"note", note.note}, {"because", reason_of(note, context)}});
  for (const auto& [line, fault] : evidence.wrong)
    wrong.push_back({{"line", line},
                     {"fault", k_fault_words[static_cast<std::size_t>(fault)]},
                     {"what", context.say(k_faults[static_cast<std::size_t>(fault)])}});
  Json out = new_document();
  out["import"] = {{"rows", evidence.rows.size()},        {"messages", imported.messages},
                   {"known", std::move(known)},           {"unknown", std::move(unknown)},
                   {"refused_notes", std::move(refused)}, {"wrong", std::move(wrong)}};
  return bytes_of(out);
}

Told<EvidenceRows> read_rows(Run& run, const std::string& path) {
  const auto files = run.outside.files();
  const auto text = files ? (*files)->read(path_from_here(run, path), limits::k_evidence_file)
                          : Result<std::string>(tl::unexpected(files.error()));
  if (!text && text.error().code == Errc::not_found)
    return tl::unexpected(run.complain(Exit::usage, said(messages::k_nothing_at, {{"path", path}})));
  if (!text)
    return tl::unexpected(
        run.complain(Exit::unknown, said(messages::k_cannot_look, Detail(path), text.error().code)));
  Utf8Reader utf8;
  return catalog::read_evidence(utf8.feed(*text));
}

/// Sorts the rows once their secrets are hidden. Says what is going on when it takes long.
Imported sort_rows(Run& run, std::vector<catalog::EvidenceRow>& rows) {
  constexpr std::int64_t k_patience_ms = 2000;
  constexpr std::size_t k_step = 256;  // rows between two looks at the clock
  catalog::Importer importer(run.catalog);
  const std::int64_t start = run.outside.now().ms;
  bool is_told = false;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!is_told && i % k_step == 0 && run.outside.now().ms - start > k_patience_ms) {
      run.note(said(messages::k_sorting, {{"rows", std::to_string(rows.size())}}));
      is_told = true;
    }
    catalog::EvidenceRow& row = rows[i];
    for (std::string* part : {&row.text, &row.tool, &row.url, &row.date, &row.note}) *part = run.clean(*part);
    importer.add(row);
  }
  return importer.finish();
}

}  // namespace

Exit catalog_import(Run& run) {
  const auto& words = run.typed.words;
  if (words.size() != 3)
    return run.complain(Exit::usage, said(messages::k_one_file, {{"command", "catalog import"}}));
  auto evidence = read_rows(run, words[2]);
  if (!evidence) return evidence.error();
  const Imported imported = sort_rows(run, evidence->rows);
  const Exit exit = !evidence->wrong.empty()      ? Exit::usage
                    : !imported.proposals.empty() ? Exit::found
                                                  : Exit::ok;
  return run.wants_json() ? run.show_json(import_json(imported, *evidence, run.context()), exit)
                          : run.show(import_page(imported, *evidence, run.context()), exit);
}

}  // namespace why::cli
