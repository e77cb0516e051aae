// Telling whether two places hold the same key, without telling the key: keyed hashes under a pairing code that both
// sides were given.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace why {

/// A pairing code is 128 random bits as 26 letters and digits, in groups: "K3QF-...". Whoever knows it can test
/// guesses against the fingerprints, so it is for one comparison and is not kept with the snapshots.
std::string new_pairing_code();

/// Makes fingerprints under one pairing code.
class FingerprintMaker {
 public:
  /// Nothing when the code is not one of `new_pairing_code`: a code that a person thought up could be guessed.
  static std::optional<FingerprintMaker> with_code(std::string_view code);

  /// Equal for equal secrets in the same field, under the same code. Empty for a secret that could be found by
  /// guessing (under 64 estimated bits).
  std::string of(std::string_view field, std::string_view secret) const;

  /// Names the code without telling it.
  std::string pair() const;

 private:
  FingerprintMaker() = default;
  std::array<unsigned char, 32> key_{};
};

/// In a time that does not depend on where they differ.
bool are_equal_fingerprints(std::string_view a, std::string_view b);

}  // namespace why
