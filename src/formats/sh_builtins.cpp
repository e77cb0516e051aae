// What the commands of sh do to variables.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string>

#include "formats/sh_reader.hpp"

namespace why {
namespace {

constexpr std::array<std::string_view, 4> k_prefixes{"command", "builtin", "noglob", "nocorrect"};
constexpr std::array<std::string_view, 6> k_declarations{"export",   "declare", "typeset",
                                                         "readonly", "integer", "float"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_option(const Word& word) {
  return word.text.size() > 1 && (word.text[0] == '-' || word.text[0] == '+');
}

}  // namespace

void ShReader::run_command(const std::vector<Word>& words) {
  const auto is_prefix = [](const Word& word) {
    const std::size_t equals = equals_sign(word.text);
    return equals > 0 && equals < std::min(word.bare, word.known);
  };
  std::size_t i = 0;
  while (i < words.size() && is_prefix(words[i])) ++i;
  if (i == words.size()) {
    for (const Word& word : words) assign(word, exports_all_);
    return;
  }
  while (i + 1 < words.size() && is_one_of(k_prefixes, words[i].text)) ++i;
  const std::string& name = words[i].text;
  if (!words[i].is_known()) return;
  if (is_one_of(k_declarations, name)) return declare(words, i);
  if (name == "unset") return unset(words, i);
  if (name == "set" || name == "setopt" || name == "unsetopt") return set_option(words, i);
  if ((name == "source" || name == ".") && i + 1 < words.size() && !is_lost())
    log_.source(words[i + 1], is_conditional(), exports_all_);
  if ((name == "return" || name == "exit") && blocks_.empty() && !is_conditional()) has_ended_ = true;
}

/// `export` and `declare -x` with and without values; `+x` and `export -n` take the export back.
void ShReader::declare(const std::vector<Word>& words, std::size_t first) {
  bool exports = words[first].text == "export" || exports_all_, withdraws = false;
  for (std::size_t i = first + 1; i < words.size(); ++i) {
    const Word& word = words[i];
    if (is_option(word)) {
      const bool has_x = word.text.find('x') != word.text.npos;
      if (word.text[0] == '-' && word.text.find_first_of("fpF") != word.text.npos) return;
      if (has_x) exports = word.text[0] == '-';
      withdraws = withdraws || (has_x && !exports) || (exports && word.text.find('n') != word.text.npos);
    } else if (equals_sign(word.text) > 0) {
      assign(word, exports && !withdraws);
    } else if (is_name(word.text) && word.is_known() && !is_lost()) {
      if (withdraws)
        log_.remove(word.text, word.begin, is_conditional());
      else if (exports)
        log_.export_name(word.text, word.begin, is_conditional());
    }
  }
}

void ShReader::unset(const std::vector<Word>& words, std::size_t first) {
  for (std::size_t i = first + 1; i < words.size(); ++i) {
    const Word& word = words[i];
    if (is_option(word) && word.text != "-v") return;
    if (is_name(word.text) && word.is_known() && !is_lost())
      log_.remove(word.text, word.begin, is_conditional());
  }
}

/// `set -a`, `set -o allexport`, `setopt allexport` and their opposites.
void ShReader::set_option(const std::vector<Word>& words, std::size_t first) {
  const std::string& command = words[first].text;
  bool turns_on = command != "unsetopt";
  for (std::size_t i = first + 1; i < words.size(); ++i) {
    const std::string& word = words[i].text;
    if (command == "set" && is_option(words[i])) {
      turns_on = word[0] == '-';
      if (word.find('a') != word.npos) exports_all_ = turns_on;
    } else if (word == "allexport" || word == "all_export" || word == "ALL_EXPORT") {
      exports_all_ = turns_on;
    }
  }
}

}  // namespace why
