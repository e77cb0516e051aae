// From a text to the known errors in it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/model.hpp"

namespace why::catalog {

/// What stood in a hole of a signature, spelled as in the text; blanks and escapes are cleaned.
struct Field {
  std::string name, kind, text;
};

/// A known error in a text. All its occurrences make one match; those of several of its signatures at
/// the same place count once. Offsets and columns count bytes of the text, lines and columns from 1.
struct Match {
  const Error<Packed>* error = nullptr;
  const Signature<Packed>* signature = nullptr;  ///< of the first occurrence, as are all up to `fields`
  std::uint64_t offset = 0, length = 0;
  std::uint64_t line = 0, column = 0;
  std::vector<Field> fields;
  std::uint64_t count = 0;
  std::uint64_t last_offset = 0;
  /// When every occurrence lies inside a longer match: the index of the one around the first.
  std::optional<std::size_t> inside;
};

/// A tool of which marks were seen, and how many.
struct SeenTool {
  std::string_view id;
  std::uint64_t count = 0;
};

struct Found {
  std::vector<Match> matches;   ///< by first occurrence, at most limits::k_matches
  std::vector<SeenTool> marks;  ///< in the order in which they were first seen
};

/// Looks for the errors of a catalog in a text that comes in pieces. Memory is bounded and time linear,
/// however long the text is and however it is cut.
class Matcher {
 public:
  /// `catalog` must outlive the matcher and all that it has found.
  explicit Matcher(const Catalog<Packed>& catalog);
  ~Matcher();
  Matcher(Matcher&&) noexcept;
  Matcher& operator=(Matcher&&) noexcept;

  void feed(std::string_view bytes);
  /// Ends the text. To be called once, last.
  Found finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The errors in `text`.
Found match_text(const Catalog<Packed>& catalog, std::string_view text);

}  // namespace why::catalog
