// How a credential fails to reach the tool, seen on a machine in memory.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>

#include "catalog/find.hpp"
#include "catalog/image.hpp"
#include "evidence/evidence.hpp"
#include "support/scene.hpp"

namespace why {
namespace {

using test::api_key;
using test::login_json;
using test::MemFiles;
using test::Scene;

/// The facts of a machine that why401 itself runs on, unless `change` says otherwise.
template <class Change>
Facts facts(Scene& scene, Change change, std::string_view tool = "claude-code") {
  World world = scene.world();
  world.place.chosen = false;
  change(world.place);
  return examine(world, catalog::embedded(), *catalog::find_tool(catalog::embedded(), tool)).facts;
}

Facts facts(Scene& scene, std::string_view tool = "claude-code") {
  return facts(
      scene, [](Place&) {}, tool);
}

std::string path_of(const Facts& facts, std::string_view id) {
  const Fact* fact = facts.find(id);
  return fact == nullptr ? "" : fact->origin.path;
}

std::string name_of(const Facts& facts, std::string_view id) {
  const Fact* fact = facts.find(id);
  return fact == nullptr ? "" : fact->origin.name;
}

// ------------------------------------------------ home

TEST(Losses, AHomeOfAnotherUserIsSeen) {
  Scene scene;
  scene.files.with_directory("/home/ada", 0755, 1001);
  EXPECT_EQ(facts(scene).find("home.of-other-user")->detail.en, "user 1001");
}

TEST(Losses, OnesOwnHomeAndThatOfRootOrNobodyAreNotOfAnother) {
  for (const std::uint32_t owner : {MemFiles::k_user, 0U, 65534U}) {
    Scene scene;
    scene.files.with_directory("/home/ada", 0755, owner);
    EXPECT_EQ(facts(scene).truth("home.of-other-user"), Truth::no) << owner;
  }
}

TEST(Losses, AHomeThatIsPointedAtMayBelongToAnybody) {
  Scene scene;
  scene.files.with_directory("/home/ada", 0755, 1001);
  EXPECT_EQ(facts(scene, [](Place& place) { place.chosen = place.elsewhere = true; }).truth("home.of-other-user"), Truth::no);
}

TEST(Losses, AHomeOnADriveOfWindowsIsSeen) {
  for (const auto& [home, expected] : {std::pair{"/mnt/c/Users/ada", Truth::yes},
                                       {"/mnt/data/Users/ada", Truth::no},
                                       {"/mnt/c/work", Truth::no},
                                       {"/home/ada", Truth::no}}) {
    Scene scene;
    EXPECT_EQ(facts(scene, [&](Place& place) { place.home = home; }).truth("home.of-windows"), expected)
        << home;
  }
}

// ------------------------------------------------ sudo

constexpr std::string_view k_accounts = "root:x:0:0:root:/root:/bin/sh\nada:x:1000:1000::/home/ada:/bin/sh\n";

/// A run as root whose caller is ada.
Scene& under_sudo(Scene& scene) {
  scene.env("SUDO_USER", "ada").etc("passwd", std::string(k_accounts));
  scene.files.with_directory("/root", 0700, 0);
  scene.files.uid = 0;
  return scene;
}

void as_root(Place& place) {
  place.home = "/root";
  place.uid = 0;
}

TEST(Losses, TheLoginOfSudosCallerIsFound) {
  Scene scene;
  under_sudo(scene).home(".claude/.credentials.json", login_json());
  EXPECT_EQ(path_of(facts(scene, as_root), "login.in-callers-home"), "/home/ada/.claude/.credentials.json");
}

TEST(Losses, TheCallersLoginIsNotOpened) {
  Scene scene;
  under_sudo(scene).home(".claude/.credentials.json", login_json());
  (void)facts(scene, as_root);
  const auto& reads = scene.files.reads;
  EXPECT_EQ(std::count(reads.begin(), reads.end(), "/home/ada/.claude/.credentials.json"), 0);
}

TEST(Losses, WithoutALoginOrWithACredentialHereNothingIsSaidOfTheCaller) {
  Scene none, own;
  EXPECT_EQ(facts(under_sudo(none), as_root).truth("login.in-callers-home"), Truth::no);
  under_sudo(own).env("ANTHROPIC_API_KEY", api_key()).home(".claude/.credentials.json", login_json());
  EXPECT_EQ(facts(own, as_root).truth("login.in-callers-home"), Truth::no);
}

TEST(Losses, ACallerWhoStandsInNoFileIsUnknown) {
  Scene scene;
  scene.env("SUDO_USER", "eve").etc("passwd", std::string(k_accounts));
  EXPECT_EQ(facts(scene, as_root).truth("login.in-callers-home"), Truth::unknown);
}

/// The processes 7 (a shell) and, above it, 5 (sudo), with the environment of the latter.
Scene& with_parents(Scene& scene, const std::string& environment, std::uint32_t mode = 0400) {
  scene.files.with("/proc/self/status", "Name:\twhy401\nPPid:\t7\n");
  scene.files.with("/proc/7/environ", std::string("SUDO_USER=ada\0PATH=/bin\0", 24));
  scene.files.with("/proc/7/status", "PPid:\t5\n");
  scene.files.with("/proc/5/environ", environment, mode, 0);
  scene.files.with("/proc/5/status", "PPid:\t0\n");
  return scene;
}

std::string callers_environment() {
  return "PATH=/bin" + std::string(1, '\0') + "ANTHROPIC_API_KEY=" + api_key() + std::string(1, '\0');
}

TEST(Losses, AVariableThatSudoDroppedIsFoundInItsOwnEnvironment) {
  Scene scene;
  with_parents(under_sudo(scene), callers_environment());
  EXPECT_EQ(name_of(facts(scene, as_root), "credential.in-parent-only"), "ANTHROPIC_API_KEY");
}

TEST(Losses, NoVariableAboveMeansNothingWasDropped) {
  Scene none, here;
  with_parents(under_sudo(none), "PATH=/bin");
  EXPECT_EQ(facts(none, as_root).truth("credential.in-parent-only"), Truth::no);
  with_parents(under_sudo(here), callers_environment()).env("ANTHROPIC_API_KEY", api_key());
  EXPECT_EQ(facts(here, as_root).truth("credential.in-parent-only"), Truth::no);
}

TEST(Losses, OutsideOfSudoNoOtherProcessIsLookedAt) {
  Scene scene;
  with_parents(scene, callers_environment());
  EXPECT_EQ(facts(scene).truth("credential.in-parent-only"), Truth::no);
  EXPECT_TRUE(std::none_of(scene.files.reads.begin(), scene.files.reads.end(),
                           [](const auto& path) { return path.starts_with("/proc/"); }));
}

TEST(Losses, AProcessThatMayNotBeReadLeavesItsVariablesUnknown) {
  Scene scene;
  scene.env("SUDO_USER", "ada").etc("passwd", std::string(k_accounts));
  with_parents(scene, callers_environment());
  EXPECT_EQ(facts(scene).truth("credential.in-parent-only"), Truth::unknown);
}

TEST(Losses, AFileOrFolderThatRootLeftInTheHomeIsNamed) {
  Scene of_file, of_folder;
  of_file.files.with("/home/ada/.claude/.credentials.json", login_json(), 0600, 0);
  EXPECT_EQ(path_of(facts(of_file), "state.owned-by-root"), "/home/ada/.claude/.credentials.json");
  of_folder.files.with_directory("/home/ada/.claude", 0700, 0)
      .with("/home/ada/.claude/.credentials.json", login_json());
  EXPECT_EQ(path_of(facts(of_folder), "state.owned-by-root"), "/home/ada/.claude");
}

TEST(Losses, UnreadableFilesOfOthersAndOfTheSystemAreNotRootsLeavings) {
  Scene own, system;
  own.home(".claude/.credentials.json", login_json(), 0000);
  EXPECT_EQ(facts(own).truth("state.owned-by-root"), Truth::no);
  system.files.with("/etc/claude-code/managed-settings.json", "{}", 0600, 0);
  EXPECT_EQ(facts(system).truth("state.owned-by-root"), Truth::no);
}

// ------------------------------------------------ containers

constexpr std::string_view k_login = "/home/ada/.claude/.credentials.json";

/// A container with these mounts below an overlay.
Scene& in_container(Scene& scene, const std::string& mounts = {}) {
  scene.files.with("/.dockerenv", "")
      .with("/proc/self/mountinfo", "1 0 0:1 / / rw - overlay overlay rw\n" + mounts);
  return scene;
}

TEST(Losses, AHomeInTheContainersOwnLayerIsThrownAway) {
  Scene scene;
  EXPECT_EQ(path_of(facts(in_container(scene)), "home.thrown-away"), k_login);
}

TEST(Losses, AHomeInMemoryIsThrownAway) {
  Scene scene;
  EXPECT_EQ(facts(in_container(scene, "2 1 0:2 / /home rw,noatime shared:7 - tmpfs tmpfs rw\n"))
                .truth("home.thrown-away"),
            Truth::yes);
}

TEST(Losses, AVolumeKeepsTheHome) {
  for (const auto* point : {"/home", "/home/ada", "/home/ada/.claude"}) {
    Scene scene;
    EXPECT_EQ(facts(in_container(scene, std::string("2 1 8:1 /v ") + point + " rw - ext4 /dev/sda1 rw\n"))
                  .truth("home.thrown-away"),
              Truth::no)
        << point;
  }
}

TEST(Losses, MountsCountInContainersOnly) {
  Scene scene;
  scene.files.with("/proc/self/mountinfo", "1 0 0:1 / / rw - overlay overlay rw\n");
  EXPECT_EQ(facts(scene).truth("home.thrown-away"), Truth::no);
}

TEST(Losses, MountsThatMayNotBeSeenAreUnknown) {
  Scene unreadable, pointed_at;
  in_container(unreadable).files.faults["/proc/self/mountinfo"] = Errc::denied;
  EXPECT_EQ(facts(unreadable).truth("home.thrown-away"), Truth::unknown);
  in_container(pointed_at);
  EXPECT_EQ(facts(pointed_at, [](Place& place) { place.chosen = place.elsewhere = true; }).truth("state.mounted-file"),
            Truth::unknown);
}

TEST(Losses, AFileThatIsMountedAloneIsSeen) {
  Scene scene;
  in_container(scene, "2 1 8:1 /x /home/ada/.claude.json rw - ext4 /dev/sda1 rw\n")
      .home(".claude.json", "{}");
  EXPECT_EQ(path_of(facts(scene), "state.mounted-file"), "/home/ada/.claude.json");
}

TEST(Losses, ABlankInAMountPointIsRead) {
  Scene scene;
  in_container(scene, "2 1 8:1 /x /home/ada/a\\040b/.claude.json rw - ext4 /dev/sda1 rw\n");
  scene.env("CLAUDE_CONFIG_DIR", "/home/ada/a b").home("a b/.claude.json", "{}");
  EXPECT_EQ(path_of(facts(scene), "state.mounted-file"), "/home/ada/a b/.claude.json");
}

TEST(Losses, MountedFoldersAndFilesOfAdministratorsAreNoFilesMountedAlone) {
  Scene scene;
  in_container(scene,
               "2 1 8:1 /x /home/ada/.claude rw - ext4 /dev/sda1 rw\n"
               "3 1 8:1 /y /etc/claude-code/managed-settings.json ro - ext4 /dev/sda1 rw\n")
      .home(".claude.json", "{}")
      .etc("claude-code/managed-settings.json", "{}");
  EXPECT_EQ(facts(scene).truth("state.mounted-file"), Truth::no);
}

// ------------------------------------------------ Windows

Scene& in_wsl(Scene& scene) { return scene.env("WSL_DISTRO_NAME", "Debian"); }

TEST(Losses, ALoginOnTheWindowsSideIsFound) {
  Scene scene;
  in_wsl(scene).files.with("/mnt/c/Users/Ada/.claude/.credentials.json", login_json());
  EXPECT_EQ(path_of(facts(scene), "login.in-windows-home"), "/mnt/c/Users/Ada/.claude/.credentials.json");
}

TEST(Losses, TheWindowsSideDoesNotMatterWithACredentialOrOutsideOfWsl) {
  constexpr std::string_view k_file = "/mnt/c/Users/Ada/.claude/.credentials.json";
  Scene outside, signed_in, nobody;
  outside.files.with(k_file, login_json());
  EXPECT_EQ(facts(outside).truth("login.in-windows-home"), Truth::no);
  in_wsl(signed_in).home(".claude/.credentials.json", login_json()).files.with(k_file, login_json());
  EXPECT_EQ(facts(signed_in).truth("login.in-windows-home"), Truth::no);
  in_wsl(nobody).files.with("/mnt/c/Users/Public/.claude/.credentials.json", login_json());
  EXPECT_EQ(facts(nobody).truth("login.in-windows-home"), Truth::no);
}

TEST(Losses, ADriveThatMayNotBeListedIsUnknown) {
  Scene scene;
  in_wsl(scene).files.with_directory("/mnt/c/Users", 0700, 0);
  EXPECT_EQ(facts(scene).truth("login.in-windows-home"), Truth::unknown);
}

TEST(Losses, TheCopyOfWindowsIsSeenWhereItComesFirst) {
  constexpr std::string_view k_copy = "/mnt/c/Users/Ada/AppData/Roaming/npm/claude";
  Scene first, second;
  in_wsl(first)
      .env("PATH", "/usr/bin:/mnt/c/Users/Ada/AppData/Roaming/npm")
      .files.with(k_copy, "#!/bin/sh\n", 0777);
  EXPECT_EQ(path_of(facts(first), "install.of-windows"), k_copy);
  in_wsl(second)
      .env("PATH", "/usr/bin:/mnt/c/Users/Ada/AppData/Roaming/npm")
      .files.with(k_copy, "#!/bin/sh\n", 0777);
  second.files.with("/usr/bin/claude", "", 0755, 0);
  EXPECT_EQ(facts(second).truth("install.of-windows"), Truth::no);
}

// ------------------------------------------------ keyring

/// A tool that keeps its login in the keyring and nowhere else.
constexpr std::string_view k_keyring_tool = "vscode-copilot";

TEST(Losses, WithoutASessionBusNoKeyringCanBeAsked) {
  Scene scene;
  EXPECT_EQ(path_of(facts(scene, k_keyring_tool), "keyring.no-session-bus"), "/run/user/1000/bus");
}

TEST(Losses, ABusThatIsNamedLiesThereOrCanBeStartedIsABus) {
  Scene named, there, display;
  EXPECT_EQ(facts(named.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/tmp/x"), k_keyring_tool)
                .truth("keyring.no-session-bus"),
            Truth::no);
  there.env("XDG_RUNTIME_DIR", "/run/mine").files.with_special("/run/mine/bus", FileKind::socket);
  EXPECT_EQ(facts(there, k_keyring_tool).truth("keyring.no-session-bus"), Truth::no);
  EXPECT_EQ(facts(display.env("DISPLAY", ":0"), k_keyring_tool).truth("keyring.no-session-bus"), Truth::no);
}

TEST(Losses, ABusThatMayNotBeSeenIsUnknown) {
  Scene scene;
  scene.files.with_directory("/run/user/1000", 0700, 0).with_special("/run/user/1000/bus", FileKind::socket);
  EXPECT_EQ(facts(scene, k_keyring_tool).truth("keyring.no-session-bus"), Truth::unknown);
}

TEST(Losses, AToolWithoutAKeyringNeedsNoBus) {
  Scene scene;
  EXPECT_EQ(facts(scene).truth("keyring.no-session-bus"), Truth::no);
}

// ------------------------------------------------ values

TEST(Losses, APathWhereTheKeyShouldStandIsSeen) {
  Scene scene;
  scene.env("ANTHROPIC_API_KEY", "/builds/box.tmp/ANTHROPIC_API_KEY")
      .files.with("/builds/box.tmp/ANTHROPIC_API_KEY", api_key());
  EXPECT_EQ(name_of(facts(scene), "credential.is-a-path"), "ANTHROPIC_API_KEY");
}

TEST(Losses, AKeyAFolderAndAPathThatLeadsNowhereAreNoSuchPath) {
  for (const std::string& value : {api_key(), std::string("/home/ada"), std::string("/builds/gone")}) {
    Scene scene;
    scene.env("ANTHROPIC_API_KEY", value);
    EXPECT_EQ(facts(scene).truth("credential.is-a-path"), Truth::no);
  }
}

TEST(Losses, APathThatMayNotBeSeenIsUnknown) {
  Scene scene;
  scene.env("ANTHROPIC_API_KEY", "/builds/box/KEY").files.with_directory("/builds/box", 0700, 0);
  EXPECT_EQ(facts(scene).truth("credential.is-a-path"), Truth::unknown);
}

// ------------------------------------------------ what it costs

TEST(Losses, AMachineInOrderCostsOneLookMoreAndNoFileIsOpened) {
  Scene scene;
  scene.env("TERM", "xterm").env("ANTHROPIC_API_KEY", api_key());
  (void)facts(scene);
  const auto is_new = [](const std::string& path) {
    return path.starts_with("/proc/self") || path.starts_with("/proc/sys/kernel") ||
           path.starts_with("/var/run/") || path == "/etc/passwd" || path.starts_with("/run/user/");
  };
  EXPECT_EQ(std::count_if(scene.files.stats.begin(), scene.files.stats.end(), is_new), 1);
  EXPECT_EQ(std::count_if(scene.files.reads.begin(), scene.files.reads.end(), is_new), 0);
}

}  // namespace
}  // namespace why
