// Checks what users, teams and projects say for themselves: notes and silences.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "authoring/check_parts.hpp"
#include "authoring/rules.hpp"
#include "base/text.hpp"

namespace why::catalog {
namespace {

bool is_finding(const Checks& checks, std::string_view id) {
  return std::ranges::any_of(checks.all.causes, [&](const auto& cause) {
    return std::ranges::any_of(cause.value.alarms, [&](const auto& alarm) { return alarm.id == id; });
  });
}

}  // namespace

void check_note(const Checks& checks, const Note<Owned>& note, const EntryReport& report) {
  if (!has_id(checks.all.errors, note.on) && !has_id(checks.all.causes, note.on) && !is_finding(checks, note.on))
    report.add(rule("name.unknown"), "on", fmt::format("there is no entry `{}`", note.on), "why401 catalog list has all ids");
  checks.texts.check_secret(report, "text", note.text);
}

void check_silence(const Checks& checks, const Silence<Owned>& silence, const EntryReport& report) {
  if (!has_id(checks.all.causes, silence.id) && !is_finding(checks, silence.id))
    report.add(rule("name.unknown"), "id", fmt::format("there is no finding or cause `{}`", silence.id),
               "`why401 check --json` shows the ids of findings");
  if (text::trim(silence.reason).empty())
    report.add(rule("key.missing"), "reason", "the reason is empty", "say why this is meant");
  checks.texts.check_secret(report, "reason", silence.reason);
  check_day(silence.until, report, "until");
}

}  // namespace why::catalog
