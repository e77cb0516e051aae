// What a command needs from outside: streams, a terminal, and the place that it is asked to examine.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "world/command.hpp"
#include "world/world.hpp"

namespace why {

/// Which place to examine, as the flags say it. Absent members mean: where we are.
struct PlaceRequest {
  std::optional<std::string> root, etc, home, cwd, env_file;
  std::optional<int> pid;
  bool no_environment = false;  ///< nothing of ours is in it, as for a captured tree
  std::optional<Instant> at;
  std::vector<std::string> command;
  bool chosen = false;     ///< anything of this was asked for
  bool elsewhere = false;  ///< anything but a command line was asked for
};

/// A world and the files that it refers to.
struct OpenWorld {
  std::unique_ptr<Files> files;
  World world;
};

/// The outside of one run. Handed to the commands by main; tests hand in their own.
class Outside {
 public:
  virtual ~Outside() = default;

  /// Errors: not_found, denied (a process of somebody else, an unreadable --env-file), too_large, io.
  virtual Result<std::unique_ptr<OpenWorld>> open(const PlaceRequest& request) = 0;

  /// Files of this machine, for what the user names: catalog entries to check.
  virtual Result<std::unique_ptr<Files>> files() = 0;

  /// A file or a pipe that the user named. Errors: not_found, denied, not_regular (a directory), too_large, io.
  virtual Result<std::string> read_named(const std::string& path, std::size_t limit) = 0;

  virtual const Environment& environment() const = 0;
  virtual std::string cwd() const = 0;
  virtual Instant now() const = 0;

  /// Calls `use` with each block of standard input until it ends or `use` returns false.
  virtual Result<void> read_stdin(const std::function<bool(std::string_view)>& use) = 0;
  virtual bool stdin_is_terminal() const = 0;
  virtual bool stdout_is_terminal() const = 0;
  virtual bool stderr_is_terminal() const = 0;
  virtual std::optional<std::size_t> columns() const = 0;

  /// A reader that went away wants no more: that is no error.
  virtual Result<void> write_out(std::string_view bytes) = 0;
  virtual void write_err(std::string_view bytes) = 0;
  virtual Result<void> write_file(const std::string& path, std::string_view bytes) = 0;

  /// Runs a command with our streams, terminal, environment and directory until it ends, and keeps a bounded copy
  /// of what it prints. Errors: io when it could not even be tried.
  virtual Result<CommandEnd> run_command(const CommandRequest& request) = 0;

  /// Runs a program for what it prints on standard output. It gets our standard error, and nothing to read.
  /// Errors: not_found, denied (it cannot be run), too_large (over `limit` bytes), io.
  virtual Result<ProgramOutput> output_of(const std::vector<std::string>& command, std::size_t limit) = 0;

  /// Ends this process by a signal, so that whoever started it sees what happened to its command.
  virtual void end_by(int signal) = 0;
};

}  // namespace why
