// SPDX-License-Identifier: Apache-2.0
#include "report/page.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/escape.hpp"
#include "base/text.hpp"

namespace why {
namespace {

constexpr std::array<std::string_view, 7> k_codes{"",         "\x1b[1m",  "\x1b[2m", "\x1b[31m",
                                                  "\x1b[33m", "\x1b[32m", "\x1b[36m"};
constexpr std::string_view k_reset = "\x1b[0m";

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> k_in_ascii{{
    {"✗", "x"},
    {"✓", "+"},
    {"⚠", "!"},
    {"·", "-"},
    {"…", "..."},
    {"→", "->"},
    {"‘", "'"},
    {"’", "'"},
    {"“", "\""},
    {"”", "\""},
    {"–", "-"},
    {"—", "-"},
    {"×", "x"},
    {"⎿", "|"},
}};

// Chinese lines neither end with the first nor begin with the second.
constexpr std::string_view k_opening = "（「『《【";
constexpr std::string_view k_closing = "，。、；：！？）」』》】";

bool is_one_of(std::string_view signs, std::string_view s, std::size_t at) {
  return at < s.size() && static_cast<unsigned char>(s[at]) >= 0x80 &&
         text::contains(signs, s.substr(at, text::decode(s, at).size));
}

bool is_wide(std::string_view s, std::size_t at) {
  return at < s.size() && static_cast<unsigned char>(s[at]) >= 0x80 &&
         text::columns(s.substr(at, text::decode(s, at).size)) == 2;
}

/// The end of the word that starts at `at`: a blank, or around one wide character with the signs that belong
/// to it.
std::size_t word_end(std::string_view s, std::size_t at) {
  const auto skip = [&] { at += text::decode(s, at).size; };
  if (is_one_of(k_opening, s, at)) skip();
  if (is_wide(s, at))
    skip();
  else
    while (at < s.size() && s[at] != ' ' && !is_wide(s, at)) skip();
  while (is_one_of(k_closing, s, at)) skip();
  return at;
}

/// A word with its style, ready to be placed.
struct Word {
  std::string text;
  Style style;
  std::size_t columns;
  bool glued;  ///< no blank stands before it
};

/// Writes rows one after the other. Foreign text passes `safe` on its way in; colours are added behind it.
class Writer {
 public:
  Writer(const View& view, const redact::Redactor& redactor) : view_(view), redactor_(redactor) {}

  void write(const Row& row) {
    start(row.indent);
    put_label(row);
    for (const Word& word : words_of(row)) {
      if (!fits(word) && !fresh_) next(row.hang);
      if (fits(word))
        put(word);
      else
        put_cut(word, row.hang);
    }
    put_right(row);
    end();
  }

  std::string take() { return std::move(out_); }

 private:
  std::string safe(std::string_view text) const;
  std::vector<Word> words_of(const Row& row) const;
  void put_label(const Row& row);
  void put_right(const Row& row);
  void put_cut(const Word& word, std::size_t hang);

  bool fits(const Word& word) const {
    return at_ + word.columns + (fresh_ || word.glued ? 0 : 1) <= view_.width;
  }
  void start(std::size_t indent) {
    out_.append(indent, ' ');
    at_ = indent;
    fresh_ = true;
  }
  void end() {
    while (out_.ends_with(' ')) out_.pop_back();
    out_ += '\n';
  }
  void next(std::size_t indent) {
    end();
    start(indent);
  }
  void pad_to(std::size_t column) {
    if (at_ < column) out_.append(column - at_, ' ');
    at_ = std::max(at_, column);
  }
  void put(const Word& word) {
    if (!fresh_ && !word.glued) pad_to(at_ + 1);
    const bool colour = view_.colour && word.style != Style::plain;
    if (colour) out_ += k_codes[static_cast<std::size_t>(word.style)];
    out_ += word.text;
    if (colour) out_ += k_reset;
    at_ += word.columns;
    fresh_ = false;
  }

  const View& view_;
  const redact::Redactor& redactor_;
  std::string out_;
  std::size_t at_ = 0;
  bool fresh_ = true;  ///< nothing stands on this line yet
};

std::string Writer::safe(std::string_view text) const {
  std::string out(TerminalText::untrusted_line(redactor_.clean(text)).view());
  if (view_.ascii)
    for (const auto& [from, to] : k_in_ascii) out = text::replace_all(std::move(out), from, to);
  return out;
}

std::vector<Word> Writer::words_of(const Row& row) const {
  std::vector<Word> out;
  bool blank = false;
  for (const Span& span : row.spans) {
    const std::string text = safe(span.text);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = word_end(text, at);
      if (end > at) {
        std::string word = text.substr(at, end - at);
        const std::size_t columns = text::columns(word);
        out.push_back({std::move(word), span.style, columns, !blank});
      }
      blank = end < text.size() && text[end] == ' ';
      at = end + (blank ? 1 : 0);
    }
  }
  return out;
}

void Writer::put_label(const Row& row) {
  if (row.label.text.empty()) return;
  const std::string label = safe(row.label.text);
  put({label, row.label.style, text::columns(label), true});
  if (at_ >= row.hang && !row.spans.empty()) next(row.hang);
  pad_to(row.hang);
  fresh_ = true;
}

/// A word that is wider than a line is cut where the line ends.
void Writer::put_cut(const Word& word, std::size_t hang) {
  std::string_view rest = word.text;
  bool glued = word.glued;
  while (!rest.empty()) {
    const std::size_t room = view_.width > at_ + 1 ? view_.width - at_ - 1 : 1;
    std::size_t bytes = 0, columns = 0;
    while (bytes < rest.size()) {
      const std::size_t size = text::decode(rest, bytes).size;
      const std::size_t width = text::columns(rest.substr(bytes, size));
      if (columns + width > room && bytes > 0) break;
      columns += width;
      bytes += size;
    }
    put({std::string(rest.substr(0, bytes)), word.style, columns, glued});
    rest.remove_prefix(bytes);
    glued = true;
    if (!rest.empty()) next(hang);
  }
}

void Writer::put_right(const Row& row) {
  if (row.right.text.empty()) return;
  const std::string text = safe(row.right.text);
  const Word word{text, row.right.style, text::columns(text), true};
  if (at_ + word.columns + 2 > view_.width) next(row.hang);
  if (word.columns + row.hang > view_.width) return put_cut(word, row.hang);
  pad_to(view_.width - word.columns);
  put(word);
}

}  // namespace

std::string lay_out(const Page& page, const View& view, const redact::Redactor& redactor) {
  View sane = view;
  sane.width = std::max<std::size_t>(view.width, 40);
  Writer writer(sane, redactor);
  for (const Row& row : page.rows) writer.write(row);
  return without_log_commands(writer.take());
}

}  // namespace why
