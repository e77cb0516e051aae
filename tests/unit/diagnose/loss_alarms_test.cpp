// Each alarm about a credential that got lost: a machine where it sounds, and one where it must not.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/find.hpp"
#include "catalog/image.hpp"
#include "diagnose/findings.hpp"
#include "support/scene.hpp"

namespace why {
namespace {

using test::api_key;
using test::login_json;
using test::Scene;

struct Machine {
  Scene scene;
  std::uint32_t uid = test::MemFiles::k_user;
  std::string home = "/home/ada";
};

using Change = std::function<void(Machine&)>;

struct Case {
  std::string_view alarm;
  Severity severity;
  Change seen, silent;
  std::string_view tool = "claude-code";
};

Change both(Change first, Change second) {
  return [first = std::move(first), second = std::move(second)](Machine& m) { first(m), second(m); };
}

Change env(std::string name, std::string value) {
  return [name = std::move(name), value = std::move(value)](Machine& m) { m.scene.env(name, value); };
}

Change with_file(std::string path, std::string text, std::uint32_t mode = 0644,
                 std::uint32_t owner = test::MemFiles::k_user) {
  return [=](Machine& m) { m.scene.files.with(path, text, mode, owner); };
}

Change key() { return env("ANTHROPIC_API_KEY", api_key()); }
Change login() { return with_file("/home/ada/.claude/.credentials.json", login_json(), 0600); }
Change start_file() { return with_file("/home/ada/.bashrc", "export ANTHROPIC_API_KEY=" + api_key() + "\n"); }
Change ci() { return env("CI", "true"); }
Change container() { return with_file("/.dockerenv", ""); }
Change wsl() { return env("WSL_DISTRO_NAME", "Debian"); }
Change fork() { return env("SYSTEM_PULLREQUEST_ISFORK", "True"); }
Change bot() { return env("GITHUB_ACTOR", "dependabot[bot]"); }
Change open_branch() { return env("CI_COMMIT_REF_PROTECTED", "false"); }
Change gateway() { return both(key(), env("ANTHROPIC_BASE_URL", "http://127.0.0.1:4000")); }
Change mounts(const std::string& more = {}) {
  return both(container(), with_file("/proc/self/mountinfo", "1 0 0:1 / / rw - overlay overlay rw\n" + more));
}

Change sudo() {
  return [](Machine& m) {
    m.scene.env("SUDO_USER", "ada").etc("passwd", "ada:x:1000:1000::/home/ada:/bin/sh\n");
    m.scene.files.with_directory("/root", 0700, 0);
    m.scene.files.uid = 0;
    m.uid = 0;
    m.home = "/root";
  };
}

Change dropped_variable() {
  return both(with_file("/proc/self/status", "PPid:\t7\n"),
              with_file("/proc/7/environ", "ANTHROPIC_API_KEY=" + api_key()));
}

std::vector<Case> cases() {
  constexpr auto k_error = Severity::error;
  constexpr auto k_warning = Severity::warning;
  constexpr auto k_note = Severity::note;
  const std::string windows_login = "/mnt/c/Users/Ada/.claude/.credentials.json";
  const Change job = both(env("GITHUB_ACTIONS", "true"), env("ANTHROPIC_PROFILE", "gone"));
  const Change windows_copy = both(env("PATH", "/mnt/c/npm"), with_file("/mnt/c/npm/claude", "", 0777));
  const Change proxy = env("HTTP_PROXY", "http://127.0.0.1:3128");
  const Change elsewhere = env("HTTP_PROXY", "http://proxy.example:3128");
  return {
      {"fork-gets-no-secrets", k_error, fork(), both(fork(), key())},
      {"bot-gets-other-secrets", k_error, bot(), both(bot(), key())},
      {"protected-variable-withheld", k_warning, open_branch(), both(open_branch(), key())},
      {"expression-not-filled-in", k_error, both(ci(), env("ANTHROPIC_API_KEY", "$ANTHROPIC_API_KEY")),
       both(ci(), key())},
      {"empty-secret-in-job", k_warning, both(ci(), env("ANTHROPIC_API_KEY", "")),
       both(both(ci(), env("ANTHROPIC_API_KEY", "")), login())},
      {"path-instead-of-key", k_error,
       both(env("ANTHROPIC_API_KEY", "/b/KEY"), with_file("/b/KEY", api_key())), key()},
      {"job-without-identity-token", k_warning, job,
       both(job, env("ACTIONS_ID_TOKEN_REQUEST_URL", "https://x.example"))},
      {"stored-login-in-job", k_note, both(ci(), login()), login()},
      {"login-in-callers-home", k_error, both(sudo(), login()), both(both(sudo(), login()), key())},
      {"variable-not-passed-on", k_warning, both(sudo(), dropped_variable()),
       both(both(sudo(), dropped_variable()), key())},
      {"windows-login-not-read", k_warning, both(wsl(), with_file(windows_login, login_json())),
       both(both(wsl(), login()), with_file(windows_login, login_json()))},
      {"container-without-credential", k_warning, container(), both(container(), key())},
      {"service-reads-no-start-file", k_error, both(start_file(), env("SUPERVISOR_ENABLED", "1")),
       start_file()},
      {"window-older-than-variable", k_warning, both(start_file(), env("TMUX", "/tmp/tmux")), start_file()},
      {"ssh-reads-no-start-file", k_warning, both(start_file(), env("SSH_CONNECTION", "::1 1 ::1 22")),
       start_file()},
      {"no-bus-for-keyring", k_note, [](Machine&) {}, env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/tmp/x"),
       "vscode-copilot"},
      {"login-in-container-layer", k_warning, both(mounts(), login()),
       both(mounts("2 1 8:1 /v /home/ada/.claude rw - ext4 /dev/sda1 rw\n"), login())},
      {"file-mounted-alone", k_warning,
       both(mounts("2 1 8:1 /v /home/ada/.claude.json rw - ext4 /dev/sda1 rw\n"),
            with_file("/home/ada/.claude.json", "{}")),
       both(mounts(), with_file("/home/ada/.claude.json", "{}"))},
      {"login-of-root", k_error, with_file("/home/ada/.claude/.credentials.json", login_json(), 0600, 0),
       both(with_file("/home/ada/.claude/.credentials.json", login_json(), 0600, 0), key())},
      {"settings-of-root", k_warning,
       both(key(), with_file("/home/ada/.claude/settings.json", "{}", 0600, 0)),
       both(key(), with_file("/home/ada/.claude/settings.json", "{}", 0644, 0))},
      {"login-of-another-user", k_warning,
       both(login(), [](Machine& m) { m.scene.files.with_directory("/home/ada", 0755, 1001); }), login()},
      {"windows-copy-in-wsl", k_warning, both(wsl(), windows_copy), windows_copy},
      {"loopback-inside-container", k_note, both(container(), gateway()), gateway()},
      {"loopback-proxy-inside-container", k_warning, both(container(), proxy), proxy},
      {"proxy-takes-loopback", k_warning, both(gateway(), elsewhere),
       both(both(gateway(), elsewhere), env("NO_PROXY", "127.0.0.1"))},
  };
}

std::vector<Finding> findings(const Change& change, std::string_view tool) {
  Machine machine;
  change(machine);
  World world = machine.scene.world();
  world.place.chosen = false;
  world.place.uid = machine.uid;
  world.place.home = machine.home;
  const auto& all = catalog::embedded();
  return find_alarms(all, examine(world, all, *catalog::find_tool(all, tool)));
}

const Finding* find(const std::vector<Finding>& findings, std::string_view alarm) {
  const auto it =
      std::find_if(findings.begin(), findings.end(), [&](const Finding& f) { return f.alarm->id == alarm; });
  return it == findings.end() ? nullptr : &*it;
}

class LossAlarm : public testing::TestWithParam<Case> {};

TEST_P(LossAlarm, Sounds) {
  const auto all = findings(GetParam().seen, GetParam().tool);
  const Finding* finding = find(all, GetParam().alarm);
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ(finding->severity, GetParam().severity);
}

TEST_P(LossAlarm, IsSilentBesideIt) {
  EXPECT_EQ(find(findings(GetParam().silent, GetParam().tool), GetParam().alarm), nullptr);
}

INSTANTIATE_TEST_SUITE_P(Losses, LossAlarm, testing::ValuesIn(cases()), [](const auto& one) {
  std::string name(one.param.alarm);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST(LossAlarms, AMachineInOrderHasNoErrorInAnyPlace) {
  const std::vector<Change> places{ci(),
                                   fork(),
                                   bot(),
                                   open_branch(),
                                   container(),
                                   mounts(),
                                   wsl(),
                                   sudo(),
                                   env("TMUX", "x"),
                                   env("SSH_CONNECTION", "x"),
                                   env("SUPERVISOR_ENABLED", "1")};
  for (std::size_t i = 0; i < places.size(); ++i)
    for (const Change& change : {both(places[i], key()), both(places[i], gateway())})
      for (const Finding& finding : findings(change, "claude-code"))
        EXPECT_NE(finding.severity, Severity::error) << i << " " << finding.alarm->id.view();
}

}  // namespace
}  // namespace why
