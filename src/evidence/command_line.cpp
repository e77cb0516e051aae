// SPDX-License-Identifier: Apache-2.0
#include "evidence/command_line.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace why {

bool CommandLine::takes_value(std::string_view flag) const {
  return std::any_of(tool_.valued_flags.begin(), tool_.valued_flags.end(),
                     [&](std::string_view known) { return known == flag; });
}

bool CommandLine::has_flag(std::string_view flag) const {
  return std::any_of(command_.begin(), command_.end(), [&](std::string_view word) {
    return word == flag || (word.size() > flag.size() && word.starts_with(flag) && word[flag.size()] == '=');
  });
}

std::optional<std::string> CommandLine::value_of(std::string_view flag) const {
  for (std::size_t i = 1; i < command_.size(); ++i) {
    const std::string_view word = command_[i];
    if (word == flag && i + 1 < command_.size()) return command_[i + 1];
    if (word.size() > flag.size() && word.starts_with(flag) && word[flag.size()] == '=')
      return std::string(word.substr(flag.size() + 1));
  }
  return std::nullopt;
}

bool CommandLine::has_word(std::string_view word) const {
  if (!command_.empty() && text::basename(command_[0]) == word) return true;
  for (std::size_t i = 1; i < command_.size(); ++i) {
    if (command_[i].starts_with('-')) i += takes_value(command_[i]) ? 1 : 0;
    else if (command_[i] == word) return true;
  }
  return false;
}

}  // namespace why
