// Checks the texts that people read.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/entry_report.hpp"
#include "redact/shape_finder.hpp"

namespace why::catalog {

/// What a text in both languages is.
enum class Prose {
  name,      ///< may be the same in both languages: "Box"
  sentence,  ///< explains something
};

using Placeholders = std::span<const std::string_view>;

class TextChecks {
 public:
  /// `all` must outlive the checks: its tools tell the commands, its secrets tell what a key looks like.
  explicit TextChecks(const Loaded& all);

  /// Both languages of `words`, which may hold no placeholders but `allowed`.
  void check(const EntryReport& report, std::string_view path, const Words<Owned>& words, Prose prose,
             Placeholders allowed = {}) const;

  /// A text in one language, such as a sample: it may not hold a secret.
  void check_secret(const EntryReport& report, std::string_view path, std::string_view text) const;

  /// A text that people copy commands from.
  void check_glued(const EntryReport& report, std::string_view path, std::string_view text) const;

  /// The placeholders of a text that is the same in both languages.
  void check_placeholders(const EntryReport& report, std::string_view path, std::string_view text,
                          Placeholders allowed) const;

 private:
  void check_languages(const EntryReport& report, std::string_view path, const Words<Owned>& words,
                       Prose prose) const;
  void check_manners(const EntryReport& report, std::string_view path, std::string_view text) const;

  std::vector<std::string_view> commands_;
  redact::ShapeFinder secrets_;
};

}  // namespace why::catalog
