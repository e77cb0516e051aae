// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "compare/collect.hpp"

namespace why {
namespace {

using What = SideState::What;

bool is_there(const Credential* c) { return c != nullptr && c->state != State::absent; }

const Credential* credential_of(const Evidence& evidence, std::string_view source) {
  for (const Credential& c : evidence.credentials)
    if (c.source->id == source) return &c;
  return nullptr;
}

const std::string* fingerprint_of(const std::vector<Fingerprint>* prints, std::string_view source) {
  if (prints == nullptr) return nullptr;
  for (const Fingerprint& print : *prints)
    if (print.source == source) return &print.value;
  return nullptr;
}


bool is_variable(const catalog::Source<Packed>& source) {
  return source.where == catalog::Where::variable || source.where == catalog::Where::header_variable;
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
  const auto* family = c->shape.family;
  return {What::present, family == nullptr ? std::string() : std::string(family->id.view()), c->origin};
}

bool is_region(std::string_view name) {
  const std::string low = text::lower(name);
  for (const std::string_view word : {"region", "location", "project"})
    if (text::contains(low, word)) return true;
  return false;
}

template <class List>
bool has(const List& list, std::string_view name) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view one) { return one == name; });
}

/// Looks at one tool and notes each thing that is not the same.
class Collector {
 public:
  Collector(const SidePair& pair, const FingerprintPair& prints, std::vector<Difference>& out) : pair_(pair), prints_(prints), out_(out) {}

  void collect() {
    for (const auto& source : pair_.tool->sources) compare_source(source);
    compare_values();
    compare_files();
    compare_versions();
    compare_ways();
    compare_facts();
  }

 private:
  Difference& add(std::string_view kind, std::string name, SideState a, SideState b) {
    out_.push_back({kind, std::move(name), {pair_.tool}, std::move(a), std::move(b), 1, {}});
    named_.insert(out_.back().name);
    for (const auto* side : {&out_.back().a, &out_.back().b})
      if (!side->origin.path.empty()) places_.insert(side->origin.path);
    return out_.back();
  }

  void compare_source(const catalog::Source<Packed>& source) {
    const Credential* a = credential_of(*pair_.a, source.id);
    const Credential* b = credential_of(*pair_.b, source.id);
    if (!is_there(a) && !is_there(b)) return;
    SideState in_a = state_of(*pair_.a, a), in_b = state_of(*pair_.b, b);
    const std::string name = is_variable(source) ? std::string(source.name.view()) : std::string(source.title.en.view());
    if (in_a.what != in_b.what || in_a.value != in_b.value) {
      const bool is_end = in_a.what == What::over || in_b.what == What::over;
      const bool are_both = is_there(a) && is_there(b);
      const std::string_view kind = is_variable(source) && is_region(source.name) ? "region" : is_end && are_both ? "expiry" : is_variable(source) ? "variable" : "stored";
      add(kind, name, std::move(in_a), std::move(in_b));
      return;
    }
    const std::string* print_a = fingerprint_of(prints_.a, source.id);
    const std::string* print_b = fingerprint_of(prints_.b, source.id);
    if (print_a != nullptr && print_b != nullptr && !are_equal_fingerprints(*print_a, *print_b))
      add("key", name, {What::other, {}, in_a.origin}, {What::other, {}, in_b.origin});
  }

  std::string_view kind_of(const SeenValue& value) const {
    const auto& tool = *pair_.tool;
    for (const auto& endpoint : tool.endpoints)
      if (value.name == (value.is_key ? endpoint.key : endpoint.variable).view()) return "endpoint";
    if (has(tool.proxies, value.name) || text::equals_ignoring_case(value.name, "no_proxy")) return "proxy";
    if (has(tool.ca_variables, value.name) || has(tool.tls_off_variables, value.name)) return "certificates";
    if (has(tool.models, value.name) || (value.is_key && value.name == "model")) return "model";
    if (is_region(value.name)) return "region";
    const std::string at = (value.is_key ? "key:" : "variable:") + value.name;
    for (const auto& mode : tool.modes)
      if (mode.at == at) return "switch";
    return has(tool.wrong_names, value.name) ? "variable" : "setting";
  }

  bool is_credential(const SeenValue& value) const {
    const auto& sources = pair_.tool->sources;
    return std::any_of(sources.begin(), sources.end(), [&](const auto& source) {
      if (source.kind == "cloud" && value.state == SeenValue::State::shown) return false;
      return value.is_key ? source.where == catalog::Where::setting && source.key == value.name : is_variable(source) && source.name == value.name;
    });
  }

  static SideState state_of_value(const SeenValue* value) {
    if (value == nullptr) return {};
    if (value->state == SeenValue::State::empty) return {What::empty, {}, value->origin};
    return {What::present, value->state == SeenValue::State::shown ? value->value : std::string(), value->origin};
  }

  void compare_values() {
    const auto find = [](const Inventory& in, const SeenValue& like) -> const SeenValue* {
      for (const SeenValue& value : in.values)
        if (value.name == like.name && value.is_key == like.is_key) return &value;
      return nullptr;
    };
    const auto compare_one = [&](const SeenValue& like) {
      if (is_credential(like) || named_.contains(like.name)) return;
      SideState a = state_of_value(find(pair_.a->inventory, like)), b = state_of_value(find(pair_.b->inventory, like));
      if (a.what != b.what || a.value != b.value) add(kind_of(like), like.name, std::move(a), std::move(b));
    };
    for (const auto* side : {pair_.a, pair_.b})
      for (const SeenValue& value : side->inventory.values) compare_one(value);
  }

  static SideState state_of_file(const SeenFile* file) {
    if (file == nullptr) return {};
    const What what = file->state == SeenFile::State::read ? What::present : file->state == SeenFile::State::broken ? What::broken : What::unreadable;
    return {what, {}, {{}, file->path, 0, false, {}}};
  }

  void compare_files() {
    const auto find = [](const Inventory& in, const std::string& path) -> const SeenFile* {
      for (const SeenFile& file : in.files)
        if (file.path == path) return &file;
      return nullptr;
    };
    const std::set<std::string> told = places_;
    for (const auto* side : {pair_.a, pair_.b})
      for (const SeenFile& file : side->inventory.files) {
        SideState a = state_of_file(find(pair_.a->inventory, file.path)), b = state_of_file(find(pair_.b->inventory, file.path));
        if (a.what == b.what || named_.contains(file.path)) continue;
        // A file of which a value has been told already is no news.
        Difference& difference = add("settings-file", file.path, std::move(a), std::move(b));
        const bool is_whole = difference.a.what != What::broken && difference.b.what != What::broken &&
                              difference.a.what != What::unreadable && difference.b.what != What::unreadable;
        if (is_whole && told.contains(file.path)) difference.weight = 0;
      }
  }

  void compare_versions() {
    const auto version = [](const Evidence& evidence) { return evidence.installs.empty() ? std::string() : evidence.installs[0].version; };
    const auto state = [&](const Evidence& evidence) {
      if (evidence.installs.empty()) return SideState();
      return SideState{What::present, version(evidence), {{}, evidence.installs[0].path, 0, false, {}}};
    };
    if (version(*pair_.a) == version(*pair_.b) && pair_.a->installs.empty() == pair_.b->installs.empty()) return;
    add("version", std::string(pair_.tool->id.view()), state(*pair_.a), state(*pair_.b));
  }

  /// The way to sign in and the host, when nothing that was told so far brings the difference about.
  void compare_ways() {
    const auto way = [](const Evidence& evidence) { return SideState{What::present, std::string(evidence.mode->id.view()), {}}; };
    if (pair_.a->mode != pair_.b->mode && !has_kind("switch") && out_.empty()) add("switch", "", way(*pair_.a), way(*pair_.b));
    const auto host = [](const Evidence& evidence) {
      return evidence.target ? SideState{What::present, evidence.target->host, evidence.target->origin} : SideState();
    };
    const SideState a = host(*pair_.a), b = host(*pair_.b);
    if (pair_.a->mode == pair_.b->mode && a.value != b.value && !has_kind("endpoint")) add("endpoint", "", a, b);
  }

  bool has_kind(std::string_view kind) const {
    return std::any_of(out_.begin(), out_.end(), [&](const Difference& d) { return d.kind == kind && d.tools[0] == pair_.tool; });
  }

  /// Facts that hold on one side and lie where nothing was told yet.
  void compare_facts() {
    const auto named = named_;
    const auto places = places_;
    const auto compare_side = [&](const Evidence& here, const Evidence& there, bool is_a) {
      for (const Fact& fact : here.facts.all()) {
        const std::string_view kind = kind_of_fact(fact.id);
        if (kind.empty() || there.facts.find(fact.id) != nullptr) continue;
        if (named.contains(fact.origin.name) || places.contains(fact.origin.path) || named_.contains(fact.id)) continue;
        SideState state{What::present, fact.detail.en, fact.origin};
        if (is_a) add(kind, fact.id, std::move(state), {});
        else add(kind, fact.id, {}, std::move(state));
      }
    };
    compare_side(*pair_.a, *pair_.b, true);
    compare_side(*pair_.b, *pair_.a, false);
  }

  /// Facts that are no mere consequence of what is compared elsewhere.
  static std::string_view kind_of_fact(std::string_view id) {
    if (id.starts_with("place.")) return "place";
    if (id.starts_with("helper.") || id.starts_with("keyring.") || id == "login.loose-mode" || id == "login.refresh-locked") return "stored";
    if (id == "ca.missing") return "certificates";
    if (id == "home.read-only" || id == "home.of-other-user" || id == "home.thrown-away") return "home";
    return id.starts_with("state.") ? "user" : std::string_view();
  }

  const SidePair& pair_;
  const FingerprintPair& prints_;
  std::vector<Difference>& out_;
  std::set<std::string, std::less<>> named_;  ///< what was told
  std::set<std::string> places_;              ///< files of what was told
};

}  // namespace

void collect_of_tool(const SidePair& pair, const FingerprintPair& prints, std::vector<Difference>& out) {
  std::vector<Difference> own;
  Collector(pair, prints, own).collect();
  for (Difference& difference : own) {
    const auto same = std::find_if(out.begin(), out.end(), [&](const Difference& d) { return d.kind == difference.kind && d.name == difference.name; });
    if (same == out.end()) out.push_back(std::move(difference));
    else same->tools.push_back(pair.tool);
  }
}

}  // namespace why
