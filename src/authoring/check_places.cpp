// Checks providers, shapes of secrets, start files and marks of places.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>

#include "authoring/check_parts.hpp"
#include "authoring/rules.hpp"
#include "redact/run.hpp"

namespace why::catalog {
namespace {

constexpr auto k_formats =
    std::to_array<std::string_view>({"sh", "fish", "csh", "plain", "dotenv", "editor"});
constexpr auto k_reaches =
    std::to_array<std::string_view>({"login", "interactive", "all", "directory", "editor"});

}  // namespace

void check_provider(const Checks& checks, const Provider<Owned>& provider, const EntryReport& report) {
  checks.texts.check(report, "title", provider.title, Prose::name);
  for (std::size_t i = 0; i < provider.hosts.size(); ++i) {
    const std::string& host = provider.hosts[i];
    if (host.empty() || host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-*") != host.npos)
      report.add(rule("provider.host"), fmt::format("hosts[{}]", i), fmt::format("`{}` is no host", host),
                 "write the name alone, in lower case");
  }
  check_url(provider.console, report, "console");
  check_url(provider.status_page, report, "status_page");
}

void check_secret_shape(const Checks& checks, const SecretShape<Owned>& secret, const EntryReport& report) {
  checks.texts.check(report, "title", secret.title, Prose::name);
  check_url(secret.source, report, "source");
  check_date(checks, secret.date, report, "date");
  if (!secret.alphabet.empty() && redact::read_alphabet(secret.alphabet).count() < 2)
    report.add(rule("secret.alphabet"), "alphabet",
               fmt::format("`{}` holds less than two characters", secret.alphabet),
               "write it as in a bracket: A-Za-z0-9_-");
  if (secret.min == 0 || secret.min > secret.max)
    report.add(rule("secret.length"), "min", fmt::format("{} to {} is no length", secret.min, secret.max),
               "min is above zero and not above max");
  const bool has_exact = secret.exact_max != 0;
  if (has_exact &&
      (secret.exact_min > secret.exact_max || secret.exact_min < secret.min || secret.exact_max > secret.max))
    report.add(rule("secret.length"), "exact",
               fmt::format("{} to {} does not lie inside min and max", secret.exact_min, secret.exact_max),
               "widen min and max, or correct it");
}

void check_start_file(const Checks& /*checks*/, const StartFile<Owned>& file, const EntryReport& report) {
  for (std::size_t i = 0; i < file.paths.size(); ++i)
    check_path(file.paths[i], nullptr, report, fmt::format("paths[{}]", i));
  check_known(file.format, k_formats, report, "format");
  check_known(file.reaches, k_reaches, report, "reaches");
}

void check_place_mark(const Checks& checks, const PlaceMark<Owned>& mark, const EntryReport& report) {
  check_fact_name(checks, mark.fact, report, "fact");
  if (mark.variable.empty() == mark.path.empty())
    report.add(rule("place.mark"), "", "a mark has either `variable` or `path`", "write one of them");
  if (!mark.path.empty()) check_path(mark.path, nullptr, report, "path");
}

}  // namespace why::catalog
