// Gives each signature the rarest fragment of its fixed text: the rarer, the fewer candidates to confirm.
// SPDX-License-Identifier: Apache-2.0
#include "match/match_tables.hpp"

#include <algorithm>
#include <bit>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/assert.hpp"
#include "match/normal.hpp"

namespace why::catalog {
namespace {

/// Words that every log is full of. A fragment that stands here is a bad one.
constexpr std::string_view k_background =
    "error: failed to connect to the server, connection refused, connection reset by peer, request "
    "timed out request failed with status code 400 401 403 404 429 500 502 503 unauthorized forbidden "
    "not found bad gateway authentication failed, invalid credentials, permission denied, access "
    "denied, please check your settings and try again, please contact your administrator, for more "
    "information see https://docs.example.com/ "
    "{type:error,error:{type:message,message:,code:,status:},request_id:req_,session_id:,level:info,"
    "timestamp:2026-01-01t00:00:00.000z} "
    "API error, api key, access token, environment variable, organization, account, application, "
    "configuration, at process.processTicksAndRejections (node:internal/process/task_queues:105:5) "
    "node_modules file:///usr/local/lib traceback (most recent call last): exception warning debug "
    "information installing dependencies, building, running tests, content-type: application/json, "
    "user-agent, authorization: bearer, http/1.1 200 ok, get post true false null undefined response "
    "returned the following, cannot, could not, does not, is not, has been, payload, timeout, parameter, "
    "user, modules, registry, assistant, session, statement, register, warning, target, instance";
constexpr std::size_t k_background_weight = 64;  // a window of the background against one of a signature

/// A signature on its way into the tables.
struct Entry {
  Pattern pattern;
  SignatureRef<Owned> ref;
};

/// How often each window occurs.
class Windows {
 public:
  explicit Windows(std::size_t expected) { counts_.reserve(expected); }
  void count(std::string_view normal, std::size_t weight) {
    for (std::size_t i = 0; i + k_window <= normal.size(); ++i) counts_[window_at(&normal[i])] += weight;
  }
  /// Cost of the fragment at `i`: how often one of its windows occurs.
  std::size_t cost(std::string_view normal, std::size_t i) const {
    std::size_t sum = 0;
    for (std::size_t k = 0; k < k_stride; ++k) sum += counts_.at(window_at(&normal[i + k]));
    return sum;
  }

 private:
  std::unordered_map<std::uint64_t, std::size_t> counts_;
};

/// A fragment of a signature: which of its fixed parts, and where in it.
struct Place {
  std::size_t part = 0, at = 0;
};

Place rarest(const Pattern& pattern, const Windows& windows) {
  Place best;
  std::size_t least = SIZE_MAX;
  for (std::size_t part = 0; part < pattern.fixed.size(); ++part) {
    const std::string& text = pattern.fixed[part];
    for (std::size_t at = 0; at + k_fragment <= text.size(); ++at) {
      const std::size_t cost = windows.cost(text, at);
      if (cost >= least) continue;
      least = cost;
      best = {part, at};
    }
  }
  return best;
}

std::vector<Entry> entries_of_errors(const std::vector<Error<Owned>>& errors) {
  std::vector<Entry> entries;
  for (std::size_t e = 0; e < errors.size(); ++e) {
    for (std::size_t s = 0; s < errors[e].signatures.size(); ++s) {
      auto pattern = parse_signature(errors[e].signatures[s].text);
      WHY_ASSERT(pattern.has_value());
      const auto longest = static_cast<std::uint32_t>(pattern->longest());
      entries.push_back(
          {std::move(*pattern), {static_cast<std::uint32_t>(e), static_cast<std::uint32_t>(s), longest}});
    }
  }
  return entries;
}

/// Adds the marks of `tools` to `entries` and returns their signatures.
std::vector<Signature<Owned>> add_marks(const std::vector<Tool<Owned>>& tools, std::vector<Entry>& entries) {
  std::vector<Signature<Owned>> marks;
  for (const Tool<Owned>& tool : tools) {
    for (const std::string& text : tool.marks) {
      auto mark = compile_mark(text);
      if (!mark) continue;
      entries.push_back(
          {{{mark->literal}, {}}, {k_mark, static_cast<std::uint32_t>(marks.size()), mark->weight}});
      mark->text = tool.id;
      marks.push_back(std::move(*mark));
    }
  }
  return marks;
}

/// One fragment for each entry; signatures with the same one share it.
std::vector<Fragment<Owned>> choose_fragments(const std::vector<Entry>& entries) {
  constexpr std::size_t k_usual_windows = 32;  // of a signature
  Windows windows(entries.size() * k_usual_windows);
  windows.count(normal_form(k_background), k_background_weight);
  for (const Entry& entry : entries)
    for (const std::string& part : entry.pattern.fixed) windows.count(part, 1);

  std::vector<Fragment<Owned>> fragments;
  std::unordered_map<std::string, std::size_t> known;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Place place = rarest(entries[i].pattern, windows);
    const std::string text = entries[i].pattern.fixed[place.part].substr(place.at, k_fragment);
    const auto [it, is_new] = known.try_emplace(text, fragments.size());
    if (is_new) fragments.push_back({text, {}, {}});
    fragments[it->second].signatures.push_back(static_cast<std::uint32_t>(i));
    const std::size_t before = entries[i].pattern.longest_before(place.part) + place.at;
    fragments[it->second].offsets.push_back(static_cast<std::uint32_t>(before));
  }
  return fragments;
}

/// Fills the windows, sorted by bucket, the buckets and the coarse table from the fragments.
void index_windows(MatchTables<Owned>& tables) {
  for (std::size_t f = 0; f < tables.fragments.size(); ++f) {
    for (std::size_t at = 0; at < k_stride; ++at) {
      const std::uint64_t value = window_at(&tables.fragments[f].text[at]);
      tables.windows.push_back({static_cast<std::uint32_t>(value), static_cast<std::uint32_t>(value >> 32U),
                                static_cast<std::uint32_t>(f), static_cast<std::uint32_t>(at)});
    }
  }
  std::ranges::stable_sort(tables.windows, {}, [](const auto& w) { return hash_of(value_of(w)); });

  // Two buckets a window, and sixteen bits, so that one probe in sixteen needs a look at the windows.
  const std::size_t count = std::bit_ceil(std::max<std::size_t>(tables.windows.size(), 2048));
  const int bucket_bits = std::countr_zero(2 * count);
  const int coarse_bits = std::countr_zero(16 * count);
  tables.buckets.assign(2 * count + 1, 0);
  tables.coarse.assign(16 * count / 32, 0);
  for (const Window<Owned>& window : tables.windows) {
    const std::uint64_t hash = hash_of(value_of(window));
    ++tables.buckets[(hash >> (64 - bucket_bits)) + 1];
    const std::uint64_t bit = hash >> (64 - coarse_bits);
    tables.coarse[bit / 32] |= std::uint32_t{1} << (bit % 32);
  }
  for (std::size_t i = 1; i < tables.buckets.size(); ++i) tables.buckets[i] += tables.buckets[i - 1];
}

}  // namespace

MatchTables<Owned> build_match_tables(const std::vector<Error<Owned>>& errors,
                                      const std::vector<Tool<Owned>>& tools) {
  MatchTables<Owned> tables;
  std::vector<Entry> entries = entries_of_errors(errors);
  tables.marks = add_marks(tools, entries);
  for (const Entry& entry : entries) tables.signatures.push_back(entry.ref);
  tables.fragments = choose_fragments(entries);
  index_windows(tables);
  return tables;
}

}  // namespace why::catalog
