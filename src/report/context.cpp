// SPDX-License-Identifier: Apache-2.0
#include "report/context.hpp"

#include <algorithm>

#include "catalog/find.hpp"

namespace why {

std::string fill(std::string_view text, Fillings values) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    const std::size_t close = open == text.npos ? open : text.find('}', open);
    out += text.substr(0, open);
    if (close == text.npos) return open == text.npos ? out : out.append(text.substr(open));
    const std::string_view name = text.substr(open + 1, close - open - 1);
    const auto* value =
        std::find_if(values.begin(), values.end(), [&](const auto& v) { return v.first == name; });
    out += value == values.end() ? text.substr(open, close - open + 1) : value->second;
    text.remove_prefix(close + 1);
  }
  return out;
}

std::string path_of(std::string_view path, const Context& context) {
  const auto& home = context.home;
  const bool inside = home && home->size() > 1 && path.starts_with(*home) &&
                      (path.size() == home->size() || path[home->size()] == '/');
  return inside ? "~" + std::string(path.substr(home->size())) : std::string(path);
}

std::string place_of(const Origin& origin, const Context& context) {
  if (origin.path.empty()) return origin.name;
  const std::string path = path_of(origin.path, context);
  return origin.line == 0 ? path : path + ":" + std::to_string(origin.line);
}

std::string span_of(std::int64_t ms, const Context& context) {
  const std::int64_t minutes = std::max<std::int64_t>(ms, 0) / 60'000;
  const auto say = [&](const Phrase& phrase, std::int64_t number) {
    return context.say(phrase, {{"number", std::to_string(number)}});
  };
  if (minutes < 120) return say(phrases::k_minutes, minutes);
  if (minutes < 2 * 24 * 60) return say(phrases::k_hours, minutes / 60);
  return say(phrases::k_days, minutes / (24 * 60));
}

std::string time_taken(std::int64_t ms, const Context& context) {
  constexpr std::int64_t k_second = 1000, k_minute = 60 * k_second;
  if (ms >= 2 * k_minute) return span_of(ms, context);
  return context.say(phrases::k_seconds, {{"number", std::to_string(ms / k_second)}});
}

std::string process_sentence(const Process& process, const Context& context) {
  std::string out = context.say(phrases::k_process, {{"pid", std::to_string(process.pid)}});
  if (!process.executable.empty()) out += ": " + path_of(process.executable, context);
  std::string above;
  for (const std::string& name : process.ancestors) above += (above.empty() ? "" : ", ") + name;
  return above.empty() ? out : out + " · " + context.say(phrases::k_below, {{"processes", above}});
}

std::string percent(double probability) {
  const auto rounded = static_cast<int>(probability * 100 + 0.5);
  if (rounded == 0 && probability > 0) return "<1 %";
  return std::to_string(rounded) + " %";
}

std::string filled_title(const catalog::Words<Packed>& words, const Origin& origin, const Detail& detail,
                         const catalog::Tool<Packed>* tool, const Context& context) {
  const auto first_of = [](std::string a, std::string b) {
    return !a.empty() ? a : !b.empty() ? b : std::string("…");
  };
  const std::string path = path_of(origin.path, context);
  return fill(pick(words, context.language),
              {{"name", first_of(origin.name, path)},
               {"path", first_of(path, origin.name)},
               {"detail", first_of(context.say(detail), {})},
               {"tool", tool == nullptr ? "…" : pick(tool->title, context.language)}});
}

std::string fact_sentence(std::string_view id, const Origin& origin, const Detail& detail,
                          const catalog::Tool<Packed>* tool, const Context& context) {
  const auto* kind = catalog::find_fact(context.catalog, id);
  return kind == nullptr ? std::string(id) : filled_title(kind->yes, origin, detail, tool, context);
}

std::string reason_of(const Credential& c, const Evidence& evidence, const Context& context) {
  const std::string_view tool = pick(evidence.tool->title, context.language);
  std::string why;
  if (!c.fact.empty()) {
    const Fact* fact = evidence.facts.find(c.fact);
    const Origin& origin = fact == nullptr ? c.origin : fact->origin;
    why = ": " +
          fact_sentence(c.fact, origin, fact == nullptr ? Detail{} : fact->detail, evidence.tool, context);
  }
  switch (c.reason) {
    case Reason::sent: return context.say(phrases::k_sent);
    case Reason::sent_beside: return context.say(phrases::k_sent_beside);
    case Reason::beaten:
      return context.say(phrases::k_beaten,
                         {{"by", c.by == nullptr ? "?" : pick(c.by->title, context.language)}});
    case Reason::not_in_mode:
      return context.say(phrases::k_not_in_mode, {{"by", pick(evidence.mode->title, context.language)}});
    case Reason::passed_over: return context.say(phrases::k_passed_over, {{"tool", tool}}) + why;
    case Reason::refused: return context.say(phrases::k_refused, {{"tool", tool}}) + why;
    case Reason::stopped: return context.say(phrases::k_stopped, {{"tool", tool}}) + why;
    case Reason::not_looked: return context.say(phrases::k_not_looked_reason) + why;
    case Reason::not_there: return context.say(phrases::k_absent);
  }
  return {};
}

std::string billing_sentence(const Billing& billing, const Evidence& evidence, const Context& context) {
  switch (billing.verdict) {
    case Verdict::none: return context.say(phrases::k_bill_none);
    case Verdict::subscription:
      return context.say(phrases::k_bill_subscription) +
             (billing.plan.empty() ? "" : " (" + billing.plan + ")");
    case Verdict::metered: return context.say(phrases::k_bill_metered);
    case Verdict::cloud: return context.say(phrases::k_bill_cloud);
    case Verdict::gateway:
      return context.say(phrases::k_bill_gateway, {{"host", evidence.target ? evidence.target->host : "?"}});
    case Verdict::unknown:
      return context.say(billing.because == nullptr ? phrases::k_bill_unseen : phrases::k_bill_unknown);
  }
  return {};
}

}  // namespace why
