// Checks providers, shapes of secrets, start files and marks of places.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "authoring/check_parts.hpp"
#include "authoring/rules.hpp"
#include "redact/run.hpp"

namespace why::catalog {
namespace {

constexpr auto k_formats =
    std::to_array<std::string_view>({"sh", "fish", "csh", "plain", "dotenv", "editor"});
constexpr auto k_methods = std::to_array<std::string_view>({"GET", "POST", "HEAD"});
constexpr auto k_reaches =
    std::to_array<std::string_view>({"login", "interactive", "all", "directory", "editor"});

void check_headers(const std::vector<std::string>& headers, const EntryReport& report, std::string_view path) {
  for (std::size_t i = 0; i < headers.size(); ++i) check_header(headers[i], report, fmt::format("{}[{}]", path, i));
}

void check_verification(const Verification<Owned>& verify, const EntryReport& report) {
  if (verify.method.empty()) return;
  check_known(verify.method, k_methods, report, "verify.method");
  check_url(verify.url, report, "verify.url");
  const auto holds_key = [](const std::string& header) { return header.find(": ") != header.npos; };
  if (!std::ranges::all_of(verify.headers, holds_key))
    report.add(rule("header.form"), "verify.headers", "a header has a name and a value", "write `name: value`, with {key} for the key");
}

/// An answer must say something by which it can be told, and lead to an error that exists.
void check_answers(const Checks& checks, const Provider<Owned>& provider, const EntryReport& report) {
  for (std::size_t i = 0; i < provider.answers.size(); ++i) {
    const Answer<Owned>& answer = provider.answers[i];
    const std::string path = fmt::format("answer[{}]", i);
    if (answer.status == 0 && answer.type.empty() && answer.code.empty())
      report.add(rule("answer.form"), path, "nothing tells this answer", "give its status, type or code");
    if (std::ranges::none_of(checks.all.errors, [&](const auto& e) { return e.value.id == answer.error; }))
      report.add(rule("name.unknown"), path + ".error", fmt::format("there is no error `{}`", answer.error),
                 "name an entry of errors/");
  }
}

}  // namespace

void check_provider(const Checks& checks, const Provider<Owned>& provider, const EntryReport& report) {
  checks.texts.check(report, "title", provider.title, Prose::name);
  for (std::size_t i = 0; i < provider.hosts.size(); ++i) {
    const std::string& host = provider.hosts[i];
    if (host.empty() || host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-*") != host.npos)
      report.add(rule("provider.host"), fmt::format("hosts[{}]", i), fmt::format("`{}` is no host", host),
                 "write the name alone, in lower case");
  }
  check_headers(provider.key_headers, report, "key_headers");
  check_headers(provider.request_id_headers, report, "request_id_headers");
  check_headers(provider.limit_headers, report, "limit_headers");
  check_verification(provider.verify, report);
  check_answers(checks, provider, report);
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
  struct Fault {
    bool is_there;
    std::string path, what, how;
  };
  const bool compares = !mark.key.empty() || !mark.differs_key.empty();
  const Fault faults[] = {
      {mark.variable.empty() && mark.path.empty(), "", "a mark has `variable`, `path` or both",
       "write one of them"},
      {mark.variable.empty() && !mark.is.empty(), "is", "`is` speaks of a variable",
       "name it with `variable`"},
      {mark.variable.empty() && !mark.differs.empty(), "differs", "`differs` speaks of a variable",
       "name it with `variable`"},
      {!mark.is.empty() && !mark.differs.empty(), "differs",
       "a value that `is` something needs no comparison", "write one of them"},
      {mark.path.empty() && !mark.contains.empty(), "contains", "`contains` speaks of a file",
       "name it with `path`"},
      {mark.path.empty() && compares, "", "`key` and `differs_key` speak of a file", "name it with `path`"},
      {compares && (mark.key.empty() || mark.differs_key.empty()), "", "two keys are compared",
       "write `key` and `differs_key`"},
      {compares && !mark.contains.empty(), "contains", "a file is searched or its keys are compared",
       "write two marks"},
  };
  check_fact_name(checks, mark.fact, report, "fact");
  for (const Fault& fault : faults)
    if (fault.is_there) report.add(rule("place.mark"), fault.path, fault.what, fault.how);
  if (!mark.path.empty()) check_path(mark.path, nullptr, report, "path");
}

}  // namespace why::catalog
