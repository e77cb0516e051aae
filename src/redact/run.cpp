// SPDX-License-Identifier: Apache-2.0
#include "redact/run.hpp"

#include "redact/bare.hpp"
#include "redact/strength.hpp"

namespace why::redact {
namespace {

constexpr std::size_t k_rest_of_value = 8;  // characters that the second half of a broken value has at least

unsigned char byte(char c) { return static_cast<unsigned char>(c); }

}  // namespace

Alphabet read_alphabet(std::string_view bracket) {
  Alphabet alphabet;
  for (std::size_t i = 0; i < bracket.size(); ++i) {
    const bool range = i + 2 < bracket.size() && bracket[i + 1] == '-';
    const char last = range ? bracket[i + 2] : bracket[i];
    for (unsigned c = byte(bracket[i]); c <= byte(last); ++c) alphabet.set(c);
    if (range) i += 2;
  }
  return alphabet;
}

std::size_t end_of_run(const Alphabet& alphabet, std::string_view bare, std::size_t at) {
  while (at < bare.size() && alphabet[byte(bare[at])]) ++at;
  return at;
}

Run read_run(const Alphabet& alphabet, std::string_view bare, std::size_t at, std::size_t min,
             std::size_t max) {
  Run run{at};
  for (std::size_t next = at;;) {
    const std::string_view rest = bare.substr(next, max - run.length);
    const std::string_view more = rest.substr(0, end_of_run(alphabet, rest, 0));
    const bool first = next == at;
    const bool goes_on = more.size() >= k_rest_of_value && is_like_chance(more);
    if (!first && (more.empty() || (run.length >= min && !goes_on))) return run;
    run = {next + more.size(), run.length + more.size(), run.bits + estimate_bits(more)};
    next = skip_line_break(bare, run.end);
    if (next == run.end || run.length == max) return run;
  }
}

}  // namespace why::redact
