// Evidence as others collect it: reports of messages, one JSON object a line.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace why::catalog {

/// One report. Only `text` is always there.
struct EvidenceRow {
  std::size_t line = 0;  ///< from 1
  std::string text, tool, url, date, note;
};

/// Why a line is no row.
enum class RowFault { no_json, no_object, no_text, wrong_value, too_long, too_many };

struct WrongRow {
  std::size_t line = 0;
  RowFault fault{};
};

struct EvidenceRows {
  std::vector<EvidenceRow> rows;
  std::vector<WrongRow> wrong;  ///< reading goes on behind each but too_many
};

/// Blank lines and unknown keys are passed over; a byte-order mark, CR LF and bytes that are not UTF-8 do no
/// harm.
EvidenceRows read_evidence(std::string_view text);

}  // namespace why::catalog
