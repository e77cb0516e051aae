// SPDX-License-Identifier: Apache-2.0
#include "report/problems.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

#include "base/escape.hpp"
#include "base/text.hpp"
#include "diagnose/next.hpp"

namespace why {
namespace {

/// `path` below `folder`; empty when it lies elsewhere, or when only the system could tell where.
std::string relative_to(std::string_view folder, std::string_view path) {
  while (folder.ends_with('/')) folder.remove_suffix(1);
  if (folder.empty() || !path.starts_with(folder) || path.size() <= folder.size() + 1) return {};
  if (path[folder.size()] != '/') return {};
  const std::string_view rest = path.substr(folder.size() + 1);
  for (const std::string_view part : text::split(rest, '/'))
    if (part.empty() || part == "." || part == "..") return {};
  return std::string(rest);
}

/// The path as the report says it; empty when there is none.
const std::string& path_in(const Spot& spot) { return spot.inside.empty() ? spot.outside : spot.inside; }

/// What stands for {name} and so on: foreign, unless it is our word for what is not known.
class Filler {
 public:
  Filler(const Origin& origin, const Detail& detail, const catalog::Tool<Packed>* tool, const Context& context)
      : name_(origin.name), path_(path_in(spot_of(origin, context))), detail_(context.say(detail)) {
    if (tool != nullptr) tool_ = pick(tool->title, context.language);
  }

  Piece piece(std::string_view word) const {
    if (word == "name") return first_of(name_, path_);
    if (word == "path") return first_of(path_, name_);
    if (word == "detail") return first_of(detail_, {});
    if (word == "tool") return {tool_.empty() ? "…" : tool_, false};
    return {"{" + std::string(word) + "}", false};
  }

 private:
  static Piece first_of(const std::string& a, const std::string& b) {
    if (a.empty() && b.empty()) return {"…", false};
    return {a.empty() ? b : a, true};
  }

  std::string name_, path_, detail_, tool_;
};

Problem problem_of(const Finding& finding, const Context& context) {
  Problem out;
  out.id = finding.alarm->id.view();
  out.severity = finding.severity;
  out.tool = finding.tool->id.view();
  out.rule = context.say(finding.cause->title);
  out.title = titled(finding.alarm->title, finding.origin, finding.detail, finding.tool, context);
  out.meaning = context.say(finding.meaning());
  out.spot = spot_of(finding.origin, context);
  if (const auto* fix = first_fix(context.catalog, finding.fixes(), finding.tool)) {
    out.fix = context.say(fix->title);
    out.command = fill_words(fix->command, finding.tool, finding.origin, finding.detail.en);
  }
  return out;
}

std::string hash_of(std::initializer_list<std::string_view> parts) {
  std::array<unsigned char, crypto_generichash_BYTES_MIN> hash{};
  std::string all;
  for (const std::string_view part : parts) all.append(part).push_back('\0');
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(all.data()), all.size(), nullptr,
                     0);
  std::string out;
  for (const unsigned char byte : hash) fmt::format_to(std::back_inserter(out), "{:02x}", byte);
  return out;
}

std::string count(const std::vector<Problem>& problems, Severity severity) {
  return std::to_string(
      std::count_if(problems.begin(), problems.end(), [&](const Problem& p) { return p.severity == severity; }));
}

}  // namespace

std::string plain(const Sentence& sentence) {
  std::string out;
  for (const Piece& piece : sentence) out += piece.text;
  return out;
}

Spot spot_of(const Origin& origin, const Context& context) {
  Spot spot;
  spot.name = origin.name;
  spot.inside = relative_to(context.cwd, origin.path);
  if (spot.inside.empty()) spot.outside = path_of(origin.path, context);
  if (!origin.path.empty()) spot.line = origin.line;
  return spot;
}

std::string words_of(const Spot& spot) {
  const std::string& path = path_in(spot);
  if (path.empty()) return spot.name;
  return spot.line == 0 ? path : path + ":" + std::to_string(spot.line);
}

std::string_view path_of(const Spot& spot) { return spot.inside.empty() ? k_stand_in : std::string_view(spot.inside); }

std::uint32_t line_of(const Spot& spot) { return spot.inside.empty() ? 1 : std::max(spot.line, 1U); }

Sentence titled(const catalog::Words<Packed>& words, const Origin& origin, const Detail& detail,
                const catalog::Tool<Packed>* tool, const Context& context) {
  const Filler filler(origin, detail, tool, context);
  Sentence out;
  const auto add = [&](Piece piece) {
    if (!piece.text.empty()) out.push_back(std::move(piece));
  };
  for (std::string_view text = pick(words, context.language); !text.empty();) {
    const std::size_t open = text.find('{');
    const std::size_t close = open == text.npos ? open : text.find('}', open);
    if (close == text.npos) {
      add({std::string(text), false});
      break;
    }
    add({std::string(text.substr(0, open)), false});
    add(filler.piece(text.substr(open + 1, close - open - 1)));
    text.remove_prefix(close + 1);
  }
  return out;
}

void add_findings(const Report& report, const Context& context, Problems& problems) {
  const std::string tool(report.tool_id);
  if (!tool.empty()) problems.tools.push_back(tool);
  for (const Finding& finding : report.findings) problems.list.push_back(problem_of(finding, context));
  for (const NotLooked& gap : report.not_looked)
    problems.gaps.push_back({tool, path_of(gap.what, context), context.say(error_words(gap.why))});
}

Problems problems_of(const std::vector<Report>& reports, const Context& context) {
  Problems out;
  out.command = reports.empty() ? "check" : reports[0].command;
  out.fine = context.say(reports.empty() ? phrases::k_no_tool : phrases::k_fine);
  for (const Report& report : reports) add_findings(report, context, out);
  return out;
}

Problems cleaned(Problems problems, const std::function<std::string(std::string_view)>& clean) {
  const auto clean_all = [&](std::initializer_list<std::string*> texts) {
    for (std::string* text : texts)
      if (!text->empty()) *text = clean(*text);
  };
  for (Problem& p : problems.list) {
    clean_all({&p.id, &p.tool, &p.rule, &p.meaning, &p.cause, &p.fix, &p.command, &p.spot.inside, &p.spot.outside, &p.spot.name});
    const std::string before = plain(p.title);
    std::string after = clean(before);
    if (after != before) p.title = theirs(std::move(after));
  }
  for (Gap& gap : problems.gaps) clean_all({&gap.tool, &gap.what, &gap.why});
  for (std::string& tool : problems.tools) clean_all({&tool});
  clean_all({&problems.command, &problems.fine});
  return problems;
}

Problem problem_of(const Gap& gap, Severity severity, const Context& context) {
  Problem out;
  out.id = "not-looked";
  out.severity = severity;
  out.tool = gap.tool;
  out.rule = context.say(phrases::k_not_looked_reason);
  out.title = {{context.say(phrases::k_not_seen) + ": ", false}, {gap.what, true}, {": " + gap.why, false}};
  out.spot.name = gap.what;
  return out;
}

std::vector<std::string> parts_of(const Problems& problems) {
  std::vector<std::string> out;
  const auto add = [&](const std::string& tool) {
    if (std::find(out.begin(), out.end(), tool) == out.end()) out.push_back(tool);
  };
  for (const std::string& tool : problems.tools) add(tool);
  for (const Problem& problem : problems.list) add(problem.tool);
  for (const Gap& gap : problems.gaps) add(gap.tool);
  if (out.empty()) add({});
  return out;
}

std::vector<const Problem*> worst_first(const std::vector<Problem>& problems) {
  std::vector<const Problem*> out;
  for (const Problem& problem : problems) out.push_back(&problem);
  std::stable_sort(out.begin(), out.end(), [](auto* a, auto* b) { return a->severity < b->severity; });
  return out;
}

std::vector<std::string> fingerprints_of(const std::vector<Problem>& problems) {
  std::map<std::string, int> seen;
  std::vector<std::string> out;
  for (const Problem& p : problems) {
    const std::string hash = hash_of({p.id, p.tool, p.spot.inside, p.spot.outside, p.spot.name});
    out.push_back(hash + ":" + std::to_string(++seen[hash]));
  }
  return out;
}

std::vector<std::string> lines_of(const Problem& problem, const Context& context) {
  std::vector<std::string> lines{plain(problem.title)};
  const std::string where = problem.spot.inside.empty() ? words_of(problem.spot) : std::string();
  if (!where.empty()) lines.push_back(context.say(phrases::k_where) + ": " + where);
  if (!problem.meaning.empty()) lines.push_back(problem.meaning);
  if (!problem.cause.empty()) lines.push_back(problem.cause);
  if (!problem.fix.empty())
    lines.push_back(context.say(phrases::k_fix) + ": " + problem.fix +
                    (problem.command.empty() ? "" : ": " + problem.command));
  return lines;
}

std::string counts_of(const std::vector<Problem>& problems, const Context& context) {
  return context.say(phrases::k_count, {{"errors", count(problems, Severity::error)},
                                        {"warnings", count(problems, Severity::warning)},
                                        {"notes", count(problems, Severity::note)}});
}

std::string shown(std::string_view text) {
  return without_log_commands(TerminalText::untrusted_line(text).view());
}

}  // namespace why
