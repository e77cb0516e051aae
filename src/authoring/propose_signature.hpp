// Makes a signature out of a message as it was printed.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace re2 {
class RE2;
}

namespace why::catalog {

struct ProposedSignature {
  std::string text;   ///< empty when too little of the message is fixed
  std::string words;  ///< what the message says, without all that varies
  std::uint32_t http_status = 0;
};

/// Proposes holes where messages vary: ids, hosts, times, numbers, versions, models, paths, hidden secrets.
class SignatureProposer {
 public:
  SignatureProposer();
  ~SignatureProposer();

  /// `message` has no secrets any more, only "[hidden: ...]". Of a long text the line that tells most is
  /// taken.
  ProposedSignature propose(std::string_view message) const;

 private:
  std::unique_ptr<re2::RE2> varying_;
};

}  // namespace why::catalog
