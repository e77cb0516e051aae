// SPDX-License-Identifier: Apache-2.0
#include "report/page.hpp"

#include <array>
#include <utility>

#include "base/escape.hpp"
#include "base/text.hpp"

namespace why {
namespace {

constexpr std::array<std::string_view, 7> k_codes{"", "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[33m", "\x1b[32m", "\x1b[36m"};
constexpr std::string_view k_reset = "\x1b[0m";

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> k_in_ascii{{
    {"✗", "x"}, {"✓", "+"}, {"⚠", "!"}, {"·", "-"}, {"…", "..."}, {"→", "->"},
    {"‘", "'"}, {"’", "'"}, {"“", "\""}, {"”", "\""}, {"–", "-"}, {"—", "-"},
    {"×", "x"}, {"⎿", "|"},
}};

std::string in_ascii(std::string text) {
  for (const auto& [from, to] : k_in_ascii) text = text::replace_all(std::move(text), from, to);
  return text;
}

/// A piece of a page as it may leave: without secrets, without controls.
std::string safe_text(std::string_view text, const View& view, const redact::Redactor& redactor) {
  std::string safe(TerminalText::untrusted_line(redactor.clean(text)).view());
  return view.ascii ? in_ascii(std::move(safe)) : safe;
}

/// A word with its style, ready to be placed.
struct Word {
  std::string text;
  Style style;
  std::size_t columns;
  bool glued;  ///< no blank stands before it
};

bool is_wide(std::string_view s) { return !s.empty() && static_cast<unsigned char>(s[0]) >= 0xe3 && static_cast<unsigned char>(s[0]) <= 0xed; }

/// The end of the word that starts at `i`: a blank, or after one wide character, or before it.
std::size_t word_end(std::string_view s, std::size_t i) {
  if (is_wide(s.substr(i))) return i + text::decode(s, i).size;
  while (i < s.size() && s[i] != ' ' && !is_wide(s.substr(i))) ++i;
  return i;
}

/// Splits at blanks; Chinese text may break after every character.
std::vector<Word> words_of(const Row& row, const View& view, const redact::Redactor& redactor) {
  std::vector<Word> out;
  bool blank = false;
  for (const Span& span : row.spans) {
    const std::string safe = safe_text(span.text, view, redactor);
    for (std::size_t i = 0; i < safe.size();) {
      const std::size_t end = word_end(safe, i);
      if (end > i) {
        std::string word = safe.substr(i, end - i);
        const std::size_t columns = text::columns(word);
        out.push_back({std::move(word), span.style, columns, !blank});
      }
      blank = end < safe.size() && safe[end] == ' ';
      i = end + (blank ? 1 : 0);
    }
  }
  return out;
}

class Writer {
 public:
  Writer(const View& view, std::string& out) : view_(view), out_(out) {}

  void start(std::size_t indent) {
    out_.append(indent, ' ');
    at_ = indent;
    fresh_ = true;
  }
  void put(std::string_view text, std::size_t columns, Style style, bool glued) {
    if (style != style_) plain();
    if (!fresh_ && !glued) {
      out_ += ' ';
      ++at_;
    }
    if (style != style_ && view_.colour) {
      out_ += k_codes[static_cast<std::size_t>(style)];
      style_ = style;
    }
    out_ += text;
    at_ += columns;
    fresh_ = false;
  }
  bool fits(std::size_t columns, bool glued) const { return at_ + columns + (fresh_ || glued ? 0 : 1) <= view_.width; }
  void next(std::size_t indent) {
    end();
    start(indent);
  }
  void end() {
    plain();
    while (out_.ends_with(' ')) out_.pop_back();
    out_ += '\n';
  }
  void pad_to(std::size_t column) {
    plain();
    if (at_ < column) out_.append(column - at_, ' ');
    at_ = std::max(at_, column);
  }
  void freshen() { fresh_ = true; }
  bool fresh() const { return fresh_; }
  std::size_t at() const { return at_; }

 private:
  void plain() {
    if (style_ != Style::plain) out_ += k_reset;
    style_ = Style::plain;
  }

  const View& view_;
  std::string& out_;
  std::size_t at_ = 0;
  bool fresh_ = true;
  Style style_ = Style::plain;
};

/// A word that is wider than a line is cut where the line ends.
void put_long(Writer& writer, const Word& word, const Row& row, const View& view) {
  std::string_view rest = word.text;
  bool glued = word.glued;
  while (!rest.empty()) {
    const std::size_t room = view.width > writer.at() + 1 ? view.width - writer.at() - 1 : 1;
    std::size_t bytes = 0, columns = 0;
    while (bytes < rest.size()) {
      const std::size_t size = text::decode(rest, bytes).size;
      const std::size_t width = text::columns(rest.substr(bytes, size));
      if (columns + width > room && bytes > 0) break;
      columns += width;
      bytes += size;
    }
    writer.put(rest.substr(0, bytes), columns, word.style, glued);
    rest.remove_prefix(bytes);
    glued = true;
    if (!rest.empty()) writer.next(row.hang);
  }
}

void put_right(Writer& writer, const Row& row, const View& view, const redact::Redactor& redactor) {
  if (row.right.text.empty()) return;
  const std::string safe = safe_text(row.right.text, view, redactor);
  const std::size_t columns = text::columns(safe);
  if (writer.at() + columns + 2 > view.width) writer.next(row.hang);
  if (columns + row.hang <= view.width) {
    writer.pad_to(view.width - columns);
    writer.put(safe, columns, row.right.style, true);
  } else {
    put_long(writer, {safe, row.right.style, columns, true}, row, view);
  }
}

void write_row(const Row& row, const View& view, const redact::Redactor& redactor, std::string& out) {
  Writer writer(view, out);
  writer.start(row.indent);
  if (!row.label.text.empty()) {
    const std::string label = safe_text(row.label.text, view, redactor);
    writer.put(label, text::columns(label), row.label.style, true);
    writer.pad_to(row.hang);
    if (writer.at() == row.hang) writer.freshen();
  }
  for (const Word& word : words_of(row, view, redactor)) {
    if (!writer.fits(word.columns, word.glued) && !writer.fresh()) writer.next(row.hang);
    if (writer.fits(word.columns, word.glued)) writer.put(word.text, word.columns, word.style, word.glued);
    else put_long(writer, word, row, view);
  }
  put_right(writer, row, view, redactor);
  writer.end();
}

}  // namespace

std::string lay_out(const Page& page, const View& view, const redact::Redactor& redactor) {
  std::string out;
  View sane = view;
  sane.width = std::max<std::size_t>(view.width, 40);
  for (const Row& row : page.rows) write_row(row, sane, redactor, out);
  return out;
}

}  // namespace why
