// SPDX-License-Identifier: Apache-2.0
#include "authoring/overlay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include "authoring/check.hpp"
#include "authoring/entry_report.hpp"
#include "authoring/rules.hpp"
#include "catalog/find.hpp"
#include "catalog/packer.hpp"
#include "match/match_tables.hpp"

namespace why::catalog {
namespace {

constexpr std::uint32_t k_writable_by_others = 0002;

/// Takes away what an overlay may not hold, and says so.
class Policy {
 public:
  Policy(const Catalog<Packed>& known, std::span<const OverlayPlace> places, std::vector<Problem>& problems)
      : known_(known), places_(places), problems_(problems) {}

  void apply(Loaded& loaded) {
    refuse_all(loaded.tools, "a tool");
    refuse_all(loaded.parts, "a part of tools");
    refuse_all(loaded.providers, "a provider");
    refuse_all(loaded.facts, "a fact");
    refuse_all(loaded.secrets, "a family of secrets");
    refuse_all(loaded.placeholders, "a placeholder");
    refuse_all(loaded.start_files, "a start file");
    refuse_all(loaded.place_marks, "the mark of a place");
    refuse_all(loaded.import_rules, "rules of the import");
    refuse_lists(loaded);
    of_user(loaded.errors, "an error", [&](const auto& error) { return find_error(known_, error.id) != nullptr; });
    of_user(loaded.causes, "a cause", [&](const auto& cause) { return find_cause(known_, cause.id) != nullptr; });
    of_user(loaded.fixes, "a fix", [&](const auto& fix) { return find_fix(known_, fix.id) != nullptr; });
    refuse_commands(loaded.fixes);
    for (auto& note : loaded.notes) note.value.of_project = is_of_project(*note.document) ? 1 : 0;
    for (auto& silence : loaded.silences) silence.value.of_project = is_of_project(*silence.document) ? 1 : 0;
  }

 private:
  bool is_of_project(const Document& document) const {
    return std::ranges::any_of(places_, [&](const OverlayPlace& place) {
      return place.whose == Whose::project && document.path.starts_with(place.path);
    });
  }

  template <class T, class F>
  void take_away(Entries<T>& entries, const Rule& rule, F&& why_not) {
    std::erase_if(entries, [&](const Entry<T>& entry) {
      const std::string what = why_not(entry);
      if (!what.empty()) EntryReport(entry, problems_).add(rule, "", what, "leave it out; see \"Overlays\" in docs/catalog.md");
      return !what.empty();
    });
  }

  template <class T>
  void refuse_all(Entries<T>& entries, std::string_view kind) {
    take_away(entries, rule("overlay.refused"),
              [&](const auto&) { return fmt::format("an overlay may not add {}", kind); });
  }

  /// Files of lists, for which no entry stands.
  void refuse_lists(Loaded& loaded) {
    loaded.secret_names.clear();
    loaded.harmless_names.clear();
    loaded.retired.clear();
    const Rule& refused = rule("overlay.refused");
    for (const auto& document : loaded.documents) {
      const auto has = [&](std::string_view key) { return document->root.find(key) != nullptr; };
      if (has("secret_names") || has("harmless_names") || has("ids"))
        problems_.push_back({document->path, 1, 1, std::string(refused.id), refused.severity,
                             "an overlay may not add names of secrets or retired ids", std::string(refused.why), "leave them out"});
    }
  }

  template <class T, class F>
  void of_user(Entries<T>& entries, std::string_view kind, F&& is_known) {
    take_away(entries, rule("overlay.refused"), [&](const Entry<T>& entry) {
      return is_of_project(*entry.document) ? fmt::format("the files of a project may not add {}", kind) : std::string();
    });
    take_away(entries, rule("overlay.built-in"), [&](const Entry<T>& entry) {
      return is_known(entry.value) ? fmt::format("`{}` is built in", entry.value.id) : std::string();
    });
  }

  void refuse_commands(Entries<Fix<Owned>>& fixes) {
    take_away(fixes, rule("overlay.refused"), [](const Entry<Fix<Owned>>& fix) -> std::string {
      if (!fix.value.command.empty()) return "a fix of an overlay may not have a command";
      const Action action = fix.value.action;
      if (action != Action::none && action != Action::ask_person) return "a fix of an overlay changes nothing by itself";
      return {};
    });
  }

  const Catalog<Packed>& known_;
  std::span<const OverlayPlace> places_;
  std::vector<Problem>& problems_;
};

/// The places that only their owner can have written.
std::vector<std::string> trusted(Files& files, std::span<const OverlayPlace> places, std::vector<Problem>& problems) {
  std::vector<std::string> paths;
  for (const OverlayPlace& place : places) {
    const auto stat = files.stat(place.path);
    const bool is_open = stat && place.whose == Whose::user && (stat->mode & k_writable_by_others) != 0;
    const Rule& open = rule("overlay.writable");
    if (is_open)
      problems.push_back({place.path, 0, 0, std::string(open.id), open.severity, "everybody may write here", std::string(open.why),
                          "chmod o-w " + place.path});
    else
      paths.push_back(place.path);
  }
  return paths;
}

/// What a user's own entry may lack: it is read by those who wrote it.
bool is_optional_here(const Problem& problem) {
  constexpr auto k_optional = std::to_array<std::string_view>(
      {"error.no-counter", "error.no-reference", "reference.third-party", "text.not-chinese"});
  return std::ranges::find(k_optional, problem.rule) != k_optional.end();
}

/// Entries in files that have an error are left out, however good they are by themselves.
template <class T>
void leave_out(Entries<T>& entries, const std::set<std::string_view>& files) {
  std::erase_if(entries, [&](const Entry<T>& entry) { return entry.document != nullptr && files.contains(entry.document->path); });
}

std::set<std::string_view> files_with_errors(const std::vector<Problem>& problems) {
  std::set<std::string_view> files;
  for (const Problem& problem : problems)
    if (problem.severity == Severity::error) files.insert(problem.file);
  return files;
}

std::size_t size_of(const Loaded& loaded) {
  return loaded.errors.size() + loaded.causes.size() + loaded.fixes.size() + loaded.notes.size() + loaded.silences.size();
}

}  // namespace

Overlay lay_over(Files& files, const Catalog<Packed>& known, std::span<const OverlayPlace> places,
                 std::string_view today) {
  Overlay overlay;
  Loaded loaded = load_entries(files, trusted(files, places, overlay.problems));
  Policy(known, places, overlay.problems).apply(loaded);
  Loaded all = std::move(loaded);
  const std::size_t mine = size_of(all);
  complete(all, known);
  const std::size_t both = size_of(all);
  std::ranges::remove_copy_if(check(all, today, Samples::trusted), std::back_inserter(overlay.problems), is_optional_here);
  const auto wrong = files_with_errors(overlay.problems);
  leave_out(all.errors, wrong);
  leave_out(all.causes, wrong);
  leave_out(all.fixes, wrong);
  leave_out(all.notes, wrong);
  leave_out(all.silences, wrong);
  overlay.entries = mine - (both - size_of(all));
  if (overlay.entries == 0) return overlay;
  auto catalog = assemble(std::move(all));
  catalog.version = std::string(known.version.view()) + "+" + catalog.version;
  catalog.match = build_match_tables(catalog.errors, catalog.tools);
  overlay.image = pack(catalog);
  return overlay;
}

}  // namespace why::catalog
