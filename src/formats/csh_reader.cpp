// csh and tcsh: `setenv` and `unsetenv`.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.hpp"
#include "formats/shell.hpp"
#include "formats/words.hpp"

namespace why {
namespace {

constexpr CharSet k_word_ends(" \t\n;&|<>()#");  // a comment starts inside a word too
constexpr CharSet k_special(" \t\n;&|<>()#\\'\"$`~*?[{");
constexpr CharSet k_in_parentheses("()'\"`\\");
constexpr CharSet k_angles("<>");
constexpr CharSet k_redirection_ends(">&!");
constexpr CharSet k_variable_marks("?#%");
constexpr CharSet k_parameters("$!*<0123456789");
constexpr CharSet k_brace_ends("}\n");

class CshReader : ScriptReader {
 public:
  CshReader(std::string_view file, Script& script) : ScriptReader(file, script) {}
  void run();

 private:
  void skip_space();
  bool read_separator();
  bool read_redirection();
  void read_word(Word& word);
  void read_quotes(Word& word, char quote);
  void read_variable(Word& word);
  void skip_parentheses();
  void skip_here_document();
  void end_command();
  void run_command(std::span<const Word> words);
  void open();
  bool is_conditional() const { return chained_ || one_line_if_ || depth_ > 0; }

  std::vector<Word> words_;     ///< of the command that is being read
  std::string here_delimiter_;  ///< of a here-document that starts on the next line
  int depth_ = 0;               ///< of open if, switch and loops
  bool chained_ = false;        ///< behind && or ||
  bool one_line_if_ = false;    ///< `if (...) command`
};

void CshReader::run() {
  for (skip_space(); !done(); skip_space()) {
    if (read_separator() || read_redirection()) continue;
    if (peek() == '(') {  // a condition, a list or a subshell: nothing in it sets a variable here
      skip_parentheses();
      if (words_.empty()) words_.emplace_back();
      continue;
    }
    Word word;
    read_word(word);
    if (word.end > word.begin)
      words_.push_back(std::move(word));
    else if (!done())
      ++pos;
  }
  if (!has_failed()) end_command();
}

void CshReader::skip_space() {
  while (skip_any(k_space_or_tab) || accept("\\\n")) {
  }
  if (peek() != '#') return;
  while (take_line().ends_with('\\') && accept("\n")) {  // a continued comment
  }
}

bool CshReader::read_separator() {
  const bool chains = accept("&&") || accept("||") || accept("|&") || accept("|");
  const bool ends_line = !chains && peek() == '\n';
  if (!chains && !ends_line && !accept(";") && !accept("&")) return false;
  end_command();
  chained_ = chains;
  if (ends_line) {
    ++pos;
    skip_here_document();
  }
  return true;
}

bool CshReader::read_redirection() {
  const bool here = accept("<<");
  if (!here && !skip_any(k_angles)) return false;
  skip_any(k_redirection_ends);
  skip_any(k_space_or_tab);
  Word target;
  read_word(target);
  if (here) here_delimiter_ = std::move(target.text);
  return true;
}

void CshReader::skip_here_document() {
  if (here_delimiter_.empty()) return;
  const std::string delimiter = std::exchange(here_delimiter_, {});
  while (!done()) {
    const bool ends = take_line() == delimiter;
    accept("\n");
    if (ends) return;
  }
}

void CshReader::read_word(Word& word) {
  word.restart(pos);
  while (!done()) {
    word.text.append(take_until(k_special));
    const char c = peek();
    if (done() || k_word_ends.has(c)) break;
    if (c == '\'' || c == '"' || c == '`') {
      read_quotes(word, c);
    } else if (c == '\\') {
      word.mark_quote();
      ++pos;
      if (!done() && !accept("\n")) word.text += text[pos++];
    } else if (c == '$') {
      read_variable(word);
    } else if (c == '~' && pos == word.begin && peek(1) == '/') {
      ++pos;
      word.mark_home();
    } else {
      if (c != '~' || pos == word.begin) word.mark_unknown();
      word.text += c;
      ++pos;
    }
  }
  word.end = pos;
}

/// Quotes end on their line; only an escaped line break may stand in them.
void CshReader::read_quotes(Word& word, char quote) {
  word.mark_quote();
  if (quote == '`') word.mark_unknown();
  const std::size_t start = pos++;
  while (!done() && peek() != '\n') {
    const char c = peek();
    if (c == quote) {
      ++pos;
      return;
    }
    if (c == '$' && quote == '"') {
      read_variable(word);
      continue;
    }
    if (c == '`' && quote == '"') word.mark_unknown();
    if (c == '\\' && (peek(1) == '\n' || peek(1) == '!')) ++pos;
    if (quote != '`' && !done()) word.text += text[pos];
    ++pos;
  }
  fail("quote without end", start);
}

/// `$name`, `${name}`, `$name:h`, `$?name`.
void CshReader::read_variable(Word& word) {
  const std::size_t start = pos++;
  const bool braces = accept("{");
  skip_any(k_variable_marks);
  const std::size_t name = name_length(text.substr(pos));
  const std::string_view read = text.substr(pos, name);
  pos += name;
  if (braces) {
    take_until(k_brace_ends);
    accept("}");
  }
  const bool is_home = (read == "HOME" || read == "home") && peek() != ':' && peek() != '[';
  if (is_home)
    word.mark_home();
  else if (pos > start + 1 || skip_any(k_parameters))
    word.mark_unknown();
  else
    word.text += '$';
}

void CshReader::skip_parentheses() {
  const std::size_t start = pos++;
  Word ignored;
  for (int open = 1; !done();) {
    take_until(k_in_parentheses);
    const char c = peek();
    if (c == '\'' || c == '"' || c == '`') {
      read_quotes(ignored, c);
      continue;
    }
    if (c == '\\') ++pos;
    if (c == '(') ++open;
    if (!done()) ++pos;
    if (c == ')' && --open == 0) return;
  }
  fail("parenthesis without end", start);
}

void CshReader::end_command() {
  if (!words_.empty()) run_command(words_);
  words_.clear();
  chained_ = one_line_if_ = false;
}

void CshReader::run_command(std::span<const Word> words) {
  while (words.size() > 1 && words.front().text == "if") {  // its parentheses left no word
    if (words.back().text == "then") return open();
    one_line_if_ = true;
    words = words.subspan(1);
  }
  const std::string& name = words.front().text;
  if (name == "foreach" || name == "while" || name == "switch") return open();
  if (name == "endif" || name == "end" || name == "endsw") {
    depth_ = std::max(depth_ - 1, 0);
  } else if (name == "setenv" && (words.size() == 2 || words.size() == 3) && is_name(words[1].text)) {
    Assignment assignment;
    assignment.conditional = is_conditional();
    assignment.exported = true;
    log_.assign_values(words[1], words.subspan(2), std::move(assignment));
  } else if (name == "unsetenv") {
    for (const Word& word : words.subspan(1))
      if (is_name(word.text) && word.is_known()) log_.remove(word.text, word.begin, is_conditional());
  } else if (name == "source" && words.size() > 1) {
    log_.source(words.back(), is_conditional(), false);
  }
}

void CshReader::open() {
  if (depth_ == limits::k_depth) return fail("nested too deep", pos, Errc::too_deep);
  ++depth_;
}

}  // namespace

Script read_csh(std::string_view text) {
  Script script;
  CshReader(text, script).run();
  return script;
}

}  // namespace why
