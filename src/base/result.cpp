// SPDX-License-Identifier: Apache-2.0
#include "base/result.hpp"

namespace why {

std::string_view describe(Errc code) {
  switch (code) {
    case Errc::not_found: return "does not exist";
    case Errc::denied: return "access is denied";
    case Errc::not_regular: return "is not a regular file";
    case Errc::too_large: return "is larger than the limit";
    case Errc::too_deep: return "is nested too deeply";
    case Errc::loop: return "symbolic links lead in a circle";
    case Errc::bad_syntax: return "does not parse";
    case Errc::bad_usage: return "the command line is wrong";
    case Errc::io: return "the system could not read it";
    case Errc::bug: return "a mistake in why401";
  }
  return "unknown";
}

}  // namespace why
