// Checks of single values that several kinds of entries have: guards, paths, URLs, dates, names.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "authoring/check_parts.hpp"
#include "catalog/nearest.hpp"
#include "catalog/path_template.hpp"
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
    NamedArgument{"has", 0, "path"},       NamedArgument{"holds", 0, "path"},
    NamedArgument{"equal", 0, "template"},
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
  const bool is_any_layer = (call.name == "key" && call.arguments.size() == 1) ||
                            (call.name == "key-is" && call.arguments.size() == 2);
  if (is_any_layer) return;
  const auto named = std::ranges::find(k_named_arguments, call.name, &NamedArgument::function);
  if (named == k_named_arguments.end()) return;
  const std::string& argument = call.arguments[named->index];
  if (named->what == "path") return check_path(argument, &tool, report, path);
  if (named->what == "template") return check_template(argument, &tool, report, path);
  const auto names = names_of(tool, named->what);
  if (std::ranges::find(names, argument) == names.end())
    report.add(rule("name.unknown"), path, fmt::format("there is no {} `{}`", named->what, argument),
               suggestion(argument, names));
}

// ---------------------------------------------------------------- paths

bool has_lower_case(std::string_view s) {
  return std::ranges::any_of(s, [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string fault_in_template(std::string_view text, const Tool<Owned>* tool, std::string& plain);

/// What is wrong with the inside of `{...}`, or nothing.
std::string fault_in_hole(std::string_view inside, const Tool<Owned>* tool) {
  const HoleParts hole = split_hole(inside);
  std::string plain;
  if (auto fault = fault_in_template(hole.name, tool, plain); !fault.empty()) return fault;
  if (hole.otherwise)
    if (auto fault = fault_in_template(*hole.otherwise, tool, plain); !fault.empty()) return fault;
  if (hole.name.empty()) return "an empty {} names nothing";
  const bool is_looked_up = hole.name.starts_with('@') || hole.name.starts_with("key=") || hole.name.starts_with("flag=");
  if (is_looked_up || hole.name == "cwd" || hole.name == "up" || !has_lower_case(hole.name)) return {};
  const auto directories = tool == nullptr ? std::vector<std::string_view>{} : ids_of(tool->directories);
  const auto values = tool == nullptr ? std::vector<std::string_view>{} : ids_of(tool->values);
  if (std::ranges::find(directories, hole.name) != directories.end()) return {};
  if (std::ranges::find(values, hole.name) != values.end()) return {};
  return fmt::format("there is no [[directory]] or [[value]] `{}`", hole.name);
}

/// What is wrong with a template, or nothing; its text without holes is added to `plain`.
std::string fault_in_template(std::string_view text, const Tool<Owned>* tool, std::string& plain) {
  const auto pieces = split_template(text);
  if (!pieces) return "its braces do not pair";
  for (const TemplatePiece& piece : *pieces) {
    if (!piece.is_hole) plain += piece.text;
    else if (auto fault = fault_in_hole(piece.text, tool); !fault.empty()) return fault;
  }
  return {};
}

/// What is wrong with a path template, or nothing.
std::string fault_in_path(std::string_view text, const Tool<Owned>* tool) {
  if (text.empty() || (text[0] != '/' && text[0] != '~' && text[0] != '{'))
    return "the path does not start with `/`, `~` or `{`";
  std::string plain;
  if (auto fault = fault_in_template(text, tool, plain); !fault.empty()) return fault;
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

void check_template(std::string_view text, const Tool<Owned>* tool, const EntryReport& report,
                    std::string_view path) {
  std::string plain;
  if (std::string fault = fault_in_template(text, tool, plain); !fault.empty())
    report.add(rule("path.form"), path, std::move(fault), "see \"Tools\" in docs/catalog.md");
}

void check_header(std::string_view header, const EntryReport& report, std::string_view path) {
  if (header.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != header.npos)
    report.add(rule("header.form"), path, fmt::format("`{}` is no header in lower case", header),
               "write letters, digits and hyphens only");
}

void check_url(std::string_view url, const EntryReport& report, std::string_view path) {
  constexpr std::string_view k_https = "https://";
  const bool is_url = url.starts_with(k_https) && url.size() > k_https.size() && text::trim(url) == url &&
                      url.find(' ') == url.npos;
  if (!url.empty() && !is_url)
    report.add(rule("reference.url"), path, fmt::format("`{}` is no https URL", url),
               "write the whole address, beginning with https://");
}

bool check_day(std::string_view date, const EntryReport& report, std::string_view path) {
  if (date.empty()) return true;
  if (date.size() == 10 && parse_rfc3339(std::string(date) + "T00:00:00Z")) return true;
  report.add(rule("reference.date"), path, fmt::format("`{}` is no date", date), "write year-month-day: 2026-11-24");
  return false;
}

void check_date(const Checks& checks, std::string_view date, const EntryReport& report,
                std::string_view path) {
  if (check_day(date, report, path) && date > checks.today)
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
