// The command line that is meant: which flags and words it has.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/model.hpp"

namespace why {

/// A view of a command line in the eyes of one tool, which knows what flags take a value.
class CommandLine {
 public:
  CommandLine(const std::vector<std::string>& command, const catalog::Tool<catalog::Packed>& tool)
      : command_(command), tool_(tool) {}

  bool empty() const { return command_.empty(); }
  bool has_flag(std::string_view flag) const;                         ///< `--flag` or `--flag=value`
  std::optional<std::string> value_of(std::string_view flag) const;  ///< of `--flag value` or `--flag=value`
  bool has_word(std::string_view word) const;  ///< a word that is no flag and no flag's value; the program by its name

 private:
  bool takes_value(std::string_view flag) const;

  const std::vector<std::string>& command_;
  const catalog::Tool<catalog::Packed>& tool_;
};

}  // namespace why
