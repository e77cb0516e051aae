// Markdown: what is left outside code spans can mean nothing but what we wrote. tests/scripts/formats_test.py shows
// pages to a real reader.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.hpp"
#include "problem_lists.hpp"

namespace why {
namespace {

using namespace test;

/// A line as a reader of CommonMark takes it apart.
struct Line {
  std::string outside;  ///< escaped characters are left out
  std::vector<std::string> code;
};

std::string content_of(std::string_view span) {
  const bool all_blank = span.find_first_not_of(' ') == span.npos;
  if (span.size() > 1 && span.front() == ' ' && span.back() == ' ' && !all_blank) span = span.substr(1, span.size() - 2);
  return std::string(span);
}

/// The length of the run of backticks at `at`.
std::size_t run_at(std::string_view line, std::size_t at) {
  return std::min(line.find_first_not_of('`', at), line.size()) - at;
}

/// Where the run of exactly `length` backticks is that closes a span; npos when there is none.
std::size_t closing(std::string_view line, std::size_t from, std::size_t length) {
  for (std::size_t at = line.find('`', from); at != line.npos; at = line.find('`', at)) {
    const std::size_t run = run_at(line, at);
    if (run == length) return at;
    at += run;
  }
  return line.npos;
}

Line take_apart(std::string_view line) {
  Line out;
  for (std::size_t at = 0; at < line.size();) {
    if (line[at] == '\\') {
      at += 2;
      continue;
    }
    if (line[at] != '`') {
      out.outside += line[at++];
      continue;
    }
    const std::size_t run = run_at(line, at), end = closing(line, at + run, run);
    EXPECT_NE(end, line.npos) << "a span without an end: " << line;
    EXPECT_LE(run, 40u) << "a fence that no reader knows: " << line;
    if (end == line.npos) return out;
    out.code.push_back(content_of(line.substr(at + run, end - at - run)));
    at = end + run;
  }
  return out;
}

/// Marks that would be more than text. Our own are a heading, a list and a bold word at the start of a line.
void expect_plain(std::string_view outside) {
  for (const std::string_view ours : {"### ", "  - ", "- "})
    if (outside.starts_with(ours)) {
      outside.remove_prefix(ours.size());
      break;
    }
  if (outside.starts_with("**")) outside.remove_prefix(std::min(outside.find("** ") + 3, outside.size()));
  EXPECT_EQ(outside.find_first_of("<>[]@#|*_!&$\\`"), outside.npos) << outside;
  for (const std::string_view link : {"://", "www."}) EXPECT_FALSE(text::contains(outside, link)) << outside;
}

TEST(Markdown, AHeadingForEachToolAListAndTheCounts) {
  Problems problems = usual_list();
  problems.tools = {"claude-code", "gh"};
  problems.list[0].title = {{"the file ", false}, {"a`b", true}, {" is wrong", false}};
  EXPECT_EQ(markdown(problems, ci_context()),
            "### Claude Code\n\n"
            "- **error** the file ``a`b`` is wrong · `src/.env:3`\n"
            "  - It means this.\n"
            "  - fix: mend it: `mend --it`\n"
            "- **warning** something is wrong · `~/.zshrc:42`\n"
            "  - It means this.\n"
            "  - fix: mend it: `mend --it`\n"
            "- **note** something is wrong · `A\x5FVARIABLE`\n"
            "  - It means this.\n"
            "  - fix: mend it: `mend --it`\n"
            "- not seen: `/etc/locked`: access is denied\n\n"
            "### GitHub CLI\n\n"
            "nothing wrong was found\n\n"
            "errors 1 · warnings 1 · notes 1\n");
}

TEST(Markdown, OurOwnWordsKeepTheirSignsAndMakeNoLinks) {
  Problem own = problem("x", Severity::error, "a_b *c* <d> [e](f) see https://a.example or #12 and @you");
  const std::string out = markdown(list_of({own}), ci_context());
  EXPECT_TRUE(text::contains(out, "a\\_b \\*c\\* \\<d\\> \\[e\\](f) see `https://a.example` or `#12` and `@you`")) << out;
}

TEST(Markdown, AFailureIsOneParagraph) {
  EXPECT_EQ(markdown_failure("There is no tool x.", ci_context()),
            "why401 could not do its work: `There is no tool x.`\n");
}

TEST(Markdown, HostileTextStaysInsideCodeSpans) {
  for_each_hostile_list([](const Problems& problems, const std::string& text, const std::string& field) {
    const std::string bytes = markdown(problems, ci_context());
    std::vector<std::string> code;
    for (const std::string_view line : text::lines(bytes)) {
      const Line apart = take_apart(line);
      expect_plain(apart.outside);
      code.insert(code.end(), apart.code.begin(), apart.code.end());
      EXPECT_FALSE(text::trim(line).starts_with("::") || text::contains(line, "##[")) << line;
    }
    const std::string what = shown(problems.gaps[0].what);
    if (!text::contains(what, std::string(33, '`')) && !text::trim(what).empty()) {
      EXPECT_NE(std::find(code.begin(), code.end(), what), code.end()) << field << ": " << text << "\n" << bytes;
    }
  });
}

TEST(Markdown, SpansSideBySideStaySpans) {
  Problem two = problem("x", Severity::error);
  two.title = {{"a`", true}, {"`b", true}, {"`", false}, {"c", true}};
  const std::string out = markdown(list_of({two}), ci_context());
  const Line line = take_apart(text::lines(out)[2]);
  EXPECT_EQ(line.code, (std::vector<std::string>{"a`", "`b", "c", "A_VARIABLE"})) << out;
}

TEST(Markdown, ThePartsOfALineAreFound) {
  const Line line = take_apart("a `` b`c `` \\` d `e`");
  EXPECT_EQ(line.outside, "a   d ");
  EXPECT_EQ(line.code, (std::vector<std::string>{"b`c", "e"}));
}

}  // namespace
}  // namespace why
