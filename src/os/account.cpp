// SPDX-License-Identifier: Apache-2.0
#include "os/account.hpp"

#include <pwd.h>
#include <unistd.h>

namespace why::os {

std::uint32_t real_uid() { return ::getuid(); }

std::optional<std::string> home_of(std::uint32_t uid) {
  const passwd* account = ::getpwuid(uid);
  if (account == nullptr || account->pw_dir == nullptr || account->pw_dir[0] != '/') return std::nullopt;
  return account->pw_dir;
}

}  // namespace why::os
