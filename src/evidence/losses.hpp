// How a credential that exists fails to reach the tool. Looked for when it is decided what is sent, so that a
// machine in order costs no further look.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "evidence/candidate.hpp"
#include "evidence/evidence.hpp"

namespace why {

/// All of the below, and what shows of Windows.
void look_for_losses(const Look& look, const std::vector<Candidate>& candidates, Evidence& evidence);

/// When nothing is sent: `login.in-callers-home`, `credential.in-parent-only`.
void look_behind_sudo(const Look& look, Evidence& evidence);

/// When a file could not be read: `state.owned-by-root`.
void look_for_files_of_root(const Look& look, Facts& facts);

/// In a container with a stored login, or with nothing to send: `home.thrown-away`, `state.mounted-file`.
void look_at_mounts(const Look& look, Evidence& evidence);

/// When a keyring may hold the login: `keyring.no-session-bus`.
void look_for_session_bus(const Look& look, Facts& facts);

/// `credential.is-a-path`, where a value begins with a slash.
void look_for_paths_as_keys(const Look& look, const std::vector<Candidate>& candidates, Evidence& evidence);

/// When requests go to this machine: `proxy.takes-loopback`.
void look_for_proxied_loopback(const Look& look, const catalog::Tool<Packed>& tool, Facts& facts);

}  // namespace why
