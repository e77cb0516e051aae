// SPDX-License-Identifier: Apache-2.0
#include "evidence/shape.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace why {
namespace {

const Flaw k_line_break{"line-break", {"there is a line break in it", "其中有换行符"}};
const Flaw k_forbidden{"forbidden-character",
                       {"there is a character in it that no header can carry (typographic quote, zero-width blank, ...)",
                        "其中有请求头无法携带的字符（弯引号、零宽空格等）"}};
const Flaw k_control{"control-character", {"there is a control character in it", "其中有控制字符"}};
const Flaw k_quotes{"quotes", {"there are quotes around it", "两端有引号"}};
const Flaw k_expression{"expression", {"it is an expression that nobody expanded", "它是未被展开的表达式"}};
const Flaw k_reference{"reference", {"it is a reference to a secret store, not the secret", "它是对密钥库的引用，不是密钥本身"}};
const Flaw k_placeholder{"placeholder", {"it is a placeholder", "它是占位符"}};
const Flaw k_assignment{"assignment", {"it holds the name of the variable as well", "其中还包含变量名"}};
const Flaw k_json{"json", {"it is a JSON text", "它是一段 JSON"}};
const Flaw k_scheme{"scheme-prefix", {"it starts with the word that the tool adds by itself (Bearer)", "开头多了工具会自动添加的 Bearer"}};
const Flaw k_doubled{"doubled", {"it stands twice, one after the other", "重复粘贴了两次"}};
const Flaw k_empty{"empty", {"it is empty", "它是空的"}};
const Flaw k_last_break{"last-line-break", {"a line break ends it, and this tool does not remove it", "末尾有换行符，而该工具不会去掉它"}};
const Flaw k_blank{"blank", {"there is a blank in it", "其中有空格"}};
const Flaw k_masked{"masked", {"it is masked with stars or dots", "它被星号或省略号遮住了"}};
const Flaw k_short{"truncated", {"it is cut off", "它不完整，被截断了"}};
const Flaw k_tail{"extra-text", {"there is more behind it than belongs to it", "末尾多出了不属于它的内容"}};

/// The flaw that a character brings, or null. Only what ISO 8859-1 has can be sent in a header.
const Flaw* flaw_of(const text::Char& c) {
  if (c.valid && (c.code == '\n' || c.code == '\r')) return &k_line_break;
  if (!c.valid || c.code == 0 || c.code > 0xff) return &k_forbidden;
  if (c.code < 0x20 || c.code == 0x7f || (c.code >= 0x80 && c.code < 0xa0)) return &k_control;
  return nullptr;
}

void look_at_characters(std::string_view value, std::vector<const Flaw*>& flaws) {
  for (std::size_t i = 0; i < value.size();) {
    const text::Char c = text::decode(value, i);
    const Flaw* flaw = flaw_of(c);
    if (flaw != nullptr && std::find(flaws.begin(), flaws.end(), flaw) == flaws.end()) flaws.push_back(flaw);
    i += c.size;
  }
}

bool is_name(std::string_view s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

/// Placeholders stand in lower case in the catalog.
const Flaw* placeholder_in(std::string_view value, const catalog::Catalog<Packed>& catalog) {
  const std::string low = text::lower(value);
  for (const auto& p : catalog.placeholders) {
    if (p.whole != 0 ? low != p.text.view() : !text::contains(low, p.text)) continue;
    if (p.flaw == "expression") return &k_expression;
    return p.flaw == "reference" ? &k_reference : &k_placeholder;
  }
  return nullptr;
}

/// What is wrong with the writing of a value, whatever family it is of. At most one is reported.
const Flaw* flaw_of_writing(std::string_view value, const catalog::Catalog<Packed>& catalog) {
  const auto quoted = [&](char q) { return value.size() > 1 && value.front() == q && value.back() == q; };
  if (quoted('"') || quoted('\'') || quoted('`')) return &k_quotes;
  if (const Flaw* flaw = placeholder_in(value, catalog)) return flaw;
  if (value.front() == '$' && is_name(value.substr(1))) return &k_expression;
  if (value.front() == '{' || value.front() == '[') return &k_json;
  if (value.size() > 7 && text::equals_ignoring_case(value.substr(0, 7), "bearer ")) return &k_scheme;
  const std::size_t equals = value.find('=');
  if (equals != value.npos && equals + 8 < value.size() && is_name(value.substr(0, equals)) && text::contains(value.substr(0, equals), "_")) return &k_assignment;
  if (text::contains(value, "***") || text::contains(value, "...") || text::contains(value, "•••")) return &k_masked;
  if (value.find_first_of(" \t") != value.npos) return &k_blank;
  return nullptr;
}

bool in_alphabet(char c, std::string_view alphabet) {
  for (std::size_t i = 0; i < alphabet.size(); ++i) {
    if (i + 2 < alphabet.size() && alphabet[i + 1] == '-') {
      if (c >= alphabet[i] && c <= alphabet[i + 2]) return true;
      i += 2;
    } else if (c == alphabet[i]) {
      return true;
    }
  }
  return false;
}

const catalog::SecretShape<Packed>* family_of(std::string_view value, const catalog::Catalog<Packed>& catalog) {
  const catalog::SecretShape<Packed>* best = nullptr;
  for (const auto& shape : catalog.secrets)
    if (!shape.prefix.empty() && value.starts_with(shape.prefix.view()) &&
        (best == nullptr || shape.prefix.view().size() > best->prefix.view().size()))
      best = &shape;
  return best;
}

const Flaw* flaw_of_body(std::string_view value, const catalog::SecretShape<Packed>& family) {
  const std::string_view body = value.substr(family.prefix.view().size());
  if (value.find(family.prefix.view(), family.prefix.view().size()) != value.npos) return &k_doubled;
  if (!std::all_of(body.begin(), body.end(), [&](char c) { return in_alphabet(c, family.alphabet); })) return &k_tail;
  return body.size() < family.min ? &k_short : nullptr;
}

}  // namespace

bool Shape::has(std::string_view flaw) const {
  return std::any_of(flaws.begin(), flaws.end(), [&](const Flaw* f) { return f->id == flaw; });
}

void look_at_end(std::string_view value, Shape& shape) {
  if (value.ends_with('\n') || value.ends_with('\r')) shape.flaws.insert(shape.flaws.begin(), &k_last_break);
}

Shape empty_shape() {
  Shape shape;
  shape.flaws.push_back(&k_empty);
  return shape;
}

Shape look_at(std::string_view value, const catalog::Catalog<Packed>& catalog, bool strict) {
  Shape shape;
  value = text::trim(value);
  // A no-break space at an end is trimmed by clients as well.
  while (value.starts_with("\u00a0")) value.remove_prefix(2);
  while (value.ends_with("\u00a0")) value.remove_suffix(2);
  if (value.empty()) return shape;
  look_at_characters(value, shape.flaws);
  if (const Flaw* flaw = flaw_of_writing(value, catalog)) shape.flaws.push_back(flaw);
  shape.family = family_of(value, catalog);
  if (strict && shape.flaws.empty() && shape.family != nullptr)
    if (const Flaw* flaw = flaw_of_body(value, *shape.family)) shape.flaws.push_back(flaw);
  return shape;
}

const Flaw* flaw_named(std::string_view id) {
  constexpr std::array k_all{&k_line_break, &k_forbidden, &k_control, &k_quotes, &k_expression, &k_reference, &k_placeholder,
                             &k_assignment, &k_json, &k_scheme, &k_doubled, &k_empty, &k_last_break, &k_blank, &k_masked,
                             &k_short, &k_tail};
  const auto it = std::find_if(k_all.begin(), k_all.end(), [&](const Flaw* flaw) { return flaw->id == id; });
  return it == k_all.end() ? nullptr : *it;
}

}  // namespace why
