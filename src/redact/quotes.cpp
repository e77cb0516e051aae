// SPDX-License-Identifier: Apache-2.0
#include "redact/quotes.hpp"

#include <algorithm>
#include <bit>

namespace why::redact {

/// 0 for a quote without backslashes, 1 for one inside such a string, and so on.
std::size_t Quotes::level_of(std::size_t quote) const {
  const std::size_t backslashes = text_.width(quote) - 1;
  return static_cast<std::size_t>(std::countr_one(backslashes));
}

void Quotes::move_to(std::size_t at) {
  for (std::size_t i = at_; i < at; ++i) {
    if (bare_[i] == '"') {
      const std::size_t level = level_of(i);
      if (level >= open_.size()) continue;
      open_[level] = !open_[level];
      std::fill(open_.begin() + static_cast<std::ptrdiff_t>(level) + 1, open_.end(), false);
    } else if (ends_line(i)) {
      open_ = {};
    }
  }
  at_ = std::max(at_, at);
}

bool Quotes::closes_string(std::size_t at) const {
  if (bare_[at] != '"') return false;
  const std::size_t level = level_of(at);
  return level < open_.size() && open_[level];
}

std::size_t Quotes::find_closing(std::size_t open) const {
  for (std::size_t i = open + 1; i < bare_.size() && !ends_line(i); ++i) {
    if (closes_string(i)) return i;
    if (bare_[i] == bare_[open] && level_of(i) == level_of(open)) return i;
  }
  return std::string_view::npos;
}

}  // namespace why::redact
