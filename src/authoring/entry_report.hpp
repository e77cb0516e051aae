// Where the checks of one entry put what they find.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/load.hpp"
#include "authoring/problem.hpp"

namespace why::catalog {

/// Turns paths inside an entry ("signature[1].text") into places in its file.
class EntryReport {
 public:
  /// `entry` must have a document.
  template <class T>
  EntryReport(const Entry<T>& entry, std::vector<Problem>& problems)
      : document_(*entry.document), node_(*entry.node), problems_(problems) {}

  void add(const Rule& rule, std::string_view path, std::string what, std::string how) const;

 private:
  const Document& document_;
  const Node& node_;
  std::vector<Problem>& problems_;
};

/// Whether `entries`, sorted by id, have one with this id.
template <class T>
bool has_id(const Entries<T>& entries, std::string_view id) {
  return std::ranges::binary_search(entries, id, {},
                                    [](const Entry<T>& entry) { return std::string_view(entry.value.id); });
}

template <class T>
std::vector<std::string_view> ids_of(const Entries<T>& entries) {
  std::vector<std::string_view> ids;
  for (const Entry<T>& entry : entries) ids.emplace_back(entry.value.id);
  return ids;
}
template <class T>
std::vector<std::string_view> ids_of(const std::vector<T>& parts) {
  std::vector<std::string_view> ids;
  for (const T& part : parts) ids.emplace_back(part.id);
  return ids;
}

}  // namespace why::catalog
