// SPDX-License-Identifier: Apache-2.0
#include "os/descriptor.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>

namespace why::os {
namespace {

Errc code_of(int number) {
  switch (number) {
    case ENOENT:
    case ENOTDIR:
    case ENAMETOOLONG:
    case ESRCH: return Errc::not_found;
    case EACCES:
    case EPERM: return Errc::denied;
    case ELOOP: return Errc::loop;
    case EISDIR:
    case ENXIO:
    case ENODEV: return Errc::not_regular;
    case EFBIG:
    case EOVERFLOW: return Errc::too_large;
    default: return Errc::io;
  }
}

}  // namespace

Descriptor::~Descriptor() { (void)close(); }  // what must arrive is closed by its writer

Result<void> Descriptor::close() {
  const int number = release();
  // Linux has given the number back even when close was interrupted, so there is no second try.
  if (number >= 0 && ::close(number) != 0 && errno != EINTR) return fail_system(errno, "cannot close");
  return {};
}

tl::unexpected<Error> fail_system(int number, std::string what) {
  return fail(code_of(number), std::move(what), number);
}

Result<Descriptor> opened(int descriptor) {
  if (descriptor < 0) return fail_system(errno, "cannot open");
  return Descriptor(descriptor);
}

Result<Pipe> open_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return fail_system(errno, "cannot open a pipe");
  return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

Result<std::string> read_to_end(const Descriptor& file, std::size_t limit, std::size_t expected) {
  std::string text;
  std::size_t size = 0;
  // One byte more than expected: the end is seen at once, and so is a limit that is passed.
  text.resize(std::min(expected, limit) + 1);
  while (true) {
    const ssize_t got = ::read(file.get(), text.data() + size, text.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail_system(errno, "cannot read");
    size += static_cast<std::size_t>(got);
    if (size > limit) return fail(Errc::too_large, "over the limit");
    if (got == 0) break;
    if (size == text.size()) text.resize(std::min(size * 2, limit + 1));
  }
  text.resize(size);
  return text;
}

Result<std::string> read_link_at(int directory, const char* name) {
  std::array<char, PATH_MAX> target;
  const ssize_t size = ::readlinkat(directory, name, target.data(), target.size());
  if (size < 0 && errno == EINVAL) return fail(Errc::not_found, "not a link");
  if (size < 0) return fail_system(errno, "cannot read link");
  return std::string(target.data(), static_cast<std::size_t>(size));
}

void close_all_but(std::vector<int> kept) {
  std::sort(kept.begin(), kept.end());
  int from = 0;
  for (const int number : kept) {
    if (number > from) ::close_range(static_cast<unsigned>(from), static_cast<unsigned>(number) - 1, 0);
    from = std::max(from, number + 1);
  }
  ::close_range(static_cast<unsigned>(from), ~0U, 0);
}

}  // namespace why::os
