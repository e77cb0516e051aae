// Looks between the bytes of the normal form, where the blanks, quotes and line breaks of the text are.
// SPDX-License-Identifier: Apache-2.0
#include "match/hit.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "match/signature.hpp"
#include "match/units.hpp"

namespace why::catalog {
namespace {

/// What stands between two neighbouring bytes of the normal form.
struct Gap {
  bool separates = false;  ///< anything but colours
  bool line = false;       ///< a line break
  bool quote = false;      ///< the quote of a string
};

/// The gap before byte `i`.
Gap gap_before(const Normaliser& text, std::size_t i) {
  Gap gap;
  if (i == 0) return gap;
  const std::size_t end = text.begin_of(i);
  if (end - text.begin_of(i - 1) <= 1) return gap;  // neighbours, or two bytes of one unit
  for (std::size_t at = text.end_of(i - 1); at < end;) {
    const Unit unit = read_unit(text.source(), at);
    if (unit.kind != Kind::invisible) gap.separates = true;
    if (unit.code == '\n') gap.line = true;
    if (unit.code == '"' || unit.code == '\'') gap.quote = true;
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

/// How far a hole at the edge of a signature reaches.
class Reach {
 public:
  Reach(const Normaliser& text, std::string_view kind)
      : text_(text), any_(kind == "any"), bytes_(bytes_of(kind)) {}

  /// The begin of a hole that ends at `end`, one byte or more before it.
  std::size_t begin(std::size_t end) const {
    std::size_t i = end - 1;
    while (i > 0 && end - i < k_hole && takes(i - 1) && !ends_before(i) && !begins_string(i)) --i;
    return i;
  }
  /// The end of a hole that begins at `begin`: `begin` itself when its string is empty.
  std::size_t end(std::size_t begin) const {
    if (any_ && ends_string(gap_before(text_, begin), begin)) return begin;
    const std::size_t most = std::min(text_.normal().size(), begin + (any_ ? k_last_hole : k_hole));
    std::size_t i = begin + 1;
    while (i < most && takes(i) && !ends_before(i)) ++i;
    while (!any_ && i - begin > 1 && (text_.normal()[i - 1] == '.' || text_.normal()[i - 1] == ':')) --i;
    return i;
  }

 private:
  bool takes(std::size_t i) const { return bytes_.empty() || bytes_.find(text_.normal()[i]) != bytes_.npos; }
  bool ends_before(std::size_t i) const {
    const Gap gap = gap_before(text_, i);
    return any_ ? gap.line || ends_string(gap, i) : gap.separates;
  }
  /// True when the quote in the gap before byte `i` closes a string in JSON.
  bool ends_string(const Gap& gap, std::size_t i) const {
    const char next = text_.normal()[i];
    return gap.quote && (next == ',' || next == '}' || next == ']');
  }
  bool begins_string(std::size_t i) const {
    return gap_before(text_, i).quote && text_.normal()[i - 1] == ':';
  }

  const Normaliser& text_;
  bool any_;
  std::string_view bytes_;
};

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
    const Reach reach(text, kind);
    if (hole.begin == hit.span.begin) hit.span.begin = hole.begin = reach.begin(hole.end);
    if (hole.end == hit.span.end) hit.span.end = hole.end = reach.end(hole.begin);
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
    const bool shown =
        unit.kind == Kind::text || (unit.kind == Kind::mark && unit.code != '\\' && unit.code != '|');
    if (!shown) continue;
    if (blank && kind == "any") out += ' ';
    if (backslash && unit.kind == Kind::text) out += '\\';  // of a path; before a quote it is an escape
    blank = backslash = false;
    text::append_utf8(out, unit.code);
  }
  return out;
}

}  // namespace why::catalog
