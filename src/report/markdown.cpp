// Markdown as GitHub and GitLab show it. What is foreign stands in code spans, where nothing means anything.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.hpp"
#include "catalog/find.hpp"
#include "report/formats.hpp"

namespace why {
namespace {

constexpr std::size_t k_longest_run = 32;  // of backticks: readers know no fence of more than some eighty

/// A code span, whose fence is longer than any run of backticks inside.
std::string code(std::string_view text) {
  std::string inside;
  std::size_t run = 0, longest = 0;
  for (const char c : shown(text)) {
    run = c == '`' ? run + 1 : 0;
    if (run > k_longest_run) {
      inside += ' ';
      run = 1;
    }
    longest = std::max(longest, run);
    inside += c;
  }
  if (text::trim(inside).empty()) inside = "…";
  const bool needs_pad = inside.front() == '`' || inside.back() == '`' || inside.front() == ' ' || inside.back() == ' ';
  const std::string fence(longest + 1, '`'), pad(needs_pad ? " " : "");
  return fence + pad + inside + pad + fence;
}

/// Whether a reader would make a link, a mention or a reference of the word.
bool is_live(std::string_view word) {
  return word.find_first_of("@#") != word.npos || text::contains(word, "://") || text::contains(word, "www.");
}

/// Text that is put together piece by piece.
class Text {
 public:
  Text& code(std::string_view text) {
    if (out_.ends_with('`')) out_ += ' ';  // two fences side by side would be one
    out_ += why::code(text);
    return *this;
  }

  /// Our own words.
  Text& words(std::string_view text) {
    constexpr std::string_view k_marks = "\\`*_[]<>|~&!$";
    const std::string safe = shown(text);
    bool is_first = true;
    for (const std::string_view word : text::split(safe, ' ')) {
      if (!is_first) out_ += ' ';
      is_first = false;
      if (is_live(word)) {
        code(word);
        continue;
      }
      for (const char c : word) {
        if (k_marks.find(c) != k_marks.npos) out_ += '\\';
        out_ += c;
      }
    }
    return *this;
  }

  Text& sentence(const Sentence& pieces) {
    for (const Piece& piece : pieces) piece.foreign ? code(piece.text) : words(piece.text);
    return *this;
  }

  Text& marks(std::string_view markdown) {
    out_ += markdown;
    return *this;
  }

  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

void add_problem(const Problem& problem, const Context& context, Text& out) {
  out.marks("- **").words(context.say(severity_words(problem.severity))).marks("** ").sentence(problem.title);
  if (const std::string where = words_of(problem.spot); !where.empty()) out.marks(" · ").code(where);
  out.marks("\n");
  for (const std::string* line : {&problem.meaning, &problem.cause})
    if (!line->empty()) out.marks("  - ").words(*line).marks("\n");
  if (problem.fix.empty()) return;
  out.marks("  - ").words(context.say(phrases::k_fix) + ": " + problem.fix);
  if (!problem.command.empty()) out.marks(": ").code(problem.command);
  out.marks("\n");
}

/// The part of one tool, or of what belongs to none.
void add_part(std::string_view tool, const Problems& problems, const Context& context, Text& out) {
  const auto* known = catalog::find_tool(context.catalog, tool);
  out.marks("### ");
  if (known != nullptr || tool.empty())
    out.words(known == nullptr ? std::string("why401") : context.say(known->title));
  else
    out.code(tool);
  out.marks("\n\n");
  bool is_fine = true, has_list = false;
  for (const Problem& problem : problems.list) {
    if (problem.tool != tool) continue;
    add_problem(problem, context, out);
    is_fine = is_fine && problem.severity == Severity::note;
    has_list = true;
  }
  for (const Gap& gap : problems.gaps) {
    if (gap.tool != tool) continue;
    out.marks("- ").sentence(problem_of(gap, Severity::note, context).title).marks("\n");
    has_list = true;
  }
  if (has_list) out.marks("\n");
  if (is_fine) out.words(problems.fine).marks("\n\n");
}

}  // namespace

std::string markdown(const Problems& problems, const Context& context) {
  Text out;
  for (const std::string& tool : parts_of(problems)) add_part(tool, problems, context, out);
  return out.words(counts_of(problems.list, context)).marks("\n").take();
}

std::string markdown_failure(std::string_view message, const Context& context) {
  return Text().words(context.say(phrases::k_failed) + ": ").code(message).marks("\n").take();
}

}  // namespace why
