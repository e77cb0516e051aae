// Looks between the bytes of the normal form, where the blanks, quotes and line breaks of the text are.
// SPDX-License-Identifier: Apache-2.0
#include "catalog/hit.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/signature.hpp"
#include "catalog/units.hpp"

namespace why::catalog {
namespace {

/// What stands between two neighbouring bytes of the normal form.
struct Gap {
  bool separates = false;  ///< anything but colours
  bool line = false;       ///< a line break
  bool quote = false;      ///< the quote of a JSON string
};

/// The gap before byte `i`.
Gap gap_before(const Normaliser& text, std::size_t i) {
  Gap gap;
  if (i == 0) return gap;
  const std::size_t end = text.begin_of(i);
  if (text.begin_of(i - 1) == end) return gap;  // two bytes of one unit
  for (std::size_t at = text.end_of(i - 1); at < end;) {
    const Unit unit = read_unit(text.source(), at);
    if (unit.kind != Kind::invisible) gap.separates = true;
    if (unit.code == '\n') gap.line = true;
    if (unit.code == '"') gap.quote = true;
    at = unit.end;
  }
  return gap;
}

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

/// True when a word goes on over the border before byte `i`.
bool inside_word(const Normaliser& text, std::size_t i) {
  const std::string_view s = text.normal();
  return i > 0 && i < s.size() && is_word(s[i - 1]) && is_word(s[i]) && !gap_before(text, i).separates;
}

/// True when a JSON string ends at `gap`, with `next` behind it.
bool ends_string(const Gap& gap, char next) { return gap.quote && (next == ',' || next == '}' || next == ']'); }

/// True when a hole of `kind` ends before byte `i`.
bool ends_hole(const Normaliser& text, std::size_t i, std::string_view kind) {
  const Gap gap = gap_before(text, i);
  return kind == "any" ? gap.line || ends_string(gap, text.normal()[i]) : gap.separates;
}

/// Where a hole that begins a signature begins: behind the last end, or where its JSON string begins.
std::size_t trimmed_begin(const Normaliser& text, Span hole, std::string_view kind) {
  const std::size_t least = hole.end - std::min(hole.end - hole.begin, k_hole);
  for (std::size_t i = hole.end - 1; i > least; --i)
    if (ends_hole(text, i, kind) || (gap_before(text, i).quote && text.normal()[i - 1] == ':')) return i;
  return least;
}

/// Where a hole that ends a signature ends: before the first end.
std::size_t trimmed_end(const Normaliser& text, Span hole, std::string_view kind) {
  if (ends_string(gap_before(text, hole.begin), text.normal()[hole.begin])) return hole.begin;
  const std::size_t most = std::min(hole.end, hole.begin + (kind == "any" ? k_last_hole : k_hole));
  for (std::size_t i = hole.begin + 1; i < most; ++i)
    if (ends_hole(text, i, kind)) return i;
  return most;
}

/// True when all of `hole` is one word; a word may be broken by the end of a line.
bool is_one_word(const Normaliser& text, Span hole) {
  for (std::size_t i = hole.begin + 1; i < hole.end; ++i) {
    const Gap gap = gap_before(text, i);
    if (gap.separates && !gap.line) return false;
  }
  return true;
}

}  // namespace

bool fit(const Normaliser& text, const Signature<Packed>& signature, Hit& hit) {
  for (std::size_t i = 0; i < hit.holes.size(); ++i) {
    Span& hole = hit.holes[i];
    const std::string_view kind = signature.holes[i].kind;
    if (hole.begin == hit.span.begin) hit.span.begin = hole.begin = trimmed_begin(text, hole, kind);
    if (hole.end == hit.span.end) hit.span.end = hole.end = trimmed_end(text, hole, kind);
    if (hole.end - hole.begin > k_hole || (hole.begin == hole.end && kind != "*")) return false;
    if (kind != "any" && kind != "*" && !is_one_word(text, hole)) return false;
  }
  return !inside_word(text, hit.span.begin) && !inside_word(text, hit.span.end);
}

std::string spell(const Normaliser& text, Span hole, std::string_view kind) {
  std::string out;
  bool blank = false, backslash = false;
  const std::size_t end = text.end_of(hole.end - 1);
  for (std::size_t at = text.begin_of(hole.begin); at < end;) {
    const Unit unit = read_unit(text.source(), at);
    at = unit.end;
    if (unit.kind == Kind::blank) blank = true;
    if (unit.code == '\\') backslash = true;
    const bool shown = unit.kind == Kind::text || (unit.kind == Kind::mark && unit.code != '\\' && unit.code != '|');
    if (!shown) continue;
    if (blank && kind == "any") out += ' ';
    if (backslash && unit.kind == Kind::text) out += '\\';  // of a path; before a quote it is an escape
    blank = backslash = false;
    text::append_utf8(out, unit.code);
  }
  return out;
}

}  // namespace why::catalog
