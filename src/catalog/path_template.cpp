// SPDX-License-Identifier: Apache-2.0
#include "catalog/path_template.hpp"

namespace why::catalog {
namespace {

/// The offset of the brace that closes the one at `open`.
std::size_t closing(std::string_view text, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < text.size(); ++i) {
    if (text[i] == '{') ++depth;
    if (text[i] == '}' && --depth == 0) return i;
  }
  return text.npos;
}

}  // namespace

std::optional<std::vector<TemplatePiece>> split_template(std::string_view text) {
  std::vector<TemplatePiece> pieces;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    const std::string_view plain = text.substr(0, open);
    if (plain.find('}') != plain.npos) return std::nullopt;
    if (!plain.empty()) pieces.push_back({false, plain});
    if (open == text.npos) break;
    const std::size_t close = closing(text, open);
    if (close == text.npos) return std::nullopt;
    pieces.push_back({true, text.substr(open + 1, close - open - 1)});
    text.remove_prefix(close + 1);
  }
  return pieces;
}

HoleParts split_hole(std::string_view inside) {
  int depth = 0;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (inside[i] == '{') ++depth;
    if (inside[i] == '}') --depth;
    if (depth == 0 && inside.substr(i).starts_with(":-")) return {inside.substr(0, i), inside.substr(i + 2)};
  }
  return {inside, std::nullopt};
}

}  // namespace why::catalog
