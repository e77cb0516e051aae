// SPDX-License-Identifier: Apache-2.0
#include "diagnose/rank.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

#include "catalog/find.hpp"

namespace why {
namespace {

// A cause that no report counted for this message is still possible to this degree.
constexpr double k_uncounted = 0.25;
// Of each further message in the same text this share counts, and less when it tells less.
constexpr double k_further_message = 0.4;
// The share that is always left for causes nobody listed.
constexpr double k_something_else = 0.06;
// A cause that the facts alone show joins with this share, though the message never named it.
constexpr double k_shown_by_facts = 0.04;

/// How telling a match is: what kind of text, how much of it, and how often it came.
double telling(const catalog::Match& match) {
  constexpr double k_by_strength[] = {1.0, 0.4, 0.15};
  constexpr double k_long_enough = 60;
  const double length = std::min(k_long_enough, static_cast<double>(match.signature->weight));
  return k_by_strength[static_cast<std::size_t>(match.error->strength)] * length *
         static_cast<double>(std::bit_width(match.count));
}

struct Weighed {
  RankedCause ranked;
  double weight = 0;
};

Weighed& entry_for(std::vector<Weighed>& all, const catalog::Cause<Packed>& cause) {
  for (Weighed& w : all)
    if (w.ranked.cause == &cause) return w;
  all.push_back({});
  all.back().ranked.cause = &cause;
  return all.back();
}

/// Adds what was counted, `share` in all.
void add_counts(const catalog::Catalog<Packed>& catalog, const catalog::PackedList<catalog::Count<Packed>>& counts,
                double share, std::vector<Weighed>& all) {
  double total = 0;
  for (const auto& count : counts) total += count.seen + k_uncounted;
  for (const auto& count : counts) {
    const auto* cause = catalog::find_cause(catalog, count.cause);
    if (cause == nullptr) continue;
    Weighed& w = entry_for(all, *cause);
    w.weight += share * (count.seen + k_uncounted) / total;
    w.ranked.seen += count.seen;
  }
}

std::vector<Weighed> priors(const catalog::Catalog<Packed>& catalog, const std::vector<catalog::Match>& matches) {
  std::vector<Weighed> all;
  for (const auto& match : matches) {
    const double share = &match == &matches[0] ? 1.0 : k_further_message * std::min(1.0, telling(match) / telling(matches[0]));
    add_counts(catalog, match.error->causes, share, all);
  }
  return all;
}

bool shows(const catalog::Cause<Packed>& cause, const Facts& facts) {
  return std::any_of(cause.alarms.begin(), cause.alarms.end(), [&](const auto& alarm) {
    return alarm.severity == Severity::error && truth_of(alarm.when, facts) == Truth::yes;
  });
}

void join_shown(const catalog::Catalog<Packed>& catalog, const Facts& facts, std::vector<Weighed>& all) {
  double total = 0;
  for (const Weighed& w : all) total += w.weight;
  for (const auto& cause : catalog.causes) {
    const bool listed = std::any_of(all.begin(), all.end(), [&](const Weighed& w) { return w.ranked.cause == &cause; });
    if (!listed && shows(cause, facts)) entry_for(all, cause).weight = total * k_shown_by_facts;
  }
}

void apply(const Facts& facts, Weighed& w) {
  for (const auto& evidence : w.ranked.cause->evidence) {
    const Truth truth = truth_of(evidence.when, facts);
    const double factor = truth == Truth::unknown ? 1.0 : static_cast<double>(truth == Truth::yes ? evidence.yes : evidence.no);
    if (factor == 1.0) continue;
    w.weight *= factor;
    Reasoning reason;
    reason.supports = factor > 1;
    reason.factor = factor;
    const auto seen = facts_of(evidence.when, facts);
    if (!seen.empty()) {
      reason.fact = seen[0]->id;
      reason.origin = seen[0]->origin;
      reason.detail = seen[0]->detail;
    } else if (!evidence.when.steps.empty()) {
      reason.fact = evidence.when.steps[0].name.view();  // said to be absent
    }
    w.ranked.reasoning.push_back(std::move(reason));
  }
  const auto strength = [](const Reasoning& r) { return r.factor > 1 ? r.factor : 1 / std::max(r.factor, 1e-9); };
  std::stable_sort(w.ranked.reasoning.begin(), w.ranked.reasoning.end(), [&](auto& a, auto& b) {
    return std::tuple(!a.supports, -strength(a)) < std::tuple(!b.supports, -strength(b));
  });
}

}  // namespace

Truth truth_of(const catalog::Guard<Packed>& guard, const Facts& facts) {
  return catalog::evaluate(guard, [&](const auto& step) { return facts.truth(step.name); });
}

std::vector<const Fact*> facts_of(const catalog::Guard<Packed>& guard, const Facts& facts) {
  std::vector<const Fact*> out;
  for (const auto& step : guard.steps)
    if (step.op == catalog::Op::fact)
      if (const Fact* fact = facts.find(step.name)) out.push_back(fact);
  return out;
}

void order_matches(std::vector<catalog::Match>& matches) {
  // `inside` holds an index, so it is settled before anything moves.
  std::vector<std::pair<std::tuple<bool, double>, std::size_t>> keys;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const auto& m = matches[i];
    keys.push_back({{m.inside.has_value(), -telling(m)}, i});
  }
  std::stable_sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<catalog::Match> ordered;
  std::vector<std::size_t> moved(matches.size());
  for (std::size_t to = 0; to < keys.size(); ++to) moved[keys[to].second] = to;
  for (const auto& key : keys) ordered.push_back(std::move(matches[key.second]));
  for (auto& m : ordered)
    if (m.inside) m.inside = moved[*m.inside];
  matches = std::move(ordered);
}

namespace {

void conclude(const catalog::Catalog<Packed>& catalog, const Facts* facts, std::vector<Weighed> all, Report& report) {
  double total = 0;
  for (const Weighed& w : all) total += w.weight;
  const double else_weight = total * k_something_else;
  for (Weighed& w : all) w.ranked.prior = w.weight / (total + else_weight);
  if (facts != nullptr) {
    join_shown(catalog, *facts, all);
    for (Weighed& w : all) apply(*facts, w);
  }
  total = else_weight;
  for (const Weighed& w : all) total += w.weight;
  if (total <= 0) return;
  report.something_else = else_weight / total;
  std::stable_sort(all.begin(), all.end(), [](const Weighed& a, const Weighed& b) { return a.weight > b.weight; });
  for (Weighed& w : all) {
    w.ranked.probability = w.weight / total;
    report.causes.push_back(std::move(w.ranked));
  }
}

}  // namespace

void rank_causes(const catalog::Catalog<Packed>& catalog, const Facts* facts, Report& report) {
  conclude(catalog, facts, priors(catalog, report.matches), report);
}

void rank_stall(const catalog::Catalog<Packed>& catalog, const catalog::Tool<Packed>& tool, const Facts& facts, Report& report) {
  std::vector<Weighed> all;
  add_counts(catalog, tool.stalls, 1.0, all);
  conclude(catalog, &facts, std::move(all), report);
}

void rank_shown(const catalog::Catalog<Packed>& catalog, const Facts& facts, Report& report) {
  std::vector<Weighed> all;
  for (const auto& cause : catalog.causes)
    if (shows(cause, facts)) entry_for(all, cause).weight = 1;
  conclude(catalog, &facts, std::move(all), report);
}

}  // namespace why
