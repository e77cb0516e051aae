// SPDX-License-Identifier: Apache-2.0
#include "authoring/priority.hpp"

#include <algorithm>
#include <bit>

#include "authoring/phrases.hpp"

namespace why::catalog {
namespace {

std::size_t count_words(const PackedList<PackedText>& words, std::string_view plain) {
  return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [&](std::string_view word) {
    return find_phrase(plain, word) != plain.npos;
  }));
}

const ScopeRule<Packed>* scope_of(const ImportRules<Packed>& rules, std::string_view plain) {
  const ScopeRule<Packed>* best = nullptr;
  std::size_t most = 0;
  for (const auto& rule : rules.scopes) {
    const std::size_t count = count_words(rule.words, plain);
    if (count <= most) continue;
    most = count;
    best = &rule;
  }
  return best;
}

const CostRule<Packed>* cost_of(const ImportRules<Packed>& rules, std::string_view plain) {
  const CostRule<Packed>* dearest = nullptr;
  for (const auto& rule : rules.costs)
    if ((dearest == nullptr || rule.points > dearest->points) && count_words(rule.words, plain) > 0)
      dearest = &rule;
  return dearest;
}

}  // namespace

Priority prioritise(const ImportRules<Packed>& rules, std::string_view message, std::size_t reports) {
  const std::string plain = in_plain_words(message);
  Priority priority{scope_of(rules, plain), cost_of(rules, plain)};
  priority.points = rules.doubling * static_cast<std::uint32_t>(std::bit_width(reports) - 1);
  if (priority.scope != nullptr) priority.points += priority.scope->points;
  if (priority.cost != nullptr) priority.points += priority.cost->points;
  priority.urgency = priority.points >= rules.high     ? Urgency::high
                     : priority.points >= rules.middle ? Urgency::middle
                                                       : Urgency::low;
  return priority;
}

}  // namespace why::catalog
