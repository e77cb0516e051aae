// SPDX-License-Identifier: Apache-2.0
#include "cli/overlays.hpp"

#include <algorithm>

#include "cli/catalog.hpp"
#include "cli/messages.hpp"

namespace why::cli {
namespace {

using catalog::OverlayPlace;
using catalog::Whose;

constexpr std::size_t k_told = 20;  // problems that are told one by one

std::string configuration_folder(const Environment& env) {
  const auto named = env.get("XDG_CONFIG_HOME").value_or("");
  if (named.starts_with('/')) return std::string(named);
  const auto home = env.get("HOME").value_or("");
  return home.starts_with('/') ? std::string(home) + "/.config" : std::string();
}

bool is_there(Files& files, const std::string& path) {
  const auto stat = files.stat(path);
  return stat || stat.error().code != Errc::not_found;
}

}  // namespace

Told<std::vector<OverlayPlace>> overlay_places(Run& run, Files& files) {
  std::vector<OverlayPlace> places;
  for (const std::string_view named : run.typed.values(FlagId::catalog)) {
    places.push_back({path_from_here(run, std::string(named)), Whose::user});
    if (!is_there(files, places.back().path))
      return tl::unexpected(run.complain(Exit::usage, said(messages::k_nothing_at, {{"path", named}})));
  }
  const std::string configuration = configuration_folder(run.outside.environment());
  if (!configuration.empty()) places.push_back({configuration + "/why401/catalog.d", Whose::user});
  places.push_back({run.outside.cwd() + "/.why401", Whose::project});
  std::erase_if(places, [&](const OverlayPlace& place) { return !is_there(files, place.path); });
  return places;
}

catalog::Overlay load_overlays(Run& run, Files& files, const std::vector<OverlayPlace>& places) {
  auto overlay = catalog::lay_over(files, run.catalog, places, to_rfc3339(run.outside.now()).substr(0, 10));
  std::size_t told = 0;
  for (const auto& problem : overlay.problems) {
    if (problem.severity != catalog::Severity::error) continue;
    if (++told > k_told) continue;
    const std::string place = problem.file + ":" + std::to_string(problem.line) + ":" + std::to_string(problem.column);
    run.note(said(messages::k_left_out, {{"place", place}, {"rule", problem.rule}, {"what", problem.what}, {"how", problem.how}}));
  }
  if (told > k_told) run.note(said(messages::k_more_left_out, {{"count", std::to_string(told - k_told)}}));
  return overlay;
}

}  // namespace why::cli
