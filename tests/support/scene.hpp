// A machine in memory with one home, one project and one tool's command line, for tests of evidence and diagnosis.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/fake_keys.hpp"
#include "support/mem_files.hpp"
#include "world/world.hpp"

namespace why::test {

/// Home is /home/ada, the project /home/ada/work, the time 2026-11-24T08:00:00Z, the command `claude -p ping`.
///
///     Scene scene;
///     scene.env("ANTHROPIC_API_KEY", api_key()).home(".claude/.credentials.json", login_json());
class Scene {
 public:
  static constexpr std::int64_t k_now_ms = 1795507200000;

  Scene() { files.with_directory("/home/ada/work", 0755, MemFiles::k_user); files.with_directory("/home/ada", 0755, MemFiles::k_user); }

  Scene& env(std::string name, std::string value) {
    variables_.emplace_back(std::move(name), std::move(value));
    return *this;
  }
  Scene& home(std::string_view path, std::string text, std::uint32_t mode = 0600) {
    files.with("/home/ada/" + std::string(path), std::move(text), mode);
    return *this;
  }
  Scene& project(std::string_view path, std::string text) {
    files.with("/home/ada/work/" + std::string(path), std::move(text), 0644);
    return *this;
  }
  Scene& etc(std::string_view path, std::string text) {
    files.with("/etc/" + std::string(path), std::move(text), 0644, 0);
    return *this;
  }
  Scene& command(std::vector<std::string> words) {
    command_ = std::move(words);
    return *this;
  }
  /// Another user looks at the same files.
  Scene& as(std::uint32_t uid) {
    uid_ = files.uid = uid;
    return *this;
  }
  Scene& no_home() {
    has_home_ = false;
    return *this;
  }

  World world() {
    Place place;
    if (has_home_) place.home = "/home/ada";
    place.cwd = "/home/ada/work";
    place.command = command_;
    place.uid = uid_;
    place.chosen = true;
    return World{files, Environment(variables_), std::move(place), Instant{k_now_ms}};
  }

  MemFiles files;

 private:
  std::vector<std::pair<std::string, std::string>> variables_;
  std::vector<std::string> command_{"claude", "-p", "ping"};
  std::uint32_t uid_ = MemFiles::k_user;
  bool has_home_ = true;
};

inline std::string api_key(std::uint64_t seed = 1) { return fake_key("sk-ant-api03-", 93, seed) + "AA"; }
inline std::string oauth_token(std::uint64_t seed = 2) { return fake_key("sk-ant-oat01-", 93, seed) + "AA"; }
inline std::string refresh_token(std::uint64_t seed = 3) { return fake_key("sk-ant-ort01-", 93, seed) + "AA"; }

/// A stored login as the tool writes it. Times are milliseconds; a refresh token is left out on request.
inline std::string login_json(std::int64_t expires_ms = Scene::k_now_ms + 3'600'000, bool renews = true,
                              std::string_view scopes = R"(["user:inference","user:profile"])") {
  return R"({"claudeAiOauth":{"accessToken":")" + oauth_token(7) + R"(","refreshToken":)" +
         (renews ? "\"" + refresh_token(8) + "\"" : std::string("null")) + R"(,"expiresAt":)" +
         std::to_string(expires_ms) + R"(,"scopes":)" + std::string(scopes) + R"(,"subscriptionType":"pro"}})";
}

}  // namespace why::test
