// SPDX-License-Identifier: Apache-2.0
#include "os/take_environment.hpp"

#include <unistd.h>

#include "base/limits.hpp"
#include "base/text.hpp"
#include "os/streams.hpp"

namespace why::os {
namespace {

using Variables = std::vector<std::pair<std::string, std::string>>;

void add(Variables& variables, std::string_view entry) {
  const std::size_t sign = entry.find('=');
  if (sign == std::string_view::npos || sign == 0) return;
  variables.emplace_back(entry.substr(0, sign), entry.substr(sign + 1));
}

}  // namespace

Environment take_environment() {
  Variables variables;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) add(variables, *entry);
  return Environment(std::move(variables));
}

Environment parse_environment(std::string_view text) {
  const char end = text.find('\0') == std::string_view::npos ? '\n' : '\0';
  Variables variables;
  for (std::string_view entry : text::split(text, end)) add(variables, entry);
  return Environment(std::move(variables));
}

Result<Environment> read_env_file(const std::string& path) {
  WHY_TRY(text, read_named(path, limits::k_env_file));
  return parse_environment(text);
}

}  // namespace why::os
