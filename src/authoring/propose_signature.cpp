// SPDX-License-Identifier: Apache-2.0
#include "authoring/propose_signature.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/assert.hpp"
#include "base/text.hpp"
#include "catalog/model.hpp"
#include "match/hit.hpp"
#include "match/normal.hpp"
#include "match/signature.hpp"

namespace why::catalog {
namespace {

/// Something that varies from message to message: the group of `pattern`, which becomes a hole.
struct Varying {
  std::string_view pattern, name, kind;
};
constexpr std::string_view k_status = "status";
constexpr std::string_view k_number = "number";
constexpr std::string_view k_opaque = "id";

// The first that fits counts.
constexpr std::array k_varying{
    Varying{R"((\[hidden: [^\]]*\]))", "", "*"},
    // behind a name that promises it
    Varying{R"(https?://([\w.-]+\w(?::\d+)?))", "host", "host"},
    Varying{R"(\bmodel(?:_id)?["'`]*\s*[:=]?\s*["'`]*([\w.:/-]*\d(?:[\w.:/-]*\w)?))", "model", "id"},
    Varying{R"(\b(?:[a-z]+_id|[a-z]+Id)["'`]*\s*[:=]\s*["'`]*([\w-]+))", k_opaque, "id"},
    // by its form
    Varying{R"(\b(\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?)?))", "time",
            "any"},
    Varying{R"(\b(\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?(?: ?[ap]m)?)\b)", "time", "any"},
    Varying{R"(\b(\d{1,2} ?[ap]m)\b)", "time", "any"},
    Varying{R"(\b([\w.+-]+@[\w-]+\.[\w.-]*[A-Za-z]))", "account", "any"},
    Varying{R"(\b(\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?))", "host", "host"},
    Varying{R"(\b(localhost:\d+))", "host", "host"},
    Varying{R"(\b((?:[a-z0-9-]+\.){2,}[a-z]{2,}(?::\d+)?)\b)", "host", "host"},
    Varying{R"((/(?:home|Users|root|tmp|var|private)/[\w./@-]*\w))", "path", "any"},
    Varying{R"(\b([A-Z]:\\[\w.\\@-]*\w))", "path", "any"},
    Varying{R"(\b(v?\d+(?:\.\d+){2,}(?:-[\w.]*\w)?))", "version", "id"},
    Varying{R"(\b([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\b)", k_opaque, "id"},
    Varying{R"(\b([A-Za-z][A-Za-z_-]*(?:\d[A-Za-z_-]*){3}[\w-]*))", k_opaque, "id"},
    Varying{R"(\b((?:\d[A-Za-z_-]*){3}[\w-]*[A-Za-z][\w-]*))", k_opaque, "id"},
    Varying{R"(\b(\d+\.\d+))", k_number, "id"},
    Varying{R"(\b(\d+))", k_number, "int"},
};
constexpr std::string_view k_word = R"(\b[A-Za-z_][\w.-]*)";  // stays, digits inside it too

std::string pattern_of_all() {
  std::string pattern;
  for (const Varying& varying : k_varying) pattern += std::string(varying.pattern) + "|";
  return pattern + std::string(k_word);
}

bool is_name(std::string_view s) {
  return !s.empty() && s.size() <= 24 && (s[0] < '0' || s[0] > '9') &&
         s.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == s.npos;
}

/// The key that `before` ends with: `"request_id": "` or `request_id=`. Empty when it is only a word of a
/// sentence.
std::string key_at_end(std::string_view before) {
  constexpr std::string_view k_quotes = "\"'` ";
  const auto strip = [&] { before = before.substr(0, before.find_last_not_of(k_quotes) + 1); };
  strip();
  if (!before.ends_with(':') && !before.ends_with('=')) return {};
  before.remove_suffix(1);
  const bool is_quoted = before.ends_with('"') || before.ends_with('\'');
  strip();
  const std::size_t begin =
      before.find_last_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") + 1;
  const std::string key = text::lower(before.substr(begin));
  const bool is_key = is_quoted || text::contains(key, "_");
  const std::string name = text::replace_all(key, "-", "_");
  return is_key && is_name(name) ? name : std::string();
}

bool is_blank(std::string_view fixed) { return normal_form(fixed, Starts::middle).empty(); }

/// A message cut at its holes: hole `i` stands behind `fixed[i]`.
struct Cut {
  std::vector<std::string> fixed{""};
  std::vector<Hole<Owned>> holes;
  std::uint32_t http_status = 0;

  /// Two holes with nothing between them become one of any text.
  void add(std::string name, std::string_view kind) {
    if (!holes.empty() && is_blank(fixed.back())) {
      const bool keeps = holes.back().kind != "*" && kind != "*";
      holes.back() = keeps ? Hole<Owned>{holes.back().name, "any"} : Hole<Owned>{"", "*"};
      fixed.back().clear();
      return;
    }
    const std::string wish = name;
    for (int number = 2; !name.empty() && has(name); ++number) name = fmt::format("{}_{}", wish, number);
    holes.push_back({std::move(name), std::string(kind)});
    fixed.emplace_back();
  }

  bool has(std::string_view name) const {
    return std::ranges::find(holes, name, &Hole<Owned>::name) != holes.end();
  }

  /// Takes away holes that tell nothing where they stand, and what would make the signature too long.
  void trim() {
    constexpr std::size_t k_most_holes = 6;
    while (!holes.empty() && is_blank(fixed.front()) && holes.front().name != k_status) {
      holes.erase(holes.begin());
      fixed.erase(fixed.begin());
      fixed.front().erase(0, fixed.front().find_first_not_of(" .,:;)]-"));
    }
    const auto drop_last = [&] {
      holes.pop_back();
      fixed.pop_back();
    };
    while (holes.size() > k_most_holes) drop_last();
    while (!holes.empty() && holes.back().kind == "*" && is_blank(fixed.back())) drop_last();
  }

  std::string text() const {
    std::string out;
    for (std::size_t i = 0; i < fixed.size(); ++i) {
      out += fixed[i];
      if (i == holes.size()) break;
      out += holes[i].kind == "*" ? "{*}" : "{" + holes[i].name + ":" + holes[i].kind + "}";
    }
    return std::string(text::trim(out));
  }
};

/// Puts a hole for `found`, or leaves it when it only looks as if it varied.
void add_varying(const Varying& varying, std::string_view before, std::string_view found, Cut& cut) {
  constexpr std::size_t k_shortest_id = 8;
  const bool is_status = varying.kind == "int" && found.size() == 3 && (found[0] == '4' || found[0] == '5');
  if (varying.name == k_opaque && found.size() < k_shortest_id) {
    cut.fixed.back() += found;
  } else if (is_status && !cut.has(k_status)) {
    cut.http_status = static_cast<std::uint32_t>(text::to_int(found).value_or(0));
    cut.add(std::string(k_status), varying.kind);
  } else {
    const bool may_be_named = varying.name == k_opaque || varying.name == k_number;
    const std::string key = may_be_named ? key_at_end(before) : std::string();
    cut.add(key.empty() ? std::string(varying.name) : key, varying.kind);
  }
}

/// `text` as a person sees it: without colours, escapes and what a terminal or a log put into it.
std::string seen(std::string_view text) {
  Normaliser normaliser;
  normaliser.read(text, Starts::line);
  const std::size_t size = normaliser.normal().size();
  return size == 0 ? std::string() : spell(normaliser, {0, size}, "any");
}

/// All of a short text; of a longer one the longest line, and an indented one only if there is no other.
std::string_view telling_part(std::string_view message) {
  constexpr std::size_t k_short = 240;  // bytes of normal form
  constexpr std::size_t k_bracket = 4;
  if (normal_form(message).size() <= k_short) return message;
  std::string_view best;
  bool is_best_indented = true;
  std::size_t most = 0;
  for (const std::string_view line : text::lines(message)) {
    const std::size_t size = normal_form(line).size();
    const bool is_indented = size <= k_bracket || text::is_blank(line[0]);
    if (size == 0 || std::pair(!is_indented, size) <= std::pair(!is_best_indented, most)) continue;
    best = line;
    is_best_indented = is_indented;
    most = size;
  }
  return best;
}

/// The beginning of `text`, up to a blank.
std::string_view beginning(std::string_view text) {
  constexpr std::size_t k_longest = 600;
  if (text.size() <= k_longest) return text;
  return text.substr(0, std::min(text.rfind(' ', k_longest), k_longest));
}

/// What the "message" of an answer says, or else all that is fixed.
std::string words_of(const Cut& cut) {
  const std::string fixed = fmt::format("{}", fmt::join(cut.fixed, " "));
  static constexpr std::string_view k_message = "\"message\":";
  const std::size_t key = fixed.find(k_message);
  const std::size_t begin = key == fixed.npos ? fixed.npos : fixed.find('"', key + k_message.size());
  return begin == fixed.npos ? fixed : fixed.substr(begin + 1, fixed.find('"', begin + 1) - begin - 1);
}

/// `text` cut wherever `pattern`, that of all, has a group.
Cut cut_at_holes(const RE2& pattern, std::string_view text) {
  Cut cut;
  std::array<re2::StringPiece, 1 + k_varying.size()> groups;
  std::size_t at = 0;
  while (
      pattern.Match(text, at, text.size(), RE2::UNANCHORED, groups.data(), static_cast<int>(groups.size()))) {
    const auto* group =
        std::find_if(groups.begin() + 1, groups.end(), [](const auto& g) { return g.data() != nullptr; });
    const bool varies = group != groups.end();
    const re2::StringPiece& found = varies ? *group : groups[0];
    const auto begin = static_cast<std::size_t>(found.data() - text.data());
    cut.fixed.back() += text.substr(at, begin - at);
    at = begin + found.size();
    if (varies)
      add_varying(k_varying[static_cast<std::size_t>(group - groups.begin()) - 1], text.substr(0, begin),
                  text.substr(begin, found.size()), cut);
    else
      cut.fixed.back() += text.substr(begin, found.size());
  }
  cut.fixed.back() += text.substr(at);
  return cut;
}

}  // namespace

SignatureProposer::SignatureProposer() : varying_(std::make_unique<RE2>(pattern_of_all())) {
  WHY_ASSERT(varying_->NumberOfCapturingGroups() == static_cast<int>(k_varying.size()));
}
SignatureProposer::~SignatureProposer() = default;

ProposedSignature SignatureProposer::propose(std::string_view message) const {
  const std::string text = seen(telling_part(message));
  Cut cut = cut_at_holes(*varying_, beginning(text));
  ProposedSignature proposed{{}, words_of(cut), cut.http_status};
  cut.trim();
  proposed.text = cut.text();
  if (!compile_signature(proposed.text)) proposed.text.clear();
  return proposed;
}

}  // namespace why::catalog
