// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "compare/collect.hpp"
#include "compare/kinds.hpp"

namespace why {
namespace {

using What = SideState::What;
using Source = catalog::Source<Packed>;

bool is_there(const Credential* c) { return c != nullptr && c->state != State::absent; }

const Credential* credential_of(const Evidence& evidence, const Source& source) {
  for (const Credential& c : evidence.credentials)
    if (c.source == &source) return &c;
  return nullptr;
}

const std::string* fingerprint_of(const std::vector<Fingerprint>* prints, std::string_view source) {
  if (prints == nullptr) return nullptr;
  for (const Fingerprint& print : *prints)
    if (print.source == source) return &print.value;
  return nullptr;
}

const SeenValue* value_of(const Inventory& in, std::string_view name, bool is_key) {
  for (const SeenValue& value : in.values)
    if (value.name == name && value.is_key == is_key) return &value;
  return nullptr;
}

/// The same file, or that of the same layer where the two places keep it elsewhere.
const SeenFile* file_like(const Inventory& in, const SeenFile& file, const Inventory& of_file) {
  const SeenFile* of_layer = nullptr;
  for (const SeenFile& one : in.files) {
    if (one.path == file.path) return &one;
    const bool is_other = std::any_of(of_file.files.begin(), of_file.files.end(), [&](const SeenFile& f) { return f.path == one.path; });
    if (one.layer == file.layer && !is_other) of_layer = &one;
  }
  return of_layer;
}

/// Whether the facts of a side say that what stands at `origin` has ended.
bool has_ended(const Evidence& evidence, const Credential& c) {
  for (const Fact& fact : evidence.facts.all())
    if ((fact.id == "login.expired" || fact.id == "cloud.expired") && fact.origin.path == c.origin.path && !fact.origin.path.empty()) return true;
  return c.fact == "login.expired" || c.fact == "cloud.expired";
}

SideState state_of(const Evidence& evidence, const Credential* c) {
  if (!is_there(c)) return {What::absent, {}, c == nullptr ? Origin() : c->origin};
  if (c->reason == Reason::not_looked) return {What::unreadable, {}, c->origin};
  if (c->fact == "credential.empty" || c->shape.has("empty")) return {What::empty, {}, c->origin};
  if (has_ended(evidence, *c)) return {What::over, {}, c->origin};
  if (!c->shape.flaws.empty()) return {What::damaged, std::string(c->shape.flaws[0]->id), c->origin};
  if (c->reason == Reason::passed_over && !c->fact.empty()) return {What::unusable, c->fact, c->origin};
  const auto* family = c->shape.family;
  return {What::present, family == nullptr ? std::string() : std::string(family->id.view()), c->origin};
}

SideState state_of(const SeenValue* value) {
  if (value == nullptr) return {};
  if (value->state == SeenValue::State::empty) return {What::empty, {}, value->origin};
  return {What::present, value->state == SeenValue::State::shown ? value->value : std::string(), value->origin};
}

SideState state_of(const SeenFile* file) {
  if (file == nullptr) return {};
  const What what = file->state == SeenFile::State::read ? What::present : file->state == SeenFile::State::broken ? What::broken : What::unreadable;
  return {what, {}, {{}, file->path, 0, false, {}}};
}

bool are_same(const SideState& a, const SideState& b) { return a.what == b.what && a.value == b.value; }

/// Looks at one tool and notes each thing that is not the same.
class Collector {
 public:
  Collector(const SidePair& pair, const FingerprintPair& prints, std::vector<Difference>& out) : pair_(pair), prints_(prints), out_(out) {}

  void collect() {
    for (const Source& source : pair_.tool->sources) compare_source(source);
    for (const auto* side : {pair_.a, pair_.b})
      for (const SeenValue& value : side->inventory.values) compare_value(value);
    compare_files();
    compare_versions();
    compare_facts();
    compare_ways();
  }

 private:
  Difference& add(std::string_view kind, std::string name, SideState a, SideState b) {
    out_.push_back({kind, std::move(name), {pair_.tool}, {}, std::move(a), std::move(b), 1, {}});
    named_.insert(out_.back().name);
    for (const auto* side : {&out_.back().a, &out_.back().b})
      if (!side->origin.path.empty()) places_.insert(side->origin.path);
    return out_.back();
  }

  /// Of a source that its mode does not ask for, only variables and logins were looked at, and what the tool passes
  /// over was not kept. Where a tool has no traces, nothing of it is there.
  static bool was_seen(const Evidence& evidence, const Source& source, const Credential* c) {
    if (c != nullptr || source.kind == "login" || evidence.traces == Traces::none) return true;
    return is_variable(source) && source.kind != "cloud" && value_of(evidence.inventory, source.name, false) == nullptr;
  }

  void compare_source(const Source& source) {
    const Credential* a = credential_of(*pair_.a, source);
    const Credential* b = credential_of(*pair_.b, source);
    if ((!is_there(a) && !is_there(b)) || !was_seen(*pair_.a, source, a) || !was_seen(*pair_.b, source, b)) return;
    SideState in_a = state_of(*pair_.a, a), in_b = state_of(*pair_.b, b);
    const bool are_both = is_there(a) && is_there(b), is_over = in_a.what == What::over || in_b.what == What::over;
    const std::string* print_a = fingerprint_of(prints_.a, source.id);
    const std::string* print_b = fingerprint_of(prints_.b, source.id);
    const bool have_prints = print_a != nullptr && print_b != nullptr;
    if (are_same(in_a, in_b)) {
      const bool is_other_key = have_prints && !are_equal_fingerprints(*print_a, *print_b);
      const bool is_moved = !have_prints && are_both && a->level != b->level;  // of another layer, so most likely another one
      if (!is_other_key && !is_moved) return;
      if (is_other_key) in_a.what = in_b.what = What::other;
      add(is_other_key ? "key" : kind_of_source(*pair_.tool, source), name_of(source, a, b), std::move(in_a), std::move(in_b)).sources.push_back(&source);
      return;
    }
    add(is_over && are_both ? "expiry" : kind_of_source(*pair_.tool, source), name_of(source, a, b), std::move(in_a), std::move(in_b))
        .sources.push_back(&source);
  }

  /// Of a source of several variables, the one that differs.
  std::string name_of(const Source& source, const Credential* a, const Credential* b) const {
    if (!is_variable(source)) return std::string(source.title.en.view());
    const auto differs = [&](std::string_view name) {
      return !are_same(state_of(value_of(pair_.a->inventory, name, false)), state_of(value_of(pair_.b->inventory, name, false)));
    };
    if (!differs(source.name))
      for (const std::string_view name : source.also)
        if (differs(name)) return std::string(name);
    for (const Credential* c : {a, b})  // the name itself may be a template
      if (is_there(c) && !c->origin.name.empty()) return c->origin.name;
    return std::string(source.name.view());
  }

  void compare_value(const SeenValue& like) {
    if (is_credential(*pair_.tool, like) || named_.contains(like.name)) return;
    const SeenValue* in_a = value_of(pair_.a->inventory, like.name, like.is_key);
    const SeenValue* in_b = value_of(pair_.b->inventory, like.name, like.is_key);
    SideState a = state_of(in_a), b = state_of(in_b);
    const bool is_moved = in_a != nullptr && in_b != nullptr && in_a->state == SeenValue::State::hidden && in_a->level != in_b->level;
    if (!are_same(a, b) || is_moved) add(kind_of_value(*pair_.tool, like), like.name, std::move(a), std::move(b));
  }

  void compare_files() {
    const std::set<std::string> told = places_;
    const auto compare_side = [&](const Inventory& here, const Inventory& there, bool is_a) {
      for (const SeenFile& file : here.files) {
        SideState a = state_of(&file), b = state_of(file_like(there, file, here));
        if (a.what == b.what || named_.contains(file.path)) continue;
        if (!is_a) std::swap(a, b);
        // A file of which a value has been told already is no news.
        Difference& difference = add("settings-file", file.path, std::move(a), std::move(b));
        if (told.contains(file.path)) difference.weight = 0;
      }
    };
    compare_side(pair_.a->inventory, pair_.b->inventory, true);
    compare_side(pair_.b->inventory, pair_.a->inventory, false);
  }

  void compare_versions() {
    const auto state = [](const Evidence& evidence) {
      if (evidence.installs.empty()) return SideState();
      return SideState{What::present, evidence.installs[0].version, {{}, evidence.installs[0].path, 0, false, {}}};
    };
    SideState a = state(*pair_.a), b = state(*pair_.b);
    const bool is_in_one = a.what != b.what, is_known = !a.value.empty() && !b.value.empty();
    if (is_in_one || (is_known && a.value != b.value))
      add(is_in_one ? "install" : "version", std::string(pair_.tool->id.view()), std::move(a), std::move(b));
  }

  /// Facts that hold on one side and lie where nothing was told yet. Those of the place are compared once for all tools.
  void compare_facts() {
    const auto named = named_;
    const auto places = places_;
    const auto compare_side = [&](const Evidence& here, const Evidence& there, bool is_a) {
      for (const Fact& fact : here.facts.all()) {
        const std::string_view kind = kind_of_fact(fact.id);
        if (kind.empty() || kind == "place" || kind == "home" || there.facts.find(fact.id) != nullptr) continue;
        if (named.contains(fact.origin.name) || places.contains(fact.origin.path) || named_.contains(fact.id)) continue;
        SideState state{What::present, fact.detail.en, fact.origin};
        if (is_a) add(kind, fact.id, std::move(state), {});
        else add(kind, fact.id, {}, std::move(state));
      }
    };
    compare_side(*pair_.a, *pair_.b, true);
    compare_side(*pair_.b, *pair_.a, false);
  }

  /// The way to sign in, what is sent and the host, when nothing that was told brings the difference about.
  void compare_ways() {
    const auto host = [](const Evidence& evidence) {
      return evidence.target ? SideState{What::present, evidence.target->host, evidence.target->origin} : SideState();
    };
    const SideState a = host(*pair_.a), b = host(*pair_.b);
    if (pair_.a->mode == pair_.b->mode && !are_same(a, b) && !has_kind("endpoint")) add("endpoint", "", a, b);
    if (!out_.empty()) return;
    const auto way = [](const Evidence& evidence) { return SideState{What::present, std::string(evidence.mode->id.view()), {}}; };
    if (pair_.a->mode != pair_.b->mode) {
      add("switch", "", way(*pair_.a), way(*pair_.b));
      return;
    }
    for (const Source& source : pair_.tool->sources) compare_use(source);
  }

  void compare_use(const Source& source) {
    const Credential* a = credential_of(*pair_.a, source);
    const Credential* b = credential_of(*pair_.b, source);
    if (!is_there(a) || !is_there(b) || a->reason == b->reason) return;
    const auto state = [&](const Evidence& evidence, const Credential* c) {
      return c->reason == Reason::passed_over ? SideState{What::unusable, {}, c->origin} : state_of(evidence, c);
    };
    add(kind_of_source(*pair_.tool, source), name_of(source, a, b), state(*pair_.a, a), state(*pair_.b, b)).sources.push_back(&source);
  }

  bool has_kind(std::string_view kind) const {
    return std::any_of(out_.begin(), out_.end(), [&](const Difference& d) { return d.kind == kind; });
  }

  const SidePair& pair_;
  const FingerprintPair& prints_;
  std::vector<Difference>& out_;
  std::set<std::string, std::less<>> named_;  ///< what was told
  std::set<std::string> places_;              ///< files of what was told
};

/// One thing that two tools share is one difference.
bool is_shared(const Difference& x, const Difference& y) {
  if (x.name.empty() || x.name != y.name || !are_same(x.a, y.a) || !are_same(x.b, y.b)) return false;
  return x.a.origin.path == y.a.origin.path && x.b.origin.path == y.b.origin.path;
}

}  // namespace

void collect_of_tool(const SidePair& pair, const FingerprintPair& prints, std::vector<Difference>& out) {
  std::vector<Difference> own;
  Collector(pair, prints, own).collect();
  for (Difference& difference : own) {
    const auto same = std::find_if(out.begin(), out.end(), [&](const Difference& d) { return is_shared(d, difference); });
    if (same == out.end()) {
      out.push_back(std::move(difference));
      continue;
    }
    // To the tool that takes it as a credential it is more than a name that another one passes over.
    if (same->sources.empty() && !difference.sources.empty()) same->kind = difference.kind;
    if (same->tools.back() != pair.tool) same->tools.push_back(pair.tool);
    same->sources.insert(same->sources.end(), difference.sources.begin(), difference.sources.end());
    same->weight = std::max(same->weight, difference.weight);
  }
}

}  // namespace why
