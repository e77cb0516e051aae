// SPDX-License-Identifier: Apache-2.0
#include "evidence/place.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace why {
namespace {

using Mark = catalog::PlaceMark<Packed>;

constexpr std::string_view k_own_process = "/proc/self/";

Truth truth_of(bool value) { return value ? Truth::yes : Truth::no; }

Truth truth_of(const Error& error) { return error.code == Errc::not_found ? Truth::no : Truth::unknown; }

std::optional<std::string_view> filled(const Environment& env, std::string_view name) {
  const auto value = env.get(name);
  if (!value || text::trim(*value).empty()) return std::nullopt;
  return value;
}

bool fits_variables(const Mark& mark, const Environment& env) {
  if (!mark.without.empty() && filled(env, mark.without)) return false;
  if (mark.variable.empty()) return true;
  const auto value = filled(env, mark.variable);
  if (!value) return false;
  const auto is_value = [&](std::string_view one) { return text::equals_ignoring_case(*value, one); };
  if (!mark.is.empty()) return std::any_of(mark.is.begin(), mark.is.end(), is_value);
  if (!mark.differs.empty()) {
    const auto other = filled(env, mark.differs);
    return other && *other != *value;
  }
  return *value != "false" && *value != "0";
}

/// Whether two strings of a file differ. A null on the way to `key` counts too: what stood there was deleted.
bool keys_differ(const json::Value& root, std::string_view key, std::string_view other_key) {
  const json::Value* other = json::find(root, other_key);
  if (other == nullptr || !other->string()) return false;
  std::string_view part = key;
  const json::Value* value = json::find(root, part);
  while (value == nullptr && part.find('.') != part.npos) {
    part = part.substr(0, part.rfind('.'));
    value = json::find(root, part);
  }
  if (value == nullptr) return false;
  if (value->kind == json::Kind::null) return true;
  return part == key && value->string() && value->string() != other->string();
}

Truth truth_of_file(const Mark& mark, const std::string& path, const Look& look) {
  if (path.starts_with(k_own_process) && !is_own_process(look.world)) return Truth::unknown;
  if (!mark.contains.empty()) {
    const auto& text = look.reader.text(path);
    return text ? truth_of(text::contains(*text, mark.contains)) : truth_of(text.error());
  }
  if (!mark.key.empty()) {
    const auto file = look.reader.settings(path);
    if (!file) return truth_of(file.error());
    return truth_of((*file)->root() != nullptr && keys_differ(*(*file)->root(), mark.key, mark.differs_key));
  }
  const auto stat = look.world.files.stat(path);
  return stat ? Truth::yes : truth_of(stat.error());
}

}  // namespace

void look_at_place(const Look& look, Facts& facts) {
  for (const Mark& mark : look.catalog.place_marks) {
    if (facts.find(mark.fact) != nullptr || !fits_variables(mark, look.world.env)) continue;
    const auto path = mark.path.empty() ? std::string() : look.paths.fill(mark.path);
    if (!path) continue;
    const Truth truth = path->empty() ? Truth::yes : truth_of_file(mark, *path, look);
    if (truth == Truth::unknown) facts.unknown(mark.fact);
    if (truth == Truth::yes)
      facts.add(mark.fact, {std::string(mark.variable.view()), *path, 0, false, {}},
                std::string(mark.name.view()));
  }
}

bool is_own_process(const World& world) { return !world.place.elsewhere; }

}  // namespace why
