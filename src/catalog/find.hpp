// Entries by id. Lists of a catalog are sorted by id, so finding one is a binary search.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "catalog/model.hpp"
#include "catalog/nearest.hpp"

namespace why::catalog {

/// The entry of a sorted list with this id, or null.
template <class List>
auto find_by_id(const List& list, std::string_view id) -> decltype(&list[0]) {
  const auto found = std::lower_bound(
      list.begin(), list.end(), id,
      [](const auto& entry, std::string_view wanted) { return std::string_view(entry.id) < wanted; });
  return found == list.end() || std::string_view(found->id) != id ? nullptr : &*found;
}

template <class S>
const Error<S>* find_error(const Catalog<S>& catalog, std::string_view id) {
  return find_by_id(catalog.errors, id);
}
template <class S>
const Cause<S>* find_cause(const Catalog<S>& catalog, std::string_view id) {
  return find_by_id(catalog.causes, id);
}
template <class S>
const Fix<S>* find_fix(const Catalog<S>& catalog, std::string_view id) {
  return find_by_id(catalog.fixes, id);
}
/// By its id, by the id of a program that runs it inside, or by its command.
template <class S>
const Tool<S>* find_tool(const Catalog<S>& catalog, std::string_view id) {
  if (const Tool<S>* tool = find_by_id(catalog.tools, id)) return tool;
  for (const auto& tool : catalog.tools)
    for (const std::string_view alias : tool.aliases)
      if (alias == id) return &tool;
  for (const auto& tool : catalog.tools)
    for (const std::string_view command : tool.commands)
      if (command == id) return &tool;
  return nullptr;
}
template <class S>
const Provider<S>* find_provider(const Catalog<S>& catalog, std::string_view id) {
  return find_by_id(catalog.providers, id);
}
template <class S>
const SecretShape<S>* find_secret(const Catalog<S>& catalog, std::string_view id) {
  return find_by_id(catalog.secrets, id);
}

template <class S>
const FactKind<S>* find_fact(const Catalog<S>& catalog, std::string_view id) {
  return find_by_id(catalog.facts, id);
}

/// The id of `list` that a mistyped one was probably meant to be; empty when none is near.
template <class List>
std::string_view nearest_id(const List& list, std::string_view id) {
  std::vector<std::string_view> ids;
  for (const auto& entry : list) ids.emplace_back(entry.id);
  return nearest(id, ids);
}

}  // namespace why::catalog
