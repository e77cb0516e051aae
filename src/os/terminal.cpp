// SPDX-License-Identifier: Apache-2.0
#include "os/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

namespace why::os {

bool is_terminal(Stream stream) { return ::isatty(static_cast<int>(stream)) == 1; }

std::optional<std::size_t> terminal_columns(Stream stream) {
  winsize size{};
  if (::ioctl(static_cast<int>(stream), TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return std::nullopt;
  return size.ws_col;
}

}  // namespace why::os
