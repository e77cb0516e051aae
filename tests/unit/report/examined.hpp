// Reports on machines in memory, for tests of the renderers.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "catalog/find.hpp"
#include "catalog/image.hpp"
#include "diagnose/diagnose.hpp"
#include "report/context.hpp"
#include "support/scene.hpp"

namespace why::test {

inline constexpr std::string_view k_refused = "Invalid API key · Fix external API key";

inline const catalog::Catalog<Packed>& knowledge() { return catalog::embedded(); }
inline const catalog::Tool<Packed>& a_tool() { return *catalog::find_tool(knowledge(), "claude-code"); }

inline Context context_of(Language language = Language::en, bool verbose = false) {
  return {knowledge(), language, "/home/ada", {Scene::k_now_ms}, verbose};
}

/// A key in a start file that overrides a stored login.
inline Scene stray_key() {
  Scene scene;
  scene.env("ANTHROPIC_API_KEY", api_key()).home(".claude/.credentials.json", login_json());
  scene.home(".zshrc", "export ANTHROPIC_API_KEY=" + api_key() + "\n");
  return scene;
}

inline Evidence look(Scene& scene) {
  World world = scene.world();
  return examine(world, knowledge(), a_tool());
}

inline Report explained(Scene& scene, std::string_view text = k_refused) {
  return explain(knowledge(), catalog::match_text(knowledge(), text), &a_tool(), look(scene), true);
}

inline Report explained_by_message(std::string_view text = k_refused) {
  return explain(knowledge(), catalog::match_text(knowledge(), text), &a_tool(), std::nullopt, false);
}

inline Report checked(Scene& scene) { return check(knowledge(), look(scene)); }
inline Report shown_status(Scene& scene) { return status(knowledge(), look(scene)); }

}  // namespace why::test
