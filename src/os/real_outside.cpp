// SPDX-License-Identifier: Apache-2.0
#include "os/real_outside.hpp"

#include <unistd.h>

#include <array>
#include <climits>
#include <ctime>

#include "os/account.hpp"
#include "os/output_of.hpp"
#include "os/process_place.hpp"
#include "os/root_files.hpp"
#include "os/run_command.hpp"
#include "os/signals.hpp"
#include "os/streams.hpp"
#include "os/take_environment.hpp"
#include "os/terminal.hpp"

namespace why::os {
namespace {

std::string absolute(const std::string& path, const std::string& cwd) {
  std::string out = path.starts_with('/') ? path : cwd + "/" + path;
  while (out.size() > 1 && out.ends_with('/')) out.pop_back();
  return out;
}

std::optional<std::string> home_in(const Environment& env) {
  const auto home = env.get("HOME");
  if (!home || home->empty()) return std::nullopt;
  return std::string(*home);
}

/// An error that names the flag, as it was typed, that could not be followed.
tl::unexpected<Error> at_flag(Error error, const std::string& flag) { return tl::unexpected(std::move(error).in(flag)); }

/// Where a run looks before any flag says otherwise.
struct Start {
  Environment env;
  std::string root = "/";
  Place place;
};

Result<Start> start_of(const PlaceRequest& request, const Environment& own, const std::string& cwd) {
  Start start;
  if (!request.no_environment) start.env = own;
  start.place.cwd = cwd;
  start.place.uid = real_uid();
  start.place.home = home_in(start.env);
  if (!start.place.home && !request.no_environment && !own.get("HOME")) start.place.home = home_of(start.place.uid);
  if (request.pid) {
    auto process = process_place(*request.pid);
    if (!process) return at_flag(std::move(process).error(), "--pid " + std::to_string(*request.pid));
    start.env = std::move(process->env);
    start.root = process->root;
    start.place.cwd = process->cwd;
    start.place.command = process->command;
    start.place.uid = process->uid;
    start.place.process = Process{*request.pid, process->executable, process->ancestors};
    start.place.home = home_in(start.env);
  }
  if (request.env_file) {
    auto env = read_env_file(*request.env_file);
    if (!env) return at_flag(std::move(env).error(), "--env-file " + *request.env_file);
    start.env = std::move(*env);
    start.place.home = home_in(start.env);
  }
  return start;
}

}  // namespace

RealOutside::RealOutside() : environment_(take_environment()) {}

Result<std::unique_ptr<OpenWorld>> RealOutside::open(const PlaceRequest& request) {
  const std::string here = cwd();
  WHY_TRY(start, start_of(request, environment_, here));
  if (request.root) start.root = absolute(*request.root, here);
  std::vector<RootFiles::Mapping> mappings;
  if (request.etc) mappings.push_back({"/etc", absolute(*request.etc, here)});
  auto files = RootFiles::open(start.root, mappings);
  if (!files) return at_flag(std::move(files).error(), request.root ? "--root " + *request.root : "--etc " + request.etc.value_or(""));
  if (request.home) start.place.home = absolute(*request.home, here);
  if (request.cwd) start.place.cwd = absolute(*request.cwd, here);
  if (!request.command.empty()) start.place.command = request.command;
  start.place.chosen = request.chosen;
  start.place.elsewhere = request.elsewhere;
  auto owned = std::make_unique<RootFiles>(std::move(*files));
  Files& reference = *owned;
  return std::unique_ptr<OpenWorld>(new OpenWorld{
      std::move(owned), World{reference, std::move(start.env), std::move(start.place), request.at.value_or(now())}});
}

Result<std::unique_ptr<Files>> RealOutside::files() {
  WHY_TRY(files, RootFiles::open());
  return std::make_unique<RootFiles>(std::move(files));
}

Result<std::string> RealOutside::read_named(const std::string& path, std::size_t limit) { return os::read_named(path, limit); }

std::string RealOutside::cwd() const {
  std::array<char, PATH_MAX> buffer{};
  return ::getcwd(buffer.data(), buffer.size()) == nullptr ? std::string("/") : std::string(buffer.data());
}

Instant RealOutside::now() const {
  timespec time{};
  ::clock_gettime(CLOCK_REALTIME, &time);
  return {std::int64_t{time.tv_sec} * 1000 + time.tv_nsec / 1'000'000};
}

Result<void> RealOutside::read_stdin(const std::function<bool(std::string_view)>& use) { return os::read_stdin(use); }
bool RealOutside::stdin_is_terminal() const { return is_terminal(Stream::in); }
bool RealOutside::stdout_is_terminal() const { return is_terminal(Stream::out); }
bool RealOutside::stderr_is_terminal() const { return is_terminal(Stream::err); }
std::optional<std::size_t> RealOutside::columns() const {
  const auto columns = terminal_columns(Stream::out);
  return columns ? columns : terminal_columns(Stream::err);
}

Result<void> RealOutside::write_out(std::string_view bytes) {
  auto written = write_all(Stream::out, bytes);
  if (!written && is_broken_pipe(written.error())) return {};
  return written;
}

void RealOutside::write_err(std::string_view bytes) {
  (void)write_all(Stream::err, bytes);  // there is nowhere left to say that this failed
}

Result<void> RealOutside::write_file(const std::string& path, std::string_view bytes) { return os::write_file(path, bytes); }

Result<CommandEnd> RealOutside::run_command(const CommandRequest& request) { return os::run_command(request); }
Result<ProgramOutput> RealOutside::output_of(const std::vector<std::string>& command, std::size_t limit) {
  return os::output_of(command, limit);
}
void RealOutside::end_by(int signal) { os::end_by(signal); }

}  // namespace why::os
