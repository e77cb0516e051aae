// SPDX-License-Identifier: Apache-2.0
#include "os/become.hpp"

#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>

#include "os/harden.hpp"

namespace why::os {
namespace {

constexpr int k_cannot_run = 126;

/// `numbers[i]` becomes stream i: it is that already, or none of the three.
void place_streams(const std::array<int, 3>& numbers) {
  for (int i = 0; i < 3; ++i)
    if (const int number = numbers[static_cast<std::size_t>(i)]; number != i) ::dup2(number, i);
}

}  // namespace

Arguments::Arguments(const std::vector<std::string>& command) {
  for (const std::string& word : command) pointers_.push_back(const_cast<char*>(word.c_str()));
  pointers_.push_back(nullptr);
}

void become(const Start& start, const Arguments& arguments, int report) {
  place_streams(start.streams);
  soften();
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // whoever kills us wants the command gone
  ::sigprocmask(SIG_SETMASK, &start.signals, nullptr);
  ::execvp(arguments.get()[0], arguments.get());
  const int number = errno;
  (void)!::write(report, &number, sizeof number);
  ::_exit(k_cannot_run);
}

}  // namespace why::os
