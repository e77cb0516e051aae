// SPDX-License-Identifier: Apache-2.0
#include "evidence/candidate.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "evidence/credential_file.hpp"
#include "formats/headers.hpp"
#include "formats/ini.hpp"

namespace why {
namespace {

void take(const Look& look, Candidate& c, std::string_view value) {
  c.presence = Presence::present;
  c.value = Secret(value);
  c.shape = look_at(value, look.catalog, !c.source->accepts.empty());
  const auto minds = [](std::string_view flaw) { return flaw == "last-line-break"; };
  if (std::any_of(c.source->refuses.begin(), c.source->refuses.end(), minds)) look_at_end(value, c.shape);
}

/// Whether everything that must be set beside the variable is set.
bool has_company(const Look& look, const catalog::Source<Packed>& source) {
  for (const std::string_view name : source.also)
    if (!look.settings.filled(name)) return false;
  return true;
}

/// Takes an empty value where the tool does, or notes that the place is empty.
void take_empty(Candidate& c, bool is_variable, Facts& facts) {
  c.fact = "credential.empty";
  if (c.source->empty_counts != 0) {
    c.presence = Presence::present;
    c.shape = empty_shape();
    return;
  }
  // An empty entry of a layer is the way to switch a variable off, so it is no mistake there.
  c.presence = is_variable ? Presence::unusable : Presence::absent;
  if (is_variable) facts.add("credential.empty", c.origin);
}

/// The secret at the source's key in a variable that holds JSON.
void take_from_json(const Look& look, Candidate& c, const std::string& value) {
  const auto key = look.paths.fill_text(c.source->key);
  const SettingsFile* file = look.reader.inline_settings(value);
  const json::Value* secret = file->root() == nullptr || !key ? nullptr : json::find(*file->root(), *key);
  if (secret != nullptr && secret->string() && !text::trim(*secret->string()).empty()) take(look, c, *secret->string());
}

void from_variable(const Look& look, Candidate& c, Facts& facts) {
  const auto name = look.paths.fill_text(c.source->name);
  auto setting = name ? look.settings.variable(*name) : std::nullopt;
  if (!setting) return;
  c.origin = setting->origin;
  c.level = setting->value.level();
  c.hidden = std::move(setting->hidden);
  const std::string& value = setting->value.whatever_level();
  if (text::trim(value).empty()) {
    // Blanks alone are a value to those who do not trim; an empty variable counts as none everywhere.
    if (c.source->empty_counts == 0 || !value.empty()) take_empty(c, setting->layer == nullptr, facts);
    return;
  }
  if (!has_company(look, *c.source)) return;
  if (c.source->key.empty()) take(look, c, value);
  else take_from_json(look, c, value);
}

void from_setting(const Look& look, Candidate& c, Facts& facts) {
  const auto key = look.paths.fill_text(c.source->key);
  const auto setting = key ? look.settings.key(*key, c.source->only_layer) : std::nullopt;
  if (!setting) return;
  c.origin = setting->origin;
  c.level = setting->value.level();
  const std::string& value = setting->value.whatever_level();
  if (text::trim(value).empty()) return take_empty(c, false, facts);
  take(look, c, value);
}

void from_flag(const Look& look, Candidate& c) {
  const auto value = look.command.value_of(c.source->name);
  if (!value || text::trim(*value).empty()) return;
  c.origin = {std::string(c.source->name.view()), {}, 0, false, {}};
  c.level = Level::command_line;
  take(look, c, *value);
}

void from_header_variable(const Look& look, Candidate& c) {
  const auto setting = look.settings.filled(c.source->name);
  if (!setting) return;
  const std::string& value = setting->value.whatever_level();
  for (const HeaderLine& line : read_headers(value)) {
    if (!text::equals_ignoring_case(line.name, c.source->header) || line.value.empty()) continue;
    c.origin = setting->origin;
    c.level = setting->value.level();
    std::string_view secret = line.value;
    if (secret.size() > 7 && text::equals_ignoring_case(secret.substr(0, 7), "bearer ")) secret.remove_prefix(7);
    take(look, c, secret);
  }
}

void from_descriptor(const Look& look, Candidate& c) {
  const auto setting = look.settings.filled(c.source->name);
  if (!setting || !text::to_int(text::trim(setting->value.whatever_level()))) return;
  c.origin = setting->origin;
  c.level = setting->value.level();
  c.presence = Presence::present;  // what lies behind the descriptor belongs to the other process
}

/// The program of a helper command: its first word, or the script that a shell is told to run.
std::string helper_program(std::string_view command) {
  std::string_view first;
  for (const std::string_view word : text::split(command, ' ')) {
    const std::string_view bare = word.size() > 1 && (word.front() == '\'' || word.front() == '"')
                                      ? word.substr(1, word.size() - 2) : word;
    if (bare.empty()) continue;
    const std::string_view name = text::basename(bare);
    if (first.empty()) first = bare;
    if (name != "sh" && name != "bash" && name != "zsh" && name != "env" && name != "exec" && !bare.starts_with('-')) return std::string(bare);
  }
  return std::string(first);
}

void look_at_program(const Look& look, Candidate& c, const std::string& program, Facts& facts) {
  if (program.find('/') == program.npos || program.find_first_of("$`(;&|<>") != program.npos) return;
  const auto path = look.paths.fill(program);
  if (!path) return;
  c.origin.via.push_back({{}, *path, 0, false, {}});
  const auto stat = look.world.files.stat(*path);
  if (!stat && stat.error().code == Errc::not_found) facts.add("helper.missing", c.origin, look.paths.shown(*path));
  if (stat && stat->kind == FileKind::regular && (stat->mode & 0111) == 0)
    facts.add("helper.not-executable", c.origin, look.paths.shown(*path));
}

void from_helper(const Look& look, Candidate& c, Facts& facts) {
  const auto key = look.paths.fill_text(c.source->key);
  const auto setting = key ? look.settings.key(*key, c.source->only_layer) : std::nullopt;
  if (!setting || text::trim(setting->value.whatever_level()).empty()) return;
  c.origin = setting->origin;
  c.level = setting->value.level();
  c.presence = Presence::present;
  look_at_program(look, c, helper_program(setting->value.whatever_level()), facts);
  facts.add("helper.set", c.origin);
  if (c.level == Level::project) facts.add("helper.from-project", c.origin);
}

/// The end of a session whose tokens lie in files of their own: the latest of them counts.
void read_life(const Look& look, Candidate& c) {
  for (const auto& path_template : c.source->life)
    for (const auto& path : look.paths.expand(path_template)) {
      const auto file = look.reader.settings(path);
      const json::Value* end = file && (*file)->root() != nullptr ? json::find(*(*file)->root(), c.source->expires) : nullptr;
      const auto time = end == nullptr ? std::nullopt : read_time(*end);
      if (time && (!c.expires || *c.expires < *time)) c.expires = time;
    }
}

void from_ini(const Look& look, Candidate& c, Facts& facts) {
  const auto section = look.paths.fill_text(c.source->section);
  for (const auto& path_template : c.source->paths) {
    const auto path = look.paths.fill(path_template);
    if (!path || !section) continue;
    const auto& text = look.reader.text(*path);
    if (!text) {
      if (text.error().code == Errc::not_found) continue;
      c.presence = Presence::unknown;
      c.origin = {{}, *path, 0, false, {}};
      facts.unknown("cloud.none");
      return;
    }
    const ini::File file = ini::read(*text);
    // One of the two files writes "[profile name]" for what the other calls "[name]".
    const ini::Entry* entry = ini::find(file, *section, c.source->key);
    if (entry == nullptr) entry = ini::find(file, "profile " + *section, c.source->key);
    if (entry == nullptr || entry->value.empty()) return;
    c.origin = {{}, *path, entry->at.line, false, {}};
    c.level = Level::user;
    take(look, c, entry->value);
    read_life(look, c);
    return;
  }
}

void from_keyring(const Look&, Candidate& c, Facts& facts) {
  c.presence = Presence::unknown;
  c.fact = "keyring.not-looked";
  c.origin = {std::string(c.source->name.view()), {}, 0, false, {}};
  facts.add("keyring.not-looked", c.origin);
}

}  // namespace

Candidate look_at_source(const Look& look, const catalog::Source<Packed>& source, Facts& facts) {
  Candidate c;
  c.source = &source;
  switch (source.where) {
    case catalog::Where::variable: from_variable(look, c, facts); break;
    case catalog::Where::header_variable: from_header_variable(look, c); break;
    case catalog::Where::descriptor: from_descriptor(look, c); break;
    case catalog::Where::helper: from_helper(look, c, facts); break;
    case catalog::Where::file: look_at_credential_file(look, c, facts); break;
    case catalog::Where::ini: from_ini(look, c, facts); break;
    case catalog::Where::keyring: from_keyring(look, c, facts); break;
    case catalog::Where::setting: from_setting(look, c, facts); break;
    case catalog::Where::flag: from_flag(look, c); break;
    case catalog::Where::unseen: c.presence = Presence::unknown; break;
  }
  return c;
}

}  // namespace why
