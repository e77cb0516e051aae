// Tokens and keys that are told by their own form.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "redact/characters.hpp"
#include "redact/run.hpp"
#include "redact/strength.hpp"
#include "redact/structure.hpp"

namespace why::redact {
namespace {

constexpr std::size_t k_shortest_part = 10;  // characters of the first two parts of a JSON Web Token
constexpr std::size_t k_longest_part = 8192;

/// `eyJ...` and two more parts (four when it is encrypted), divided by points.
void find_json_web_tokens(std::string_view bare, Hits& hits) {
  static const Alphabet k_base64url = read_alphabet("A-Za-z0-9_-");
  for (std::size_t begin = bare.find("eyJ"); begin != std::string_view::npos;) {
    Run part = read_run(k_base64url, bare, begin, k_shortest_part, k_longest_part);
    const bool starts =
        part.length >= k_shortest_part && (begin == 0 || !is_letter_or_digit(bare[begin - 1]));
    int parts = 1;
    while (starts && parts < 5 && part.end < bare.size() && bare[part.end] == '.') {
      const Run next = read_run(k_base64url, bare, part.end + 1, 0, k_longest_part);
      if (parts == 1 && next.length < k_shortest_part) break;
      part = next;
      ++parts;
    }
    if (parts >= 3) hits.push_back({begin, part.end, Structure::token});
    begin = bare.find("eyJ", part.end);
  }
}

/// The text between the two marks; to the next empty line when the second one is missing, and never out of a
/// quoted string.
void find_private_keys(std::string_view bare, Hits& hits) {
  constexpr std::string_view k_mark = "-----";
  constexpr std::string_view k_begin = "-----BEGIN ";
  for (std::size_t at = bare.find(k_begin); at != std::string_view::npos; at = bare.find(k_begin, at)) {
    const std::size_t name = at + k_begin.size();
    const std::size_t name_end = bare.substr(0, name + 64).find(k_mark, name);
    at = name;
    if (name_end == std::string_view::npos) continue;
    if (!text::contains(bare.substr(name, name_end - name), "PRIVATE KEY")) continue;
    const std::size_t begin = name_end + k_mark.size();
    const std::size_t string_end = std::min(bare.find('"', begin), bare.size());
    std::size_t end = bare.find("-----END ", begin);
    if (end == std::string_view::npos) end = bare.find("\n\n", begin);
    end = std::min(end, string_end);
    while (end > begin && text::is_blank(bare[end - 1])) --end;
    const std::size_t first = std::min(bare.find_first_not_of(" \t\n", begin), end);
    if (first < end && bare.substr(first, end - first) != std::string_view(&k_already_hidden, 1))
      hits.push_back({first, end, Structure::private_key});
    at = std::max(at, end);
  }
}

/// What follows `scheme` and a blank, when it is a token and no word.
void find_scheme(std::string_view bare, std::string_view scheme, Hits& hits) {
  static const Alphabet k_token = read_alphabet("A-Za-z0-9._~+/=-");
  const std::string_view tail = scheme.substr(1);  // the first letter is of either case
  for (std::size_t at = bare.find(tail); at != std::string_view::npos; at = bare.find(tail, at + 1)) {
    if (at == 0 || !text::equals_ignoring_case(bare.substr(at - 1, 1), scheme.substr(0, 1))) continue;
    const std::size_t begin = std::min(bare.find_first_not_of(' ', at + tail.size()), bare.size());
    if (begin == at + tail.size()) continue;
    const Run run = read_run(k_token, bare, begin, 0, k_longest_part);
    if (run.bits >= k_strong_bits) hits.push_back({begin, run.end, Structure::token});
  }
}

}  // namespace

void find_tokens(std::string_view bare, Hits& hits) {
  find_json_web_tokens(bare, hits);
  find_private_keys(bare, hits);
  find_scheme(bare, "bearer", hits);
  find_scheme(bare, "basic", hits);
}

}  // namespace why::redact
