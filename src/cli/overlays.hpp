// The user's and the project's own knowledge, found and laid over what is built in.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "authoring/overlay.hpp"
#include "cli/run.hpp"

namespace why::cli {

/// Where overlays stand: the folders of --catalog, `why401/catalog.d` of the user's configuration, and `.why401`
/// of the working directory. Only what exists. Errors: a folder of --catalog that does not.
Told<std::vector<catalog::OverlayPlace>> overlay_places(Run& run, Files& files);

/// Everything of `places` over the built-in catalog. What was left out is told.
catalog::Overlay load_overlays(Run& run, Files& files, const std::vector<catalog::OverlayPlace>& places);

}  // namespace why::cli
