// The subcommands of `catalog` for people who write entries.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "cli/run.hpp"

namespace why::cli {

/// The path that a person typed, made absolute.
std::string path_from_here(const Run& run, const std::string& path);

/// Refuses words behind a subcommand that takes none.
std::optional<Exit> refuse_arguments(Run& run, std::string_view command);

/// Adds a row for each of the first `most` items, or for all with --verbose, and one that counts the others.
template <class List, class AddRow>
void add_first(const List& items, std::size_t most, const Context& context, Page& page, AddRow&& add_row) {
  const std::size_t shown = context.verbose ? items.size() : std::min(items.size(), most);
  for (std::size_t i = 0; i < shown; ++i) add_row(items[i]);
  if (shown < items.size())
    page.add(2, 2,
             {{context.say(phrases::k_further_matches, {{"count", std::to_string(items.size() - shown)}}),
               Style::dim}});
}

Exit catalog_new(Run& run);
Exit catalog_import(Run& run);
Exit catalog_coverage(Run& run);
Exit catalog_export(Run& run);

}  // namespace why::cli
