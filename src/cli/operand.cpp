// SPDX-License-Identifier: Apache-2.0
#include "cli/operand.hpp"

#include <algorithm>
#include <array>

#include "base/limits.hpp"
#include "base/text.hpp"
#include "cli/messages.hpp"
#include "snapshot/take.hpp"
#include "snapshot/text.hpp"

namespace why::cli {
namespace {

using Member = std::optional<std::string> PlaceRequest::*;

struct Part {
  std::string_view name;
  Member member;
};
constexpr std::array k_parts{Part{"root", &PlaceRequest::root}, Part{"env", &PlaceRequest::env_file},
                             Part{"home", &PlaceRequest::home}, Part{"cwd", &PlaceRequest::cwd}, Part{"etc", &PlaceRequest::etc}};

tl::unexpected<Exit> refuse(Run& run, std::string_view operand, const Detail& what) {
  const Fillings english{{"operand", operand}, {"what", what.en}}, chinese{{"operand", operand}, {"what", what.zh}};
  return tl::unexpected(run.complain(Exit::usage, {fill(messages::k_bad_operand.en, english), fill(messages::k_bad_operand.zh, chinese)}));
}

/// "root:DIR,env:FILE" as a place; nothing when it is none of that form.
std::optional<PlaceRequest> place_of(std::string_view operand) {
  PlaceRequest request;
  request.chosen = request.elsewhere = true;
  for (const std::string_view part : text::split(operand, ',')) {
    const std::size_t colon = part.find(':');
    if (colon == part.npos || colon + 1 == part.size()) return std::nullopt;
    const std::string_view name = part.substr(0, colon), value = part.substr(colon + 1);
    const auto known = std::find_if(k_parts.begin(), k_parts.end(), [&](const Part& p) { return p.name == name; });
    if (known != k_parts.end()) {
      request.*(known->member) = std::string(value);
    } else if (const auto number = text::to_int(value); name == "pid" && number && *number > 0 && *number <= INT32_MAX) {
      request.pid = static_cast<int>(*number);
    } else {
      return std::nullopt;
    }
  }
  request.no_environment = request.root && !request.env_file && !request.pid;
  return request;
}

/// The home in a tree whose environment is not known, or only in part: that of the only user, or root's.
void find_home(World& world) {
  if (world.place.home || world.env.get("PATH")) return;
  const auto homes = world.files.list("/home", limits::k_list);
  if (homes && homes->size() == 1) world.place.home = "/home/" + (*homes)[0];
  else if (world.files.stat("/root")) world.place.home = "/root";
}

/// Where programs in a tree start, when nobody says it: where its environment was, or in the home.
std::string start_folder(const World& world) {
  const auto folder = world.env.get("PWD");
  return folder && folder->starts_with('/') ? std::string(*folder) : world.place.home.value_or("/");
}

Told<Side> live_side(Run& run, std::string_view operand, const PlaceRequest& request, const SideOptions& options) {
  auto open = run.open_world(request, operand);
  if (!open) return tl::unexpected(open.error());
  World& world = (*open)->world;
  if (request.root) find_home(world);
  if (request.root && !request.cwd && !request.pid) world.place.cwd = start_folder(world);
  return Side{std::string(operand), snapshot_of(run, **open, options), true};
}

Told<Side> parsed_side(Run& run, std::string_view operand, std::string_view text, bool is_live) {
  auto snapshot = read_snapshot(text, run.catalog);
  if (!snapshot) return refuse(run, operand, words_of(snapshot.error()));
  if (snapshot->unknown_parts > 0)
    run.note(said(messages::k_unknown_parts, {{"operand", operand}, {"count", std::to_string(snapshot->unknown_parts)}}));
  return Side{std::string(operand), std::move(*snapshot), is_live};
}

Told<Side> read_from_stdin(Run& run, std::string_view operand) {
  std::string text;
  const auto read = run.outside.read_stdin([&](std::string_view block) {
    text.append(block);
    return text.size() <= limits::k_snapshot;
  });
  if (!read) return tl::unexpected(run.complain(Exit::unknown, said(messages::k_cannot_look, said(messages::k_standard_input), read.error().code)));
  return parsed_side(run, operand, text, false);
}

/// Whether ssh takes it for the name of a host, with or without a user, and no shell finds anything else in it.
bool is_host(std::string_view name) {
  const auto is_of_name = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("._-@:%[]").find(c) != std::string_view::npos;
  };
  return !name.empty() && !name.starts_with('-') && std::all_of(name.begin(), name.end(), is_of_name);
}

/// What a failure of `ssh HOST why401 ...` means.
const Phrase& meaning_of_ssh(int exit_code) {
  constexpr int k_ssh_failed = 255, k_not_executable = 126, k_not_found = 127;
  if (exit_code == k_ssh_failed) return messages::k_no_connection;
  if (exit_code == k_not_found || exit_code == k_not_executable) return messages::k_not_installed_there;
  return messages::k_failed_there;
}

Told<Side> ask_by_ssh(Run& run, std::string_view operand, const SideOptions& options) {
  const std::string host(operand.substr(operand.find(':') + 1));
  if (!is_host(host)) return refuse(run, operand, said(messages::k_bad_host));
  std::vector<std::string> command{"ssh", "-o", "BatchMode=yes", "-o", "ConnectTimeout=10", "--", host, "why401", "snapshot"};
  if (options.only != nullptr) command.insert(command.end(), {"--tool", std::string(options.only->id.view())});
  if (const auto code = run.typed.value(FlagId::key_compare)) command.insert(command.end(), {"--key-compare", std::string(*code)});
  const auto output = run.outside.output_of(command, limits::k_snapshot);
  if (!output) return tl::unexpected(run.complain(Exit::unknown, said(messages::k_cannot_look, Detail(std::string(operand)), output.error().code)));
  if (const int code = output->exit_code; code != 0)
    return tl::unexpected(run.complain(Exit::unknown, said(meaning_of_ssh(code), {{"operand", operand}, {"code", std::to_string(code)}})));
  return parsed_side(run, operand, output->text, true);
}

Told<Side> read_from_file(Run& run, std::string_view operand) {
  const auto text = run.outside.read_named(std::string(operand), limits::k_snapshot);
  if (!text) return tl::unexpected(run.complain(Exit::usage, said(messages::k_cannot_look, Detail(std::string(operand)), text.error().code)));
  return parsed_side(run, operand, *text, false);
}

}  // namespace

Snapshot snapshot_of(Run& run, OpenWorld& open, const SideOptions& options) {
  return take_snapshot(open.world, run.catalog, options.only, run.version, options.maker,
                       [&](const Evidence& evidence) { (void)run.learn(evidence); });
}

Told<Side> read_side(Run& run, std::string_view operand, const SideOptions& options) {
  if (operand == "-") return read_from_stdin(run, operand);
  if (operand == "local") return live_side(run, operand, PlaceRequest(), options);
  if (operand.starts_with("ssh:")) return ask_by_ssh(run, operand, options);
  if (const auto request = place_of(operand)) return live_side(run, operand, *request, options);
  return read_from_file(run, operand);
}

}  // namespace why::cli
