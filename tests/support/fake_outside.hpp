// An outside in memory: what was written, and what stands on standard input.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "support/scene.hpp"
#include "world/outside.hpp"

namespace why::test {

class FakeOutside : public Outside {
 public:
  explicit FakeOutside(Scene& scene,
                       std::vector<std::pair<std::string, std::string>> own = {{"LANG", "C.UTF-8"}})
      : scene_(scene), own_(std::move(own)) {}

  Result<std::unique_ptr<OpenWorld>> open(const PlaceRequest& request) override {
    last_request = request;
    World world = scene_.world();
    world.place.chosen = request.chosen;
    world.place.elsewhere = request.elsewhere;
    if (request.at) world.now = *request.at;
    if (!request.command.empty()) world.place.command = request.command;
    return std::unique_ptr<OpenWorld>(new OpenWorld{nullptr, std::move(world)});
  }
  Result<std::unique_ptr<Files>> files() override { return std::make_unique<MemFiles>(scene_.files); }
  Result<std::string> read_named(const std::string& path, std::size_t limit) override { return scene_.files.read(path, limit); }
  const Environment& environment() const override { return own_; }
  std::string cwd() const override { return "/home/ada/work"; }
  Instant now() const override { return {Scene::k_now_ms}; }
  Result<void> read_stdin(const std::function<bool(std::string_view)>& use) override {
    (void)use(stdin_text);
    return {};
  }
  bool stdin_is_terminal() const override { return terminal_in; }
  bool stdout_is_terminal() const override { return terminal_out; }
  bool stderr_is_terminal() const override { return terminal_err; }
  std::optional<std::size_t> columns() const override { return width; }
  Result<void> write_out(std::string_view bytes) override {
    if (is_full) return fail(Errc::io, "full");
    out += bytes;
    return {};
  }
  void write_err(std::string_view bytes) override { err += bytes; }
  Result<void> write_file(const std::string& path, std::string_view bytes) override {
    written[path] = bytes;
    return {};
  }

  Result<CommandEnd> run_command(const CommandRequest& request) override {
    last_command = request;
    for (const Pause& pause : request.pauses)
      if (pause.after_ms <= silent_ms) err += pause.say(command_end.heard);
    return command_end;
  }

  Result<ProgramOutput> output_of(const std::vector<std::string>& command, std::size_t) override {
    const auto it = outputs.find(command.empty() ? std::string() : command[0]);
    if (it == outputs.end()) return fail(Errc::not_found, "no such program");
    return it->second;
  }
  void end_by(int signal) override { ended_by = signal; }

  CommandRequest last_command;
  int ended_by = 0;
  std::map<std::string, ProgramOutput> outputs;  ///< of programs, by their names
  CommandEnd command_end;       ///< what a command that is run comes to
  std::int64_t silent_ms = 0;   ///< how long it says nothing
  std::string stdin_text, out, err;
  std::map<std::string, std::string> written;
  PlaceRequest last_request;
  bool terminal_in = false, terminal_out = false, terminal_err = false, is_full = false;
  std::optional<std::size_t> width;

 private:
  Scene& scene_;
  Environment own_;
};

}  // namespace why::test
