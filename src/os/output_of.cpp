// SPDX-License-Identifier: Apache-2.0
#include "os/output_of.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>

#include <cerrno>

#include "os/child.hpp"

namespace why::os {
namespace {

int end_of(Child& child) {
  while (true) {
    if (const auto status = child.news(); status && !WIFSTOPPED(*status)) return *status;
    constexpr int k_wait_ms = 5;
    ::poll(nullptr, 0, k_wait_ms);
  }
}

}  // namespace

Result<ProgramOutput> output_of(const std::vector<std::string>& command, std::size_t limit) {
  constexpr std::size_t k_usual_size = 65536;
  WHY_TRY(nothing, opened(::open("/dev/null", O_RDONLY | O_CLOEXEC)));
  WHY_TRY(pipe, open_pipe());
  Start start{command, {nothing.get(), pipe.to.get(), 2}, {}};
  ::sigprocmask(SIG_SETMASK, nullptr, &start.signals);
  WHY_TRY(child, start_beside(start));
  (void)pipe.to.close();
  if (const int error = child->start_error(); error != 0) return fail_system(error, "cannot run it");
  auto text = read_to_end(pipe.from, limit, k_usual_size);
  (void)pipe.from.close();  // whoever says too much learns it
  const int status = end_of(*child);
  if (!text) return tl::unexpected(std::move(text).error());
  constexpr int k_signal = 128;
  return ProgramOutput{std::move(*text), WIFEXITED(status) ? WEXITSTATUS(status) : k_signal + WTERMSIG(status)};
}

}  // namespace why::os
