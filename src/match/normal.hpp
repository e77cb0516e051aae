// The normal form of a text: what is left of a message however it was coloured, quoted, nested or wrapped.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace why::catalog {

/// Whether a text begins where a line begins, so that the head of the line is left out too.
enum class Starts : std::uint8_t { line, middle };

/// Brings texts to normal form: units of kind `text` only (units.hpp), ASCII letters in lower case, other
/// forms of ASCII characters as ASCII. Keeps its buffers from text to text.
class Normaliser {
 public:
  /// Reads `text`, of less than 4 GiB, which must outlive the calls below.
  void read(std::string_view text, Starts starts);

  /// The normal form, and for each of its bytes the offset in the text of the unit it comes from.
  std::string_view normal() const { return {bytes_.data(), size_}; }
  std::string_view source() const { return source_; }
  std::size_t begin_of(std::size_t i) const { return at_[i]; }
  /// The offset in the text behind the unit that byte `i` comes from.
  std::size_t end_of(std::size_t i) const;

 private:
  std::size_t copy_plain(std::size_t from);
  void put(char32_t code, std::size_t from);
  void put_byte(char byte, std::size_t from);

  std::string_view source_;
  std::string bytes_;
  std::vector<std::uint32_t> at_;
  std::size_t size_ = 0;
};

/// The normal form of `text`.
std::string normal_form(std::string_view text, Starts starts = Starts::line);

}  // namespace why::catalog
