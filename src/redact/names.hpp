// Which names of variables, keys and headers promise a secret.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace why::redact {

/// Names are compared as upper-case words: `x-api-key`, `apiKey` and `API_KEY` are one.
class Names {
 public:
  /// `secret`: words ("KEY", "TOKEN"); one of four letters or less must be a whole word of the name, a longer
  /// one its end ("TOKEN" is in `NPMTOKEN`). `harmless`: whole names in upper case, one `*` for anything
  /// ("*_URL"); they win.
  Names(std::vector<std::string_view> secret, std::vector<std::string_view> harmless)
      : secret_(std::move(secret)), harmless_(std::move(harmless)) {}

  bool is_secret(std::string_view name) const;

 private:
  std::vector<std::string_view> secret_, harmless_;
};

}  // namespace why::redact
