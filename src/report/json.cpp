// SPDX-License-Identifier: Apache-2.0
#include "report/json.hpp"

#include <nlohmann/json.hpp>

namespace why {
namespace {

using Json = nlohmann::ordered_json;

std::string text(std::string_view s) { return std::string(s); }
std::string pick_text(const catalog::Words<Packed>& words, const Context& context) { return text(pick(words, context.language)); }
Json or_null(std::string_view s) { return s.empty() ? Json(nullptr) : Json(s); }
/// To four digits, for values that are not negative. <cmath> would make libm a dependency of the program.
double rounded(double value) { return static_cast<double>(static_cast<std::int64_t>(value * 10000 + 0.5)) / 10000; }

std::string shown_path(const std::string& path, const Context& context) { return place_of({{}, path, 0, false, {}}, context); }

Json origin_json(const Origin& origin, const Context& context) {
  Json via = Json::array();
  for (const Origin& step : origin.via) via.push_back(origin_json(step, context));
  Json out{{"name", or_null(origin.name)},
           {"path", origin.path.empty() ? Json(nullptr) : Json(shown_path(origin.path, context))},
           {"line", origin.line == 0 ? Json(nullptr) : Json(origin.line)},
           {"via", std::move(via)}};
  if (origin.maybe) out["maybe"] = true;
  return out;
}

Json match_json(const catalog::Match& match, const Context& context) {
  Json fields = Json::object();
  for (const auto& field : match.fields) fields[field.name] = field.text;
  const auto& error = *match.error;
  return {{"error", text(error.id)},
          {"title", pick_text(error.title, context)},
          {"scope", text(scope_id(error.scope))},
          {"tool", or_null(error.tool)},
          {"http_status", error.http_status == 0 ? Json(nullptr) : Json(error.http_status)},
          {"source", "stdin"},
          {"line", match.line},
          {"column", match.column},
          {"count", match.count},
          {"fields", std::move(fields)}};
}

Json reasoning_json(const std::vector<Reasoning>& reasoning, const Context& context) {
  Json out = Json::array();
  for (const Reasoning& reason : reasoning)
    out.push_back({{"fact", reason.fact},
                   {"supports", reason.supports},
                   {"factor", rounded(reason.factor)},
                   {"detail", or_null(pick(reason.detail, context.language))},
                   {"origin", reason.origin.known() ? origin_json(reason.origin, context) : Json(nullptr)}});
  return out;
}

Json fixes_json(const catalog::Cause<Packed>& cause) {
  Json out = Json::array();
  for (const std::string_view id : cause.fixes) out.push_back(id);
  return out;
}

Json cause_json(const RankedCause& ranked, const Context& context) {
  return {{"id", text(ranked.cause->id)},
          {"title", pick_text(ranked.cause->title, context)},
          {"scope", text(scope_id(ranked.cause->scope))},
          {"probability", rounded(ranked.probability)},
          {"prior", rounded(ranked.prior)},
          {"seen", rounded(ranked.seen)},
          {"evidence", reasoning_json(ranked.reasoning, context)},
          {"fixes", fixes_json(*ranked.cause)}};
}

Json credential_json(const Credential& c, const Evidence& evidence, const Context& context) {
  Json headers = Json::array();
  for (const std::string_view header : c.headers) headers.push_back(header);
  return {{"tool", text(evidence.tool->id)},
          {"source", text(c.source->id)},
          {"title", pick_text(c.source->title, context)},
          {"provider", or_null(c.source->provider)},
          {"kind", text(c.source->kind)},
          {"state", text(state_id(c.state))},
          {"headers", std::move(headers)},
          {"origin", origin_json(c.origin, context)},
          {"expires_at", c.expires ? Json(to_rfc3339(*c.expires)) : Json(nullptr)},
          {"looks_like", c.shape.family == nullptr ? Json(nullptr) : Json(text(c.shape.family->id))},
          {"why", reason_of(c, evidence, context)}};
}

Json finding_json(const Finding& finding, const Context& context) {
  return {{"id", text(finding.alarm->id)},
          {"severity", text(severity_id(finding.severity))},
          {"tool", text(finding.tool->id)},
          {"title", filled_title(finding.alarm->title, finding.origin, finding.detail, finding.tool, context)},
          {"scope", text(scope_id(finding.cause->scope))},
          {"causes", Json::array({text(finding.cause->id)})},
          {"origin", finding.origin.known() ? origin_json(finding.origin, context) : Json(nullptr)},
          {"evidence", reasoning_json(finding.evidence, context)},
          {"fixes", fixes_json(*finding.cause)}};
}

Json tool_json(const Report& report) {
  std::string version;
  if (report.evidence && !report.evidence->installs.empty()) version = report.evidence->installs[0].version;
  return {{"id", or_null(report.tool_id)},
          {"surface", report.tool_id.empty() ? Json(nullptr) : Json("cli")},
          {"version", or_null(version)}};
}

void add_examined(const Report& report, const Context& context, Json& out) {
  for (const Credential& c : report.evidence->credentials)
    out["credentials"].push_back(credential_json(c, *report.evidence, context));
  for (const InstalledCopy& copy : report.evidence->installs)
    out["installs"].push_back({{"tool", text(report.evidence->tool->id)}, {"path", shown_path(copy.path, context)}, {"version", or_null(copy.version)}});
}

Json billing_json(const Report& report, const Context& context) {
  if (!report.evidence || report.by_message_only) return nullptr;
  return {{"verdict", text(verdict_id(report.billing.verdict))},
          {"because", billing_sentence(report.billing, *report.evidence, context.language)}};
}

std::string dump(const Json& document) {
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json head() { return {{"format", "why401.report"}, {"format_version", "1.0"}}; }

}  // namespace

std::string report_json(const std::vector<Report>& reports, const Context& context) {
  const Report none;
  const Report& first = reports.empty() ? none : reports[0];
  Json out = head();
  out["command"] = text(first.command);
  out["catalog"] = text(context.catalog.version);
  out["tool"] = tool_json(first);
  out["scope"] = first.scope ? Json(text(scope_id(*first.scope))) : Json(nullptr);
  for (const char* list : {"matches", "causes", "credentials", "installs", "findings", "not_looked"}) out[list] = Json::array();
  for (const auto& match : first.matches) out["matches"].push_back(match_json(match, context));
  for (const auto& ranked : first.causes) out["causes"].push_back(cause_json(ranked, context));
  out["something_else"] = first.causes.empty() ? Json(nullptr) : Json(rounded(first.something_else));
  out["by_message_only"] = first.by_message_only;
  for (const Report& report : reports) {
    if (report.evidence && !report.by_message_only) add_examined(report, context, out);
    for (const Finding& finding : report.findings) out["findings"].push_back(finding_json(finding, context));
    for (const NotLooked& gap : report.not_looked) out["not_looked"].push_back({{"what", shown_path(gap.what, context)}, {"why", gap.why}});
  }
  out["billing"] = billing_json(first, context);
  out["next"] = first.next ? Json{{"command", first.next->command}, {"because", text(pick(first.next->because, context.language))}} : Json(nullptr);
  return dump(out);
}

std::string error_json(std::string_view code, std::string_view message) {
  Json out = head();
  out["error"] = {{"code", text(code)}, {"message", text(message)}};
  return dump(out);
}

std::string entry_json(const catalog::Error<Packed>& error, const Context& context) {
  Json out = head();
  out["entry"] = {{"kind", "error"}, {"id", text(error.id)}, {"title", pick_text(error.title, context)}, {"meaning", pick_text(error.meaning, context)},
                  {"scope", text(scope_id(error.scope))}, {"tool", or_null(error.tool)}};
  for (const auto& signature : error.signatures) out["entry"]["signatures"].push_back(text(signature.text));
  for (const auto& count : error.causes) out["entry"]["causes"].push_back({{"id", text(count.cause)}, {"seen", rounded(static_cast<double>(count.seen))}});
  for (const auto& reference : error.references) out["entry"]["references"].push_back({{"url", text(reference.url)}, {"date", text(reference.date)}});
  return dump(out);
}

std::string entry_json(const catalog::Cause<Packed>& cause, const Context& context) {
  Json out = head();
  out["entry"] = {{"kind", "cause"}, {"id", text(cause.id)}, {"title", pick_text(cause.title, context)}, {"meaning", pick_text(cause.meaning, context)},
                  {"scope", text(scope_id(cause.scope))}, {"fixes", fixes_json(cause)}};
  return dump(out);
}

std::string entry_json(const catalog::Fix<Packed>& fix, const Context& context) {
  Json out = head();
  out["entry"] = {{"kind", "fix"}, {"id", text(fix.id)}, {"title", pick_text(fix.title, context)}, {"steps", pick_text(fix.steps, context)},
                  {"reversible", fix.reversible}};
  return dump(out);
}

}  // namespace why
