// The path of a file where the key itself should stand, as from a CI variable of type file.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.hpp"
#include "evidence/losses.hpp"

namespace why {
namespace {

bool is_key_itself(std::string_view kind) {
  return kind == "api_key" || kind == "oauth_token" || kind == "gateway_token" || kind == "saved_key";
}

}  // namespace

void look_for_paths_as_keys(const Look& look, const std::vector<Candidate>& candidates, Evidence& evidence) {
  for (const Credential& c : evidence.credentials) {
    const bool counts = c.state == State::effective || c.reason == Reason::refused;
    if (!counts || c.shape.family != nullptr || !is_key_itself(c.source->kind)) continue;
    const auto it =
        std::find_if(candidates.begin(), candidates.end(), [&](auto& k) { return k.source == c.source; });
    it->value.reveal([&](std::string_view value) {
      value = text::trim(value);
      if (!value.starts_with('/')) return;
      const auto stat = look.world.files.stat(value);
      if (stat && stat->kind == FileKind::regular) evidence.facts.add("credential.is-a-path", c.origin);
      if (!stat && stat.error().code != Errc::not_found) evidence.facts.unknown("credential.is-a-path");
    });
  }
}

}  // namespace why
