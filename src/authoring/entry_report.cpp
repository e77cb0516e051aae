// SPDX-License-Identifier: Apache-2.0
#include "authoring/entry_report.hpp"

#include <utility>

namespace why::catalog {

void EntryReport::add(const Rule& rule, std::string_view path, std::string what, std::string how) const {
  const LineColumn at = node_.at(path).place;
  problems_.push_back({document_.path, at.line, at.column, std::string(rule.id), rule.severity,
                       std::move(what), std::string(rule.why), std::move(how)});
}

}  // namespace why::catalog
