// The grammar of sh as far as it decides whether a command runs always, perhaps, or elsewhere.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <utility>

#include "base/limits.hpp"
#include "formats/sh_reader.hpp"
#include "formats/shell.hpp"

namespace why {
namespace {

constexpr CharSet k_operators("\n;&|<>()");

}  // namespace

Script read_sh(std::string_view text) {
  Script script;
  ShReader(text, script).run();
  return script;
}

void ShReader::run() {
  read_commands();
  if (!here_documents_.empty()) fail("here-document without end", here_documents_.front().at);
}

/// Up to the end, or to the parenthesis that closes the innermost block.
void ShReader::read_commands() {
  const std::size_t depth = blocks_.size();
  Command command;
  while (!has_ended_ && blocks_.size() >= depth) {
    skip_space();
    if (done()) break;
    const bool is_operator = k_operators.has(peek()) &&
                             (read_separator(command) || read_parenthesis(command) || read_redirection());
    if (!is_operator) read_command_word(command);
  }
  if (!has_failed()) end_command(command);
}

bool ShReader::read_separator(Command& command) {
  if (peek() == '\n') {
    end_command(command);
    next_line();
  } else if (accept(";;&") || accept(";;") || accept(";&") || accept(";|")) {
    end_command(command);
    if (top_is(Block::choice)) read_case_pattern();
  } else if (accept("&&") || accept("||") || accept("|&") || (!at("&>") && accept("|"))) {
    end_command(command);
    chained_ = true;
    skip_space_and_lines();
  } else if (accept(";") || (!at("&>") && accept("&"))) {
    end_command(command);
  } else {
    return false;
  }
  return true;
}

/// `(` opens a subshell, an arithmetic command or, with `)` behind it, a function.
bool ShReader::read_parenthesis(Command& command) {
  if (peek() == ')') {
    end_command(command);
    ++pos;
    const auto innermost = std::find_if(blocks_.rbegin(), blocks_.rend(), [](const Block& block) {
      return block.kind == Block::subshell || block.kind == Block::substitution;
    });
    if (innermost != blocks_.rend()) blocks_.erase(innermost.base() - 1, blocks_.end());
    chained_ = false;
    return true;
  }
  if (peek() != '(') return false;
  if (at_definition()) {
    pos = text.find(')', pos) + 1;
    command = {};
    defines_function_ = true;
  } else if (accept("((")) {
    --pos;
    skip_nested(')', false);
    command.after_test = true;
  } else if (command.is_new()) {
    ++pos;
    open(Block::subshell);
  } else {  // a pattern of zsh
    return false;
  }
  return true;
}

bool ShReader::read_redirection() {
  const std::size_t start = pos;
  if (at("<(") || at(">(")) return false;
  const bool here = at("<<") && !at("<<<");
  if (!accept("<<-") && !accept("<<<") && !accept("<<") && !accept("<&") && !accept("<>") && !accept("<") &&
      !accept(">>") && !accept(">&") && !accept(">|") && !accept(">") && !accept("&>>") && !accept("&>"))
    return false;
  Word target;
  const bool strip_tabs = here && text[pos - 1] == '-';
  skip_any(k_space_or_tab);
  read_word(target);
  if (here) here_documents_.push_back({std::move(target.text), start, strip_tabs});
  return true;
}

void ShReader::read_here_documents() {
  for (const HereDocument& document : std::exchange(here_documents_, {})) {
    bool closed = false;
    while (!closed && !done()) {
      std::string_view line = take_line();
      if (!done()) ++pos;
      if (document.strip_tabs) line.remove_prefix(std::min(line.find_first_not_of('\t'), line.size()));
      closed = line == document.delimiter;
    }
    if (!closed) return fail("here-document without end", document.at);
  }
}

void ShReader::read_command_word(Command& command) {
  if (at("[[") && command.is_new()) {
    read_condition();
    command.after_test = true;
    return;
  }
  Word word;
  read_word(word);
  if (word.end == word.begin) {  // nothing that a shell knows
    if (!done()) ++pos;
    return;
  }
  if (command.header == Command::of_loop && text[word.begin] == '(') {  // for x (a b) ...
    command.header = Command::none;
    if (top_is(Block::loop) && !blocks_.back().has_body)
      blocks_.back().awaits_body = blocks_.back().one_line = true;
    return;
  }
  const std::string_view reserved = word.is_bare() ? std::string_view(word.text) : std::string_view();
  if (command.is_new() && reserved != "{" && take_body(reserved)) return;
  if (!reserved.empty() && read_reserved(command, word.text)) return;
  command.after_test = false;
  if (command.header == Command::none) command.words.push_back(std::move(word));
}

/// Whether the word `name` belongs to the grammar at this place. The command stays new then.
bool ShReader::read_reserved(Command& command, std::string_view name) {
  if (name == "{") {
    if (!command.is_new() && command.header == Command::none) return false;
    read_brace(command);
    return true;
  }
  if (name == "}" && (top_is(Block::group) || (!blocks_.empty() && blocks_.back().braces))) {
    end_braces(command);
    return true;
  }
  if (!command.is_new()) return false;
  if (name == "if") {
    open(Block::condition);
  } else if (name == "while" || name == "until") {
    open(Block::loop);
  } else if (name == "for" || name == "select" || name == "foreach") {
    open(Block::loop);
    command.header = Command::of_loop;
    if (name == "foreach" && !has_failed()) blocks_.back().has_body = true;  // needs no `do`
  } else if (name == "function") {
    defines_function_ = true;
    command.header = Command::of_function;
  } else if (name == "case") {
    read_case();
  } else if (name == "elif" || name == "else") {
    start_branch(command);
  } else if (name == "do") {
    start_body();
  } else if (name != "then" && name != "!" && name != "time" && name != "coproc" && name != "always") {
    return read_closing(name);
  }
  return true;
}

bool ShReader::read_closing(std::string_view word) {
  if (word == "fi") return close(Block::condition);
  if (word == "done" || word == "end") return close(Block::loop);
  if (word == "esac") return close(Block::choice);
  return false;
}

/// `{` starts a group, a function, or the body of an `if` or a loop of zsh.
void ShReader::read_brace(Command& command) {
  const bool after_test = std::exchange(command.after_test, false);
  const bool of_loop = command.header == Command::of_loop;
  command.header = Command::none;
  Block* top = blocks_.empty() ? nullptr : &blocks_.back();
  const bool takes_test =
      top != nullptr && (top->kind == Block::condition || top->kind == Block::loop) && after_test;
  if (top == nullptr || !(takes_test || of_loop || top->awaits_braces || top->awaits_body))
    return open(Block::group);
  top->braces = true;
  top->awaits_braces = top->awaits_body = top->one_line = false;
}

void ShReader::end_braces(Command& command) {
  end_command(command);
  command.after_braces = top_is(Block::condition);
  blocks_.pop_back();
}

/// `elif` or `else`: of an open `if`, or of one whose braces have just closed.
void ShReader::start_branch(const Command& command) {
  if (!command.after_braces) return;
  open(Block::condition);
  if (!has_failed()) blocks_.back().awaits_braces = true;
}

/// `do`, of a loop whose header was read or of `repeat`.
void ShReader::start_body() {
  if (!top_is(Block::loop) || blocks_.back().has_body) open(Block::loop);
  if (!has_failed()) blocks_.back().has_body = true;
}

/// Whether `word` is the `do` of a loop whose header was read. Another word is a body of its own, or shows
/// that the loop had its body in the header's line.
bool ShReader::take_body(std::string_view word) {
  if (blocks_.empty() || !std::exchange(blocks_.back().awaits_body, false)) return false;
  Block& loop = blocks_.back();
  if (word == "do") {
    loop.has_body = true;
    loop.one_line = false;
    return true;
  }
  if (!loop.one_line) blocks_.pop_back();
  return false;
}

void ShReader::read_case() {
  const std::size_t start = pos;
  Word subject;
  skip_space();
  read_word(subject);
  skip_space_and_lines();
  Word in;
  read_word(in);
  if (in.text != "in") return fail("expected in", start);
  open(Block::choice);
  read_case_pattern();
}

/// Over `pattern)`, or to the end of the block at `esac`.
void ShReader::read_case_pattern() {
  skip_space_and_lines();
  const std::size_t start = pos;
  if (accept("esac") && (done() || !is_name_char(peek()))) {
    close(Block::choice);
    return;
  }
  pos = start;
  const bool has_opening = accept("(");
  skip_nested(')', false);
  // Was it a group inside the pattern, as in `(a|b)*)` of zsh? Then the pattern goes on at once.
  constexpr CharSet k_behind_pattern(" \t\n;");
  if (has_opening && !done() && !k_behind_pattern.has(peek())) skip_nested(')', false);
}

/// Over `[[ ... ]]`.
void ShReader::read_condition() {
  const std::size_t start = pos;
  Word ignored;
  for (pos += 2; !done();) {
    if (at("]]") && (text[pos - 1] == ' ' || text[pos - 1] == '\t' || text[pos - 1] == '\n')) {
      pos += 2;
      return;
    }
    if (!read_quoted(ignored) && !done()) ++pos;
  }
  fail("[[ without end", start);
}

void ShReader::end_command(Command& command) {
  if (command.header == Command::of_loop && top_is(Block::loop))
    blocks_.back().awaits_body = !blocks_.back().has_body;
  if (!command.words.empty()) {
    run_command(command.words);
    defines_function_ = false;
    while (!blocks_.empty() && blocks_.back().one_line) blocks_.pop_back();
  }
  command.words.clear();
  command.header = Command::none;
  command.after_test = command.after_braces = false;
  chained_ = false;
}

void ShReader::open(Block::Kind kind) {
  if (blocks_.size() == limits::k_depth) return fail("nested too deep", pos, Errc::too_deep);
  Block block;
  block.kind = kind;
  block.conditional =
      is_conditional() || kind == Block::condition || kind == Block::loop || kind == Block::choice;
  block.lost = is_lost() || kind == Block::subshell || kind == Block::substitution;
  blocks_.push_back(block);
  chained_ = defines_function_ = false;
}

bool ShReader::close(Block::Kind kind) {
  if (!top_is(kind) || blocks_.back().braces) return false;
  blocks_.pop_back();
  chained_ = false;
  return true;
}

bool ShReader::is_conditional() const {
  return chained_ || defines_function_ || (!blocks_.empty() && blocks_.back().conditional);
}

}  // namespace why
