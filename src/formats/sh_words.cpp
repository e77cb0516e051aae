// Words of sh: quotes, escapes, expansions and what stands inside them.
// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "base/text.hpp"
#include "formats/digits.hpp"
#include "formats/sh_reader.hpp"

namespace why {
namespace {

constexpr CharSet k_word_ends(" \t\n;&|<>()");
/// Bytes of an unquoted word that do not stand for themselves.
constexpr CharSet k_special(" \t\n;&|<>()\\'\"$`~");
constexpr CharSet k_in_single_quotes("'");
constexpr CharSet k_in_double_quotes("\"\\$`");
constexpr CharSet k_in_c_quotes("'\\");
constexpr CharSet k_in_backquotes("`\\");
constexpr CharSet k_in_parentheses("()'\"$`\\");
constexpr CharSet k_in_braces("}'\"$`\\");
constexpr CharSet k_parameters("?!#@*-0123456789$+^=~");

}  // namespace

/// Blanks, continued lines and a comment.
void ShReader::skip_space() {
  while (skip_any(k_space_or_tab) || accept("\\\n")) {
  }
  if (peek() == '#') take_line();
}

void ShReader::skip_space_and_lines() {
  for (skip_space(); !done() && peek() == '\n'; skip_space()) next_line();
}

/// Over a line break and the here-documents that were announced in front of it.
void ShReader::next_line() {
  ++pos;
  if (!here_documents_.empty()) read_here_documents();
}

void ShReader::read_word(Word& word) {
  word.restart(pos);
  while (!done()) {
    word.text.append(take_until(k_special));
    if (done() || read_quoted(word)) continue;
    const char c = peek();
    if (c == '(') {
      const std::size_t open = pos;
      read_open_parenthesis(word);
      if (pos == open) break;
    } else if ((c == '<' || c == '>') && peek(1) == '(') {
      pos += 2;
      word.mark_unknown();
      read_substitution();
    } else if (k_word_ends.has(c)) {
      break;
    } else {
      read_tilde(word);
    }
  }
  word.end = pos;
}

/// The home directory at the start of a word or of a part of a value; else just a character.
void ShReader::read_tilde(Word& word) {
  const bool expands = pos == word.begin || text[pos - 1] == '=' || text[pos - 1] == ':';
  ++pos;
  if (expands && (peek() == '/' || done() || k_word_ends.has(peek()))) return word.mark_home();
  if (expands) word.mark_unknown();
  word.text += '~';
}

/// A quoted, escaped or expanded part, if one starts here.
bool ShReader::read_quoted(Word& word) {
  switch (peek()) {
    case '\'': read_single_quotes(word); return true;
    case '"': read_double_quotes(word); return true;
    case '`': read_backquotes(word); return true;
    case '$': read_dollar(word, false); return true;
    case '\\':
      ++pos;
      if (done() || accept("\n")) return true;
      word.mark_quote();
      word.text += text[pos++];
      return true;
    default: return false;
  }
}

void ShReader::read_single_quotes(Word& word) {
  word.mark_quote();
  const std::size_t start = pos++;
  word.text.append(take_until(k_in_single_quotes));
  if (done()) return fail("quote without end", start);
  ++pos;
}

void ShReader::read_double_quotes(Word& word) {
  word.mark_quote();
  const std::size_t start = pos++;
  while (!done()) {
    word.text.append(take_until(k_in_double_quotes));
    if (done()) break;
    const char c = peek();
    if (c == '"') {
      ++pos;
      return;
    }
    if (c == '$') {
      read_dollar(word, true);
    } else if (c == '`') {
      read_backquotes(word);
    } else if (!accept("\\\n")) {
      const char escaped = peek(1);
      if (escaped != '$' && escaped != '`' && escaped != '"' && escaped != '\\') word.text += '\\';
      ++pos;
      if (!done()) word.text += text[pos++];
    }
  }
  fail("quote without end", start);
}

/// $'...' with the escapes of C.
void ShReader::read_c_quotes(Word& word) {
  word.mark_quote();
  const std::size_t start = pos++;
  while (!done()) {
    word.text.append(take_until(k_in_c_quotes));
    if (accept("'")) return;
    if (!done()) read_c_escape(word);
  }
  fail("quote without end", start);
}

void ShReader::read_c_escape(Word& word) {
  constexpr std::string_view k_names = "abeEfnrtv", k_meanings = "\a\b\033\033\f\n\r\t\v";
  ++pos;
  const char c = peek();
  const auto digits = [&](int most, unsigned base) {
    char32_t code = 0;
    for (; most > 0 && digit_value(peek()) < base; --most, ++pos) code = code * base + digit_value(peek());
    return code;
  };
  if (const auto known = k_names.find(c); known != k_names.npos && !done()) {
    word.text += k_meanings[known];
    ++pos;
  } else if (c >= '0' && c <= '7') {
    word.text += static_cast<char>(digits(3, 8));
  } else if (accept("x")) {
    word.text += static_cast<char>(digits(2, 16));
  } else if (c == 'u' || c == 'U') {
    ++pos;
    const char32_t code = digits(c == 'u' ? 4 : 8, 16);
    const bool is_character = code < 0xD800 || (code >= 0xE000 && code <= 0x10FFFF);
    text::append_utf8(word.text, is_character ? code : 0xFFFD);
  } else if (!done()) {
    word.text += text[pos++];
  }
}

void ShReader::read_dollar(Word& word, bool in_quotes) {
  const char next = peek(1);
  const std::size_t name = name_length(text.substr(std::min(pos + 1, text.size())));
  if (next == '{') return read_braces(word, in_quotes);
  if (next == '(') {
    pos += 2;
    word.mark_unknown();
    if (peek() == '(')
      skip_nested(')', false);
    else
      read_substitution();
  } else if (name > 0) {
    const bool is_home = text.substr(pos + 1, name) == "HOME";
    pos += 1 + name;
    if (is_home) return word.mark_home();
    word.mark_unknown();
  } else if (!in_quotes && (next == '\'' || next == '"')) {
    ++pos;
    if (next == '\'') read_c_quotes(word);
  } else if (k_parameters.has(next)) {
    pos += 2;
    word.mark_unknown();
  } else {
    word.text += text[pos++];
  }
}

/// ${...}. `${NAME:=value}` assigns, if NAME has no value yet.
void ShReader::read_braces(Word& word, bool in_quotes) {
  const std::size_t start = pos;
  pos += 2;
  const std::string_view inner = text.substr(pos);
  const std::size_t length = name_length(inner);
  const std::string_view rest = inner.substr(length);
  if (length > 0 && (rest.starts_with(":=") || rest.starts_with("=")) && !is_lost()) {
    Assignment fallback;
    fallback.name = inner.substr(0, length);
    fallback.at = log_.place(pos);
    fallback.value_at = log_.place(pos + length + (rest[0] == ':' ? 2 : 1));
    fallback.end = fallback.value_at.offset;
    fallback.dynamic = fallback.conditional = true;
    log_.assign(std::move(fallback));
  }
  skip_nested('}', in_quotes);
  if (text.substr(start, pos - start) == "${HOME}") return word.mark_home();
  word.mark_unknown();
}

void ShReader::read_backquotes(Word& word) {
  const std::size_t start = pos++;
  word.mark_unknown();
  while (!done()) {
    take_until(k_in_backquotes);
    if (accept("`")) return;
    pos = std::min(pos + 2, text.size());
  }
  fail("quote without end", start);
}

/// Commands up to the closing parenthesis. They run elsewhere: nothing they assign counts.
void ShReader::read_substitution() {
  const std::size_t start = pos;
  const Nesting nesting(*this);
  const bool chained = chained_, defines_function = defines_function_;
  open(Block::substitution);
  const std::size_t depth = blocks_.size();
  read_commands();
  if (!has_failed() && blocks_.size() >= depth) return fail("parenthesis without end", start);
  chained_ = chained;
  defines_function_ = defines_function;
}

/// Over text up to `close`, with quotes and expansions in it. Parentheses count, braces do not.
void ShReader::skip_nested(char close, bool in_quotes) {
  const Nesting nesting(*this);
  const std::size_t start = pos;
  Word ignored;
  for (int open = 1; !done();) {
    take_until(close == ')' ? k_in_parentheses : k_in_braces);
    const char c = peek();
    if (c == '(') {
      ++open;
    } else if (c == close) {
      if (--open == 0) {
        ++pos;
        return;
      }
    } else if (!(c == '\'' && in_quotes) && read_quoted(ignored)) {
      continue;
    }
    ++pos;
  }
  fail("parenthesis or brace without end", start);
}

/// Behind a name: `()` starts a function, which ends the word; `NAME=(` starts a list; else a pattern.
void ShReader::read_open_parenthesis(Word& word) {
  const bool assigns = word.is_bare() && word.text.ends_with('=') && name_length(word.text) > 0;
  if (!assigns && at_definition()) return;
  ++pos;
  if (assigns) return read_list(word);
  word.mark_unknown();
  if (word.text == "=")
    read_substitution();
  else
    skip_nested(')', false);
}

/// At `(`, blanks and `)`.
bool ShReader::at_definition() const {
  Cursor ahead(text, pos + 1);
  ahead.skip_any(k_space_or_tab);
  return peek() == '(' && ahead.peek() == ')';
}

void ShReader::read_list(Word& word) {
  const Nesting nesting(*this);
  const std::size_t start = pos;
  word.is_list = true;
  Word ignored;
  for (skip_space_and_lines(); !done(); skip_space_and_lines()) {
    if (accept(")")) return;
    read_word(ignored);
    if (pos == ignored.begin) ++pos;
  }
  fail("parenthesis without end", start);
}

}  // namespace why
