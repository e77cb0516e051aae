// Why and where a text could not be read.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/span.hpp"

namespace why {

/// `what` is fixed English text, never data of the file, so it cannot carry a secret.
struct ParseError {
  Errc code = Errc::bad_syntax;  ///< bad_syntax or too_deep
  std::string_view what;
  Position at;

  /// Without the position: for callers that only pass the failure on.
  operator Error() const { return {code, std::string(what), {}, 0}; }
};

template <class T>
using Parsed = tl::expected<T, ParseError>;

}  // namespace why
