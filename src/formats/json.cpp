// One pass over the text; the tree lies in a few blocks of memory that go at once.
// SPDX-License-Identifier: Apache-2.0
#include "formats/json.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

#include "base/limits.hpp"
#include "base/text.hpp"
#include "formats/digits.hpp"
#include "formats/places.hpp"

namespace why::json {
namespace {

constexpr std::string_view k_bom = "\xEF\xBB\xBF";

/// Bytes of a string that stand for themselves: printable ASCII without quote and backslash.
constexpr std::array<bool, 256> k_plain = [] {
  std::array<bool, 256> plain{};
  for (std::size_t c = 0x20; c < 0x80; ++c) plain[c] = c != '"' && c != '\\';
  return plain;
}();

}  // namespace

/// Functions return false after a failure, which is then in `error_`.
class Parser {
 public:
  explicit Parser(std::string_view text)
      : memory_(std::make_unique<std::pmr::monotonic_buffer_resource>(4 * text.size() + 256)),
        text_(keep(text)),
        places_(text_) {}

  Parsed<Document> run();

 private:
  bool parse_value(Value& out);
  bool parse_word(Value& out, std::string_view word, Kind kind);
  bool parse_number(Value& out);
  bool parse_digits();
  bool parse_items(Value& out, char close);
  bool parse_item(Value& parent, Value& item);
  bool parse_string(std::string_view& out);
  bool parse_long_string(std::size_t start, std::string_view& out);
  bool parse_escape();
  bool parse_code_unit(char32_t& out);
  bool skip_blanks();
  bool skip_comment();

  bool done() const { return pos_ >= text_.size(); }
  bool next_is(char c) const { return !done() && text_[pos_] == c; }
  bool fail(std::string_view what) { return fail(what, pos_); }
  bool fail(std::string_view what, std::size_t offset, Errc code = Errc::bad_syntax);
  void note(std::optional<Position>& where, std::size_t offset);
  std::string_view keep(std::string_view text);
  void keep_items(Value& parent, std::size_t first);

  std::unique_ptr<std::pmr::monotonic_buffer_resource> memory_;
  std::string_view text_;
  Places places_;
  std::size_t pos_ = 0;
  int depth_ = 0;
  std::vector<Value> open_;  ///< items of the containers that are not closed yet
  std::string scratch_;
  Document document_;
  ParseError error_;
};

Parsed<Document> Parser::run() {
  if (text_.starts_with("\xFF\xFE") || text_.starts_with("\xFE\xFF")) {
    fail("UTF-16 text instead of UTF-8");
    return tl::unexpected(error_);
  }
  if (text_.starts_with(k_bom)) {
    document_.had_bom = true;
    pos_ = k_bom.size();
  }
  if (!parse_value(document_.root_) || !skip_blanks()) return tl::unexpected(error_);
  if (!done()) {
    fail("unexpected text after the end");
    return tl::unexpected(error_);
  }
  document_.memory_ = std::move(memory_);
  return std::move(document_);
}

bool Parser::parse_value(Value& out) {
  if (!skip_blanks()) return false;
  if (done()) return fail("unexpected end");
  out.at = places_.at(pos_);
  bool parsed = false;
  switch (text_[pos_]) {
    case '{':
      out.kind = Kind::object;
      parsed = parse_items(out, '}');
      break;
    case '[':
      out.kind = Kind::array;
      parsed = parse_items(out, ']');
      break;
    case '"':
      out.kind = Kind::string;
      parsed = parse_string(out.text);
      break;
    case 't': parsed = parse_word(out, "true", Kind::boolean); break;
    case 'f': parsed = parse_word(out, "false", Kind::boolean); break;
    case 'n': parsed = parse_word(out, "null", Kind::null); break;
    default: parsed = parse_number(out);
  }
  out.end = pos_;
  return parsed;
}

bool Parser::parse_word(Value& out, std::string_view word, Kind kind) {
  if (!text_.substr(pos_).starts_with(word)) return fail("expected a value");
  out.kind = kind;
  out.text = text_.substr(pos_, word.size());
  pos_ += word.size();
  return true;
}

bool Parser::parse_number(Value& out) {
  const std::size_t start = pos_;
  if (next_is('-')) ++pos_;
  if (done() || !is_digit(text_[pos_]))
    return fail(pos_ == start ? "expected a value" : "malformed number", start);
  const bool leading_zero = next_is('0');
  const std::size_t digits = pos_;
  parse_digits();
  if (leading_zero && pos_ - digits > 1) return fail("malformed number", start);
  if (next_is('.')) {
    ++pos_;
    if (!parse_digits()) return fail("malformed number", start);
  }
  if (next_is('e') || next_is('E')) {
    ++pos_;
    if (next_is('+') || next_is('-')) ++pos_;
    if (!parse_digits()) return fail("malformed number", start);
  }
  out.kind = Kind::number;
  out.text = text_.substr(start, pos_ - start);
  return true;
}

/// Whether there was at least one.
bool Parser::parse_digits() {
  const std::size_t start = pos_;
  while (!done() && is_digit(text_[pos_])) ++pos_;
  return pos_ > start;
}

bool Parser::parse_items(Value& out, char close) {
  if (depth_ == limits::k_depth) return fail("nested too deep", pos_, Errc::too_deep);
  ++depth_;
  ++pos_;
  const std::size_t first = open_.size();
  std::size_t comma = text_.npos;  // behind the last item
  for (;;) {
    if (!skip_blanks()) return false;
    if (next_is(close)) break;
    if (open_.size() > first && comma == text_.npos) {
      if (done()) return fail("unexpected end");
      return fail(close == '}' ? "expected a comma or }" : "expected a comma or ]");
    }
    Value item;
    if (!parse_item(out, item) || !skip_blanks()) return false;
    open_.push_back(item);
    comma = next_is(',') ? pos_++ : text_.npos;
  }
  if (comma != text_.npos) note(document_.trailing_comma, comma);
  ++pos_;
  --depth_;
  keep_items(out, first);
  return true;
}

bool Parser::parse_item(Value& parent, Value& item) {
  if (parent.kind == Kind::object) {
    if (done()) return fail("unexpected end");
    if (!next_is('"')) return fail("expected a key in double quotes");
    item.key_at = places_.at(pos_);
    if (!parse_string(item.key) || !skip_blanks()) return false;
    if (done()) return fail("unexpected end");
    if (!next_is(':')) return fail("expected a colon");
    ++pos_;
  }
  return parse_value(item);
}

bool Parser::parse_string(std::string_view& out) {
  const std::size_t start = ++pos_;
  std::size_t at = start;  // a local is kept in a register, the member is not
  while (at < text_.size() && k_plain[static_cast<unsigned char>(text_[at])]) ++at;
  pos_ = at;
  if (!next_is('"')) return parse_long_string(start, out);
  out = text_.substr(start, pos_ - start);
  ++pos_;
  return true;
}

/// The rest of a string that cannot be used as it stands: what is plain up to here begins at `start`.
bool Parser::parse_long_string(std::size_t start, std::string_view& out) {
  scratch_.assign(text_.substr(start, pos_ - start));
  while (!done()) {
    const auto c = static_cast<unsigned char>(text_[pos_]);
    if (c == '"') {
      ++pos_;
      out = keep(scratch_);
      return true;
    }
    if (c == '\\') {
      if (!parse_escape()) return false;
      continue;
    }
    if (c < 0x20)
      return fail(c == '\n' || c == '\r' ? "line break in a string" : "control character in a string");
    const text::Char next = text::decode(text_, pos_);
    if (!next.valid) note(document_.bad_utf8, pos_);
    text::append_utf8(scratch_, next.valid ? next.code : 0xFFFD);
    pos_ += next.size;
  }
  return fail("string without end", start - 1);
}

bool Parser::parse_escape() {
  constexpr std::string_view k_escapes = "\"\\/bfnrt", k_meanings = "\"\\/\b\f\n\r\t";
  const std::size_t start = pos_++;
  if (done()) return fail("unexpected end");
  const char c = text_[pos_++];
  if (const auto known = k_escapes.find(c); known != k_escapes.npos) {
    scratch_ += k_meanings[known];
    return true;
  }
  if (c != 'u') return fail("unknown escape in a string", start);
  char32_t code = 0;
  if (!parse_code_unit(code)) return false;
  if (code >= 0xD800 && code < 0xDC00 && text_.substr(pos_).starts_with("\\u")) {
    const std::size_t second = pos_;
    char32_t low = 0;
    pos_ += 2;
    if (!parse_code_unit(low)) return false;
    if (low >= 0xDC00 && low < 0xE000)
      code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
    else
      pos_ = second;
  }
  text::append_utf8(scratch_, code >= 0xD800 && code < 0xE000 ? 0xFFFD : code);
  return true;
}

/// The four digits of \uXXXX.
bool Parser::parse_code_unit(char32_t& out) {
  for (int i = 0; i < 4; ++i, ++pos_) {
    const unsigned digit = done() ? 16 : digit_value(text_[pos_]);
    if (digit == 16) return fail("expected four hexadecimal digits");
    out = (out << 4U) | digit;
  }
  return true;
}

bool Parser::skip_blanks() {
  while (!done()) {
    const char c = text_[pos_];
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r')
      ++pos_;
    else if (c != '/')
      break;
    else if (!skip_comment())
      return false;
  }
  return true;
}

bool Parser::skip_comment() {
  const std::size_t start = pos_;
  const std::string_view rest = text_.substr(pos_);
  if (rest.starts_with("//")) {
    pos_ = std::min(text_.find('\n', pos_), text_.size());
  } else if (rest.starts_with("/*")) {
    const std::size_t end = text_.find("*/", pos_ + 2);
    if (end == text_.npos) return fail("comment without end");
    pos_ = end + 2;
  } else {
    return fail("a slash that starts no comment");
  }
  note(document_.comment, start);
  return true;
}

bool Parser::fail(std::string_view what, std::size_t offset, Errc code) {
  error_ = {code, what, position_of(text_, offset)};
  return false;
}

void Parser::note(std::optional<Position>& where, std::size_t offset) {
  if (!where) where = position_of(text_, offset);
}

std::string_view Parser::keep(std::string_view text) {
  if (text.empty()) return {};
  char* copy = static_cast<char*>(memory_->allocate(text.size(), 1));
  std::memcpy(copy, text.data(), text.size());
  return {copy, text.size()};
}

/// Moves the items from `first` on out of `open_` to their last place.
void Parser::keep_items(Value& parent, std::size_t first) {
  parent.count = open_.size() - first;
  if (parent.count == 0) return;
  auto* items = static_cast<Value*>(memory_->allocate(parent.count * sizeof(Value), alignof(Value)));
  std::uninitialized_copy(open_.begin() + static_cast<std::ptrdiff_t>(first), open_.end(), items);
  open_.resize(first);
  parent.first = items;
}

Parsed<Document> parse(std::string_view text) { return Parser(text).run(); }

}  // namespace why::json
