// The checks of one kind of entry each, which check.cpp runs one after the other.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "authoring/check_texts.hpp"
#include "authoring/entry_report.hpp"
#include "authoring/load.hpp"

namespace why::catalog {

/// What every check may look at.
struct Checks {
  const Loaded& all;
  TextChecks texts;
  std::string_view today;
};

void check_error(const Checks& checks, const Error<Owned>& error, const EntryReport& report);
/// Two signatures that are one to the matcher.
void check_signature_duplicates(const Loaded& all, std::vector<Problem>& problems);
/// What samples and counter-samples match.
void check_matching(const Loaded& all, std::vector<Problem>& problems);

void check_cause(const Checks& checks, const Cause<Owned>& cause, const EntryReport& report);
void check_fix(const Checks& checks, const Fix<Owned>& fix, const EntryReport& report);
void check_fact(const Checks& checks, const FactKind<Owned>& fact, const EntryReport& report);

void check_tool(const Checks& checks, const Tool<Owned>& tool, const EntryReport& report);
void check_provider(const Checks& checks, const Provider<Owned>& provider, const EntryReport& report);
void check_secret_shape(const Checks& checks, const SecretShape<Owned>& secret, const EntryReport& report);
void check_note(const Checks& checks, const Note<Owned>& note, const EntryReport& report);
void check_silence(const Checks& checks, const Silence<Owned>& silence, const EntryReport& report);
void check_start_file(const Checks& checks, const StartFile<Owned>& file, const EntryReport& report);
void check_place_mark(const Checks& checks, const PlaceMark<Owned>& mark, const EntryReport& report);
void check_import_rules(const Checks& checks, const ImportRules<Owned>& rules, const EntryReport& report);

// ---------------------------------------------------------------- what several of them need

/// Facts must be known; calls are allowed in the files of tools only, and name parts of `tool`.
void check_guard(const Checks& checks, const Guard<Owned>& guard, const Tool<Owned>* tool,
                 const EntryReport& report, std::string_view path);
void check_fact_name(const Checks& checks, std::string_view fact, const EntryReport& report,
                     std::string_view path);
void check_provider_name(const Checks& checks, std::string_view provider, const EntryReport& report,
                         std::string_view path);
/// Counted causes, in the list `list` of an entry.
void check_counts(const Checks& checks, const std::vector<Count<Owned>>& counts, const EntryReport& report,
                  std::string_view list);
/// A path template; `tool` has the directories that it may name.
void check_path(std::string_view text, const Tool<Owned>* tool, const EntryReport& report,
                std::string_view path);
/// A template that is no path: of a name or key.
void check_template(std::string_view text, const Tool<Owned>* tool, const EntryReport& report,
                    std::string_view path);
/// The name of an HTTP header in lower case, or nothing.
void check_header(std::string_view header, const EntryReport& report, std::string_view path);
void check_url(std::string_view url, const EntryReport& report, std::string_view path);
/// Whether it is a day in the form 2026-11-24, or nothing.
bool check_day(std::string_view date, const EntryReport& report, std::string_view path);
/// As check_day, and not after today.
void check_date(const Checks& checks, std::string_view date, const EntryReport& report,
                std::string_view path);
/// `value` must be one of `known`.
void check_known(std::string_view value, std::span<const std::string_view> known, const EntryReport& report,
                 std::string_view path);

}  // namespace why::catalog
