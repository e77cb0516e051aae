// SPDX-License-Identifier: Apache-2.0
#include "report/json.hpp"

#include <algorithm>

#include <array>
#include <nlohmann/json.hpp>

#include "authoring/enum_words.hpp"
#include "report/document.hpp"
#include "report/json_parts.hpp"

namespace why {
namespace {

using catalog::word_of;

constexpr std::array<std::string_view, 6> k_verdicts{"none",  "subscription", "metered",
                                                     "cloud", "gateway",      "unknown"};
constexpr std::array<std::string_view, 4> k_states{"effective", "shadowed", "unusable", "absent"};

Json or_null(std::string_view s) { return s.empty() ? Json(nullptr) : Json(s); }
Json time_or_null(const std::optional<Instant>& time) {
  return time ? Json(to_rfc3339(*time)) : Json(nullptr);
}

/// To four digits, for values that are not negative. <cmath> would make libm a dependency of the program.
double rounded(double value) {
  return static_cast<double>(static_cast<std::int64_t>(value * 10000 + 0.5)) / 10000;
}

}  // namespace

Json origin_json(const Origin& origin, const Context& context) {
  Json via = Json::array();
  for (const Origin& step : origin.via) via.push_back(origin_json(step, context));
  Json out{{"name", or_null(origin.name)},
           {"path", or_null(path_of(origin.path, context))},
           {"line", origin.line == 0 ? Json(nullptr) : Json(origin.line)},
           {"via", std::move(via)}};
  if (origin.maybe) out["maybe"] = true;
  return out;
}

Json reasoning_json(const std::vector<Reasoning>& reasoning, const Context& context) {
  Json out = Json::array();
  for (const Reasoning& reason : reasoning)
    out.push_back({{"fact", reason.fact},
                   {"supports", reason.supports},
                   {"factor", rounded(reason.factor)},
                   {"detail", or_null(context.say(reason.detail))},
                   {"origin", reason.origin.known() ? origin_json(reason.origin, context) : Json(nullptr)}});
  return out;
}

namespace {

Json origin_or_null(const Origin& origin, const Context& context) {
  return origin.known() ? origin_json(origin, context) : Json(nullptr);
}

/// Where a message stood: of a command that was run, on which stream.
Json source_of(const catalog::Match& match, const Report& report, const Context& context) {
  if (!report.outcome) return {{"source", context.text_from}, {"line", match.line}};
  const std::uint64_t before = report.outcome->lines_of_out;
  if (match.line <= before) return {{"source", "stdout"}, {"line", match.line}};
  return {{"source", "stderr"}, {"line", match.line - before}};
}

Json match_json(const catalog::Match& match, const Report& report, const Context& context) {
  Json fields = Json::object();
  for (const auto& field : match.fields) fields[field.name] = field.text;
  const auto& error = *match.error;
  const Json place = source_of(match, report, context);
  return {{"error", error.id.view()},
          {"title", context.say(error.title)},
          {"scope", word_of(error.scope)},
          {"tool", or_null(error.tool)},
          {"http_status", error.http_status == 0 ? Json(nullptr) : Json(error.http_status)},
          {"source", place["source"]},
          {"line", place["line"]},
          {"column", match.column},
          {"count", match.count},
          {"fields", std::move(fields)}};
}

Json fixes_json(const catalog::PackedList<catalog::PackedText>& fixes) {
  Json out = Json::array();
  for (const std::string_view id : fixes) out.push_back(id);
  return out;
}

Json cause_json(const RankedCause& ranked, const Context& context) {
  return {{"id", ranked.cause->id.view()},
          {"title", context.say(ranked.cause->title)},
          {"scope", word_of(ranked.cause->scope)},
          {"probability", rounded(ranked.probability)},
          {"prior", rounded(ranked.prior)},
          {"seen", rounded(ranked.seen)},
          {"evidence", reasoning_json(ranked.reasoning, context)},
          {"fixes", fixes_json(ranked.cause->fixes)}};
}

Json credential_json(const Credential& c, const Evidence& evidence, const Context& context) {
  Json headers = Json::array();
  for (const std::string_view header : c.headers) headers.push_back(header);
  return {{"tool", evidence.tool->id.view()},
          {"source", c.source->id.view()},
          {"title", context.say(c.source->title)},
          {"provider", or_null(c.source->provider)},
          {"kind", c.source->kind.view()},
          {"state", k_states[static_cast<std::size_t>(c.state)]},
          {"headers", std::move(headers)},
          {"origin", origin_json(c.origin, context)},
          {"expires_at", time_or_null(c.expires)},
          {"ends_at", time_or_null(c.ends)},
          {"looks_like", c.shape.family == nullptr ? Json(nullptr) : Json(c.shape.family->id.view())},
          {"why", reason_of(c, evidence, context)}};
}

Json install_json(const InstalledCopy& copy, const Evidence& evidence, const Context& context) {
  return {{"tool", evidence.tool->id.view()},
          {"path", path_of(copy.path, context)},
          {"version", or_null(copy.version)}};
}

Json finding_json(const Finding& finding, const Context& context) {
  return {
      {"id", finding.alarm->id.view()},
      {"severity", word_of(finding.severity)},
      {"tool", finding.tool->id.view()},
      {"title", filled_title(finding.alarm->title, finding.origin, finding.detail, finding.tool, context)},
      {"scope", word_of(finding.cause->scope)},
      {"causes", Json::array({finding.cause->id.view()})},
      {"origin", origin_or_null(finding.origin, context)},
      {"evidence", reasoning_json(finding.evidence, context)},
      {"fixes", fixes_json(finding.fixes())}};
}

Json tool_json(const Report& report) {
  std::string version;
  if (report.evidence && !report.evidence->installs.empty()) version = report.evidence->installs[0].version;
  return {{"id", or_null(report.tool_id)},
          {"surface", report.tool_id.empty() ? Json(nullptr) : Json("cli")},
          {"version", or_null(version)}};
}

Json billing_json(const Report& report, const Context& context) {
  if (!report.evidence || report.by_message_only) return nullptr;
  return {{"verdict", k_verdicts[static_cast<std::size_t>(report.billing.verdict)]},
          {"because", billing_sentence(report.billing, *report.evidence, context)}};
}

Json next_json(const Report& report, const Context& context) {
  if (!report.next) return nullptr;
  return {{"command", report.next->command}, {"because", context.say(report.next->because)}};
}

Json outcome_json(const CommandOutcome& outcome) {
  const auto number_or_null = [](const std::optional<int>& number) { return number ? Json(*number) : Json(nullptr); };
  return {{"program", outcome.program},
          {"exit_code", number_or_null(outcome.exit_code)},
          {"signal", number_or_null(outcome.signal)},
          {"timed_out", outcome.timed_out},
          {"running", outcome.is_running()},
          {"seconds", rounded(static_cast<double>(outcome.ran_ms) / 1000)}};
}

/// What all examined tools add to the lists of the document.
void add_examined(const Report& report, const Context& context, Json& out) {
  if (report.evidence && !report.by_message_only) {
    for (const Credential& c : report.evidence->credentials)
      out["credentials"].push_back(credential_json(c, *report.evidence, context));
    for (const InstalledCopy& copy : report.evidence->installs)
      out["installs"].push_back(install_json(copy, *report.evidence, context));
  }
  for (const Finding& finding : report.findings) out["findings"].push_back(finding_json(finding, context));
  for (const Silenced& silenced : report.silenced)
    out["silenced"].push_back({{"id", silenced.finding.alarm->id.view()},
                               {"cause", silenced.finding.cause->id.view()},
                               {"reason", silenced.by->reason.view()},
                               {"until", or_null(silenced.by->until)}});
  for (const NotLooked& gap : report.not_looked)
    out["not_looked"].push_back(
        {{"what", path_of(gap.what, context)}, {"why", context.say(error_words(gap.why))}});
}

/// The notes of overlays on all that the document names.
void add_notes_of(Json& out, const Context& context) {
  for (const auto& note : context.catalog.notes) {
    const auto names = [&](const char* list, const char* key) {
      return std::any_of(out[list].begin(), out[list].end(), [&](const Json& entry) { return entry[key] == note.on.view(); });
    };
    const bool is_named = names("matches", "error") || names("causes", "id") || names("findings", "id") ||
                          std::any_of(out["findings"].begin(), out["findings"].end(),
                                      [&](const Json& f) { return f["causes"][0] == note.on.view(); });
    if (is_named) out["notes"].push_back({{"on", note.on.view()}, {"text", note.text.view()}, {"of_project", note.of_project != 0}});
  }
}

Json entry_head(std::string_view kind, std::string_view id, const catalog::Words<Packed>& title,
                const Context& context) {
  return {{"kind", kind}, {"id", id}, {"title", context.say(title)}};
}

std::string entry_bytes(Json entry) {
  Json out = new_document();
  out["entry"] = std::move(entry);
  return bytes_of(out);
}

}  // namespace

Json report_document(const std::vector<Report>& reports, const Context& context) {
  const Report none;
  const Report& first = reports.empty() ? none : reports[0];
  Json out = new_document();
  out["command"] = first.command;
  out["catalog"] = context.catalog.version.view();
  out["tool"] = tool_json(first);
  out["scope"] = first.scope ? Json(word_of(*first.scope)) : Json(nullptr);
  for (const char* list : {"matches", "causes", "credentials", "installs", "findings", "silenced", "notes", "not_looked"})
    out[list] = Json::array();
  for (const auto& match : first.matches) out["matches"].push_back(match_json(match, first, context));
  for (const auto& ranked : first.causes) out["causes"].push_back(cause_json(ranked, context));
  for (const Report& report : reports) add_examined(report, context, out);
  add_notes_of(out, context);
  out["something_else"] = first.causes.empty() ? Json(nullptr) : Json(rounded(first.something_else));
  out["by_message_only"] = first.by_message_only;
  out["redaction"] = context.knows_secrets ? "known values and patterns" : "patterns";
  out["billing"] = billing_json(first, context);
  out["next"] = next_json(first, context);
  if (context.process)
    out["process"] = {{"pid", context.process->pid},
                      {"executable", or_null(path_of(context.process->executable, context))},
                      {"ancestors", context.process->ancestors}};
  if (first.outcome) out["outcome"] = outcome_json(*first.outcome);
  return out;
}

std::string report_json(const std::vector<Report>& reports, const Context& context) {
  return bytes_of(report_document(reports, context));
}

std::string error_json(std::string_view code, std::string_view message) {
  Json out = new_document();
  out["error"] = {{"code", code}, {"message", message}};
  return bytes_of(out);
}

std::string entry_json(const catalog::Error<Packed>& error, const Context& context) {
  Json entry = entry_head("error", error.id, error.title, context);
  entry["meaning"] = context.say(error.meaning);
  entry["scope"] = word_of(error.scope);
  entry["tool"] = or_null(error.tool);
  for (const auto& signature : error.signatures) entry["signatures"].push_back(signature.text.view());
  for (const auto& count : error.causes)
    entry["causes"].push_back(
        {{"id", count.cause.view()}, {"seen", rounded(static_cast<double>(count.seen))}});
  for (const auto& reference : error.references)
    entry["references"].push_back({{"url", reference.url.view()}, {"date", reference.date.view()}});
  return entry_bytes(std::move(entry));
}

std::string entry_json(const catalog::Cause<Packed>& cause, const Context& context) {
  Json entry = entry_head("cause", cause.id, cause.title, context);
  entry["meaning"] = context.say(cause.meaning);
  entry["scope"] = word_of(cause.scope);
  entry["fixes"] = fixes_json(cause.fixes);
  return entry_bytes(std::move(entry));
}

std::string entry_json(const catalog::Fix<Packed>& fix, const Context& context) {
  Json entry = entry_head("fix", fix.id, fix.title, context);
  entry["steps"] = context.say(fix.steps);
  entry["reversible"] = fix.reversible;
  return entry_bytes(std::move(entry));
}

}  // namespace why
