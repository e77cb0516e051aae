// Checks causes, fixes and facts.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>
#include <utility>

#include "base/text.hpp"
#include "authoring/advice.hpp"
#include "authoring/check_parts.hpp"
#include "catalog/difference_kinds.hpp"
#include "catalog/nearest.hpp"
#include "authoring/rules.hpp"

namespace why::catalog {
namespace {

constexpr auto k_of_facts = std::to_array<std::string_view>({"{name}", "{path}", "{detail}", "{tool}"});
constexpr auto k_of_fixes =
    std::to_array<std::string_view>({"{name}", "{path}", "{line}", "{tool}", "{action}"});

void check_advice(const EntryReport& report, std::string_view path, std::string_view text) {
  if (const std::string_view harm = harmful_advice(text); !harm.empty())
    report.add(rule("fix.harmful"), path, fmt::format("the text advises {}", harm),
               "advise a change that can be taken back");
}

void check_advice(const EntryReport& report, std::string_view path, const Words<Owned>& words) {
  check_advice(report, fmt::format("{}.en", path), words.en);
  check_advice(report, fmt::format("{}.zh", path), words.zh);
}

void check_evidence(const Checks& checks, const Cause<Owned>& cause, const EntryReport& report) {
  for (std::size_t i = 0; i < cause.evidence.size(); ++i) {
    const Evidence<Owned>& evidence = cause.evidence[i];
    const std::string path = fmt::format("evidence[{}]", i);
    check_guard(checks, evidence.when, nullptr, report, path + ".when");
    if (evidence.yes < 0 || evidence.no < 0)
      report.add(rule("evidence.factor"), path, "a factor is below zero",
                 "0 rules out, 1 says nothing, 50 nearly proves");
    else if (evidence.yes == 1 && evidence.no == 1)
      report.add(rule("evidence.factor"), path, "both factors are 1, so this says nothing",
                 "give `yes` or `no` another value");
  }
}

void check_fixes(const Checks& checks, const std::vector<std::string>& fixes, const EntryReport& report,
                 std::string_view path) {
  for (std::size_t i = 0; i < fixes.size(); ++i)
    if (!has_id(checks.all.fixes, fixes[i]))
      report.add(rule("fix.unknown"), fmt::format("{}[{}]", path, i), fmt::format("there is no fix `{}`", fixes[i]),
                 suggestion(fixes[i], ids_of(checks.all.fixes)));
}

void check_alarms(const Checks& checks, const Cause<Owned>& cause, const EntryReport& report) {
  for (std::size_t i = 0; i < cause.alarms.size(); ++i) {
    const Alarm<Owned>& alarm = cause.alarms[i];
    const std::string path = fmt::format("alarm[{}]", i);
    check_guard(checks, alarm.when, nullptr, report, path + ".when");
    checks.texts.check(report, path + ".title", alarm.title, Prose::sentence, k_of_facts);
    check_advice(report, path + ".title", alarm.title);
    check_fixes(checks, alarm.fixes, report, path + ".fixes");
    if (alarm.meaning.en.empty() && alarm.meaning.zh.empty()) continue;
    checks.texts.check(report, path + ".meaning", alarm.meaning, Prose::sentence);
    check_advice(report, path + ".meaning", alarm.meaning);
  }
}

}  // namespace

void check_cause(const Checks& checks, const Cause<Owned>& cause, const EntryReport& report) {
  for (const auto& [path, words] : {std::pair("title", &cause.title), {"meaning", &cause.meaning}}) {
    checks.texts.check(report, path, *words, Prose::sentence);
    check_advice(report, path, *words);
  }
  check_evidence(checks, cause, report);
  check_alarms(checks, cause, report);
  check_fixes(checks, cause.fixes, report, "fixes");
  for (std::size_t i = 0; i < cause.differs.size(); ++i)
    check_known(cause.differs[i], k_difference_kinds, report, fmt::format("differs[{}]", i));
}

void check_fix(const Checks& checks, const Fix<Owned>& fix, const EntryReport& report) {
  for (const auto& [path, words] : {std::pair("title", &fix.title), {"steps", &fix.steps}}) {
    checks.texts.check(report, path, *words, Prose::sentence, k_of_fixes);
    check_advice(report, path, *words);
  }
  if (is_generic(fix.title.en) || is_generic(fix.title.zh))
    report.add(rule("fix.generic"), "title", "the title names no change",
               "say what is changed: \"set ...\", \"make ...\", \"correct ...\"");
  checks.texts.check_placeholders(report, "command", fix.command, k_of_fixes);
  checks.texts.check_glued(report, "command", fix.command);
  checks.texts.check_secret(report, "command", fix.command);
  check_advice(report, "command", fix.command);
}

void check_fact(const Checks& checks, const FactKind<Owned>& fact, const EntryReport& report) {
  checks.texts.check(report, "yes", fact.yes, Prose::sentence, k_of_facts);
}

}  // namespace why::catalog
