// What a CI system is told: problems with their places, and what could not be seen. Every format of CI shows this one
// list.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "report/context.hpp"

namespace why {

/// A part of a sentence. What is foreign may hold anything that stands on the examined machine.
struct Piece {
  std::string text;
  bool foreign = true;
};
using Sentence = std::vector<Piece>;

inline Sentence ours(std::string text) { return {{std::move(text), false}}; }
inline Sentence theirs(std::string text) { return {{std::move(text), true}}; }
std::string plain(const Sentence& sentence);

/// Where a problem is. At most one of `inside` and `outside` is set.
struct Spot {
  std::string inside;   ///< path relative to the workspace
  std::string outside;  ///< path of a file elsewhere, the home shortened to "~"
  std::string name;     ///< variable or key
  std::uint32_t line = 0;  ///< from 1; 0: unknown
};

/// The file that stands for what lies in no file of the workspace.
inline constexpr std::string_view k_stand_in = ".why401/environment";

Spot spot_of(const Origin& origin, const Context& context);
/// "~/.zshrc:42", "src/.env:3", or the variable; empty when nothing is known.
std::string words_of(const Spot& spot);
/// The path in the workspace, or the stand-in.
std::string_view path_of(const Spot& spot);
/// From 1; of the stand-in it is 1.
std::uint32_t line_of(const Spot& spot);

/// One thing to tell. All texts are in the language of the report.
struct Problem {
  std::string id;  ///< of the finding, the cause or the error
  Severity severity{};
  std::string tool;     ///< id; empty when it is of none
  std::string rule;     ///< what problems of this id are, wherever they are; empty: as the title
  Sentence title;       ///< what is wrong here
  std::string meaning;  ///< may be empty
  std::string cause;    ///< "most likely: ...", where it is not the problem itself; may be empty
  std::string fix;      ///< title of the first fix; may be empty
  std::string command;  ///< of that fix, with all its words known; may be empty; foreign
  Spot spot;
};

/// Something that could not be seen.
struct Gap {
  std::string tool;  ///< id; empty when it is of none
  std::string what;  ///< path, or name of the store; foreign
  std::string why;
};

struct Problems {
  std::string command;             ///< which of our commands found them
  std::vector<Problem> list;
  std::vector<Gap> gaps;
  std::vector<std::string> tools;  ///< ids of all that were examined
  std::string fine;                ///< what is said of a tool, or of all, without errors and warnings
  Severity fails_from = Severity::error;  ///< the mildest severity that makes the run fail
  bool gaps_fail = false;                 ///< so does what could not be seen
};

/// The tool of a report, its findings and its gaps.
void add_findings(const Report& report, const Context& context, Problems& problems);

/// Of `run`: what the command printed and its most likely cause, then what the facts show. Nothing when it has not
/// failed.
Problems problems_of_run(const Report& report, bool has_failed, const Context& context);

/// The findings of `check`.
Problems problems_of(const std::vector<Report>& reports, const Context& context);

/// The same with every text that goes out passed through `clean`.
Problems cleaned(Problems problems, const std::function<std::string(std::string_view)>& clean);

/// A gap for formats that have no word of their own for it.
Problem problem_of(const Gap& gap, Severity severity, const Context& context);

/// A title with {name} {path} {detail} {tool} filled in.
Sentence titled(const catalog::Words<Packed>& words, const Origin& origin, const Detail& detail,
                const catalog::Tool<Packed>* tool, const Context& context);

/// The tools that a report has a part for, each once: all that were examined, then others that something is told of.
/// An empty id stands for what is of no tool; it is there when nothing else is.
std::vector<std::string> parts_of(const Problems& problems);

/// Worst first, otherwise in their order.
std::vector<const Problem*> worst_first(const std::vector<Problem>& problems);

/// For each problem a text that is no other's and stays the same while its id, tool and place stay: "HASH:NUMBER".
std::vector<std::string> fingerprints_of(const std::vector<Problem>& problems);

/// Title, place outside the workspace, meaning, cause and fix, each a line; empty ones are left out.
std::vector<std::string> lines_of(const Problem& problem, const Context& context);

/// "errors 1 · warnings 0 · notes 2"
std::string counts_of(const std::vector<Problem>& problems, const Context& context);

/// Text on one line without anything that a terminal or the log of a CI system would obey.
std::string shown(std::string_view text);

}  // namespace why
