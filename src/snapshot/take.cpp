// SPDX-License-Identifier: Apache-2.0
#include "snapshot/take.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "evidence/names.hpp"
#include "redact/strength.hpp"

namespace why {
namespace {

constexpr std::size_t k_small_file = std::size_t{256} << 10;
constexpr std::array<std::string_view, 3> k_systems{"linux", "macos", "windows"};

/// Shortens the paths of one place, so that they read alike on every machine.
class Shortener {
 public:
  explicit Shortener(const Place& place) : place_(place) {}

  void shorten(std::string& path) const {
    const std::string home = place_.home.value_or("");
    const bool is_home_first = home.size() >= place_.cwd.size();  // the inner folder says more
    if (is_home_first && replace(path, home, "~")) return;
    if (!replace(path, place_.cwd, ".")) replace(path, home, "~");
  }
  void shorten(Origin& origin) const {
    shorten(origin.path);
    for (Origin& step : origin.via) shorten(step);
  }
  void shorten(Detail& detail) const {
    shorten(detail.en);
    shorten(detail.zh);
  }
  void shorten(Evidence& evidence) const {
    for (Credential& c : evidence.credentials) {
      shorten(c.origin);
      for (Origin& hidden : c.hidden) shorten(hidden);
    }
    for (Fact& fact : evidence.facts.all()) {
      shorten(fact.origin);
      shorten(fact.detail);
    }
    if (evidence.target) shorten(evidence.target->origin);
    for (InstalledCopy& copy : evidence.installs) shorten(copy.path);
    for (NotLooked& gap : evidence.not_looked) shorten(gap.what);
    for (SeenFile& file : evidence.inventory.files) shorten(file.path);
    for (SeenValue& value : evidence.inventory.values) {
      shorten(value.origin);
      if (value.value.starts_with('/')) shorten(value.value);
    }
  }

 private:
  static bool replace(std::string& path, const std::string& folder, std::string_view by) {
    const bool is_inside = folder.size() > 1 && path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
    if (is_inside) path.replace(0, folder.size(), by);
    return is_inside;
  }

  const Place& place_;
};

/// "/home/ada" as "/home/<user>".
std::string without_user(std::string path) {
  for (const std::string_view above : {"/home/", "/Users/"}) {
    if (!path.starts_with(above)) continue;
    const std::size_t end = std::min(path.find('/', above.size()), path.size());
    return path.replace(above.size(), end - above.size(), "<user>");
  }
  return path;
}

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

/// The home that the user database gives for `uid`: the sixth field of its line.
std::optional<std::string> account_home(Files& files, std::uint32_t uid) {
  constexpr std::size_t k_uid = 2, k_home = 5;
  const auto text = files.read("/etc/passwd", k_small_file);
  if (!text) return std::nullopt;
  for (const std::string_view line : text::lines(*text)) {
    const auto fields = text::split(line, ':');
    if (fields.size() > k_home && fields[k_uid] == std::to_string(uid)) return std::string(fields[k_home]);
  }
  return std::nullopt;
}

Machine machine_of(World& world) {
  Machine machine;
  machine.os = k_systems[static_cast<std::size_t>(world.place.os)];
  if (const auto text = world.files.read("/etc/os-release", k_small_file)) machine.system = value_in(*text, "PRETTY_NAME");
  if (world.place.home) machine.home = without_user(*world.place.home);
  machine.uid = world.place.uid;
  const auto account = account_home(world.files, world.place.uid);
  machine.is_foreign_home = account && world.place.home && *account != *world.place.home;
  machine.shell = text::basename(world.env.get("SHELL").value_or(""));
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
  out.at = world.now;
  out.is_clock_behind = is_clock_behind(catalog, world.now);
  out.machine = machine_of(world);
  out.variables = variables_of(world, catalog, maker);
  if (maker != nullptr) out.pair = maker->pair();
  const Shortener shortener(world.place);
  for (Evidence& evidence : examine_for_record(world, catalog, only)) {
    learn(evidence);
    ToolRecord record{std::move(evidence), {}};
    record.fingerprints = fingerprints_of(record.evidence, maker);
    record.evidence.secrets.clear();
    shortener.shorten(record.evidence);
    out.tools.push_back(std::move(record));
  }
  if (!out.tools.empty()) {
    out.place = place_facts(out.tools[0].evidence);
  } else if (!catalog.tools.empty()) {
    Evidence any = examine(world, catalog, catalog.tools[0]);
    learn(any);
    shortener.shorten(any);
    out.place = place_facts(any);
  }
  return out;
}

}  // namespace why
