// SPDX-License-Identifier: Apache-2.0
#include "authoring/evidence_rows.hpp"

#include <array>
#include <tl/expected.hpp>
#include <utility>

#include "base/limits.hpp"
#include "base/text.hpp"
#include "formats/json.hpp"

namespace why::catalog {
namespace {

constexpr std::array k_keys{
    std::pair{std::string_view("text"), &EvidenceRow::text},
    std::pair{std::string_view("tool"), &EvidenceRow::tool},
    std::pair{std::string_view("url"), &EvidenceRow::url},
    std::pair{std::string_view("date"), &EvidenceRow::date},
    std::pair{std::string_view("note"), &EvidenceRow::note},
};

tl::expected<EvidenceRow, RowFault> read_row(std::string_view line) {
  if (line.size() > limits::k_evidence_line) return tl::unexpected(RowFault::too_long);
  const auto document = json::parse(line);
  if (!document) return tl::unexpected(RowFault::no_json);
  if (document->root().kind != json::Kind::object) return tl::unexpected(RowFault::no_object);
  EvidenceRow row;
  for (const auto& [key, member] : k_keys) {
    const json::Value* value = document->root().get(key);
    if (value == nullptr || value->kind == json::Kind::null) continue;
    const auto string = value->string();
    if (!string) return tl::unexpected(RowFault::wrong_value);
    row.*member = text::trim(*string);
  }
  if (row.text.empty()) return tl::unexpected(RowFault::no_text);
  return row;
}

}  // namespace

EvidenceRows read_evidence(std::string_view text) {
  EvidenceRows out;
  std::size_t number = 0;
  for (const std::string_view line : text::lines(text)) {
    ++number;
    if (text::trim(line).empty()) continue;
    if (out.rows.size() + out.wrong.size() == limits::k_evidence_rows) {
      out.wrong.push_back({number, RowFault::too_many});
      break;
    }
    auto row = read_row(line);
    if (row) {
      row->line = number;
      out.rows.push_back(std::move(*row));
    } else {
      out.wrong.push_back({number, row.error()});
    }
  }
  return out;
}

}  // namespace why::catalog
