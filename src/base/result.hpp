// Errors are values: Result<T> holds either a T or an Error.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace why {

/// What kind of thing went wrong. One sentence each in `describe`.
enum class Errc {
  not_found,    ///< the path, variable or entry does not exist
  denied,       ///< the system refused access (EACCES, EPERM)
  not_regular,  ///< a FIFO, device, socket or directory stands where a file should be
  too_large,    ///< over a limit of base/limits.hpp
  too_deep,     ///< nesting over a limit
  loop,         ///< symbolic links lead in a circle
  bad_syntax,   ///< the text does not parse
  bad_usage,    ///< the command line is wrong
  io,           ///< any other failure of the system
  bug,          ///< a mistake in this program
};

/// Fixed English sentence for `code`, without data.
std::string_view describe(Errc code);

/// A failure. `what` is fixed text, never data from a file, so it cannot carry a secret;
/// `where` names the steps, innermost first; `system` is an errno or 0.
struct Error {
  Errc code{};
  std::string what;
  std::vector<std::string> where;
  int system = 0;

  Error in(std::string step) && {
    where.push_back(std::move(step));
    return std::move(*this);
  }
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Errc code, std::string what, int system = 0) {
  return tl::unexpected<Error>(Error{code, std::move(what), {}, system});
}

}  // namespace why

/// `WHY_TRY(name, expression)`: declares `name` with the value, or returns the error.
#define WHY_TRY(name, ...)                                                       \
  auto name##_result = (__VA_ARGS__);                                            \
  if (!name##_result) return tl::unexpected(std::move(name##_result).error());   \
  auto name = std::move(*name##_result)
