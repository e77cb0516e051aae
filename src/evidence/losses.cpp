// SPDX-License-Identifier: Apache-2.0
#include "evidence/losses.hpp"

#include "evidence/windows.hpp"

namespace why {

void look_for_losses(const Look& look, const std::vector<Candidate>& candidates, Evidence& evidence) {
  look_behind_sudo(look, evidence);
  look_for_files_of_root(look, evidence.facts);
  look_at_mounts(look, evidence);
  look_at_windows(look, evidence);
  look_for_session_bus(look, evidence.facts);
  look_for_paths_as_keys(look, candidates, evidence);
  look_for_proxied_loopback(look, *evidence.tool, evidence.facts);
}

}  // namespace why
