// SPDX-License-Identifier: Apache-2.0
#include "compare/kinds.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace why {
namespace {

using catalog::Where;

template <class List>
bool has(const List& list, std::string_view name) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view one) { return one == name; });
}

/// The last part of "a.b.c".
std::string_view last_of(std::string_view key) { return key.substr(std::min(key.size(), key.rfind('.') + 1)); }

bool is_region(const catalog::Tool<Packed>& tool, std::string_view name, bool is_key) {
  if (!is_key) return has(tool.regions, name);
  const std::string last = text::lower(last_of(name));
  return last == "region" || last == "location" || last == "project";
}

/// Whether a guard of a mode asks for it: then it chooses the way to sign in.
bool is_switch(const catalog::Tool<Packed>& tool, std::string_view name) {
  return std::any_of(tool.modes.begin(), tool.modes.end(), [&](const auto& mode) {
    const std::string_view at = mode.at;
    if (at.substr(std::min(at.size(), at.find(':') + 1)) == name) return true;
    return std::any_of(mode.when.steps.begin(), mode.when.steps.end(), [&](const auto& step) { return has(step.arguments, name); });
  });
}

}  // namespace

bool is_variable(const catalog::Source<Packed>& source) {
  return source.where == Where::variable || source.where == Where::header_variable;
}

std::string_view kind_of_value(const catalog::Tool<Packed>& tool, const SeenValue& value) {
  for (const auto& endpoint : tool.endpoints)
    if (value.name == (value.is_key ? endpoint.key : endpoint.variable).view()) return "endpoint";
  if (is_region(tool, value.name, value.is_key)) return "region";
  if (value.is_key) {
    if (last_of(value.name) == "model") return "model";
    return is_switch(tool, value.name) ? "switch" : "setting";
  }
  if (has(tool.proxies, value.name) || text::equals_ignoring_case(value.name, "no_proxy")) return "proxy";
  if (has(tool.ca_variables, value.name) || has(tool.tls_off_variables, value.name)) return "certificates";
  if (has(tool.models, value.name)) return "model";
  if (is_switch(tool, value.name)) return "switch";
  if (is_in_paths(tool, value.name)) return "home";
  for (const auto& source : tool.sources)
    if (has(source.also, value.name)) return "variable";
  return has(tool.wrong_names, value.name) ? "variable" : "setting";
}

std::string_view kind_of_source(const catalog::Tool<Packed>& tool, const catalog::Source<Packed>& source) {
  if (!is_variable(source)) return "stored";
  return is_region(tool, source.name, false) ? "region" : "variable";
}

std::string_view kind_of_fact(std::string_view id) {
  if (id.starts_with("place.")) return "place";
  if (id.starts_with("home.")) return "home";
  if (id.starts_with("state.")) return "user";
  if (id == "ca.missing") return "certificates";
  const bool is_of_store = id.starts_with("helper.") || id.starts_with("keyring.") || id == "login.loose-mode" || id == "login.refresh-locked";
  return is_of_store ? "stored" : std::string_view();
}

bool is_credential(const catalog::Tool<Packed>& tool, const SeenValue& value) {
  return std::any_of(tool.sources.begin(), tool.sources.end(), [&](const auto& source) {
    if (source.kind == "cloud" && value.state == SeenValue::State::shown) return false;
    if (!value.is_key) return is_variable(source) && source.name == value.name;
    return (source.where == Where::setting || source.where == Where::helper) && source.key == value.name;
  });
}

}  // namespace why
