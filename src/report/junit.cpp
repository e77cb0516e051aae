// The XML of JUnit's reports, as the schemas of Ant and of Jenkins both allow it.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "report/formats.hpp"

namespace why {
namespace {

/// Foreign text for an element or an attribute: what XML 1.0 forbids is already shown as its number.
std::string xml(std::string_view text) {
  std::string out;
  for (const char c : shown(text)) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&apos;"; break;
      default: out += c;
    }
  }
  return out;
}

/// Lines that begin with our own words or a dash, so that none can be a command to the runner whose log shows them.
std::string body_of(const Problem& problem, const Context& context) {
  std::string out;
  for (const std::string& line : lines_of(problem, context))
    out += (out.empty() ? xml(context.say(severity_words(problem.severity))) + ": " : "\n- ") + xml(line);
  if (!problem.spot.inside.empty())
    out += "\n- " + xml(context.say(phrases::k_where) + ": " + words_of(problem.spot));
  return out;
}

/// The part of a tool.
class Suite {
 public:
  Suite(std::string_view tool, const Problems& problems, const Context& context)
      : name_(tool.empty() ? "why401" : tool), problems_(problems), context_(context) {}

  void add_found(std::string_view tool) {
    add_rules(tool);
    for (const Gap& gap : problems_.gaps)
      if (gap.tool == tool) add_gap(gap);
  }

  void add_failure(std::string_view message) {
    ++errors_;
    add_case(context_.say(phrases::k_failed),
             fmt::format("<error type=\"failure\" message=\"{0}\">{0}</error>", xml(message)));
  }

  std::string text(std::size_t number) const {
    return fmt::format(
        "  <testsuite name=\"{}\" package=\"{}\" id=\"{}\" timestamp=\"{}\" hostname=\"localhost\" tests=\"{}\" "
        "failures=\"{}\" errors=\"{}\" skipped=\"{}\" time=\"0\">\n"
        "    <properties><property name=\"why401\" value=\"{}\"/></properties>\n"
        "{}    <system-out>{}</system-out>\n    <system-err></system-err>\n  </testsuite>\n",
        xml(name_), package(), number, timestamp(), tests_, failures_, errors_, skipped_,
        xml(context_.version), cases_, said_);
  }

 private:
  std::string package() const { return xml(problems_.command.empty() ? "why401" : "why401." + problems_.command); }

  /// Without a time zone, as the schema wants it.
  std::string timestamp() const {
    constexpr std::size_t k_length = std::string_view("2026-11-24T08:00:00").size();
    const std::string time = to_rfc3339(context_.now);
    return time.size() == k_length + 1 ? time.substr(0, k_length) : "1970-01-01T00:00:00";
  }

  void add_case(std::string_view name, std::string_view inside) {
    ++tests_;
    cases_ += fmt::format("    <testcase name=\"{}\" classname=\"{}.{}\" time=\"0\">{}</testcase>\n", xml(name),
                          package(), xml(name_), inside);
  }

  /// A case for each rule that was found, in the order in which the rules come, and one when all is fine.
  void add_rules(std::string_view tool) {
    std::vector<std::string> order;
    std::map<std::string, std::vector<const Problem*>> rules;
    bool is_fine = true;
    for (const Problem& problem : problems_.list) {
      if (problem.tool != tool) continue;
      auto& of_rule = rules[problem.id];
      if (of_rule.empty()) order.push_back(problem.id);
      of_rule.push_back(&problem);
      is_fine = is_fine && problem.severity == Severity::note;
    }
    for (const std::string& id : order) add_rule(id, rules[id]);
    if (is_fine) add_case(problems_.fine, {});
  }

  void add_rule(std::string_view id, const std::vector<const Problem*>& found) {
    const Problem& worst =
        **std::min_element(found.begin(), found.end(), [](auto* a, auto* b) { return a->severity < b->severity; });
    std::string body;
    for (const Problem* problem : found) body += (body.empty() ? "" : "\n\n") + body_of(*problem, context_);
    const bool fails = worst.severity <= problems_.fails_from;
    if (!fails) said_ += (said_.empty() ? "" : "\n\n") + body;
    failures_ += fails ? 1 : 0;
    add_case(id, fails ? fmt::format("<failure type=\"{}\" message=\"{}\">{}</failure>",
                                     xml(context_.say(severity_words(worst.severity))), xml(plain(worst.title)), body)
                       : std::string());
  }

  void add_gap(const Gap& gap) {
    const std::string name = context_.say(phrases::k_not_seen) + ": " + gap.what;
    (problems_.gaps_fail ? failures_ : skipped_) += 1;
    add_case(name, problems_.gaps_fail
                       ? fmt::format("<failure type=\"not-looked\" message=\"{}\"></failure>", xml(gap.why))
                       : fmt::format("<skipped message=\"{}\"></skipped>", xml(gap.why)));
  }

  std::string name_, cases_, said_;
  const Problems& problems_;
  const Context& context_;
  std::size_t tests_ = 0, failures_ = 0, errors_ = 0, skipped_ = 0;
};

std::string document_of(std::string_view suites) {
  return fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n{}</testsuites>\n", suites);
}

}  // namespace

std::string junit(const Problems& problems, const Context& context) {
  std::string suites;
  std::size_t number = 0;
  for (const std::string& tool : parts_of(problems)) {
    Suite suite(tool, problems, context);
    suite.add_found(tool);
    suites += suite.text(number++);
  }
  return document_of(suites);
}

std::string junit_failure(std::string_view message, const Context& context) {
  const Problems none;
  Suite suite({}, none, context);
  suite.add_failure(message);
  return document_of(suite.text(0));
}

}  // namespace why
