// SPDX-License-Identifier: Apache-2.0
#include "snapshot/take.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "evidence/names.hpp"
#include "snapshot/span.hpp"
#include "snapshot/words.hpp"

namespace why {
namespace {

constexpr std::size_t k_small_file = std::size_t{256} << 10;
constexpr std::size_t k_longest_detail = 200;
constexpr std::string_view k_some_user = "<user>";

std::string without_end(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

/// The name in "/home/NAME/...", and where systems keep homes elsewhere; empty when it is no such path.
std::string_view user_in(std::string_view path) {
  constexpr std::size_t k_mount = 6;  // "/mnt/c"
  std::size_t start = path.starts_with("/mnt/") && path.substr(std::min(k_mount, path.size())).starts_with("/Users/") ? k_mount : 0;
  for (const std::string_view above : {"/home/", "/Users/", "/var/home/", "/usr/home/", "/export/home/"})
    if (path.substr(start).starts_with(above)) {
      start += above.size();
      return path.substr(start, path.find('/', start) - start);
    }
  return {};
}

/// "/home/ada" as "/home/<user>".
std::string without_user(std::string path) {
  const std::string_view user = user_in(path);
  if (!user.empty()) path.replace(static_cast<std::size_t>(user.data() - path.data()), user.size(), k_some_user);
  return path;
}

/// Makes the evidence of one place fit for a record: paths read alike on every machine, and what stands in foreign
/// files is kept only where it is harmless.
class Cleaner {
 public:
  Cleaner(const Place& place, const catalog::Catalog<Packed>& catalog, Instant at)
      : home_(without_end(place.home.value_or(""))), cwd_(without_end(place.cwd)), catalog_(catalog), at_(at) {}

  void clean(Evidence& evidence) const {
    evidence.secrets.clear();
    for (Credential& c : evidence.credentials) {
      clean(c.origin);
      for (Origin& hidden : c.hidden) clean(hidden);
      if (!is_harmless(c.plan, catalog_)) c.plan.clear();
      round(c.expires);
      round(c.ends);
    }
    for (Fact& fact : evidence.facts.all()) clean(fact);
    if (evidence.target) clean(evidence.target->origin);
    for (InstalledCopy& copy : evidence.installs) {
      shorten(copy.path);
      if (!is_harmless(copy.version, catalog_)) copy.version.clear();
    }
    for (NotLooked& gap : evidence.not_looked) shorten(gap.what);
    for (SeenFile& file : evidence.inventory.files) shorten(file.path);
    for (SeenValue& value : evidence.inventory.values) {
      clean(value.origin);
      if (value.value.starts_with('/')) shorten(value.value);
    }
  }

 private:
  void shorten(std::string& path) const {
    const bool is_home_first = home_.size() >= cwd_.size();  // the inner folder says more
    if (is_home_first && replace(path, home_, "~")) return;
    if (replace(path, cwd_, ".") || replace(path, home_, "~")) return;
    path = without_user(std::move(path));
  }
  void clean(Origin& origin) const {
    shorten(origin.path);
    for (Origin& step : origin.via) clean(step);
  }
  void round(std::optional<Instant>& time) const {
    if (time) time = Instant{at_.ms + span_until(*time, at_).typical_ms};
  }
  void clean(Fact& fact) const {
    const bool names_user = !fact.detail.en.empty() && fact.detail.en == user_in(fact.origin.path);
    clean(fact.origin);
    if (auto time = parse_rfc3339(fact.detail.en)) {
      round(time);
      fact.detail = to_rfc3339(*time);
      return;
    }
    for (std::string* words : {&fact.detail.en, &fact.detail.zh}) {
      shorten(*words);
      if (names_user) *words = k_some_user;
      if (words->size() > k_longest_detail || has_secret_part(*words, catalog_)) words->clear();
    }
  }
  static bool replace(std::string& path, const std::string& folder, std::string_view by) {
    const bool is_inside = folder.size() > 1 && path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
    if (is_inside) path.replace(0, folder.size(), by);
    return is_inside;
  }

  std::string home_, cwd_;
  const catalog::Catalog<Packed>& catalog_;
  Instant at_;
};

/// The value of KEY="..." in a file such as /etc/os-release.
std::string value_in(std::string_view text, std::string_view key) {
  for (std::string_view line : text::lines(text)) {
    if (!line.starts_with(key) || line.substr(key.size(), 1) != "=") continue;
    line.remove_prefix(key.size() + 1);
    if (line.size() >= 2 && line.front() == '"' && line.back() == '"') line = line.substr(1, line.size() - 2);
    return std::string(line.substr(0, 80));
  }
  return {};
}

/// Whether the user database says that `home` is another user's, or nobody's. Whose a captured place is nobody
/// knows: there a home is foreign when it is no user's and lies where no homes lie.
bool is_foreign(const World& world, std::string_view text, const std::string& home) {
  constexpr std::size_t k_uid = 2, k_home = 5;
  const bool is_user_known = !world.place.elsewhere || world.place.process;
  for (const std::string_view line : text::lines(text)) {
    const auto fields = text::split(line, ':');
    if (fields.size() <= k_home) continue;
    const bool is_same = without_end(std::string(fields[k_home])) == home;
    if (is_user_known ? fields[k_uid] == std::to_string(world.place.uid) : is_same) return !is_same;
  }
  return !is_user_known && !text.empty() && user_in(home).empty();
}

Machine machine_of(World& world, const catalog::Catalog<Packed>& catalog) {
  Machine machine;
  machine.os = snapshot_words::word_of(snapshot_words::k_systems, world.place.os);
  if (const auto text = world.files.read("/etc/os-release", k_small_file)) machine.system = value_in(*text, "PRETTY_NAME");
  if (world.place.home) machine.home = without_user(without_end(*world.place.home));
  machine.uid = world.place.uid;
  const auto users = world.files.read("/etc/passwd", k_small_file);
  machine.is_foreign_home = users && world.place.home && is_foreign(world, *users, without_end(*world.place.home));
  machine.shell = text::basename(world.env.get("SHELL").value_or(""));
  if (!is_harmless(machine.shell, catalog)) machine.shell.clear();
  machine.process = world.place.process;
  if (machine.process) machine.process->executable = without_user(machine.process->executable);
  return machine;
}

/// The latest day that anything in the catalog was looked at: today cannot be before it.
std::string_view newest_day(const catalog::Catalog<Packed>& catalog) {
  std::string_view newest;
  for (const auto& error : catalog.errors)
    for (const auto& reference : error.references) newest = std::max(newest, reference.date.view());
  return newest;
}

bool is_clock_behind(const catalog::Catalog<Packed>& catalog, Instant at) {
  constexpr std::int64_t k_day_ms = std::int64_t{24} * 60 * 60 * 1000;
  const auto written = parse_rfc3339(std::string(newest_day(catalog)) + "T00:00:00Z");
  return written && at.ms + k_day_ms < written->ms;
}

std::vector<NamedVariable> variables_of(const World& world, const catalog::Catalog<Packed>& catalog, const FingerprintMaker* maker) {
  const redact::Names names = names_in(catalog);
  std::vector<NamedVariable> out;
  for (const auto& [name, value] : world.env.all()) {
    NamedVariable variable{name, text::trim(value).empty(), {}};
    if (maker != nullptr && names.is_secret(name)) variable.fingerprint = maker->of(name, text::trim(value));
    out.push_back(std::move(variable));
  }
  return out;
}

std::vector<Fingerprint> fingerprints_of(const Evidence& evidence, const FingerprintMaker* maker) {
  std::vector<Fingerprint> out;
  if (maker == nullptr) return out;
  for (const KnownSecret& secret : evidence.secrets)
    for (const std::string_view source : secret.sources)
      secret.value.reveal([&](std::string_view value) {
        // The same key counts as the same, wherever it is kept.
        std::string print = maker->of("credential", text::trim(value));
        if (!print.empty()) out.push_back({std::string(source), std::move(print)});
      });
  return out;
}

std::vector<Evidence> examine_for_record(World& world, const catalog::Catalog<Packed>& catalog, const catalog::Tool<Packed>* only) {
  if (only == nullptr) return examine_present(world, catalog, Want::inventory);
  std::vector<Evidence> one;
  one.push_back(examine(world, catalog, *only, Want::inventory));
  return one;
}

/// The facts of the place itself, which are the same for every tool.
Facts place_facts(const Evidence& evidence) {
  Facts out;
  for (const Fact& fact : evidence.facts.all())
    if (fact.id.starts_with("place.") || fact.id.starts_with("home.")) out.add(fact.id, fact.origin, fact.detail);
  return out;
}

}  // namespace

Snapshot take_snapshot(World& world, const catalog::Catalog<Packed>& catalog, const catalog::Tool<Packed>* only,
                       std::string_view program_version, const FingerprintMaker* maker,
                       const std::function<void(const Evidence&)>& learn) {
  Snapshot out;
  out.program = program_version;
  out.catalog = catalog.version.view();
  out.at = {world.now.ms - world.now.ms % 1000};
  out.is_clock_behind = is_clock_behind(catalog, world.now);
  out.machine = machine_of(world, catalog);
  if (only != nullptr) out.only = only->id.view();
  out.variables = variables_of(world, catalog, maker);
  out.network = take_network(world, catalog);
  if (maker != nullptr) out.pair = maker->pair();
  const Cleaner cleaner(world.place, catalog, out.at);
  for (Evidence& evidence : examine_for_record(world, catalog, only)) {
    learn(evidence);
    ToolRecord record{std::move(evidence), {}};
    record.fingerprints = fingerprints_of(record.evidence, maker);
    cleaner.clean(record.evidence);
    out.tools.push_back(std::move(record));
  }
  if (!out.tools.empty()) {
    out.place = place_facts(out.tools[0].evidence);
  } else if (!catalog.tools.empty()) {
    Evidence any = examine(world, catalog, catalog.tools[0]);
    learn(any);
    cleaner.clean(any);
    out.place = place_facts(any);
  }
  return out;
}

}  // namespace why
