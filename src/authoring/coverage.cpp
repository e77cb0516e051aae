// SPDX-License-Identifier: Apache-2.0
#include "authoring/coverage.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace why::catalog {
namespace {

using Ids = std::set<std::string_view>;

std::vector<ToolCoverage> count_errors(const Catalog<Packed>& catalog) {
  std::map<std::string_view, ToolCoverage> tools;
  for (const auto& tool : catalog.tools) tools[tool.id].tool = tool.id;
  const auto has = [](const PackedText& title, const PackedText& meaning) {
    return title.empty() || meaning.empty() ? std::size_t{0} : std::size_t{1};
  };
  for (const auto& error : catalog.errors) {
    ToolCoverage& tool = tools[error.tool];
    tool.tool = error.tool;
    Cell& cell = tool.scopes[static_cast<std::size_t>(error.scope)];
    ++cell.errors;
    cell.en += has(error.title.en, error.meaning.en);
    cell.zh += has(error.title.zh, error.meaning.zh);
  }
  std::vector<ToolCoverage> out;
  for (const auto& [id, tool] : tools) out.push_back(tool);
  return out;
}

/// Ids of `list` that are not in `used`.
template <class List>
std::vector<std::string_view> not_in(const Ids& used, const List& list) {
  std::vector<std::string_view> out;
  for (const auto& entry : list)
    if (!used.contains(entry.id)) out.push_back(entry.id);
  return out;
}

void look_at_references(const Error<Packed>& error, Coverage& coverage) {
  Ids pages;
  std::string_view oldest;
  for (const auto& reference : error.references) {
    pages.insert(reference.url);
    if (oldest.empty() || reference.date.view() < oldest) oldest = reference.date;
  }
  if (pages.size() < 2) coverage.single_source.push_back(error.id);
  coverage.checked.push_back({oldest, error.id});
}

}  // namespace

Coverage coverage_of(const Catalog<Packed>& catalog) {
  Coverage coverage;
  coverage.tools = count_errors(catalog);
  Ids causes, fixes, providers;
  for (const auto& error : catalog.errors) {
    look_at_references(error, coverage);
    for (const auto& count : error.causes) causes.insert(count.cause);
    providers.insert({error.tool.view(), error.provider.view()});
  }
  for (const auto& cause : catalog.causes) {
    fixes.insert(cause.fixes.begin(), cause.fixes.end());
    for (const auto& alarm : cause.alarms) fixes.insert(alarm.fixes.begin(), alarm.fixes.end());
  }
  std::ranges::sort(coverage.checked, {}, [](const Checked& c) { return std::tie(c.date, c.error); });
  coverage.unused_causes = not_in(causes, catalog.causes);
  coverage.unused_fixes = not_in(fixes, catalog.fixes);
  coverage.silent_providers = not_in(providers, catalog.providers);
  return coverage;
}

}  // namespace why::catalog
