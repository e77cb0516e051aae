// The flags of all commands, as one table; what was typed, as values.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/words.hpp"

namespace why::cli {

/// Which commands a flag belongs to: bits.
enum Takers : std::uint32_t {
  k_explain = 1,
  k_status = 2,
  k_check = 4,
  k_catalog = 8,
  k_other = 16,
  k_run = 32,
  k_snapshot = 64,
  k_compare = 128,
  k_examining = k_explain | k_status | k_check | k_snapshot,
  k_all = k_examining | k_catalog | k_other | k_run | k_compare,  ///< flags that every command takes
  k_problems = k_check | k_run | k_compare,                                   ///< commands that take the formats for CI
};

enum class FlagId {
  tool,
  catalog,
  home,
  cwd,
  env_file,
  root,
  etc,
  pid,
  at,
  only,
  skip,
  fail_on,
  expires_within,
  timeout,
  watch_silence,
  report,
  quiet_on_success,
  key_compare,
  from,
  all,
  format,
  json,
  output,
  lang,
  color,
  no_color,
  ascii,
  quiet,
  verbose,
  no_input,
  help,
  version,
};

/// One flag. `value` names its value and is empty for a switch; `choices` lists what the value may be, parted
/// by "|".
struct Flag {
  FlagId id;
  std::string_view name, letter, value, choices;
  std::uint32_t takers;
  Phrase help;
};

extern const std::array<Flag, 32> k_flags;

/// What was typed. Flags may stand before and after words; `--` starts the command line that is meant.
struct Typed {
  std::vector<std::string> words;                     ///< the command and its arguments
  std::vector<std::pair<FlagId, std::string>> flags;  ///< in the order typed; switches have an empty value
  std::vector<std::string> meant;                     ///< after `--`
  bool has_meant = false;
  std::optional<Detail> mistake;  ///< the first one, with the nearest right word if there is one

  bool has(FlagId id) const;
  std::optional<std::string_view> value(FlagId id) const;  ///< the last one given
  std::vector<std::string_view> values(FlagId id) const;   ///< all, parted at commas
};

/// Reads to the end even after a mistake: how it is told depends on flags that may stand behind it.
Typed parse(const std::vector<std::string>& arguments);

/// The nearest of `words` to a mistyped one, as a sentence: " Did you mean --json?" or nothing.
Detail did_you_mean(std::string_view word, const std::vector<std::string_view>& words);

}  // namespace why::cli
