// All rules that catalog entries are held to, with the reason for each.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "authoring/problem.hpp"

namespace why::catalog {

inline constexpr auto k_rules = std::to_array<Rule>({
    // files and keys
    {"file.misplaced", Severity::error, "a file outside its folder is never read"},
    {"file.unreadable", Severity::error, "what cannot be read cannot be checked"},
    {"guard.syntax", Severity::error, "a guard that does not parse is never true"},
    {"key.missing", Severity::error, "the entry is not complete without it"},
    {"key.type", Severity::error, "a value of another type cannot be used"},
    {"key.unknown", Severity::error, "a key that nobody reads is probably mistyped"},
    {"toml.syntax", Severity::error, "the file cannot be read"},
    {"value.range", Severity::error, "the number cannot be what is meant"},
    {"value.unknown", Severity::error, "the program knows no other words here"},
    // ids
    {"id.duplicate", Severity::error, "an id names one entry"},
    {"id.form", Severity::error, "ids are typed by people and stand in reports for ever"},
    {"id.path", Severity::error, "an entry is found by its file name"},
    {"id.retired", Severity::error, "old reports still mean the old entry"},
    {"id.tool", Severity::error, "an error belongs to a tool or to a provider"},
    // texts
    {"text.commands-glued", Severity::error, "a command that lost its blanks cannot be copied"},
    {"text.exclamation", Severity::error, "nobody likes to be shouted at after an hour of searching"},
    {"text.import-note", Severity::error, "notes about where a text came from explain nothing to a reader"},
    {"text.languages-mixed", Severity::error, "a reader of one language cannot read the other"},
    {"text.not-chinese", Severity::error, "both languages say the same"},
    {"text.placeholder-unknown", Severity::error, "a placeholder that nobody fills in is shown as it stands"},
    {"text.placeholders-differ", Severity::error, "both languages say the same"},
    {"text.secret", Severity::error, "a published key is a lost key"},
    // errors
    {"cause.count", Severity::error, "counts are what the ranking starts from"},
    {"cause.not-an-id", Severity::error, "a cause is an entry of its own, not a sentence"},
    {"cause.order", Severity::error, "readers take the first cause for the most frequent"},
    {"cause.repeated", Severity::error, "a cause that stands twice is counted twice"},
    {"cause.unknown", Severity::error, "a cause without an entry explains nothing"},
    {"error.http-status", Severity::error, "there is no such status"},
    {"error.meaning-repeats-message", Severity::error, "the reader has just read the message"},
    {"error.no-cause", Severity::error, "an error without causes leaves the reader alone"},
    {"error.no-counter", Severity::error, "only a counter-sample shows that the signature is not too wide"},
    {"error.no-reference", Severity::error, "a claim without a source cannot be checked again"},
    {"error.no-sample", Severity::error, "only a real message shows that the signature fits"},
    {"error.no-signature", Severity::error, "an error without a signature is never recognised"},
    {"provider.unknown", Severity::error, "what is known about a provider stands in its own file"},
    {"reference.date", Severity::error, "a claim ages from the day it was checked"},
    {"reference.third-party", Severity::warning, "pages by others repeat what they read somewhere"},
    {"reference.url", Severity::error, "a claim without a source cannot be checked again"},
    {"sample.counter-matched", Severity::error, "a wrong match is worse than none"},
    {"sample.elsewhere", Severity::error, "the message would be explained as another error"},
    {"sample.unmatched", Severity::error, "the error would not be recognised in real life"},
    {"signature.duplicate", Severity::error, "one message cannot be two errors"},
    {"signature.glued", Severity::error, "two messages never stand side by side in real output"},
    {"signature.invalid", Severity::error, "the matcher cannot look for it"},
    // causes and fixes
    {"alarm.duplicate", Severity::error, "an id names one finding"},
    {"evidence.factor", Severity::error, "odds are multiplied by it"},
    {"fact.unknown", Severity::error, "nobody raises a fact that is not in facts.toml"},
    {"fix.generic", Severity::error, "looking again changes nothing: a fix names what is changed"},
    {"fix.harmful", Severity::error, "no advice of ours destroys a credential or switches protection off"},
    {"fix.unknown", Severity::error, "a cause can only point to fixes that exist"},
    {"guard.call", Severity::error, "causes hold for every tool, so they see facts only"},
    // overlays
    {"overlay.built-in", Severity::error, "what the program itself knows is not changed by an overlay"},
    {"overlay.refused", Severity::error, "an overlay may explain, and never say where a credential goes or what is run"},
    {"overlay.writable", Severity::error, "anybody on this machine could have written it"},
    // tools, providers, secrets, places
    {"answer.form", Severity::error, "an answer that nothing tells fits every answer"},
    {"at.form", Severity::error, "the finding would point at nothing"},
    {"header.form", Severity::error, "headers are compared in lower case"},
    {"mode.missing", Severity::error, "a tool without a way to sign in cannot be examined"},
    {"mode.unreachable", Severity::error, "the first mode that holds is taken"},
    {"name.unknown", Severity::error, "the part that it names does not exist in this file"},
    {"path.form", Severity::error, "the path would never be found"},
    {"place.mark", Severity::error, "a mark is a variable or a path"},
    {"provider.host", Severity::error, "hosts are compared as they stand in a URL"},
    {"rules.levels", Severity::error, "a message could not have the priority between them"},
    {"rules.words", Severity::error, "words are compared in lower case, with single blanks"},
    {"secret.alphabet", Severity::error, "no value could have this shape"},
    {"secret.length", Severity::error, "no value could have this shape"},
    {"source.incomplete", Severity::error, "the value cannot be found without it"},
    {"source.unused", Severity::warning, "a source outside every mode is never looked at"},
    {"tool.mark", Severity::error, "the matcher cannot look for it"},
});

/// The rule with this id. A mistyped id does not compile.
consteval const Rule& rule(std::string_view id) {
  std::size_t i = 0;
  while (k_rules[i].id != id) ++i;
  return k_rules[i];
}

}  // namespace why::catalog
