// Lines of NAME=value, for the two formats that are made of nothing else.
// SPDX-License-Identifier: Apache-2.0
#include "formats/dotenv.hpp"

#include <string>
#include <utility>

#include "base/text.hpp"
#include "formats/cursor.hpp"
#include "formats/places.hpp"

namespace why {
namespace {

constexpr CharSet k_blanks(" \t\r\v\f");

bool is_key_char(char c) { return is_name_char(c) || c == '.' || c == '-'; }

/// Whether a reader that knows variables would replace something in `s`.
bool has_variable(std::string_view s) {
  for (std::size_t at = s.find('$'); at != s.npos; at = s.find('$', at + 1)) {
    const bool is_escaped = at > 0 && s[at - 1] == '\\';
    const std::string_view next = s.substr(at + 1);
    if (!is_escaped && (next.starts_with('{') || next.starts_with('(') || name_length(next) > 0)) return true;
  }
  return false;
}

class LineReader : Cursor {
 public:
  /// `is_plain`: a file of the system, not of a project: no escapes, no quotes over several lines.
  LineReader(std::string_view file, bool is_plain, Script& script)
      : Cursor{file}, is_plain_(is_plain), places_(file), script_(script) {}
  void run();

 private:
  void read_line();
  void read_value(Assignment& assignment);
  bool read_quoted(Assignment& assignment);
  void read_unquoted(Assignment& assignment);
  std::string unescape(std::string_view quoted, bool& disputed) const;
  void complain(std::string_view what, std::size_t at) {
    if (!script_.problem) script_.problem = ParseError{Errc::bad_syntax, what, places_.at(at)};
  }

  bool is_plain_;
  Places places_;
  Script& script_;
};

void LineReader::run() {
  accept("\xEF\xBB\xBF");
  for (; !done(); accept("\n")) {
    read_line();
    take_line();
  }
}

void LineReader::read_line() {
  skip_any(k_blanks);
  if (done() || peek() == '\n' || peek() == '#' || (is_plain_ && peek() == ';')) return;
  const std::size_t start = pos;
  if (accept("export") && !skip_any(k_space_or_tab)) pos = start;
  const std::size_t name = pos;
  while (!done() && is_key_char(peek())) ++pos;
  Assignment assignment;
  assignment.name = text.substr(name, pos - name);
  skip_any(k_space_or_tab);
  if (assignment.name.empty() || !accept("=")) return complain("expected NAME=value", start);
  assignment.at = places_.at(name);
  assignment.exported = true;
  skip_any(k_space_or_tab);
  assignment.value_at = places_.at(pos);
  read_value(assignment);
  if (assignment.dynamic) assignment.value.clear();
  script_.assignments.push_back(std::move(assignment));
}

void LineReader::read_value(Assignment& assignment) {
  const std::size_t start = pos;
  const char first = peek();
  if ((first == '"' || first == '\'' || first == '`') && !done()) {
    if (read_quoted(assignment)) return;
    pos = start;
    assignment.disputed = true;
    complain("quote without end, or text behind it", start);
  }
  read_unquoted(assignment);
}

/// False when the quote is not closed, or when something but a comment follows it.
bool LineReader::read_quoted(Assignment& assignment) {
  const char quote = text[pos++];
  const std::size_t start = pos;
  for (; !done() && peek() != quote; ++pos) {
    if (peek() == '\n' && is_plain_) return false;
    if (peek() == '\\' && !is_plain_) ++pos;
  }
  if (done()) return false;
  const std::string_view inner = text.substr(start, pos - start);
  ++pos;
  assignment.end = pos;
  skip_any(k_blanks);
  if (!done() && peek() != '\n' && peek() != '#') return false;
  assignment.dynamic = quote == '"' && has_variable(inner);
  // Backquotes are known to one reader; in single quotes some take backslashes or variables away.
  assignment.disputed = quote == '`' || text::contains(inner, "\r\n") ||
                        (quote == '\'' && (text::contains(inner, "\\") || text::contains(inner, "${")));
  const std::string value = text::replace_all(std::string(inner), "\r\n", "\n");
  assignment.value = quote == '"' ? unescape(value, assignment.disputed) : value;
  return true;
}

/// In double quotes readers agree on \n and \r only; in files of the system a backslash mostly stands for
/// itself.
std::string LineReader::unescape(std::string_view quoted, bool& disputed) const {
  std::string out;
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    const bool is_escape = quoted[i] == '\\' && i + 1 < quoted.size();
    const char c = quoted[is_escape ? ++i : i];
    if (!is_escape) {
      out += c;
    } else if (is_plain_) {
      disputed = disputed || c == '\\' || c == '`' || c == '$';
      out += {'\\', c};
    } else {
      disputed = disputed || (c != 'n' && c != 'r');
      out += c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
    }
  }
  return out;
}

void LineReader::read_unquoted(Assignment& assignment) {
  const std::size_t start = pos;
  std::string_view line = take_line();
  std::size_t hash = line.find('#');
  // Readers do not agree that a comment starts at once or in the middle of a word.
  if (hash == 0 || (hash != line.npos && is_plain_)) assignment.disputed = true;
  while (hash != line.npos && hash > 0 && !text::is_blank(line[hash - 1])) {
    assignment.disputed = true;
    hash = line.find('#', hash + 1);
  }
  line = text::trim(line.substr(0, hash));
  assignment.value = line;
  assignment.end = start + line.size();
  assignment.dynamic = has_variable(line);
}

}  // namespace

Script read_dotenv(std::string_view text) {
  Script script;
  LineReader(text, false, script).run();
  return script;
}

Script read_plain(std::string_view text) {
  Script script;
  LineReader(text, true, script).run();
  return script;
}

}  // namespace why
