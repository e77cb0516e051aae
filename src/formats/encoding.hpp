// Text of unknown encoding as UTF-8.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace why {

/// Turns text that comes in pieces into UTF-8. Bytes that are no UTF-8 and read as Chinese in GBK are GBK; everything
/// else is passed on as it is. The first piece with a byte outside ASCII decides.
class Utf8Reader {
 public:
  /// The next piece in UTF-8; it lives until the next call. An unfinished character waits for the next piece.
  std::string_view feed(std::string_view bytes);

 private:
  enum class Encoding { undecided, as_it_is, gbk };

  std::string_view decode(std::string_view bytes);

  Encoding encoding_ = Encoding::undecided;
  std::string waiting_;  ///< the first byte of an unfinished character
  std::string text_;
};

}  // namespace why
