// SPDX-License-Identifier: Apache-2.0
#include "evidence/credential_file.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "formats/jwt.hpp"

namespace why {
namespace {

// Above this a number of seconds would lie past the year 5000: it counts milliseconds.
constexpr std::int64_t k_first_milliseconds = 100'000'000'000;
constexpr std::int64_t k_three_days_ms = std::int64_t{3} * 24 * 3600 * 1000;

/// Facts of the vocabulary that speak of logins are only raised for logins.
bool is_login(const Candidate& c) { return c.source->kind == "login"; }

void give_up(Candidate& c, Presence presence, std::string_view fact, Facts& facts, Detail detail = {}) {
  c.presence = presence;
  c.fact = fact;
  if (is_login(c)) facts.add(fact, c.origin, std::move(detail));
}

void cannot_read(const Look& look, Candidate& c, Facts& facts) {
  give_up(c, Presence::unknown, "login.unreadable", facts);
  if (!is_login(c)) return;
  for (const auto* id : {"credential.none", "login.present", "credential.shadows-login"}) facts.unknown(id);
  const auto& home = look.world.place.home;
  if (home && !look.world.files.list(*home, 1).has_value() &&
      look.world.files.list(*home, 1).error().code == Errc::denied)
    facts.add("home.unreadable", {{}, *home, 0, false, {}});
}

bool holds(const json::Value* value, std::string_view wanted) {
  if (value == nullptr) return false;
  if (wanted.empty()) return true;
  if (value->kind == json::Kind::array) {
    for (const auto& item : value->items())
      if (item.string() == wanted) return true;
    return false;
  }
  const auto text = value->string();
  return text && text::contains(*text, wanted);
}

bool has_form(const json::Value& value, std::string_view form) {
  return form.empty() || (value.string() && jwt::read_claims(*value.string()));
}

void read_life(const Look& look, Candidate& c, const json::Value& root) {
  const auto at = [&](std::string_view key_template) -> const json::Value* {
    const auto key = look.paths.fill_text(key_template);
    return !key || key->empty() ? nullptr : json::find(root, *key);
  };
  if (const auto* value = at(c.source->expires)) c.expires = read_time(*value);
  if (const auto* value = at(c.source->ends)) c.ends = read_time(*value);
  if (const auto* value = at(c.source->plan)) c.plan = std::string(value->string().value_or(""));
  if (const auto* value = at(c.source->renews))
    if (const auto text = value->string(); text && !text->empty()) {
      c.renews = true;
      c.renewal = Secret(*text);
    }
}

void raise_life(const Look& look, const Candidate& c, Facts& facts) {
  if (!is_login(c)) return;
  facts.add("login.present", c.origin);
  const Instant now = look.world.now;
  if (c.ends && *c.ends < now) {
    facts.add("login.expired", c.origin, to_rfc3339(*c.ends));
  } else if (c.expires && *c.expires < now) {
    facts.add(c.renews ? "login.renewable" : "login.expired", c.origin, to_rfc3339(*c.expires));
  }
  if (c.ends && *c.ends >= now && c.ends->ms - now.ms < k_three_days_ms)
    facts.add("login.ends-soon", c.origin, to_rfc3339(*c.ends));
}

void judge_mode(const Look& look, const Candidate& c, Facts& facts) {
  const auto stat = look.world.files.stat(c.origin.path);
  if (stat && (stat->mode & 077) != 0)
    facts.add("login.loose-mode", c.origin, fmt::format("{:04o}", stat->mode));
}

void judge_requirements(Candidate& c, const json::Value& root, Facts& facts) {
  for (const auto& requirement : c.source->requires_)
    if (const json::Value* value = json::find(root, requirement.key);
        !holds(value, requirement.contains) || !has_form(*value, requirement.form))
      return give_up(c, Presence::unusable, requirement.fact, facts);
}

/// Whether the object that should hold the key is there; without it there is no login at all.
bool has_parent(const json::Value& root, std::string_view key) {
  const std::size_t dot = key.rfind('.');
  return root.kind != json::Kind::object || dot == key.npos || json::find(root, key.substr(0, dot)) != nullptr;
}

/// The secret at the source's key, or why there is none. Without a key the file itself is what counts.
void read_secret(const Look& look, Candidate& c, const json::Value& root, Facts& facts) {
  c.presence = Presence::present;
  if (c.source->key.empty()) return;
  c.presence = Presence::absent;
  const auto key = look.paths.fill_text(c.source->key);
  const json::Value* value = key ? json::find(root, *key) : nullptr;
  const auto secret = value == nullptr ? std::nullopt : value->string();
  if (!secret) {
    if (is_login(c) && key && has_parent(root, *key)) give_up(c, Presence::unusable, "login.incomplete", facts);
    return;
  }
  c.origin.line = value->at.line;
  if (text::trim(*secret).empty()) {
    // A refused renewal leaves both secrets empty.
    give_up(c, Presence::unusable, c.renews ? "login.incomplete" : "login.blanked", facts);
    return;
  }
  c.presence = Presence::present;
  c.value = Secret(*secret);
  c.shape = look_at(*secret, look.catalog, !c.source->accepts.empty());
}

}  // namespace

std::optional<Instant> read_time(const json::Value& value) {
  if (const auto text = value.string()) {
    const auto claims = jwt::read_claims(*text);
    if (claims && claims->exp) return Instant{*claims->exp * 1000};
    return parse_rfc3339(*text);
  }
  const auto number = value.integer();
  if (!number) return std::nullopt;
  return Instant{*number < k_first_milliseconds ? *number * 1000 : *number};
}

void look_at_credential_file(const Look& look, Candidate& c, Facts& facts) {
  for (const auto& path_template : c.source->paths) {
    const auto path = look.paths.fill(path_template);
    if (!path) continue;
    const auto file = look.reader.settings(*path);
    if (!file && file.error().code == Errc::not_found) continue;
    c.origin = {std::string(c.source->name.view()), *path, 0, false, {}};
    c.level = Level::user;
    if (!file) return cannot_read(look, c, facts);
    const auto& document = (*file)->document;
    // Programs read their own credential files with a strict reader.
    if (!document || !document->is_strict()) {
      give_up(c, Presence::unusable, "login.corrupt", facts,
              document ? Detail("a comment, a comma or a byte-order mark that JSON does not allow", "有 JSON 不允许的注释、逗号或字节顺序标记")
                       : Detail(std::string(document.error().what)));
      return;
    }
    read_life(look, c, document->root());
    read_secret(look, c, document->root(), facts);
    if (c.presence == Presence::present) judge_requirements(c, document->root(), facts);
    if (c.presence == Presence::present) {
      raise_life(look, c, facts);
      if (!c.value.empty()) judge_mode(look, c, facts);
    }
    return;
  }
}

}  // namespace why
