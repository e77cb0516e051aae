// Knowledge of users, teams and projects on top of what is built in.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/load.hpp"
#include "authoring/problem.hpp"

namespace why::catalog {

/// Whose word an overlay is. A project's files come with a clone, so they may only add notes and silences;
/// a user may add errors, causes and fixes without commands as well (docs/security.md).
enum class Whose { user, project };

struct OverlayPlace {
  std::string path;  ///< a file or a directory
  Whose whose{};
};

/// What came of it. Entries with problems are left out, and the rest counts.
struct Overlay {
  std::vector<std::byte> image;   ///< of everything together; empty when nothing was added
  std::size_t entries = 0;        ///< that were added
  std::vector<Problem> problems;
};

/// Lays what stands at `places` over `known`. Samples are not run through the matcher: that is lint's work.
/// `today` as for check().
Overlay lay_over(Files& files, const Catalog<Packed>& known, std::span<const OverlayPlace> places,
                 std::string_view today);

}  // namespace why::catalog
