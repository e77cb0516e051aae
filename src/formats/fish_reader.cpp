// fish: what `set` does to exported variables.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <span>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/limits.hpp"
#include "base/text.hpp"
#include "formats/shell.hpp"
#include "formats/words.hpp"

namespace why {
namespace {

constexpr CharSet k_word_ends(" \t\n;&|<>");
constexpr CharSet k_special(" \t\n;&|<>()\\'\"$~*?{");
constexpr CharSet k_in_single_quotes("'\\");
constexpr CharSet k_in_double_quotes("\"\\$");
constexpr CharSet k_in_parentheses("()'\"\\#");
constexpr CharSet k_angles("<>");
constexpr CharSet k_redirection_ends(">&|?");
constexpr CharSet k_dollars("$");

/// The flags of one `set`.
struct SetFlags {
  bool exports = false, unexports = false, erases = false, asks = false, changes = false;
  bool is_local = false, is_wide = false;  ///< --local or --function; --global or --universal

  /// Takes `-gx` or `--export`; false when `word` is no flag.
  bool take(std::string_view word) {
    if (word.size() < 2 || word[0] != '-') return false;
    if (word.starts_with("--")) {
      exports = exports || word == "--export";
      unexports = unexports || word == "--unexport";
      erases = erases || word == "--erase";
      asks = asks || word == "--query" || word == "--show" || word == "--names";
      is_local = is_local || word == "--local" || word == "--function";
      is_wide = is_wide || word == "--global" || word == "--universal";
      changes = changes || word == "--append" || word == "--prepend";
      return true;
    }
    const auto has = [&](char letter) { return word.find(letter) != word.npos; };
    exports = exports || has('x');
    unexports = unexports || has('u');
    erases = erases || has('e');
    asks = asks || has('q') || has('S') || has('n');
    is_local = is_local || has('l') || has('f');
    is_wide = is_wide || has('g') || has('U');
    changes = changes || has('a') || has('p');
    return true;
  }
};

using Words = std::span<const Word>;

class FishReader : ScriptReader {
 public:
  FishReader(std::string_view file, Script& script) : ScriptReader(file, script) {}
  void run();

 private:
  void skip_space();
  bool read_separator();
  bool read_redirection();
  void read_word(Word& word);
  void read_quotes(Word& word, char quote);
  void read_escape(Word& word);
  void read_variable(Word& word);
  void skip_parentheses();
  void end_command();
  bool take_keyword(Words& words);
  void run_command(Words words);
  void open(bool conditional);
  void set(Words words);
  void export_all(Words words);
  bool is_conditional() const { return chained_ || (!blocks_.empty() && blocks_.back()); }

  std::vector<Word> words_;                 ///< of the command that is being read
  std::vector<bool> blocks_;                ///< whether what stands in the block may not run
  std::unordered_set<std::string> locals_;  ///< names that were local somewhere
  bool chained_ = false;                    ///< behind && || | `and` `or`
};

void FishReader::run() {
  for (skip_space(); !done(); skip_space()) {
    if (read_separator() || read_redirection()) continue;
    Word word;
    read_word(word);
    if (word.end > word.begin)
      words_.push_back(std::move(word));
    else if (!done())
      ++pos;
  }
  if (!has_failed()) end_command();
}

void FishReader::skip_space() {
  while (skip_any(k_space_or_tab) || accept("\\\n")) {
  }
  if (peek() == '#') take_line();
}

bool FishReader::read_separator() {
  const bool chains = accept("&&") || accept("||") || accept("|");
  if (!chains && !accept("\n") && !accept(";") && !(peek() == '&' && peek(1) != '>' && accept("&")))
    return false;
  end_command();
  chained_ = chains;
  if (chains)
    for (skip_space(); accept("\n");) skip_space();
  return true;
}

bool FishReader::read_redirection() {
  if (!accept("&>") && !skip_any(k_angles)) return false;
  skip_any(k_redirection_ends);
  skip_any(k_space_or_tab);
  Word target;
  read_word(target);
  return true;
}

void FishReader::read_word(Word& word) {
  word.restart(pos);
  while (!done()) {
    word.text.append(take_until(k_special));
    const char c = peek();
    if (done() || (k_word_ends.has(c))) break;
    if (c == '\'' || c == '"') {
      read_quotes(word, c);
    } else if (c == '\\') {
      read_escape(word);
    } else if (c == '$') {
      read_variable(word);
    } else if (c == '(') {
      word.mark_unknown();
      skip_parentheses();
    } else if (c == '~' && pos == word.begin && (peek(1) == '/' || k_word_ends.has(peek(1)))) {
      ++pos;
      word.mark_home();
    } else {
      if (c == '*' || c == '?' || c == '{' || (c == '~' && pos == word.begin)) word.mark_unknown();
      word.text += c;
      ++pos;
    }
  }
  word.end = pos;
}

void FishReader::read_quotes(Word& word, char quote) {
  word.mark_quote();
  const std::size_t start = pos++;
  const CharSet& ends = quote == '"' ? k_in_double_quotes : k_in_single_quotes;
  while (!done()) {
    word.text.append(take_until(ends));
    if (done()) break;
    if (peek() == quote) {
      ++pos;
      return;
    }
    if (peek() == '$') {
      read_variable(word);
      continue;
    }
    ++pos;
    const char escaped = peek();
    if (quote == '"' && accept("\n")) continue;
    const bool counts = escaped == '\\' || escaped == quote || (quote == '"' && escaped == '$');
    if (!counts) word.text += '\\';
    if (counts) word.text += text[pos++];
  }
  fail("quote without end", start);
}

/// An escape outside quotes.
void FishReader::read_escape(Word& word) {
  constexpr std::string_view k_names = "abefnrtv", k_meanings = "\a\b\033\f\n\r\t\v";
  word.mark_quote();
  ++pos;
  if (done() || accept("\n")) return;
  const char c = text[pos++];
  if (const auto known = k_names.find(c); known != k_names.npos)
    word.text += k_meanings[known];
  else if (c == 'x' || c == 'X' || c == 'u' || c == 'U' || c == 'c' || (c >= '0' && c <= '7'))
    word.mark_unknown();  // coded characters: nobody writes a credential so
  else
    word.text += c;
}

/// `$name`, `$name[1]`, `$$name`, and `$( )`.
void FishReader::read_variable(Word& word) {
  const std::size_t start = pos;
  skip_any(k_dollars);
  if (peek() == '(') {
    word.mark_unknown();
    return skip_parentheses();
  }
  const std::size_t name = name_length(text.substr(pos));
  const bool is_home = text.substr(start, name + 1) == "$HOME";
  pos += name;
  if (is_home)
    word.mark_home();
  else if (name > 0)
    word.mark_unknown();
  else
    word.text.append(text.substr(start, pos - start));
}

/// Over a command substitution. What it sets stays in it or is unknown.
void FishReader::skip_parentheses() {
  const Nesting nesting(*this);
  const std::size_t start = pos++;
  Word ignored;
  for (int open = 1; !done();) {
    take_until(k_in_parentheses);
    const char c = peek();
    if (c == '\'' || c == '"') {
      read_quotes(ignored, c);
      continue;
    }
    if (c == '\\') {
      ++pos;
    } else if (c == '#' && (text[pos - 1] == ' ' || text[pos - 1] == '\n')) {
      take_line();
    } else if (c == '(') {
      ++open;
    } else if (c == ')' && --open == 0) {
      ++pos;
      return;
    }
    if (!done()) ++pos;
  }
  fail("parenthesis without end", start);
}

void FishReader::end_command() {
  Words words(words_);
  while (!words.empty() && take_keyword(words)) {
  }
  if (!words.empty()) run_command(words);
  words_.clear();
  chained_ = false;
}

/// Takes a word that only says when the rest runs off the front.
bool FishReader::take_keyword(Words& words) {
  const std::string& name = words.front().text;
  if (!words.front().is_known()) return false;
  if (name == "and" || name == "or") {
    chained_ = true;
  } else if (name == "begin") {
    open(is_conditional());
  } else if (name == "if" || name == "while") {
    open(true);
  } else if (name == "else") {
    if (words.size() > 1 && words[1].text == "if") words = words.subspan(1);
  } else if (name != "not" && name != "!" && name != "time" && name != "command" && name != "builtin") {
    return false;
  }
  words = words.subspan(1);
  return true;
}

void FishReader::run_command(Words words) {
  const std::string& name = words.front().text;
  const Words arguments = words.subspan(1);
  if (name == "for" || name == "switch" || name == "function") return open(true);
  if (name == "end") {
    if (!blocks_.empty()) blocks_.pop_back();
  } else if (name == "set") {
    set(arguments);
  } else if (name == "export") {
    export_all(arguments);
  } else if (arguments.empty()) {
    return;
  } else if (name == "setenv" && is_name(arguments[0].text)) {
    Assignment assignment;
    assignment.conditional = is_conditional();
    assignment.exported = true;
    log_.assign_values(arguments[0], arguments.subspan(1), std::move(assignment));
  } else if (name == "source" || name == ".") {
    log_.source(arguments[0], is_conditional(), false);
  }
}

void FishReader::open(bool conditional) {
  if (blocks_.size() == limits::k_depth) return fail("nested too deep", pos, Errc::too_deep);
  blocks_.push_back(conditional || is_conditional());
}

void FishReader::set(Words words) {
  SetFlags flags;
  while (!words.empty() && flags.take(words.front().text)) words = words.subspan(1);
  if (words.empty() || flags.asks) return;
  const Word& name = words.front();
  if (flags.erases) {
    for (const Word& word : words)
      if (is_name(word.text) && word.is_known()) log_.remove(word.text, word.begin, is_conditional());
    return;
  }
  if (!is_name(name.text) || !name.is_known()) return;
  if (flags.is_local) {
    locals_.insert(name.text);
    return;
  }
  Assignment assignment;
  // Without a scope it may be the local variable of that name that changes.
  assignment.conditional = is_conditional() || (!flags.is_wide && locals_.count(name.text) > 0);
  if (flags.unexports) return log_.remove(name.text, name.begin, assignment.conditional);
  assignment.dynamic = flags.changes;
  assignment.exported = flags.exports;
  log_.assign_values(name, words.subspan(1), std::move(assignment));
}

/// `export NAME=value` and `export NAME`, which fish keeps for users of other shells.
void FishReader::export_all(Words words) {
  for (const Word& word : words) {
    if (equals_sign(word.text) > 0)
      log_.assign_pair(word, is_conditional(), true);
    else if (is_name(word.text) && word.is_known())
      log_.export_name(word.text, word.begin, is_conditional());
  }
}

}  // namespace

Script read_fish(std::string_view text) {
  Script script;
  FishReader(text, script).run();
  return script;
}

}  // namespace why
