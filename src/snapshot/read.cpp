// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/limits.hpp"
#include "base/text.hpp"
#include "catalog/find.hpp"
#include "snapshot/hash.hpp"
#include "snapshot/span.hpp"
#include "snapshot/text.hpp"
#include "snapshot/words.hpp"

namespace why {
namespace {

using namespace snapshot_words;
using json::Value;

constexpr std::size_t k_most = 5'000;  // items of one list; more than any place has
constexpr std::string_view k_major = "1.";

/// Why a text is not read.
struct Refusal {
  Errc code;
  std::string_view en, zh;
};
constexpr Refusal k_too_large{Errc::too_large, "it is over the limit for a snapshot", "它超过了快照的大小上限"};
constexpr Refusal k_too_many{Errc::too_large, "it holds more than any place has", "它包含的条目多于任何一处的实际数量"};
constexpr Refusal k_too_deep{Errc::too_deep, "it is nested too deeply", "它嵌套过深"};
constexpr Refusal k_no_json{Errc::bad_syntax, "it is cut off, or no JSON", "它被截断，或不是 JSON"};
constexpr Refusal k_no_snapshot{Errc::bad_syntax, "it is no snapshot", "它不是快照"};
constexpr Refusal k_other_version{Errc::bad_usage, "it was made by another major version of why401", "它由另一个主版本的 why401 生成"};
constexpr Refusal k_changed{Errc::bad_syntax, "it was changed after it was made", "它在生成之后被改动过"};

tl::unexpected<Error> refuse(const Refusal& refusal) { return fail(refusal.code, std::string(refusal.en)); }

std::string_view text_of(const Value& from, std::string_view name) {
  const Value* value = from.get(name);
  return value == nullptr ? std::string_view() : value->string().value_or("");
}

bool is_true(const Value& from, std::string_view name) {
  const Value* value = from.get(name);
  return value != nullptr && value->boolean() == true;
}

std::uint32_t number_of(const Value& from, std::string_view name) {
  const Value* value = from.get(name);
  const auto number = value == nullptr ? std::nullopt : value->integer();
  return number && *number >= 0 && *number <= UINT32_MAX ? static_cast<std::uint32_t>(*number) : 0;
}

std::span<const Value> list_of(const Value& from, std::string_view name) {
  const Value* value = from.get(name);
  if (value == nullptr || value->kind != json::Kind::array) return {};
  return value->items();
}

Origin origin_of(const Value* from) {
  if (from == nullptr) return {};
  Origin origin{std::string(text_of(*from, "name")), std::string(text_of(*from, "path")), number_of(*from, "line"), is_true(*from, "maybe"), {}};
  for (const Value& step : list_of(*from, "via")) origin.via.push_back(origin_of(&step));
  return origin;
}

template <class E, std::size_t N>
E enum_of(const std::array<std::string_view, N>& words, const Value& from, std::string_view name, E otherwise) {
  return value_of<E>(words, text_of(from, name)).value_or(otherwise);
}

template <class List>
auto entry_of(const List& list, std::string_view id) -> decltype(&list[0]) {
  for (std::size_t i = 0; i < list.size(); ++i)
    if (list[i].id == id) return &list[i];
  return nullptr;
}

bool has_long_list(const Value& value) {
  const auto items = value.items();
  return items.size() > k_most || std::any_of(items.begin(), items.end(), has_long_list);
}

class Reader {
 public:
  Reader(const catalog::Catalog<Packed>& catalog, Snapshot& out) : catalog_(catalog), out_(out) {}

  void read(const Value& root) {
    out_.program = text_of(root, "program");
    out_.catalog = text_of(root, "catalog");
    out_.at = parse_rfc3339(text_of(root, "at")).value_or(Instant{});
    out_.is_clock_behind = is_true(root, "clock_behind");
    out_.pair = text_of(root, "pair");
    out_.only = text_of(root, "only");
    if (const Value* machine = root.get("machine")) read_machine(*machine);
    read_facts(root, "place", out_.place);
    for (const Value& v : list_of(root, "variables"))
      out_.variables.push_back({std::string(text_of(v, "name")), text_of(v, "state") == "empty", std::string(text_of(v, "fingerprint"))});
    for (const Value& value : list_of(root, "network")) out_.network.push_back(value_of_tool(value));
    for (const Value& tool : list_of(root, "tools")) read_tool(tool);
  }

 private:
  void read_machine(const Value& from) {
    Machine& machine = out_.machine;
    if (const auto os = value_of<Os>(k_systems, text_of(from, "os"))) machine.os = word_of(k_systems, *os);
    else ++out_.unknown_parts;
    machine.system = text_of(from, "system");
    if (const Value* home = from.get("home"); home != nullptr && home->string()) machine.home = *home->string();
    machine.is_foreign_home = is_true(from, "foreign_home");
    machine.uid = number_of(from, "uid");
    machine.shell = text_of(from, "shell");
    const Value* process = from.get("process");
    if (process == nullptr) return;
    machine.process = Process{static_cast<int>(number_of(*process, "pid") & INT32_MAX), std::string(text_of(*process, "executable")), {}};
    for (const Value& name : list_of(*process, "ancestors")) machine.process->ancestors.emplace_back(name.string().value_or(""));
  }

  void read_tool(const Value& from) {
    ToolRecord record;
    Evidence& evidence = record.evidence;
    evidence.tool = catalog::find_tool(catalog_, text_of(from, "id"));
    const bool is_told = std::any_of(out_.tools.begin(), out_.tools.end(), [&](const ToolRecord& r) { return r.evidence.tool == evidence.tool; });
    if (evidence.tool == nullptr || is_told) {
      ++out_.unknown_parts;
      return;
    }
    evidence.mode = entry_of(evidence.tool->modes, text_of(from, "mode"));
    if (evidence.mode == nullptr) {
      ++out_.unknown_parts;
      evidence.mode = &evidence.tool->modes[evidence.tool->modes.size() - 1];
    }
    evidence.traces = enum_of(k_traces, from, "traces", Traces::own);
    for (const Value& copy : list_of(from, "installs"))
      evidence.installs.push_back({std::string(text_of(copy, "path")), std::string(text_of(copy, "version"))});
    for (const Value& credential : list_of(from, "credentials")) read_credential(credential, evidence);
    read_target(from.get("target"), evidence);
    if (const Value* settings = from.get("settings")) read_inventory(*settings, evidence.inventory);
    read_facts(from, "facts", evidence.facts);
    for (const Value& id : list_of(from, "unknown")) evidence.facts.unknown(id.string().value_or(""));
    for (const Value& gap : list_of(from, "not_looked"))
      evidence.not_looked.push_back({std::string(text_of(gap, "what")), enum_of(k_errors, gap, "why", Errc::io)});
    for (const Value& print : list_of(from, "fingerprints"))
      record.fingerprints.push_back({std::string(text_of(print, "source")), std::string(text_of(print, "value"))});
    out_.tools.push_back(std::move(record));
  }

  void read_credential(const Value& from, Evidence& evidence) {
    Credential c;
    c.source = entry_of(evidence.tool->sources, text_of(from, "source"));
    if (c.source == nullptr) {
      ++out_.unknown_parts;
      return;
    }
    c.state = enum_of(k_states, from, "state", State::absent);
    c.reason = enum_of(k_reasons, from, "reason", Reason::not_there);
    read_headers(from, *evidence.mode, c);
    c.origin = origin_of(from.get("origin"));
    c.level = enum_of(k_levels, from, "level", Level::environment);
    c.shape.family = entry_of(catalog_.secrets, text_of(from, "family"));
    for (const Value& flaw : list_of(from, "flaws"))
      if (const Flaw* known = flaw_named(flaw.string().value_or(""))) c.shape.flaws.push_back(known);
    c.length = enum_of(k_lengths, from, "length", Length::unknown);
    c.expires = time_of_span(text_of(from, "expires"), out_.at);
    c.ends = time_of_span(text_of(from, "ends"), out_.at);
    c.plan = text_of(from, "plan");
    c.by = entry_of(evidence.tool->sources, text_of(from, "by"));
    c.fact = text_of(from, "fact");
    for (const Value& hidden : list_of(from, "hides")) c.hidden.push_back(origin_of(&hidden));
    evidence.credentials.push_back(std::move(c));
  }

  /// Headers are names of the catalog: those of the source, of its mode, or of an adjustment.
  void read_headers(const Value& from, const catalog::Mode<Packed>& mode, Credential& c) {
    for (const Value& header : list_of(from, "headers"))
      for (const auto* known : {&c.source->headers, &mode.headers})
        for (const std::string_view name : *known)
          if (header.string() == name && std::find(c.headers.begin(), c.headers.end(), name) == c.headers.end()) c.headers.push_back(name);
  }

  static void read_target(const Value* from, Evidence& evidence) {
    if (from == nullptr || from->kind != json::Kind::object) return;
    evidence.target = Target{std::string(text_of(*from, "host")), origin_of(from->get("origin")),
                             enum_of(k_levels, *from, "level", Level::builtin), is_true(*from, "standard")};
  }

  static void read_inventory(const Value& from, Inventory& inventory) {
    for (const Value& file : list_of(from, "files"))
      inventory.files.push_back({std::string(text_of(file, "path")), std::string(text_of(file, "layer")),
                                 enum_of(k_levels, file, "level", Level::user), enum_of(k_file_states, file, "state", SeenFile::State::read)});
    for (const Value& value : list_of(from, "values")) inventory.values.push_back(value_of_tool(value));
  }

  static SeenValue value_of_tool(const Value& from) {
    const bool is_key = from.get("setting") != nullptr;
    return {std::string(text_of(from, is_key ? "setting" : "variable")), is_key,
            enum_of(k_value_states, from, "state", SeenValue::State::hidden), std::string(text_of(from, "value")),
            origin_of(from.get("origin")), enum_of(k_levels, from, "level", Level::environment)};
  }

  Detail detail_of(const Value& fact) const {
    if (const auto ends = time_of_span(text_of(fact, "ends"), out_.at)) return to_rfc3339(*ends);
    const Value* detail = fact.get("detail");
    if (detail == nullptr) return {};
    if (detail->kind == json::Kind::string) return Detail(std::string(detail->text));
    return {std::string(text_of(*detail, "en")), std::string(text_of(*detail, "zh"))};
  }

  void read_facts(const Value& from, std::string_view list, Facts& facts) {
    for (const Value& fact : list_of(from, list)) {
      const std::string_view id = text_of(fact, "id");
      if (catalog::find_fact(catalog_, id) == nullptr) ++out_.unknown_parts;
      else facts.add(id, origin_of(fact.get("origin")), detail_of(fact));
    }
  }

  const catalog::Catalog<Packed>& catalog_;
  Snapshot& out_;
};

}  // namespace

Result<Snapshot> read_snapshot(std::string_view text, const catalog::Catalog<Packed>& catalog) {
  if (text.size() > limits::k_snapshot) return refuse(k_too_large);
  const auto document = json::parse(text);
  if (!document) return refuse(document.error().code == Errc::too_deep ? k_too_deep : k_no_json);
  const Value& root = document->root();
  if (root.kind != json::Kind::object || text_of(root, "format") != "why401.snapshot") return refuse(k_no_snapshot);
  if (!text_of(root, "format_version").starts_with(k_major)) return refuse(k_other_version);
  if (text_of(root, "hash") != hash_of(root)) return refuse(k_changed);
  if (has_long_list(root)) return refuse(k_too_many);
  Snapshot out;
  Reader(catalog, out).read(root);
  return out;
}

Detail words_of(const Error& error) {
  for (const Refusal* refusal : {&k_too_large, &k_too_many, &k_too_deep, &k_no_json, &k_no_snapshot, &k_other_version, &k_changed})
    if (refusal->en == error.what) return {std::string(refusal->en), std::string(refusal->zh)};
  return error.what;
}

}  // namespace why
