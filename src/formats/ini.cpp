// One pass over the lines.
// SPDX-License-Identifier: Apache-2.0
#include "formats/ini.hpp"

#include "base/text.hpp"
#include "formats/cursor.hpp"
#include "formats/places.hpp"

namespace why::ini {
namespace {

class Reader : Cursor {
 public:
  explicit Reader(std::string_view file) : Cursor{file}, places_(file) {}

  File run() {
    accept("\xEF\xBB\xBF");
    for (; !done(); accept("\n")) {
      const std::size_t start = pos;
      read_line(start, take_line());
    }
    return std::move(file_);
  }

 private:
  void read_line(std::size_t start, std::string_view line);
  void read_header(std::size_t start, std::string_view line);
  void complain(std::string_view what, std::size_t at) {
    if (!file_.problem) file_.problem = ParseError{Errc::bad_syntax, what, places_.at(at)};
  }
  std::size_t offset_of(std::string_view part) const {
    return static_cast<std::size_t>(part.data() - text.data());
  }

  Places places_;
  File file_;
};

/// Without a comment that stands behind a blank.
std::string_view without_comment(std::string_view value) {
  for (std::size_t i = 0; i < value.size(); ++i)
    if ((value[i] == '#' || value[i] == ';') && (i == 0 || text::is_blank(value[i - 1])))
      return value.substr(0, i);
  return value;
}

void Reader::read_line(std::size_t start, std::string_view line) {
  if (text::trim(line).empty() || line[0] == '#' || line[0] == ';') return;
  if (text::is_blank(line[0])) return;
  if (line[0] == '[') return read_header(start, line);
  const std::size_t separator = line.find_first_of("=:");
  const std::string_view key = text::trim(line.substr(0, separator));
  if (separator == line.npos || key.empty()) return complain("expected key = value", start);
  const std::string_view value = text::trim(without_comment(line.substr(separator + 1)));
  if (file_.sections.empty()) file_.sections.push_back({"", places_.at(start), {}});
  file_.sections.back().entries.push_back(
      {std::string(key), std::string(value), places_.at(start),
       places_.at(value.empty() ? start + separator + 1 : offset_of(value))});
}

void Reader::read_header(std::size_t start, std::string_view line) {
  const std::size_t close = line.find(']');
  if (close == line.npos) return complain("section header without ]", start);
  file_.sections.push_back({std::string(text::trim(line.substr(1, close - 1))), places_.at(start), {}});
}

}  // namespace

File read(std::string_view text) { return Reader(text).run(); }

const Entry* find(const File& file, std::string_view section, std::string_view key) {
  const Entry* found = nullptr;
  for (const Section& candidate : file.sections) {
    if (candidate.name != section) continue;
    for (const Entry& entry : candidate.entries)
      if (text::equals_ignoring_case(entry.key, key)) found = &entry;
  }
  return found;
}

}  // namespace why::ini
