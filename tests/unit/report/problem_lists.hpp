// Lists of problems for tests of the formats for CI.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "examined.hpp"
#include "report/formats.hpp"
#include "support/hostile.hpp"

namespace why::test {

inline Context ci_context(Language language = Language::en) {
  Context context = context_of(language);
  context.cwd = "/home/ada/work";
  context.version = "1.2.3";
  return context;
}

inline Problem problem(std::string id, Severity severity, std::string title = "something is wrong") {
  Problem out;
  out.id = std::move(id);
  out.severity = severity;
  out.tool = "claude-code";
  out.rule = "things can be wrong";
  out.title = ours(std::move(title));
  out.meaning = "It means this.";
  out.fix = "mend it";
  out.command = "mend --it";
  out.spot.name = "A_VARIABLE";
  return out;
}

inline Problem problem_in_file(std::string id, Severity severity, std::string path, std::uint32_t line) {
  Problem out = problem(std::move(id), severity);
  out.spot = {std::move(path), {}, {}, line};
  return out;
}

inline Problem problem_outside(std::string id, Severity severity, std::string path, std::uint32_t line) {
  Problem out = problem(std::move(id), severity);
  out.spot = {{}, std::move(path), "A_VARIABLE", line};
  return out;
}

inline Problems list_of(std::vector<Problem> list, std::vector<Gap> gaps = {}) {
  Problems out;
  out.command = "check";
  out.list = std::move(list);
  out.gaps = std::move(gaps);
  out.tools = {"claude-code"};
  out.fine = "nothing wrong was found";
  return out;
}

/// A list with an error, a warning and a gap.
inline Problems usual_list() {
  return list_of({problem_in_file("stray", Severity::error, "src/.env", 3),
                  problem_outside("old", Severity::warning, "~/.zshrc", 42), problem("hint", Severity::note)},
                 {{"claude-code", "/etc/locked", "access is denied"}});
}

/// Every text of the usual list, by what it is.
struct Field {
  const char* name;
  std::function<std::string&(Problems&)> of;
};
inline const std::vector<Field>& fields() {
  static const auto k_title = [](Problems& p) -> std::string& {
    p.list[0].title = {{"before ", false}, {"", true}, {" after", false}};
    return p.list[0].title[1].text;
  };
  static const std::vector<Field> k_fields{
      {"id", [](Problems& p) -> std::string& { return p.list[0].id; }},
      {"tool", [](Problems& p) -> std::string& { return p.list[0].tool; }},
      {"rule", [](Problems& p) -> std::string& { return p.list[0].rule; }},
      {"title", k_title},
      {"our title", [](Problems& p) -> std::string& { return p.list[0].title[0].text; }},
      {"meaning", [](Problems& p) -> std::string& { return p.list[0].meaning; }},
      {"fix", [](Problems& p) -> std::string& { return p.list[0].fix; }},
      {"command of the fix", [](Problems& p) -> std::string& { return p.list[0].command; }},
      {"path inside", [](Problems& p) -> std::string& { return p.list[0].spot.inside; }},
      {"path outside", [](Problems& p) -> std::string& { return p.list[1].spot.outside; }},
      {"name", [](Problems& p) -> std::string& { return p.list[2].spot.name; }},
      {"what was not seen", [](Problems& p) -> std::string& { return p.gaps[0].what; }},
      {"why it was not seen", [](Problems& p) -> std::string& { return p.gaps[0].why; }},
      {"examined tool", [](Problems& p) -> std::string& { return p.tools[0]; }},
      {"our command", [](Problems& p) -> std::string& { return p.command; }},
      {"fine", [](Problems& p) -> std::string& { return p.fine; }}};
  return k_fields;
}

/// Calls `look` with the usual list, each of 300 hostile texts in each field, and then in all of them.
inline void for_each_hostile_list(const std::function<void(const Problems&, const std::string& text, const std::string& field)>& look) {
  for (const std::string& text : hostile_texts()) {
    Problems all = usual_list();
    for (const Field& field : fields()) {
      Problems one = usual_list();
      field.of(one) = text;
      look(one, text, field.name);
      field.of(all) = text;
    }
    look(all, text, "all");
  }
}

}  // namespace why::test
