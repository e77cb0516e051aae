// SPDX-License-Identifier: Apache-2.0
#include "evidence/secrets.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "evidence/names.hpp"

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

void learn(std::vector<KnownSecret>& out, std::string_view value, std::string label, const catalog::Catalog<Packed>& catalog,
           std::string_view source = {}) {
  value = secret_part(value, catalog);
  if (value.empty()) return;
  const auto same = [&](const KnownSecret& known) { return known.value.equals(value); };
  auto known = std::find_if(out.begin(), out.end(), same);
  if (known == out.end()) known = out.insert(out.end(), {Secret(value), std::move(label), {}});
  if (!source.empty()) known->sources.push_back(source);
}

/// All texts below `tree` that are long enough for a secret.
void learn_texts(std::vector<KnownSecret>& out, const json::Value& tree, const std::string& label,
                 const catalog::Catalog<Packed>& catalog) {
  constexpr std::size_t k_shortest = 16;
  for (const json::Value& item : tree.items()) {
    learn_texts(out, item, label, catalog);
    if (const auto text = item.string(); text && text->size() >= k_shortest) learn(out, *text, label, catalog);
  }
}

/// A variable whose name promises a secret. Of a JSON text the texts in it are secret, and its keys are not.
void learn_variable(std::vector<KnownSecret>& out, Reader& reader, const std::string& name, std::string_view value,
                    const catalog::Catalog<Packed>& catalog) {
  const SettingsFile* json = text::trim(value).starts_with('{') ? reader.inline_settings(std::string(value)) : nullptr;
  if (json != nullptr && json->root() != nullptr) learn_texts(out, *json->root(), name, catalog);
  else learn(out, value, name, catalog);
}

/// Values below `tree` whose names promise a secret.
void learn_tree(std::vector<KnownSecret>& out, const json::Value& tree, const redact::Names& names,
                const catalog::Catalog<Packed>& catalog) {
  for (const json::Value& member : tree.items()) {
    learn_tree(out, member, names, catalog);
    const auto value = scalar_text(member);
    if (value && names.is_secret(member.key)) learn(out, *value, std::string(member.key), catalog);
  }
}

}  // namespace

std::vector<KnownSecret> collect_secrets(const Look& look, std::vector<Candidate>& candidates, const Origins& origins) {
  std::vector<KnownSecret> out;
  const redact::Names names = names_in(look.catalog);
  for (Candidate& c : candidates) {
    if (c.source->where == catalog::Where::ini) continue;  // names of profiles and addresses, no secrets
    const std::string label(c.source->title.en.view());
    c.value.reveal([&](std::string_view value) { learn(out, value, label, look.catalog, c.source->id); });
    c.renewal.reveal([&](std::string_view value) { learn(out, value, label, look.catalog); });
  }
  for (const auto& [name, value] : look.world.env.all())
    if (names.is_secret(name)) learn_variable(out, look.reader, name, value, look.catalog);
  for (const LayerFile& file : look.settings.files()) {
    const json::Value* tree = file.layer->settings != 0 && file.counts ? file.file->root() : variables_in(file);
    if (tree != nullptr) learn_tree(out, *tree, names, look.catalog);
  }
  for (const Setter& setter : origins.all())
    if (names.is_secret(setter.assignment.name))
      learn(out, setter.assignment.value, setter.assignment.name, look.catalog);
  return out;
}

}  // namespace why
