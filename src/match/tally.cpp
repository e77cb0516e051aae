// Occurrences come in the order of the text, so one look at the last and the widest one is enough.
// SPDX-License-Identifier: Apache-2.0
#include "match/tally.hpp"

#include <algorithm>
#include <string>
#include <tuple>

#include "base/limits.hpp"

namespace why::catalog {
namespace {

/// By place; of those that begin together the longest first, then the most specific.
bool stands_before(const Occurrence& a, const Occurrence& b) {
  return std::tuple(a.begin, b.end, b.signature->weight) < std::tuple(b.begin, a.end, a.signature->weight);
}

std::vector<Field> fields_of(const Occurrence& occurrence, const Normaliser& text) {
  std::vector<Field> fields;
  for (std::size_t i = 0; i < occurrence.hit->holes.size(); ++i) {
    const Hole<Packed>& hole = occurrence.signature->holes[i];
    if (hole.name.empty()) continue;
    fields.push_back({std::string(hole.name.view()), std::string(hole.kind.view()),
                      spell(text, occurrence.hit->holes[i], hole.kind)});
  }
  return fields;
}

}  // namespace

void Tally::add_mark(std::string_view tool) {
  auto seen = std::ranges::find(found_.marks, tool, &SeenTool::id);
  if (seen == found_.marks.end()) seen = found_.marks.insert(seen, {tool, 0});
  ++seen->count;
}

void Tally::add(std::vector<Occurrence>& occurrences, const Normaliser& text, const TextWindow& window) {
  std::ranges::sort(occurrences, stands_before);
  for (const Occurrence& occurrence : occurrences) {
    const auto [it, is_first] = seen_.try_emplace(occurrence.error);
    Seen& seen = it->second;
    if (occurrence.begin < seen.end) continue;  // another signature of the same error at the same place
    seen.end = occurrence.end;
    if (is_first) seen.match = add_match(occurrence, text, window);

    const bool inside =
        occurrence.end <= widest_.end && occurrence.end - occurrence.begin < widest_.end - widest_.begin;
    const auto around = inside ? seen_[widest_.error].match : std::nullopt;
    if (occurrence.end > widest_.end) widest_ = occurrence;
    if (!seen.match) continue;
    Match& match = found_.matches[*seen.match];
    match.inside = is_first || !around ? around : match.inside;
    match.last_offset = occurrence.begin;
    ++match.count;
  }
}

std::optional<std::size_t> Tally::add_match(const Occurrence& first, const Normaliser& text,
                                            const TextWindow& window) {
  if (found_.matches.size() == limits::k_matches) return std::nullopt;
  const TextPlace place = window.place(text.begin_of(first.hit->span.begin));
  Match match;
  match.error = &catalog_.errors[first.error];
  match.signature = first.signature;
  match.offset = place.offset;
  match.line = place.line;
  match.column = place.column;
  match.length = first.end - first.begin;
  match.fields = fields_of(first, text);
  found_.matches.push_back(std::move(match));
  return found_.matches.size() - 1;
}

}  // namespace why::catalog
