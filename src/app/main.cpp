// Builds the real outside and hands everything to the commands. The only place that catches.
// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "base/assert.hpp"
#include "catalog/image.hpp"
#include "cli/run.hpp"
#include "os/harden.hpp"
#include "os/real_outside.hpp"
#include "os/streams.hpp"

namespace {

constexpr int k_bug = 70;

int bug(std::string_view what) {
  (void)why::os::write_all(why::os::Stream::err, "why401 " WHY_VERSION ": a bug of why401: " +
                                                     std::string(what) + ". Please report it.\n");
  return k_bug;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    why::os::harden(WHY_VERSION);
    why::os::RealOutside outside;
    return why::cli::run(why::catalog::embedded(), outside, std::vector<std::string>(argv + 1, argv + argc),
                         WHY_VERSION);
  } catch (const why::AssertionFailed& failed) {
    return bug(std::string(failed.file) + ":" + std::to_string(failed.line) + ": " + failed.condition);
  } catch (...) {
    return bug("something unexpected was thrown");
  }
}
