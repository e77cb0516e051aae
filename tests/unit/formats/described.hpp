// What a reader found, as one line that a test can show and compare.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "formats/assignment.hpp"

namespace why::test {

/// "export A=1", "A=?" when the value is unknown, "unset A"; "perhaps" in front of what may not run.
inline std::string described(const Assignment& a) {
  std::string out = a.conditional ? "perhaps " : "";
  if (a.removes) return out + "unset " + a.name;
  out += (a.exported ? "export " : "") + a.name + "=" + (a.dynamic ? "?" : a.value);
  return out + (a.disputed ? " disputed" : "");
}

inline std::string described(const Sourced& s) {
  return std::string(s.conditional ? "perhaps " : "") + (s.exports ? "exporting " : "") + "source " + s.path;
}

inline std::string described(const Script& script) {
  std::vector<std::string> parts;
  for (const Assignment& a : script.assignments) parts.push_back(described(a));
  for (const Sourced& s : script.sourced) parts.push_back(described(s));
  if (const auto& problem = script.problem)
    parts.push_back("problem " + std::to_string(problem->at.line) + ":" + std::to_string(problem->at.column) +
                    " " + std::string(problem->what));
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "; ") + part;
  return out;
}

struct ScriptCase {
  std::string_view text;
  std::string_view expected;
};

inline void expect_described(Script (*read)(std::string_view), std::initializer_list<ScriptCase> cases) {
  for (const ScriptCase& c : cases) EXPECT_EQ(described(read(c.text)), c.expected) << c.text;
}

}  // namespace why::test
