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

struct Context {
  const catalog::Catalog<Packed>& catalog;
  Language language = Language::en;
  std::optional<std::string> home;  ///< shortened to ~ in paths
  Instant now;
  bool verbose = false;
};

using Fillings = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// `text` with each `{name}` replaced by its value; names that are not given stay.
std::string fill(std::string_view text, Fillings values);

/// "~/.zshrc:42", or the variable's name when no file is known.
std::string place_of(const Origin& origin, const Context& context);

/// "42 min", "3 h", "5 days".
std::string span_of(std::int64_t ms, Language language);

/// "92 %", "<1 %".
std::string percent(double probability);

/// The sentence of a fact, filled with where it was seen.
std::string fact_sentence(std::string_view id, const Origin& origin, const Detail& detail, const catalog::Tool<Packed>* tool,
                          const Context& context);

/// A title of the catalog with {name} {path} {detail} {tool} filled in; what is not known reads as "…".
std::string filled_title(const catalog::Words<Packed>& words, const Origin& origin, const Detail& detail,
                         const catalog::Tool<Packed>* tool, const Context& context);

/// One sentence: why a credential is in its state.
std::string reason_of(const Credential& credential, const Evidence& evidence, const Context& context);

/// One sentence: who pays.
std::string billing_sentence(const Billing& billing, const Evidence& evidence, Language language);

std::string_view verdict_id(Verdict verdict);
std::string_view state_id(State state);

}  // namespace why
