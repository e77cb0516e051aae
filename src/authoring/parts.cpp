// SPDX-License-Identifier: Apache-2.0
#include "authoring/parts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "authoring/entry_report.hpp"
#include "authoring/rules.hpp"
#include "catalog/nearest.hpp"

namespace why::catalog {
namespace {

template <class T, class F>
void append_missing(std::vector<T>& to, const std::vector<T>& from, F&& is_wanted) {
  for (const T& item : from)
    if (is_wanted(item) && std::ranges::none_of(to, [&](const T& known) { return known.id == item.id; }))
      to.push_back(item);
}

bool is_used(const Tool<Owned>& tool, const Source<Owned>& source) {
  return std::ranges::any_of(tool.modes, [&](const Mode<Owned>& mode) {
    return std::ranges::any_of(mode.groups, [&](const Group<Owned>& group) {
      return std::ranges::find(group.sources, source.id) != group.sources.end();
    });
  });
}

}  // namespace

void include_parts(Loaded& loaded) {
  for (auto& entry : loaded.tools) {
    Tool<Owned>& tool = entry.value;
    for (std::size_t i = 0; i < tool.include.size(); ++i) {
      const auto part = std::ranges::find_if(loaded.parts, [&](const auto& p) { return p.value.id == tool.include[i]; });
      if (part == loaded.parts.end()) {
        EntryReport(entry, loaded.problems)
            .add(rule("name.unknown"), fmt::format("include[{}]", i), fmt::format("there is no part `{}`", tool.include[i]),
                 suggestion(tool.include[i], ids_of(loaded.parts)));
        continue;
      }
      append_missing(tool.directories, part->value.directories, [](const auto&) { return true; });
      append_missing(tool.sources, part->value.sources, [&](const auto& source) { return is_used(tool, source); });
      for (const std::string& name : part->value.regions)
        if (std::ranges::find(tool.regions, name) == tool.regions.end()) tool.regions.push_back(name);
    }
    tool.include.clear();
  }
}

}  // namespace why::catalog
