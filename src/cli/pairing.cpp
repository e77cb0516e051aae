// SPDX-License-Identifier: Apache-2.0
#include "cli/pairing.hpp"

#include "cli/messages.hpp"

namespace why::cli {

Told<std::optional<FingerprintMaker>> fingerprint_maker(Run& run) {
  const auto typed = run.typed.value(FlagId::key_compare);
  if (!typed) return std::nullopt;
  const bool is_new = *typed == "new";
  const std::string code = is_new ? new_pairing_code() : std::string(*typed);
  auto maker = FingerprintMaker::with_code(code);
  if (!maker) return tl::unexpected(run.complain(Exit::usage, said(messages::k_bad_code)));
  if (is_new && run.typed.words[0] == "snapshot") run.note(said(messages::k_new_code, {{"code", code}}));
  return maker;
}

}  // namespace why::cli
