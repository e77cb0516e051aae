// SPDX-License-Identifier: Apache-2.0
#include "os/process_place.hpp"

#include <fcntl.h>

#include "base/limits.hpp"
#include "base/text.hpp"
#include "os/descriptor.hpp"
#include "os/take_environment.hpp"

namespace why::os {
namespace {

Result<std::string> read_part(const Descriptor& process, const char* name) {
  constexpr std::size_t k_usual_size = 8192;
  WHY_TRY(file, opened(::openat(process.get(), name, O_RDONLY | O_CLOEXEC)));
  return read_to_end(file, limits::k_env_file, k_usual_size);
}

std::vector<std::string> arguments_of(std::string_view cmdline) {
  const auto parts = text::split(cmdline, '\0');
  return {parts.begin(), parts.end() - 1};  // each argument ends with NUL, so the last part is empty
}

/// The second number of "Uid:	real	effective	saved	files".
Result<std::uint32_t> effective_uid(std::string_view status) {
  for (std::string_view line : text::lines(status)) {
    const auto words = text::split(line, '\t');
    if (words.size() < 3 || words[0] != "Uid:") continue;
    if (const auto uid = text::to_int(words[2])) return static_cast<std::uint32_t>(*uid);
  }
  return fail(Errc::io, "no user in status");
}

/// What follows `label` in a status file.
std::string_view field_of(std::string_view status, std::string_view label) {
  for (const std::string_view line : text::lines(status))
    if (line.starts_with(label)) return text::trim(line.substr(label.size()));
  return {};
}

std::vector<std::string> ancestors_of(std::string_view status) {
  constexpr std::size_t k_most = 32;
  std::vector<std::string> names;
  std::string current(status);
  while (names.size() < k_most) {
    const std::string_view parent = field_of(current, "PPid:");
    if (parent.empty() || parent == "0") break;
    const auto folder = opened(::open(("/proc/" + std::string(parent)).c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    auto above = folder ? read_part(*folder, "status") : Result<std::string>(fail(Errc::not_found, "no process"));
    if (!above) break;
    names.emplace_back(field_of(*above, "Name:"));
    current = std::move(*above);
  }
  return names;
}

/// The kernel tells the directory as we see it; a process in a chroot sees it without the root in front.
std::string seen_from(std::string_view root, std::string cwd) {
  if (root != "/" && cwd.starts_with(root)) cwd.erase(0, root.size());
  return cwd.empty() ? "/" : cwd;
}

}  // namespace

Result<ProcessPlace> process_place(int pid) {
  const std::string path = "/proc/" + std::to_string(pid);
  WHY_TRY(process, opened(::open(path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)));
  WHY_TRY(environ_text, read_part(process, "environ"));
  WHY_TRY(cmdline, read_part(process, "cmdline"));
  WHY_TRY(status, read_part(process, "status"));
  WHY_TRY(uid, effective_uid(status));
  WHY_TRY(root, read_link_at(process.get(), "root"));
  WHY_TRY(cwd, read_link_at(process.get(), "cwd"));
  auto executable = read_link_at(process.get(), "exe");
  return ProcessPlace{parse_environment(environ_text), path + "/root", seen_from(root, std::move(cwd)),
                      arguments_of(cmdline), uid,
                      executable ? seen_from(root, std::move(*executable)) : std::string(), ancestors_of(status)};
}

}  // namespace why::os
