// SPDX-License-Identifier: Apache-2.0
#include "evidence/secrets.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace why {
namespace {

/// What of a value is secret. An expression, a reference or a placeholder is none, and hiding it would hide the
/// names in it; of "NAME=value" only the value is.
std::string_view secret_part(std::string_view value, const catalog::Catalog<Packed>& catalog) {
  value = text::trim(value);
  const Shape shape = look_at(value, catalog, false);
  if (shape.has("expression") || shape.has("reference") || shape.has("placeholder")) return {};
  return shape.has("assignment") ? value.substr(value.find('=') + 1) : value;
}

void learn(std::vector<KnownSecret>& out, std::string_view value, std::string label, const catalog::Catalog<Packed>& catalog) {
  value = secret_part(value, catalog);
  if (value.empty()) return;
  const auto same = [&](const KnownSecret& known) { return known.value.equals(value); };
  if (std::none_of(out.begin(), out.end(), same)) out.push_back({Secret(value), std::move(label)});
}

void learn_block(std::vector<KnownSecret>& out, const json::Value& block, const catalog::Catalog<Packed>& catalog) {
  for (const json::Value& member : block.items())
    if (const auto value = scalar_text(member); value && is_secret_name(member.key, catalog))
      learn(out, *value, std::string(member.key), catalog);
}

}  // namespace

bool is_secret_name(std::string_view name, const catalog::Catalog<Packed>& catalog) {
  std::string upper(name);
  for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  const auto within = [&](std::string_view part) { return text::contains(upper, part); };
  return std::any_of(catalog.secret_names.begin(), catalog.secret_names.end(), within) &&
         std::none_of(catalog.harmless_names.begin(), catalog.harmless_names.end(), within);
}

std::vector<KnownSecret> collect_secrets(const Look& look, std::vector<Candidate>& candidates, const Origins& origins) {
  std::vector<KnownSecret> out;
  for (Candidate& c : candidates) {
    if (c.source->where == catalog::Where::ini) continue;  // names of profiles and addresses, no secrets
    const std::string label(c.source->title.en.view());
    c.value.reveal([&](std::string_view value) { learn(out, value, label, look.catalog); });
    c.renewal.reveal([&](std::string_view value) { learn(out, value, label, look.catalog); });
  }
  for (const auto& [name, value] : look.world.env.all())
    if (is_secret_name(name, look.catalog)) learn(out, value, name, look.catalog);
  for (const LayerFile& file : look.settings.files()) {
    const json::Value* block = !file.counts ? nullptr : json::find(*file.file->root(), file.layer->env_key);
    if (block != nullptr) learn_block(out, *block, look.catalog);
  }
  for (const Setter& setter : origins.all())
    if (is_secret_name(setter.assignment.name, look.catalog))
      learn(out, setter.assignment.value, setter.assignment.name, look.catalog);
  return out;
}

}  // namespace why
