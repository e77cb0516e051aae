// Checks the file of a tool: its parts name each other.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/text.hpp"
#include "authoring/check_parts.hpp"
#include "authoring/enum_words.hpp"
#include "catalog/flaws.hpp"
#include "catalog/nearest.hpp"
#include "authoring/rules.hpp"
#include "match/signature.hpp"

namespace why::catalog {
namespace {

constexpr auto k_surfaces = std::to_array<std::string_view>({"cli", "editor", "extension", "action", "sdk"});
constexpr auto k_kinds =
    std::to_array<std::string_view>({"api_key", "oauth_token", "login", "gateway_token", "helper", "cloud",
                                     "saved_key", "profile", "federation"});
constexpr auto k_forms = std::to_array<std::string_view>({"jwt"});
constexpr auto k_billings = std::to_array<std::string_view>({"subscription", "metered", "gateway", "cloud"});

/// The checks of one tool. Paths such as "mode[1].stop[0]" are places in its file.
class ToolChecks {
 public:
  ToolChecks(const Checks& checks, const Tool<Owned>& tool, const EntryReport& report)
      : checks_(checks), tool_(tool), report_(report) {}

  void run() {
    check_head();
    check_ids("value", tool_.values);
    check_ids("directory", tool_.directories);
    check_ids("layer", tool_.layers);
    check_ids("source", tool_.sources);
    check_ids("mode", tool_.modes);
    check_ids("install", tool_.installs);
    each("value", tool_.values, [&](const auto& value, const std::string& path) {
      each(path + ".from", value.from,
           [&](const auto& text, const std::string& at) { check_template(text, &tool_, report_, at); });
    });
    each("directory", tool_.directories,
         [&](const auto& d, const std::string& path) { check_paths(d.paths, path); });
    each("layer", tool_.layers,
         [&](const auto& layer, const std::string& path) { check_layer(layer, path); });
    each("source", tool_.sources,
         [&](const auto& source, const std::string& path) { check_source(source, path); });
    each("mode", tool_.modes, [&](const auto& mode, const std::string& path) { check_mode(mode, path); });
    each("endpoint", tool_.endpoints,
         [&](const auto& endpoint, const std::string& path) { check_endpoint(endpoint, path); });
    each("install", tool_.installs,
         [&](const auto& install, const std::string& path) { check_install(install, path); });
    each("observe", tool_.observations,
         [&](const auto& seen, const std::string& path) { check_raised(seen, path); });
    check_counts(checks_, tool_.stalls, report_, "stall");
    check_order_of_modes();
    check_unused_sources();
  }

 private:
  template <class T, class F>
  void each(std::string_view key, const std::vector<T>& parts, F&& use) {
    for (std::size_t i = 0; i < parts.size(); ++i) use(parts[i], fmt::format("{}[{}]", key, i));
  }

  void check_head() {
    checks_.texts.check(report_, "title", tool_.title, Prose::name);
    check_provider_name(checks_, tool_.provider, report_, "provider");
    each("surfaces", tool_.surfaces, [&](const auto& surface, const std::string& path) {
      check_known(surface, k_surfaces, report_, path);
    });
    each("marks", tool_.marks, [&](const auto& text, const std::string& path) {
      const auto mark = compile_mark(text);
      if (!mark)
        report_.add(rule("tool.mark"), path, mark.error().what, "write more of what the tool prints");
    });
  }

  template <class T>
  void check_ids(std::string_view key, const std::vector<T>& parts) {
    std::set<std::string_view> seen;
    each(key, parts, [&](const T& part, const std::string& path) {
      if (!seen.insert(part.id).second)
        report_.add(rule("id.duplicate"), path + ".id",
                    fmt::format("there are two [[{}]] `{}`", key, part.id), "name one of them otherwise");
    });
  }

  /// `name` must be the id of one of `parts`; empty means that nothing is named.
  template <class T>
  void check_name(std::string_view name, const std::vector<T>& parts, std::string_view what,
                  const std::string& path) {
    const auto ids = ids_of(parts);
    if (name.empty() || std::ranges::find(ids, name) != ids.end()) return;
    report_.add(rule("name.unknown"), path, fmt::format("this tool has no {} `{}`", what, name),
                suggestion(name, ids));
  }
  void check_source_names(const std::vector<std::string>& names, const std::string& key) {
    each(key, names,
         [&](const auto& name, const std::string& path) { check_name(name, tool_.sources, "source", path); });
  }

  void check_paths(const std::vector<std::string>& paths, const std::string& key) {
    each(key + ".paths", paths,
         [&](const auto& text, const std::string& path) { check_path(text, &tool_, report_, path); });
  }

  void check_layer(const Layer<Owned>& layer, const std::string& path) {
    checks_.texts.check(report_, path + ".title", layer.title, Prose::name);
    check_guard(checks_, layer.when, &tool_, report_, path + ".when");
    check_paths(layer.paths, path);
    if (layer.paths.empty() && layer.flag.empty())
      report_.add(rule("source.incomplete"), path, "the layer has neither `paths` nor `flag`",
                  "say where it stands");
  }

  void check_source(const Source<Owned>& source, const std::string& path) {
    checks_.texts.check(report_, path + ".title", source.title, Prose::name);
    check_guard(checks_, source.when, &tool_, report_, path + ".when");
    check_paths(source.paths, path);
    each(path + ".life", source.life,
         [&](const auto& text, const std::string& at) { check_path(text, &tool_, report_, at); });
    check_template(source.name, &tool_, report_, path + ".name");
    check_template(source.key, &tool_, report_, path + ".key");
    check_known(source.kind, k_kinds, report_, path + ".kind");
    check_known(source.billing, k_billings, report_, path + ".billing");
    check_provider_name(checks_, source.provider, report_, path + ".provider");
    check_name(source.only_layer, tool_.layers, "layer", path + ".only_layer");
    check_place_of_source(source, path);
    check_header(source.header, report_, path + ".header");
    check_headers(source.headers, path + ".headers");
    check_accepts(source, path);
    each(path + ".refuses", source.refuses,
         [&](const auto& flaw, const std::string& at) { check_known(flaw, k_flaws, report_, at); });
    each(path + ".require", source.requires_, [&](const auto& requirement, const std::string& inner) {
      check_fact_name(checks_, requirement.fact, report_, inner + ".fact");
      check_known(requirement.form, k_forms, report_, inner + ".form");
    });
  }

  void check_place_of_source(const Source<Owned>& source, const std::string& path) {
    const auto need = [&](bool is_there, std::string_view key) {
      if (!is_there)
        report_.add(rule("source.incomplete"), path, fmt::format("`{}` is missing", key),
                    fmt::format("a source with where = \"{}\" needs it", word_of(source.where)));
    };
    const Where where = source.where;
    const bool is_file = where == Where::file || where == Where::ini;
    if (where == Where::variable || where == Where::header_variable || where == Where::descriptor ||
        where == Where::keyring || where == Where::flag)
      need(!source.name.empty(), "name");
    if (where == Where::header_variable) need(!source.header.empty(), "header");
    if (where == Where::helper || where == Where::ini || where == Where::setting) need(!source.key.empty(), "key");
    if (is_file) need(!source.paths.empty(), "paths");
    const auto names_headers = [](const Mode<Owned>& mode) { return !mode.headers.empty(); };
    need(!source.headers.empty() || std::ranges::any_of(tool_.modes, names_headers), "headers");
  }

  void check_headers(const std::vector<std::string>& headers, const std::string& key) {
    each(key, headers, [&](const auto& header, const std::string& at) { check_header(header, report_, at); });
  }

  void check_accepts(const Source<Owned>& source, const std::string& path) {
    std::set<std::string_view> kinds;
    for (const auto& [secret, document, node] : checks_.all.secrets) kinds.insert(secret.kind);
    if (kinds.empty()) return;
    const std::vector<std::string_view> known(kinds.begin(), kinds.end());
    each(path + ".accepts", source.accepts,
         [&](const auto& kind, const std::string& at) { check_known(kind, known, report_, at); });
  }

  void check_mode(const Mode<Owned>& mode, const std::string& path) {
    checks_.texts.check(report_, path + ".title", mode.title, Prose::name);
    check_guard(checks_, mode.when, &tool_, report_, path + ".when");
    check_provider_name(checks_, mode.provider, report_, path + ".provider");
    check_at(mode.at, path + ".at");
    check_headers(mode.headers, path + ".headers");
    check_ids(path + ".group", mode.groups);
    each(path + ".group", mode.groups,
         [&](const auto& group, const std::string& inner) { check_group(group, inner); });
    each(path + ".adjust", mode.adjustments, [&](const auto& adjustment, const std::string& inner) {
      check_name(adjustment.source, tool_.sources, "source", inner + ".source");
      check_source_names(adjustment.yields_to, inner + ".yields_to");
    });
    each(path + ".stop", mode.stops,
         [&](const auto& stop, const std::string& inner) { check_raised(stop, inner); });
  }

  void check_group(const Group<Owned>& group, const std::string& path) {
    check_source_names(group.sources, path + ".sources");
    each(path + ".deciders", group.deciders, [&](const auto& decider, const std::string& at) {
      if (std::ranges::find(group.sources, decider) == group.sources.end())
        report_.add(rule("name.unknown"), at,
                    fmt::format("the decider `{}` is no source of its group", decider),
                    "add it to `sources`");
    });
  }

  void check_endpoint(const Endpoint<Owned>& endpoint, const std::string& path) {
    check_name(endpoint.mode, tool_.modes, "mode", path + ".mode");
    check_template(endpoint.key, &tool_, report_, path + ".key");
    if (!endpoint.standard.empty()) check_url(endpoint.standard, report_, path + ".standard");
  }

  void check_install(const Install<Owned>& install, const std::string& path) {
    check_paths(install.paths, path);
    if (install.version != "name" && install.version != "link" && !install.version.starts_with("json:"))
      report_.add(rule("value.unknown"), path + ".version",
                  fmt::format("`{}` tells no version", install.version), "known are json:KEY, name, link");
  }

  /// A stop or an observation.
  template <class T>
  void check_raised(const T& raised, const std::string& path) {
    check_guard(checks_, raised.when, &tool_, report_, path + ".when");
    check_fact_name(checks_, raised.fact, report_, path + ".fact");
    check_at(raised.at, path + ".at");
  }

  void check_at(std::string_view at, const std::string& path) {
    if (at.empty()) return;
    const std::string_view kind = at.substr(0, at.find(':'));
    const std::string_view name = at.substr(std::min(kind.size() + 1, at.size()));
    if (kind == "layer") return check_name(name, tool_.layers, "layer", path);
    if (kind == "file") return check_path(name, &tool_, report_, path);
    if ((kind != "variable" && kind != "key") || name.empty())
      report_.add(rule("at.form"), path, fmt::format("`{}` is no place", at),
                  "write variable:NAME, key:NAME, layer:ID or file:PATH");
  }

  void check_order_of_modes() {
    if (tool_.modes.empty())
      report_.add(rule("mode.missing"), "", "there is no [[mode]]", "add one without a guard, with the tool's sources");
    for (std::size_t i = 0; i + 1 < tool_.modes.size(); ++i)
      if (tool_.modes[i].when.steps.empty())
        report_.add(rule("mode.unreachable"), fmt::format("mode[{}]", i + 1),
                    fmt::format("`{}` before it has no guard", tool_.modes[i].id),
                    "put the mode without a guard last");
  }

  void check_unused_sources() {
    std::set<std::string_view> used;
    for (const Mode<Owned>& mode : tool_.modes) {
      for (const Group<Owned>& group : mode.groups) used.insert(group.sources.begin(), group.sources.end());
      for (const Adjustment<Owned>& adjustment : mode.adjustments) used.insert(adjustment.source);
    }
    each("source", tool_.sources, [&](const auto& source, const std::string& path) {
      if (!used.contains(source.id))
        report_.add(rule("source.unused"), path, fmt::format("no mode uses `{}`", source.id),
                    "add it to a [[mode.group]]");
    });
  }

  const Checks& checks_;
  const Tool<Owned>& tool_;
  const EntryReport& report_;
};

}  // namespace

void check_tool(const Checks& checks, const Tool<Owned>& tool, const EntryReport& report) {
  ToolChecks(checks, tool, report).run();
}

}  // namespace why::catalog
