// Cuts signatures at their holes and checks the rules of docs/catalog.md.
// SPDX-License-Identifier: Apache-2.0
#include "match/signature.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "match/normal.hpp"

namespace why::catalog {
namespace {

constexpr std::size_t k_fixed_text = 12;  // bytes that a signature needs in all

bool is_word(std::string_view s) {
  return !s.empty() && s.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == s.npos &&
         (s.front() < '0' || s.front() > '9');
}

struct FoundHole {
  std::size_t begin = 0, end = 0;
  Hole<Owned> hole;
};

/// The next hole at or after `from`. Other braces, as in JSON, are text.
std::optional<FoundHole> find_hole(std::string_view s, std::size_t from) {
  for (std::size_t begin = s.find('{', from); begin != s.npos; begin = s.find('{', begin + 1)) {
    const std::size_t end = s.find('}', begin);
    if (end == s.npos) return std::nullopt;
    const std::string_view inside = s.substr(begin + 1, end - begin - 1);
    if (inside == "*") return FoundHole{begin, end + 1, {"", "*"}};
    const std::size_t colon = inside.find(':');
    if (colon == inside.npos) continue;
    const std::string_view name = inside.substr(0, colon);
    const std::string_view kind = inside.substr(colon + 1);
    if (is_word(name) && is_word(kind))
      return FoundHole{begin, end + 1, {std::string(name), std::string(kind)}};
  }
  return std::nullopt;
}

/// The group of a regex that a hole stands for. A hole at an edge of the signature takes one character: the
/// matcher knows better where it ends. Lengths are left to it too: a counted repetition costs RE2 twenty
/// times as much to compile.
std::string group_of(std::string_view kind, bool at_edge) {
  const std::string one = bytes_of(kind).empty() ? "." : "[" + std::string(bytes_of(kind)) + "]";
  return "(" + one + (at_edge ? ")" : kind == "*" ? "*?)" : "+?)");
}

bool is_kind(std::string_view kind) {
  return kind == "int" || kind == "id" || kind == "host" || kind == "any" || kind == "*";
}

std::size_t size_of_fixed(const Pattern& pattern) {
  std::size_t size = 0;
  for (const std::string& part : pattern.fixed) size += part.size();
  return size;
}

/// The rule that `pattern` breaks, or nothing.
std::string_view broken_rule(const Pattern& pattern) {
  const auto& [fixed, holes] = pattern;
  for (std::size_t i = 0; i < holes.size(); ++i) {
    if (!is_kind(holes[i].kind)) return "a hole has a kind other than int, id, host and any";
    if (i > 0 && fixed[i].empty()) return "two holes stand next to each other";
    for (std::size_t j = 0; j < i; ++j)
      if (!holes[i].name.empty() && holes[i].name == holes[j].name) return "two holes have the same name";
  }
  if (!holes.empty() && ((holes.front().kind == "*" && fixed.front().empty()) ||
                         (holes.back().kind == "*" && fixed.back().empty())))
    return "the signature starts or ends with {*}";
  if (size_of_fixed(pattern) < k_fixed_text)
    return "the signature has less than twelve characters of fixed text";
  if (std::ranges::none_of(fixed, [](const std::string& part) { return part.size() >= k_fragment; }))
    return "the signature has no nine characters in a row without a hole";
  if (pattern.longest() > k_longest_match)
    return "the signature is longer than 2048 characters, holes included";
  return {};
}

}  // namespace

std::string_view bytes_of(std::string_view kind) {
  if (kind == "int") return "0123456789";
  if (kind == "id") return "abcdefghijklmnopqrstuvwxyz0123456789_.:/-";
  if (kind == "host") return "][abcdefghijklmnopqrstuvwxyz0123456789_.:-";
  return {};
}

std::size_t Pattern::longest_before(std::size_t part) const {
  std::size_t size = std::min(part, holes.size()) * k_hole;
  for (std::size_t i = 0; i < part; ++i) size += fixed[i].size();
  return size;
}

Result<Pattern> parse_signature(std::string_view text) {
  Pattern pattern;
  std::size_t from = 0;
  const auto add_fixed = [&](std::string_view part) {
    pattern.fixed.push_back(normal_form(part, Starts::middle));
  };
  for (auto hole = find_hole(text, 0); hole; hole = find_hole(text, from)) {
    add_fixed(text.substr(from, hole->begin - from));
    pattern.holes.push_back(std::move(hole->hole));
    from = hole->end;
  }
  add_fixed(text.substr(from));
  if (const std::string_view rule = broken_rule(pattern); !rule.empty())
    return fail(Errc::bad_syntax, std::string(rule));
  return pattern;
}

Result<Signature<Owned>> compile_signature(std::string_view text) {
  WHY_TRY(pattern, parse_signature(text));
  Signature<Owned> signature;
  signature.text = text;
  signature.weight = static_cast<std::uint32_t>(size_of_fixed(pattern));
  if (pattern.holes.empty()) {
    signature.literal = pattern.fixed.front();
    return signature;
  }
  for (std::size_t i = 0; i < pattern.fixed.size(); ++i) {
    signature.regex += RE2::QuoteMeta(pattern.fixed[i]);
    if (i == pattern.holes.size()) break;
    const bool at_edge =
        signature.regex.empty() || (i + 1 == pattern.holes.size() && pattern.fixed.back().empty());
    signature.regex += group_of(pattern.holes[i].kind, at_edge);
  }
  signature.holes = std::move(pattern.holes);
  return signature;
}

Result<Signature<Owned>> compile_mark(std::string_view text) {
  Signature<Owned> mark;
  mark.text = text;
  mark.literal = normal_form(text, Starts::middle);
  mark.weight = static_cast<std::uint32_t>(mark.literal.size());
  if (mark.literal.size() < k_fragment)
    return fail(Errc::bad_syntax, "the mark has less than nine characters");
  return mark;
}

}  // namespace why::catalog
