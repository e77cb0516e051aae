// Checks the rules by which imported evidence is sorted.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <set>

#include "authoring/check_parts.hpp"
#include "authoring/phrases.hpp"
#include "authoring/rules.hpp"

namespace why::catalog {
namespace {

void check_words(const std::vector<std::string>& words, const EntryReport& report, const std::string& path) {
  if (words.empty())
    report.add(rule("rules.words"), path, "there are no words", "name what such messages say");
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i].empty() || in_plain_words(words[i]) != words[i])
      report.add(rule("rules.words"), fmt::format("{}[{}]", path, i),
                 fmt::format("`{}` is never found", words[i]), "write it in lower case, with single blanks");
}

}  // namespace

void check_import_rules(const Checks& checks, const ImportRules<Owned>& rules, const EntryReport& report) {
  if (rules.middle >= rules.high)
    report.add(rule("rules.levels"), "high", fmt::format("{} is not above {}", rules.high, rules.middle),
               "raise `high`, or lower `middle`");
  for (std::size_t i = 0; i < rules.scopes.size(); ++i)
    check_words(rules.scopes[i].words, report, fmt::format("scope[{}].words", i));
  std::set<std::string_view> ids;
  for (std::size_t i = 0; i < rules.costs.size(); ++i) {
    const CostRule<Owned>& cost = rules.costs[i];
    const std::string path = fmt::format("cost[{}]", i);
    if (!ids.insert(cost.id).second)
      report.add(rule("id.duplicate"), path + ".id", fmt::format("there are two [[cost]] `{}`", cost.id),
                 "name one of them otherwise");
    checks.texts.check(report, path + ".title", cost.title, Prose::sentence);
    check_words(cost.words, report, path + ".words");
  }
}

}  // namespace why::catalog
