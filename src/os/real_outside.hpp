// The real outside of a run.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "world/outside.hpp"

namespace why::os {

class RealOutside : public Outside {
 public:
  RealOutside();

  Result<std::unique_ptr<OpenWorld>> open(const PlaceRequest& request) override;
  Result<std::unique_ptr<Files>> files() override;
  Result<std::string> read_named(const std::string& path, std::size_t limit) override;
  const Environment& environment() const override { return environment_; }
  std::string cwd() const override;
  Instant now() const override;
  Result<void> read_stdin(const std::function<bool(std::string_view)>& use) override;
  bool stdin_is_terminal() const override;
  bool stdout_is_terminal() const override;
  bool stderr_is_terminal() const override;
  std::optional<std::size_t> columns() const override;
  Result<void> write_out(std::string_view bytes) override;
  void write_err(std::string_view bytes) override;
  Result<void> write_file(const std::string& path, std::string_view bytes) override;
  Result<CommandEnd> run_command(const CommandRequest& request) override;
  Result<ProgramOutput> output_of(const std::vector<std::string>& command, std::size_t limit) override;
  void end_by(int signal) override;

 private:
  Environment environment_;
};

}  // namespace why::os
