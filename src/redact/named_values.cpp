// Values behind a name that promises a secret.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.hpp"
#include "redact/characters.hpp"
#include "redact/quotes.hpp"
#include "redact/structure.hpp"
#include "redact/values.hpp"

namespace why::redact {
namespace {

constexpr std::size_t k_longest_name = 64;
constexpr std::size_t k_longest_harmless = 512;  // so that no text makes us read far for nothing
constexpr auto k_npos = std::string_view::npos;

bool is_name_character(char c) { return is_letter_or_digit(c) || c == '_' || c == '-' || c == '.'; }
bool is_quote(char c) { return c == '"' || c == '\'' || c == '`'; }

struct Name {
  std::size_t begin = 0, end = 0;
  bool quoted = false;
};

struct Stretch {
  std::size_t begin = 0, end = 0;
};

class Finder {
 public:
  Finder(const BareText& text, const Names& names, Hits& hits)
      : bare_(text.view()), names_(names), hits_(hits), quotes_(text) {}

  void find() {
    for (std::size_t i = 0; i < bare_.size(); ++i) {
      if (bare_[i] != '=' && bare_[i] != ':') continue;
      const Name name = name_before(i);
      if (!names_.is_secret(part(name.begin, name.end))) continue;
      if (hide(value_behind(name, i))) i = hits_.back().end - 1;
    }
  }

  /// `--name value`: only what is no word, since a flag is also explained in sentences.
  void find_flags() {
    for (std::size_t i = bare_.find("--"); i != k_npos; i = bare_.find("--", i + 2)) {
      std::size_t end = i + 2;
      while (end < bare_.size() && is_name_character(bare_[end])) ++end;
      if (end == bare_.size() || bare_[end] != ' ' || !names_.is_secret(part(i + 2, end))) continue;
      std::size_t begin = skip_spaces(end);
      if (begin < bare_.size() && is_quote(bare_[begin])) ++begin;
      const Stretch value{begin, end_of_word(begin)};
      const std::string_view word = part(value.begin, value.end);
      if (!word.starts_with('-') && !is_prose(word)) hide(value);
    }
  }

 private:
  std::string_view part(std::size_t begin, std::size_t end) const { return bare_.substr(begin, end - begin); }

  std::size_t skip_spaces(std::size_t at) const {
    while (at < bare_.size() && is_space(bare_[at])) ++at;
    return at;
  }

  std::size_t end_of_line(std::size_t at) const { return std::min(bare_.find('\n', at), bare_.size()); }

  /// End of a word inside a sentence, a list or a query.
  std::size_t end_of_word(std::size_t at) const {
    return std::min(bare_.find_first_of(" \t\n\"'`,;&|<>)]}", at), bare_.size());
  }

  /// The name before the separator at `at`, with its quotes left out; empty when there is none.
  Name name_before(std::size_t at) const {
    std::size_t end = at;
    while (end > 0 && at - end < 4 && bare_[end - 1] == ' ') --end;
    const bool quoted = end > 1 && is_quote(bare_[end - 1]);
    if (quoted) --end;
    if (bare_[at] == ':' && !quoted) end = at;
    std::size_t begin = end;
    while (begin > 0 && end - begin < k_longest_name && is_name_character(bare_[begin - 1])) --begin;
    return {begin, end, quoted};
  }

  /// Whether `name` begins a line, an item of a list, or a header that is quoted or shown by curl.
  bool at_start(const Name& name) const {
    constexpr std::string_view k_marks = "-*><";
    std::size_t at = name.begin;
    if (at > 0 && is_quote(bare_[at - 1])) return true;
    while (at > 0 && is_space(bare_[at - 1])) --at;
    if (at > 0 && k_marks.find(bare_[at - 1]) != k_npos) --at;
    while (at > 0 && is_space(bare_[at - 1])) --at;
    return at == 0 || bare_[at - 1] == '\n';
  }

  /// Whether `NAME=` begins at `at`.
  bool is_assignment(std::size_t at) const {
    const std::size_t begin = at;
    while (at < bare_.size() && is_name_character(bare_[at])) ++at;
    return at > begin && at < bare_.size() && bare_[at] == '=';
  }

  /// Whether the line of `name` is one of several that hold an assignment and nothing else, as `env` prints
  /// them. In such a line blanks belong to the value.
  bool in_list_of_variables(const Name& name) const {
    if (name.begin > 0 && bare_[name.begin - 1] != '\n') return false;
    if (is_assignment(end_of_line(name.end) + 1)) return true;
    if (name.begin < 2) return false;
    const std::size_t before = bare_.rfind('\n', name.begin - 2);
    return is_assignment(before == k_npos ? 0 : before + 1);
  }

  /// `some-key.toml:7:` is a place in a file.
  bool is_place(const Name& name, std::size_t separator) const {
    constexpr std::size_t k_longest_ending = 4, k_longest_number = 5;
    const std::string_view text = part(name.begin, name.end);
    const std::size_t dot = text.rfind('.');
    if (bare_[separator] != ':' || dot == k_npos || dot == 0 || text.size() - dot - 1 > k_longest_ending) return false;
    std::size_t at = separator + 1;
    while (at < bare_.size() && is_digit(bare_[at])) ++at;
    const std::size_t digits = at - separator - 1;
    return digits > 0 && digits <= k_longest_number && at < bare_.size() && bare_[at] == ':';
  }

  Stretch value_behind(const Name& name, std::size_t separator) {
    if (is_place(name, separator)) return {};
    std::size_t begin = separator + 1;
    if (begin < bare_.size() && (bare_[begin] == '=' || bare_[begin] == '>')) ++begin;  // == => :=
    if (begin < bare_.size() && bare_[begin] == ':') return {};                // a scope: `Token::new`
    if (bare_[separator] == ':' && part(begin, begin + 2) == "//") return {};  // a URL
    begin = skip_spaces(begin);
    if (begin == bare_.size() || bare_[begin] == '\n') return {};
    quotes_.move_to(begin);
    if (quotes_.closes_string(begin)) return {};  // "NAME=" is the end of its string
    if (!is_quote(bare_[begin])) return unquoted(name, separator, begin);
    const std::size_t end = quotes_.find_closing(begin);
    return end == k_npos ? unquoted(name, separator, begin + 1) : behind_scheme({begin + 1, end});
  }

  /// `value`, which is quoted, without "Bearer" in front.
  Stretch behind_scheme(Stretch value) const {
    const std::string_view text = part(value.begin, value.end);
    const std::size_t blank = text.find(' ');
    if (blank == k_npos || !is_scheme(text.substr(0, blank))) return value;
    return {skip_spaces(value.begin + blank), value.end};
  }

  Stretch unquoted(const Name& name, std::size_t separator, std::size_t begin) const {
    const bool colon = bare_[separator] == ':';
    const Stretch word{begin, end_of_word(begin)};
    if (const std::size_t next = skip_spaces(word.end); next > word.end && is_scheme(part(begin, word.end)))
      return unless_prose(name, {next, end_of_word(next)});
    if (word.begin == word.end || bare_[begin] == '{' || bare_[begin] == '[') return {};
    if (name.quoted && is_number(part(word.begin, word.end))) return {};
    if (colon && text::lower(part(name.begin, name.end)).ends_with("cookie"))
      return trimmed({begin, std::min(bare_.find_first_of("\n\"'`", begin), bare_.size())});
    if (!colon) return in_list_of_variables(name) ? trimmed({begin, end_of_text(begin)}) : word;
    return behind_colon(name, word);
  }

  /// In the middle of a line a word behind a colon goes on with a sentence: "invalid token: expired".
  Stretch unless_prose(const Name& name, Stretch word) const {
    return !at_start(name) && is_prose(part(word.begin, word.end)) ? Stretch{} : word;
  }

  Stretch behind_colon(const Name& name, Stretch word) const {
    if (name.quoted || !at_start(name)) return unless_prose(name, word);
    const std::size_t next = skip_spaces(word.end);
    const bool goes_on = next > word.end && next < bare_.size() && bare_[next] != '\n';
    if (goes_on && is_prose(part(word.begin, word.end))) return {};
    return trimmed({word.begin, std::min(bare_.find_first_of(" \t\n\"'`", word.begin), bare_.size())});
  }

  /// The end of the line, or of the string in which it is told.
  std::size_t end_of_text(std::size_t at) const {
    while (at < bare_.size() && bare_[at] != '\n' && !quotes_.closes_string(at)) ++at;
    return at;
  }

  Stretch trimmed(Stretch value) const {
    constexpr std::string_view k_ends = " \t,;\"'";
    while (value.end > value.begin && k_ends.find(bare_[value.end - 1]) != k_npos) --value.end;
    return value;
  }

  /// Whether there was something to hide.
  bool hide(Stretch stretch) {
    const std::string_view value = part(stretch.begin, stretch.end);
    if (value.find_first_not_of(k_already_hidden) == k_npos) return false;
    const bool harmless = is_state(value) || is_reference(value) || is_path(value);
    if (harmless && value.size() <= k_longest_harmless) return false;
    hits_.push_back({stretch.begin, stretch.end, Structure::secret_value});
    return true;
  }

  std::string_view bare_;
  const Names& names_;
  Hits& hits_;
  Quotes quotes_;
};

}  // namespace

void find_named_values(const BareText& text, const Names& names, Hits& hits) {
  Finder finder(text, names, hits);
  finder.find();
  finder.find_flags();
}

}  // namespace why::redact
