// Workflow commands of GitHub Actions: annotations, and nothing else that its runner obeys.
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "report/formats.hpp"

namespace why {
namespace {

constexpr std::size_t k_most_of_a_level = 10;  // GitHub shows about as many for a step
constexpr std::size_t k_longest_line = 4096;
constexpr std::size_t k_longest_property = 1024;
constexpr std::size_t k_longest_title = 256;
constexpr std::string_view k_cut = "…";
constexpr std::array<std::string_view, 3> k_commands{"error", "warning", "notice"};

std::string_view escape_of(char c, bool is_property) {
  switch (c) {
    case '%': return "%25";
    case '\r': return "%0D";
    case '\n': return "%0A";
    case ':': return is_property ? "%3A" : "";
    case ',': return is_property ? "%2C" : "";
    default: return {};
  }
}

/// `text` escaped, and cut at a character so that it takes at most `most` bytes.
std::string escaped(std::string_view text, bool is_property, std::size_t most) {
  std::string out;
  std::size_t cut = 0;  // the longest start with which the mark of a cut fits
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = text::decode(text, at).size;
    const std::string_view escape = escape_of(text[at], is_property);
    out += escape.empty() ? text.substr(at, size) : escape;
    if (out.size() > most) return out.substr(0, cut) + std::string(k_cut);
    if (out.size() + k_cut.size() <= most) cut = out.size();
    at += size;
  }
  return out;
}

std::string annotation(const Problem& problem, const Context& context) {
  std::vector<std::string> lines = lines_of(problem, context);
  std::string properties;
  const std::string file = escaped(shown(problem.spot.inside), true, std::string_view::npos);
  if (!file.empty() && file.size() <= k_longest_property)
    properties = "file=" + file + ",line=" + std::to_string(line_of(problem.spot)) + ",";
  else if (!file.empty())
    lines.push_back(words_of(problem.spot));
  const std::string title(text::trim(shown(lines[0])));
  properties += "title=" + escaped(title.empty() ? shown(problem.id) : title, true, k_longest_title);
  std::string message;
  for (std::size_t i = lines.size() > 1 ? 1 : 0; i < lines.size(); ++i)
    message += (message.empty() ? "" : "\n") + shown(lines[i]);
  std::string out = "::" + std::string(k_commands[static_cast<std::size_t>(problem.severity)]) + " " + properties + "::";
  return out + escaped(message, false, k_longest_line - out.size() - 1) + "\n";
}

}  // namespace

std::string github(const Problems& problems, const Context& context) {
  std::vector<Problem> all = problems.list;
  for (const Gap& gap : problems.gaps) all.push_back(problem_of(gap, Severity::warning, context));
  std::array<std::size_t, k_commands.size()> written{};
  std::string out;
  std::size_t left = 0;
  for (const Problem* problem : worst_first(all)) {
    if (written[static_cast<std::size_t>(problem->severity)]++ < k_most_of_a_level)
      out += annotation(*problem, context);
    else
      ++left;
  }
  out += "why401: " + counts_of(problems.list, context);
  for (const std::string& more :
       {problems.gaps.empty() ? std::string() : context.say(phrases::k_not_seen) + " " + std::to_string(problems.gaps.size()),
        left == 0 ? std::string() : context.say(phrases::k_not_shown, {{"count", std::to_string(left)}})})
    if (!more.empty()) out += " · " + more;
  return out + "\n";
}

std::string github_failure(std::string_view message, const Context& context) {
  Problem failed;
  failed.title = ours(context.say(phrases::k_failed));
  failed.meaning = message;
  return annotation(failed, context);
}

}  // namespace why
