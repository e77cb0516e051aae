// Runs all checks, and those of ids, which need every kind of entry.
// SPDX-License-Identifier: Apache-2.0
#include "authoring/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "authoring/check_parts.hpp"
#include "authoring/rules.hpp"

namespace why::catalog {
namespace {

/// Lower-case words with hyphens and dots between.
bool is_word(std::string_view s) {
  return !s.empty() && s.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.") == s.npos &&
         s.front() != '-' && s.back() != '-';
}

/// Ids of errors and secrets have a family in front: "box/bad-key".
enum class IdForm { plain, with_family };

bool has_form(std::string_view id, IdForm form) {
  if (form == IdForm::plain) return is_word(id);
  const std::size_t slash = id.find('/');
  return slash != id.npos && is_word(id.substr(0, slash)) && is_word(id.substr(slash + 1));
}

void check_id(const Loaded& all, std::string_view id, IdForm form, const EntryReport& report,
              std::string_view path) {
  if (id.empty()) return;
  if (!has_form(id, form))
    report.add(rule("id.form"), path, fmt::format("`{}` is no id", id),
               fmt::format("write {}lower-case words with hyphens",
                           form == IdForm::plain ? "" : "the family, a slash and "));
  if (std::ranges::binary_search(all.retired, id, std::ranges::less()))
    report.add(rule("id.retired"), path, fmt::format("`{}` was retired", id), "find another id");
}

/// `entries` are sorted by id.
template <class T>
void check_ids(const Loaded& all, const Entries<T>& entries, std::vector<Problem>& problems) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].document == nullptr) continue;
    const EntryReport report(entries[i], problems);
    constexpr bool k_family = std::is_same_v<T, Error<Owned>> || std::is_same_v<T, SecretShape<Owned>>;
    check_id(all, entries[i].value.id, k_family ? IdForm::with_family : IdForm::plain, report, "id");
    if (i > 0 && !entries[i].value.id.empty() && entries[i].value.id == entries[i - 1].value.id)
      report.add(rule("id.duplicate"), "id", fmt::format("`{}` is there twice", entries[i].value.id),
                 "name one of them otherwise");
  }
}

void check_alarm_ids(const Loaded& all, std::vector<Problem>& problems) {
  std::map<std::string_view, std::string_view> owners;
  for (const auto& entry : all.causes) {
    for (std::size_t i = 0; i < entry.value.alarms.size(); ++i) {
      const std::string& id = entry.value.alarms[i].id;
      const auto [owner, is_new] = owners.try_emplace(id, entry.value.id);
      if (entry.document == nullptr) continue;
      const EntryReport report(entry, problems);
      const std::string path = fmt::format("alarm[{}].id", i);
      check_id(all, id, IdForm::plain, report, path);
      if (!is_new && !id.empty())
        report.add(rule("alarm.duplicate"), path,
                   fmt::format("the cause `{}` has an alarm `{}` too", owner->second, id),
                   "name one of them otherwise");
    }
  }
}

template <class T, class F>
void check_each(const Checks& checks, const Entries<T>& entries, std::vector<Problem>& problems,
                F check_one) {
  for (const Entry<T>& entry : entries)
    if (entry.document != nullptr) check_one(checks, entry.value, EntryReport(entry, problems));
}

}  // namespace

std::vector<Problem> check(const Loaded& loaded, std::string_view today, Samples samples) {
  std::vector<Problem> problems = loaded.problems;
  const Checks checks{loaded, TextChecks(loaded), today};
  check_ids(loaded, loaded.tools, problems);
  check_ids(loaded, loaded.providers, problems);
  check_ids(loaded, loaded.errors, problems);
  check_ids(loaded, loaded.causes, problems);
  check_ids(loaded, loaded.fixes, problems);
  check_ids(loaded, loaded.facts, problems);
  check_ids(loaded, loaded.secrets, problems);
  check_alarm_ids(loaded, problems);
  check_each(checks, loaded.tools, problems, check_tool);
  check_each(checks, loaded.providers, problems, check_provider);
  check_each(checks, loaded.errors, problems, check_error);
  check_each(checks, loaded.causes, problems, check_cause);
  check_each(checks, loaded.fixes, problems, check_fix);
  check_each(checks, loaded.facts, problems, check_fact);
  check_each(checks, loaded.secrets, problems, check_secret_shape);
  check_each(checks, loaded.start_files, problems, check_start_file);
  check_each(checks, loaded.place_marks, problems, check_place_mark);
  check_each(checks, loaded.import_rules, problems, check_import_rules);
  check_each(checks, loaded.notes, problems, check_note);
  check_each(checks, loaded.silences, problems, check_silence);
  check_signature_duplicates(loaded, problems);
  if (samples == Samples::matched) check_matching(loaded, problems);
  sort_by_place(problems);
  return problems;
}

}  // namespace why::catalog
