// SPDX-License-Identifier: Apache-2.0
#include "redact/shape_finder.hpp"

#include <algorithm>
#include <tuple>

#include "redact/characters.hpp"
#include "redact/strength.hpp"

namespace why::redact {
namespace {

constexpr std::size_t k_telling_prefix = 7;  // characters that no word holds by accident
constexpr std::size_t k_short_prefix = 4;
constexpr double k_filler_bits = 1.3;  // a character; "xxxx" has 1

unsigned char byte(char c) { return static_cast<unsigned char>(c); }

}  // namespace

ShapeFinder::ShapeFinder(std::span<const Shape> shapes, std::uint32_t first_label) {
  families_.reserve(shapes.size());
  for (const Shape& shape : shapes) {
    const std::uint32_t label = first_label++;
    if (shape.prefix.size() < 2) continue;  // such a family is known by its place only
    const Alphabet alphabet = read_alphabet(shape.alphabet);
    const bool could_be_words = shape.prefix.size() <= k_short_prefix && (alphabet['-'] || alphabet['_']);
    begins_.set(pair(shape.prefix));
    families_.push_back({shape.prefix, alphabet, shape.min, shape.max, label,
                         shape.prefix.size() < k_telling_prefix,
                         could_be_words ? k_chance_bits_a_character : k_filler_bits});
  }
  std::ranges::stable_sort(families_, {},
                           [](const Family& f) { return std::tuple(byte(f.prefix[0]), ~f.prefix.size()); });
  for (const Family& family : families_) ++first_of_[byte(family.prefix[0]) + 1U];
  for (std::size_t c = 1; c < first_of_.size(); ++c) first_of_[c] += first_of_[c - 1];
}

std::span<const ShapeFinder::Family> ShapeFinder::starting_with(char c) const {
  const std::uint32_t first = first_of_[byte(c)];
  return std::span(families_).subspan(first, first_of_[byte(c) + 1U] - first);
}

std::size_t ShapeFinder::prefix_length(std::string_view secret) const {
  if (secret.empty()) return 0;
  for (const Family& family : starting_with(secret[0]))
    if (secret.starts_with(family.prefix)) return family.prefix.size();
  return 0;
}

/// The end of a secret whose prefix ends at `at`; `at` when there is none.
std::size_t ShapeFinder::end_of_secret(const Family& family, std::string_view bare, std::size_t at) const {
  const Run run = read_run(family.alphabet, bare, at, family.min, family.max);
  if (run.length < family.min || run.bits < family.bits * static_cast<double>(run.length)) return at;
  return end_of_run(family.alphabet, bare, run.end);
}

void ShapeFinder::find(std::string_view bare, Hits& hits) const {
  for (std::size_t i = 0; i + 1 < bare.size(); ++i) {
    if (!begins_[pair(bare.substr(i, 2))]) continue;
    const bool boundary = i == 0 || !is_letter_or_digit(bare[i - 1]);
    for (const Family& family : starting_with(bare[i])) {
      if ((family.needs_boundary && !boundary) || !bare.substr(i).starts_with(family.prefix)) continue;
      const std::size_t begin = i + family.prefix.size();
      const std::size_t end = end_of_secret(family, bare, begin);
      if (end == begin) continue;
      hits.push_back({i, end, family.label});
      i = end - 1;
      break;
    }
  }
}

}  // namespace why::redact
