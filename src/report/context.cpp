// SPDX-License-Identifier: Apache-2.0
#include "report/context.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "catalog/find.hpp"

namespace why {

std::string fill(std::string_view text, Fillings values) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    out += text.substr(0, open);
    if (open == text.npos) break;
    const std::size_t close = text.find('}', open);
    const std::string_view name = close == text.npos ? std::string_view{} : text.substr(open + 1, close - open - 1);
    const auto* value = std::find_if(values.begin(), values.end(), [&](const auto& v) { return v.first == name; });
    if (value != values.end()) out += value->second;
    else out += text.substr(open, close == text.npos ? text.npos : close - open + 1);
    text = close == text.npos ? std::string_view{} : text.substr(close + 1);
  }
  return out;
}

std::string place_of(const Origin& origin, const Context& context) {
  std::string path = origin.path;
  const auto& home = context.home;
  if (home && home->size() > 1 && path.starts_with(*home) && (path.size() == home->size() || path[home->size()] == '/'))
    path.replace(0, home->size(), "~");
  if (path.empty()) return origin.name;
  return origin.line == 0 ? path : path + ":" + std::to_string(origin.line);
}

std::string span_of(std::int64_t ms, Language language) {
  const std::int64_t minutes = std::max<std::int64_t>(ms, 0) / 60'000;
  const bool zh = language == Language::zh;
  if (minutes < 120) return std::to_string(minutes) + (zh ? " 分钟" : " min");
  if (minutes < 2 * 24 * 60) return std::to_string(minutes / 60) + (zh ? " 小时" : " h");
  return std::to_string(minutes / (24 * 60)) + (zh ? " 天" : " days");
}

std::string percent(double probability) {
  const auto rounded = static_cast<int>(probability * 100 + 0.5);
  if (rounded == 0 && probability > 0) return "<1 %";
  return std::to_string(rounded) + " %";
}

std::string filled_title(const catalog::Words<Packed>& words, const Origin& origin, const Detail& detail,
                         const catalog::Tool<Packed>* tool, const Context& context) {
  const auto or_unknown = [](std::string text) { return text.empty() ? std::string("…") : text; };
  return fill(pick(words, context.language),
              {{"name", or_unknown(origin.name.empty() ? place_of(origin, context) : origin.name)},
               {"path", or_unknown(place_of(origin, context))},
               {"detail", or_unknown(std::string(pick(detail, context.language)))},
               {"tool", tool == nullptr ? "…" : pick(tool->title, context.language)}});
}

std::string fact_sentence(std::string_view id, const Origin& origin, const Detail& detail, const catalog::Tool<Packed>* tool,
                          const Context& context) {
  const auto* kind = catalog::find_fact(context.catalog, id);
  return kind == nullptr ? std::string(id) : filled_title(kind->yes, origin, detail, tool, context);
}

std::string reason_of(const Credential& c, const Evidence& evidence, const Context& context) {
  const Language language = context.language;
  const std::string_view tool = pick(evidence.tool->title, language);
  std::string why;
  if (!c.fact.empty()) {
    const Fact* fact = evidence.facts.find(c.fact);
    const Origin& origin = fact == nullptr ? c.origin : fact->origin;
    why = ": " + fact_sentence(c.fact, origin, fact == nullptr ? Detail{} : fact->detail, evidence.tool, context);
  }
  switch (c.reason) {
    case Reason::sent: return std::string(pick(phrases::k_sent, language));
    case Reason::sent_beside: return std::string(pick(phrases::k_sent_beside, language));
    case Reason::beaten:
      return fill(pick(phrases::k_beaten, language), {{"by", c.by == nullptr ? "?" : pick(c.by->title, language)}});
    case Reason::not_in_mode:
      return fill(pick(phrases::k_not_in_mode, language), {{"by", pick(evidence.mode->title, language)}});
    case Reason::passed_over: return fill(pick(phrases::k_passed_over, language), {{"tool", tool}}) + why;
    case Reason::refused: return fill(pick(phrases::k_refused, language), {{"tool", tool}}) + why;
    case Reason::stopped: return fill(pick(phrases::k_stopped, language), {{"tool", tool}}) + why;
    case Reason::not_looked: return std::string(pick(phrases::k_not_looked_reason, language)) + why;
    case Reason::not_there: return std::string(pick(phrases::k_absent, language));
  }
  return {};
}

std::string billing_sentence(const Billing& billing, const Evidence& evidence, Language language) {
  const std::string_view host = evidence.target ? std::string_view(evidence.target->host) : std::string_view("?");
  switch (billing.verdict) {
    case Verdict::none: return std::string(pick(phrases::k_bill_none, language));
    case Verdict::subscription:
      return std::string(pick(phrases::k_bill_subscription, language)) + (billing.plan.empty() ? "" : " (" + billing.plan + ")");
    case Verdict::metered: return std::string(pick(phrases::k_bill_metered, language));
    case Verdict::cloud: return std::string(pick(phrases::k_bill_cloud, language));
    case Verdict::gateway: return fill(pick(phrases::k_bill_gateway, language), {{"host", host}});
    case Verdict::unknown: return std::string(pick(phrases::k_bill_unknown, language));
  }
  return {};
}

std::string_view verdict_id(Verdict verdict) {
  constexpr std::array<std::string_view, 6> k_ids{"none", "subscription", "metered", "cloud", "gateway", "unknown"};
  return k_ids[static_cast<std::size_t>(verdict)];
}

std::string_view state_id(State state) {
  constexpr std::array<std::string_view, 4> k_ids{"effective", "shadowed", "unusable", "absent"};
  return k_ids[static_cast<std::size_t>(state)];
}

}  // namespace why
