// Checks an error by itself.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.hpp"
#include "authoring/check_parts.hpp"
#include "authoring/glued.hpp"
#include "catalog/nearest.hpp"
#include "match/normal.hpp"
#include "authoring/rules.hpp"
#include "match/signature.hpp"

namespace why::catalog {
namespace {

void check_parts_are_there(const Error<Owned>& error, const EntryReport& report) {
  if (error.signatures.empty())
    report.add(rule("error.no-signature"), "", "there is no [[signature]]",
               "add the message, with holes for what changes");
  if (error.causes.empty())
    report.add(rule("error.no-cause"), "", "there is no [[cause]]", "name at least one entry of causes/");
  if (error.samples.empty())
    report.add(rule("error.no-sample"), "", "there is no [[sample]]",
               "add a message as it was really printed");
  if (error.counter_samples.empty())
    report.add(rule("error.no-counter"), "", "there is no [[counter]]",
               "add a message that looks alike and means something else");
  if (error.references.empty())
    report.add(rule("error.no-reference"), "", "there is no [[reference]]",
               "add where it was read or measured, and when");
}

/// A tool's own sentence stands in the folder of the tool, or of a program that runs it.
void check_tool_name(const Checks& checks, const Error<Owned>& error, const EntryReport& report) {
  if (error.strength != Strength::message || has_id(checks.all.providers, error.tool)) return;
  for (const auto& [tool, document, node] : checks.all.tools)
    if (tool.id == error.tool || std::ranges::find(tool.aliases, error.tool) != tool.aliases.end()) return;
  report.add(rule("id.tool"), "id", fmt::format("there is no tool `{}`", error.tool),
             suggestion(error.tool, ids_of(checks.all.tools)));
}

// ---------------------------------------------------------------- causes

void check_cause_id(const Checks& checks, std::string_view id, const EntryReport& report,
                    std::string_view path) {
  if (has_id(checks.all.causes, id)) return;
  if (id.find_first_of(" /:") != id.npos)
    return report.add(rule("cause.not-an-id"), path, "a sentence stands where the id of a cause should be",
                      "write the cause as a file in causes/ and its id here");
  const std::string_view near = nearest(id, ids_of(checks.all.causes));
  report.add(rule("cause.unknown"), path, fmt::format("there is no cause `{}`", id),
             near.empty() ? "write it as a file in causes/" : fmt::format("did you mean `{}`?", near));
}

}  // namespace

void check_counts(const Checks& checks, const std::vector<Count<Owned>>& counts, const EntryReport& report, std::string_view list) {
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto& [cause, count] = counts[i];
    if (cause.empty()) continue;
    const std::string path = fmt::format("{}[{}]", list, i);
    check_cause_id(checks, cause, report, path + ".id");
    if (count <= 0)
      report.add(rule("cause.count"), path + ".seen", "the count is not above zero",
                 "0.5 when it is possible but was never counted");
    if (i > 0 && count > counts[i - 1].seen)
      report.add(rule("cause.order"), path, "this cause was seen more often than the one before it",
                 "sort by `seen`, largest first");
    if (!seen.insert(cause).second)
      report.add(rule("cause.repeated"), path, fmt::format("`{}` stands here twice", cause),
                 "add the counts up");
  }
}

namespace {

// ---------------------------------------------------------------- signatures and samples

void check_signatures(const Checks& checks, const Error<Owned>& error, const EntryReport& report) {
  for (std::size_t i = 0; i < error.signatures.size(); ++i) {
    const std::string_view text = error.signatures[i].text;
    const std::string path = fmt::format("signature[{}].text", i);
    if (messages_in(text).size() > 1)
      report.add(rule("signature.glued"), path, "two messages are joined by ` / `",
                 "write them as two [[signature]], or two errors");
    checks.texts.check_glued(report, path, text);
    checks.texts.check_secret(report, path, text);
  }
}

void check_sample_texts(const Checks& checks, const Error<Owned>& error, const EntryReport& report) {
  for (const auto& [key, samples] :
       {std::pair("sample", &error.samples), {"counter", &error.counter_samples}})
    for (std::size_t i = 0; i < samples->size(); ++i)
      checks.texts.check_secret(report, fmt::format("{}[{}].text", key, i), (*samples)[i].text);
}

// ---------------------------------------------------------------- meaning and references

/// The longest piece of the message without a hole, in normal form and without marks at its ends.
std::string fixed_text(const Signature<Owned>& signature) {
  const auto pattern = parse_signature(signature.text);
  if (!pattern) return {};
  std::string longest = *std::ranges::max_element(pattern->fixed, {}, &std::string::size);
  longest.erase(longest.find_last_not_of(".,:;([{-") + 1);
  return longest;
}

std::size_t common_start(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

/// Whether `meaning` begins like the message, is mostly the message, or a part of it. Both in normal form.
bool repeats(std::string_view meaning, std::string_view message) {
  constexpr std::size_t k_telling = 20;  // bytes; less is quoted in passing
  constexpr std::size_t k_same_start = 32;
  if (common_start(meaning, message) >= std::min(std::max(message.size(), k_telling), k_same_start))
    return true;
  if (message.size() >= k_telling && message.size() * 2 > meaning.size() && text::contains(meaning, message))
    return true;
  return !meaning.empty() && text::contains(message, meaning);
}

void check_meaning(const Error<Owned>& error, const EntryReport& report) {
  const std::string meaning = normal_form(error.meaning.en);
  const bool is_repeated =
      std::ranges::any_of(error.signatures, [&](const auto& s) { return repeats(meaning, fixed_text(s)); });
  if (is_repeated)
    report.add(rule("error.meaning-repeats-message"), "meaning.en", "the meaning is the message over again",
               "say what happened, and what it does not mean");
}

constexpr auto k_forges =
    std::to_array<std::string_view>({"github.com", "gitlab.com", "npmjs.com", "pypi.org",
                                     "githubusercontent.com", "unpkg.com", "nodejs.org", "rfc-editor.org"});
constexpr auto k_documentation = std::to_array<std::string_view>(
    {"docs", "learn", "developer", "developers", "support", "help", "platform", "community", "status"});

std::string_view host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  const std::string_view rest = scheme == url.npos ? url : url.substr(scheme + 3);
  return rest.substr(0, rest.find_first_of("/:?#"));
}

/// The last two labels: "docs.box.example" is "box.example".
std::string_view domain_of(std::string_view host) {
  const std::size_t last = host.rfind('.');
  if (last == host.npos || last == 0) return host;
  const std::size_t before = host.rfind('.', last - 1);
  return before == host.npos ? host : host.substr(before + 1);
}

/// Whether a page belongs to a provider of the catalog, carries the name of a tool, is some vendor's
/// documentation, or stands where code and issues stand.
bool is_first_party(const Checks& checks, std::string_view url) {
  const std::string_view host = host_of(url);
  const std::string_view domain = domain_of(host);
  const auto is_one_of = [](const auto& list, std::string_view s) {
    return std::ranges::find(list, s) != list.end();
  };
  if (is_one_of(k_forges, domain) || is_one_of(k_documentation, host.substr(0, host.find('.'))) ||
      text::contains(url, "/docs/"))
    return true;
  const auto owns = [&](const Entry<Provider<Owned>>& provider) {
    return domain_of(host_of(provider.value.console)) == domain ||
           domain_of(host_of(provider.value.status_page)) == domain ||
           std::ranges::any_of(provider.value.hosts,
                               [&](const std::string& own) { return domain_of(own) == domain; });
  };
  const auto is_named = [&](const Entry<Tool<Owned>>& tool) {
    return is_one_of(text::split(tool.value.id, '-'), domain.substr(0, domain.find('.')));
  };
  return std::ranges::any_of(checks.all.providers, owns) || std::ranges::any_of(checks.all.tools, is_named);
}

void check_references(const Checks& checks, const Error<Owned>& error, const EntryReport& report) {
  bool is_supported = error.references.empty();
  for (std::size_t i = 0; i < error.references.size(); ++i) {
    const Reference<Owned>& reference = error.references[i];
    const std::string path = fmt::format("reference[{}]", i);
    check_url(reference.url, report, path + ".url");
    check_date(checks, reference.date, report, path + ".date");
    is_supported = is_supported || is_first_party(checks, reference.url);
  }
  if (!is_supported)
    report.add(rule("reference.third-party"), "reference[0].url", "all sources are pages by third parties",
               "add the vendor's page, an issue, or a measurement of your own");
}

}  // namespace

void check_error(const Checks& checks, const Error<Owned>& error, const EntryReport& report) {
  check_parts_are_there(error, report);
  check_tool_name(checks, error, report);
  if (error.http_status != 0 && (error.http_status < 100 || error.http_status > 599))
    report.add(rule("error.http-status"), "http_status",
               fmt::format("{} is no HTTP status", error.http_status), "leave it out when there is none");
  check_provider_name(checks, error.provider, report, "provider");
  checks.texts.check(report, "title", error.title, Prose::sentence);
  checks.texts.check(report, "meaning", error.meaning, Prose::sentence);
  check_meaning(error, report);
  check_signatures(checks, error, report);
  check_sample_texts(checks, error, report);
  check_counts(checks, error.causes, report, "cause");
  check_references(checks, error, report);
}

}  // namespace why::catalog
