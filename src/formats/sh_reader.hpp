// The reader of sh, bash and zsh files. Words are read in sh_words.cpp, the grammar of commands is in
// sh_grammar.cpp, and what export and its like mean in sh_builtins.cpp.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/words.hpp"

namespace why {

class ShReader : ScriptReader {
 public:
  ShReader(std::string_view file, Script& script) : ScriptReader(file, script) {}
  void run();

 private:
  /// An open compound command. `if` and loops of zsh may use braces instead of `fi` and `done`.
  struct Block {
    enum Kind : std::uint8_t { condition, loop, choice, group, subshell, substitution } kind{};
    bool conditional = false;
    bool lost = false;           ///< runs in a process of its own: its assignments reach nobody
    bool braces = false;         ///< ends with }
    bool awaits_braces = false;  ///< `else` or `elif` behind a closed block of that form
    bool awaits_body = false;    ///< the header of a `for` was read
    bool has_body = false;       ///< the `do` of a loop was read
    bool one_line = false;       ///< `for x (...) command` of zsh ends with that command
  };
  /// A simple command as far as it has been read.
  struct Command {
    std::vector<Word> words;
    enum Header : std::uint8_t { none, of_loop, of_function } header = none;
    bool after_test = false;    ///< `[[ ]]` or `(( ))` stands directly in front
    bool after_braces = false;  ///< the `}` of an `if` stands directly in front
    bool is_new() const { return words.empty() && header == none; }
  };
  struct HereDocument {
    std::string delimiter;
    std::size_t at = 0;
    bool strip_tabs = false;
  };

  // sh_grammar.cpp
  void read_commands();
  bool read_separator(Command& command);
  bool read_parenthesis(Command& command);
  bool read_redirection();
  void read_command_word(Command& command);
  bool read_reserved(Command& command, std::string_view name);
  bool read_closing(std::string_view word);
  void read_brace(Command& command);
  void read_case();
  void read_case_pattern();
  void read_condition();
  void read_here_documents();
  void end_command(Command& command);
  void open(Block::Kind kind);
  bool close(Block::Kind kind);
  void start_branch(const Command& command);
  void end_braces(Command& command);
  void start_body();
  bool take_body(std::string_view word);
  bool top_is(Block::Kind kind) const { return !blocks_.empty() && blocks_.back().kind == kind; }
  bool is_conditional() const;
  bool is_lost() const { return !blocks_.empty() && blocks_.back().lost; }

  // sh_words.cpp
  void skip_space();
  void skip_space_and_lines();
  void next_line();
  void read_word(Word& word);
  void read_tilde(Word& word);
  bool read_quoted(Word& word);
  void read_double_quotes(Word& word);
  void read_single_quotes(Word& word);
  void read_c_quotes(Word& word);
  void read_c_escape(Word& word);
  void read_dollar(Word& word, bool in_quotes);
  void read_braces(Word& word, bool in_quotes);
  void read_backquotes(Word& word);
  void read_open_parenthesis(Word& word);
  void read_list(Word& word);
  void read_substitution();
  void skip_nested(char close, bool in_quotes);
  bool at_definition() const;

  // sh_builtins.cpp
  void run_command(const std::vector<Word>& words);
  void assign(const Word& word, bool exports) {
    if (!is_lost()) log_.assign_pair(word, is_conditional(), exports);
  }
  void declare(const std::vector<Word>& words, std::size_t first);
  void unset(const std::vector<Word>& words, std::size_t first);
  void set_option(const std::vector<Word>& words, std::size_t first);

  std::vector<Block> blocks_;
  std::vector<HereDocument> here_documents_;
  bool chained_ = false;           ///< behind && || or |
  bool defines_function_ = false;  ///< the next compound command is the body of a function
  bool exports_all_ = false;       ///< set -a
  bool has_ended_ = false;         ///< behind an unconditional return or exit
};

}  // namespace why
