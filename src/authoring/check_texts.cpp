// SPDX-License-Identifier: Apache-2.0
#include "authoring/check_texts.hpp"

#include <fmt/format.h>

#include <array>
#include <set>
#include <utility>

#include "base/text.hpp"
#include "authoring/advice.hpp"
#include "authoring/rules.hpp"

namespace why::catalog {
namespace {

bool is_ideograph(char32_t c) {
  return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF);
}
/// Ideographs and the punctuation that goes with them.
bool is_chinese(char32_t c) {
  return is_ideograph(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF);
}

template <class Is>
bool has(std::string_view s, Is is) {
  for (std::size_t at = 0; at < s.size();) {
    const text::Char c = text::decode(s, at);
    if (is(c.code)) return true;
    at += c.size;
  }
  return false;
}

bool is_lower(std::string_view word) {
  return word.size() > 1 && std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Longest row of plain English words. Names, commands and quoted messages interrupt it.
std::size_t english_in_a_row(std::string_view s) {
  std::size_t row = 0, longest = 0;
  for (const std::string_view word : text::split(s, ' ')) {
    row = is_lower(word) ? row + 1 : 0;
    longest = std::max(longest, row);
  }
  return longest;
}
constexpr std::size_t k_english_sentence = 5;  // words in a row

std::set<std::string_view> placeholders_of(std::string_view s) {
  std::set<std::string_view> found;
  for (std::size_t begin = s.find('{'); begin != s.npos; begin = s.find('{', begin + 1)) {
    const std::size_t end = s.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", begin + 1);
    if (end != s.npos && s[end] == '}' && end > begin + 1) found.insert(s.substr(begin, end - begin + 1));
  }
  return found;
}

/// Words in lower case, split at everything but letters.
std::vector<std::string> words_of(std::string_view s) {
  std::vector<std::string> words(1);
  for (const char c : text::lower(s)) {
    if (c >= 'a' && c <= 'z')
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  return words;
}

constexpr auto k_before_commands = std::to_array<std::string_view>({"run", "use", "try", "type", "with"});
constexpr auto k_ends_of_commands = std::to_array<std::string_view>({"login", "logout", "doctor", "setup"});
constexpr auto k_after_commands =
    std::to_array<std::string_view>({"to", "and", "or", "for", "again", "then"});

/// Whether `word` is one of `first` and one of `second` without the blank between.
template <class First, class Second>
bool is_joined(std::string_view word, const First& first, const Second& second) {
  return std::ranges::any_of(first, [&](std::string_view a) {
    return word.starts_with(a) && std::ranges::find(second, word.substr(a.size())) != second.end();
  });
}

bool is_marked_as_fake(std::string_view secret) {
  const std::string low = text::lower(secret);
  return text::contains(low, "fake") || text::contains(low, "example");
}

std::vector<redact::Shape> shapes_of(const Loaded& all) {
  std::vector<redact::Shape> shapes;
  for (const auto& [secret, document, node] : all.secrets)
    shapes.push_back({secret.id, secret.prefix, secret.alphabet, secret.min, secret.max, secret.id});
  return shapes;
}

}  // namespace

TextChecks::TextChecks(const Loaded& all) : secrets_(shapes_of(all), 0) {
  for (const auto& [tool, document, node] : all.tools)
    commands_.insert(commands_.end(), tool.commands.begin(), tool.commands.end());
}

void TextChecks::check(const EntryReport& report, std::string_view path, const Words<Owned>& words,
                       Prose prose, Placeholders allowed) const {
  if (text::trim(words.en).empty()) return;  // key.missing has said so
  if (text::trim(words.zh).empty())
    report.add(rule("text.not-chinese"), path, fmt::format("`{}` has no Chinese text", path), "translate it: zh = \"...\"");
  else
    check_languages(report, path, words, prose);
  for (const auto& [language, text] : {std::pair(".en", &words.en), {".zh", &words.zh}}) {
    const std::string place = std::string(path) + language;
    check_placeholders(report, place, *text, allowed);
    check_manners(report, place, *text);
    check_glued(report, place, *text);
    check_secret(report, place, *text);
  }
}

void TextChecks::check_languages(const EntryReport& report, std::string_view path, const Words<Owned>& words,
                                 Prose prose) const {
  const auto en = placeholders_of(words.en);
  if (en != placeholders_of(words.zh))
    report.add(
        rule("text.placeholders-differ"), path,
        fmt::format("`{}` has other placeholders in en than in zh", path),
        fmt::format("the English text has {}", en.empty() ? "none" : fmt::format("{}", fmt::join(en, " "))));
  if (has(words.en, is_chinese))
    report.add(rule("text.languages-mixed"), fmt::format("{}.en", path),
               "the English text has Chinese characters", "say it in English only, with English punctuation");
  if (english_in_a_row(words.zh) >= k_english_sentence)
    report.add(rule("text.languages-mixed"), fmt::format("{}.zh", path),
               "the Chinese text has an English sentence in it",
               "translate it, or quote a message as it was printed");
  const bool may_be_equal = prose == Prose::name && words.en == words.zh;
  if (!has(words.zh, is_ideograph) && !may_be_equal)
    report.add(rule("text.not-chinese"), fmt::format("{}.zh", path), "the Chinese text is not Chinese",
               "translate it");
}

void TextChecks::check_placeholders(const EntryReport& report, std::string_view path, std::string_view text,
                                    Placeholders allowed) const {
  for (const std::string_view found : placeholders_of(text))
    if (std::ranges::find(allowed, found) == allowed.end())
      report.add(rule("text.placeholder-unknown"), path, fmt::format("nobody fills in {} here", found),
                 allowed.empty() ? "write it out" : fmt::format("known are {}", fmt::join(allowed, " ")));
}

void TextChecks::check_manners(const EntryReport& report, std::string_view path,
                               std::string_view text) const {
  if (const std::string words = import_note(text); !words.empty())
    report.add(rule("text.import-note"), path, fmt::format("`{}` is a note for editors", words),
               "say what happened in your own words; sources go into [[reference]]");
  if (text::contains(text, "!") || text::contains(text, "！"))
    report.add(rule("text.exclamation"), path, "there is an exclamation mark",
               "end the sentence with a full stop");
}

void TextChecks::check_glued(const EntryReport& report, std::string_view path, std::string_view text) const {
  for (const std::string& word : words_of(text))
    if (is_joined(word, k_before_commands, commands_) ||
        is_joined(word, k_ends_of_commands, k_after_commands))
      report.add(rule("text.commands-glued"), path, fmt::format("`{}` is two words", word),
                 "put the blanks back");
}

void TextChecks::check_secret(const EntryReport& report, std::string_view path, std::string_view text) const {
  redact::Hits hits;
  secrets_.find(text, hits);
  for (const redact::Hit& hit : hits)
    if (!is_marked_as_fake(text.substr(hit.begin, hit.end - hit.begin)))
      report.add(rule("text.secret"), path, "something here has the shape of a real secret",
                 "replace its characters, with FAKE or EXAMPLE among them");
}

}  // namespace why::catalog
