// Finds secrets that nobody told us of by the shape of their family.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "redact/hit.hpp"
#include "redact/run.hpp"
#include "redact/shape.hpp"

namespace why::redact {

class ShapeFinder {
 public:
  /// The hits of shape `i` have the label `first_label + i`.
  ShapeFinder(std::span<const Shape> shapes, std::uint32_t first_label);

  /// Appends the secrets in `bare`, in order, followed over line breaks (run.hpp). Fillers ("xxxx") are no
  /// secrets.
  void find(std::string_view bare, Hits& hits) const;

  /// Length of the longest prefix of a family with which `secret` begins.
  std::size_t prefix_length(std::string_view secret) const;

 private:
  struct Family {
    std::string_view prefix;
    Alphabet alphabet;
    std::size_t min, max;
    std::uint32_t label;
    bool needs_boundary;  ///< the prefix is so short that it ends words: "task-"
    double bits;          ///< a character, that a value must have at least
  };

  std::size_t end_of_secret(const Family& family, std::string_view bare, std::size_t at) const;
  std::span<const Family> starting_with(char c) const;
  static std::size_t pair(std::string_view text) {
    return static_cast<std::size_t>(static_cast<unsigned char>(text[0])) << 8U |
           static_cast<unsigned char>(text[1]);
  }

  std::vector<Family> families_;               ///< by first character, longest prefix first
  std::array<std::uint32_t, 257> first_of_{};  ///< by character: index of its first family; one past the end
  std::bitset<65536> begins_;                  ///< the first two characters of all prefixes
};

}  // namespace why::redact
