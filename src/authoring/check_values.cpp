// Checks of single values that several kinds of entries have: guards, paths, URLs, dates, names.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "authoring/check_parts.hpp"
#include "catalog/nearest.hpp"
#include "authoring/rules.hpp"
#include "world/clock.hpp"

namespace why::catalog {
namespace {

constexpr auto k_systems = std::to_array<std::string_view>({"linux", "macos", "windows"});

/// The argument of a guard's function that names a part of the tool.
struct NamedArgument {
  std::string_view function;
  std::size_t index;
  std::string_view what;
};
constexpr std::array k_named_arguments{
    NamedArgument{"present", 0, "source"}, NamedArgument{"effective", 0, "source"},
    NamedArgument{"kind", 0, "kind"},      NamedArgument{"key", 0, "layer"},
    NamedArgument{"key-is", 0, "layer"},   NamedArgument{"os", 0, "system"},
    NamedArgument{"file", 0, "path"},      NamedArgument{"listed", 1, "path"},
};

std::vector<std::string_view> names_of(const Tool<Owned>& tool, std::string_view what) {
  if (what == "source") return ids_of(tool.sources);
  if (what == "layer") return ids_of(tool.layers);
  if (what == "system") return {k_systems.begin(), k_systems.end()};
  std::vector<std::string_view> kinds;
  for (const Source<Owned>& source : tool.sources) kinds.emplace_back(source.kind);
  return kinds;
}

void check_call(const Step<Owned>& call, const Tool<Owned>& tool, const EntryReport& report,
                std::string_view path) {
  if (call.name == "key" && call.arguments.size() == 1) return;  // of any layer
  const auto named = std::ranges::find(k_named_arguments, call.name, &NamedArgument::function);
  if (named == k_named_arguments.end()) return;
  const std::string& argument = call.arguments[named->index];
  if (named->what == "path") return check_path(argument, &tool, report, path);
  const auto names = names_of(tool, named->what);
  if (std::ranges::find(names, argument) == names.end())
    report.add(rule("name.unknown"), path, fmt::format("there is no {} `{}`", named->what, argument),
               suggestion(argument, names));
}

// ---------------------------------------------------------------- paths

bool has_lower_case(std::string_view s) {
  return std::ranges::any_of(s, [](char c) { return c >= 'a' && c <= 'z'; });
}

/// What is wrong with the inside of `{...}`, or nothing.
std::string fault_in_hole(std::string_view inside, const Tool<Owned>* tool) {
  if (inside.starts_with('@')) return {};
  const std::string_view name = inside.substr(0, inside.find(":-"));
  if (name.empty()) return "an empty {} names nothing";
  if (name == "cwd" || !has_lower_case(name)) return {};
  const auto directories = tool == nullptr ? std::vector<std::string_view>{} : ids_of(tool->directories);
  if (std::ranges::find(directories, name) != directories.end()) return {};
  return fmt::format("there is no [[directory]] `{}`", name);
}

/// What is wrong with a path template, or nothing.
std::string fault_in_path(std::string_view text, const Tool<Owned>* tool) {
  if (text.empty() || (text[0] != '/' && text[0] != '~' && text[0] != '{'))
    return "the path does not start with `/`, `~` or `{`";
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find('{', at), text.size());
    plain += text.substr(at, open - at);
    if (open == text.size()) break;
    const std::size_t close = text.find('}', open);
    if (close == text.npos) return "a `{` is not closed";
    if (auto fault = fault_in_hole(text.substr(open + 1, close - open - 1), tool); !fault.empty())
      return fault;
    at = close + 1;
  }
  if (plain.find('}') != plain.npos) return "a `}` was never opened";
  const std::size_t star = plain.find('*');
  if (star != plain.npos && plain.find('/', star) != plain.npos) return "`*` stands before the last part";
  return {};
}

}  // namespace

void check_guard(const Checks& checks, const Guard<Owned>& guard, const Tool<Owned>* tool,
                 const EntryReport& report, std::string_view path) {
  for (const Step<Owned>& step : guard.steps) {
    if (step.op == Op::fact)
      check_fact_name(checks, step.name, report, path);
    else if (step.op == Op::call && tool == nullptr)
      report.add(rule("guard.call"), path, fmt::format("`{}(...)` is a call", step.name),
                 "name a fact; tools raise their own with [[observe]]");
    else if (step.op == Op::call)
      check_call(step, *tool, report, path);
  }
}

void check_fact_name(const Checks& checks, std::string_view fact, const EntryReport& report,
                     std::string_view path) {
  if (fact.empty() || has_id(checks.all.facts, fact)) return;
  report.add(rule("fact.unknown"), path, fmt::format("there is no fact `{}`", fact),
             suggestion(fact, ids_of(checks.all.facts)));
}

void check_provider_name(const Checks& checks, std::string_view provider, const EntryReport& report,
                         std::string_view path) {
  if (provider.empty() || has_id(checks.all.providers, provider)) return;
  report.add(rule("provider.unknown"), path, fmt::format("there is no provider `{}`", provider),
             suggestion(provider, ids_of(checks.all.providers)));
}

void check_path(std::string_view text, const Tool<Owned>* tool, const EntryReport& report,
                std::string_view path) {
  if (std::string fault = fault_in_path(text, tool); !fault.empty())
    report.add(rule("path.form"), path, std::move(fault), "see \"Tools\" in docs/catalog.md");
}

void check_url(std::string_view url, const EntryReport& report, std::string_view path) {
  constexpr std::string_view k_https = "https://";
  const bool is_url = url.starts_with(k_https) && url.size() > k_https.size() && text::trim(url) == url &&
                      url.find(' ') == url.npos;
  if (!url.empty() && !is_url)
    report.add(rule("reference.url"), path, fmt::format("`{}` is no https URL", url),
               "write the whole address, beginning with https://");
}

void check_date(const Checks& checks, std::string_view date, const EntryReport& report,
                std::string_view path) {
  if (date.empty()) return;
  if (date.size() != 10 || !parse_rfc3339(std::string(date) + "T00:00:00Z"))
    report.add(rule("reference.date"), path, fmt::format("`{}` is no date", date),
               "write year-month-day: 2026-11-24");
  else if (date > checks.today)
    report.add(rule("reference.date"), path, fmt::format("{} is in the future", date),
               "write the day on which it was checked");
}

void check_known(std::string_view value, std::span<const std::string_view> known, const EntryReport& report,
                 std::string_view path) {
  if (!value.empty() && std::ranges::find(known, value) == known.end())
    report.add(rule("value.unknown"), path, fmt::format("`{}` is unknown here", value),
               suggestion(value, known));
}

}  // namespace why::catalog
