// What all renderers need beside the report itself.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "catalog/model.hpp"
#include "diagnose/report.hpp"
#include "report/words.hpp"

namespace why {

using Fillings = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// `text` with each `{name}` replaced by its value; names that are not given stay.
std::string fill(std::string_view text, Fillings values);

struct Context {
  const catalog::Catalog<Packed>& catalog;
  Language language = Language::en;
  std::optional<std::string> home;  ///< shortened to ~ in paths
  Instant now;
  bool verbose = false;
  std::string_view text_from = "stdin";  ///< where an explained text came from: "stdin" or "argument"
  bool several = false;                  ///< one of several tools: what is fine takes one line
  bool knows_secrets = true;             ///< false: secrets in foreign text are found by their shape alone
  std::string cwd = {};                  ///< the workspace: reports for CI name files below it relative to it
  std::string_view version = {};         ///< of the program
  std::optional<Process> process = {};   ///< that was pointed at

  std::string say(const Phrase& phrase, Fillings values = {}) const {
    return fill(pick(phrase, language), values);
  }
  std::string say(const catalog::Words<Packed>& words) const { return std::string(pick(words, language)); }
  std::string say(const Detail& detail) const { return std::string(pick(detail, language)); }
};

/// A path with the home shortened to "~".
std::string path_of(std::string_view path, const Context& context);

/// "~/.zshrc:42", or the variable's name when no file is known.
std::string place_of(const Origin& origin, const Context& context);

/// "20 s", "3 min": how long a command took.
std::string time_taken(std::int64_t ms, const Context& context);

/// "42 min", "3 h", "5 days".
std::string span_of(std::int64_t ms, const Context& context);

/// "process 4242: /usr/bin/node · below editor, bash".
std::string process_sentence(const Process& process, const Context& context);

/// "92 %", "<1 %".
std::string percent(double probability);

/// The sentence of a fact, filled with where it was seen.
std::string fact_sentence(std::string_view id, const Origin& origin, const Detail& detail,
                          const catalog::Tool<Packed>* tool, const Context& context);

/// A title of the catalog with {name} {path} {detail} {tool} filled in; what is not known reads as "…".
std::string filled_title(const catalog::Words<Packed>& words, const Origin& origin, const Detail& detail,
                         const catalog::Tool<Packed>* tool, const Context& context);

/// One sentence: why a credential is in its state.
std::string reason_of(const Credential& credential, const Evidence& evidence, const Context& context);

/// One sentence: who pays.
std::string billing_sentence(const Billing& billing, const Evidence& evidence, const Context& context);

}  // namespace why
