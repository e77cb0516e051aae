// SPDX-License-Identifier: Apache-2.0
#include "os/streams.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <memory>

#include "base/limits.hpp"
#include "os/descriptor.hpp"

namespace why::os {
namespace {

/// Whether a call that failed with `number` should be made again. Terminals are often left
/// non-blocking by the program before us: then this waits until `descriptor` is ready.
bool try_again(int number, int descriptor, short events) {
  if (number == EINTR) return true;
  if (number != EAGAIN) return false;
  pollfd wanted{descriptor, events, 0};
  return ::poll(&wanted, 1, -1) >= 0 || errno == EINTR;
}

Result<void> write_to(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::write(descriptor, bytes.data(), bytes.size());
    if (done >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(done));
    } else if (const int number = errno; !try_again(number, descriptor, POLLOUT)) {
      return fail_system(number, "cannot write");
    }
  }
  return {};
}

}  // namespace

Result<void> read_stdin(const std::function<bool(std::string_view)>& use) {
  const auto block = std::make_unique<char[]>(limits::k_text_block);
  while (true) {
    const ssize_t got = ::read(STDIN_FILENO, block.get(), limits::k_text_block);
    if (got == 0) return {};
    if (got > 0) {
      if (!use({block.get(), static_cast<std::size_t>(got)})) return {};
    } else if (const int number = errno; !try_again(number, STDIN_FILENO, POLLIN)) {
      return fail_system(number, "cannot read");
    }
  }
}

Result<void> write_all(Stream stream, std::string_view bytes) {
  return write_to(static_cast<int>(stream), bytes);
}

bool is_broken_pipe(const Error& error) { return error.system == EPIPE; }

Result<std::string> read_named(const std::string& path, std::size_t limit) {
  constexpr std::size_t k_usual_size = 16384;
  WHY_TRY(file, opened(::open(path.c_str(), O_RDONLY | O_NOCTTY | O_CLOEXEC)));
  return read_to_end(file, limit, k_usual_size);
}

Result<void> write_file(const std::string& path, std::string_view bytes) {
  constexpr int k_flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOCTTY | O_CLOEXEC;
  WHY_TRY(file, opened(::open(path.c_str(), k_flags, 0600)));
  if (auto written = write_to(file.get(), bytes); !written) return written;
  return file.close();
}

}  // namespace why::os
