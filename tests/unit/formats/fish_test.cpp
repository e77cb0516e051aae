// Start files of fish.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "described.hpp"
#include "formats/shell.hpp"

namespace why::test {
namespace {

TEST(Fish, ReadsEveryFormOfSet) {
  expect_described(read_fish, {
                                  {"set -x A 1", "export A=1"},
                                  {"set -gx A 1", "export A=1"},
                                  {"set -Ux A 1; set -xU B 2", "export A=1; export B=2"},
                                  {"set --global --export A 1", "export A=1"},
                                  {"set -g -x A 1", "export A=1"},
                                  {"set A 1", "A=1"},
                                  {"set -x A 1\nset A 2", "export A=1; export A=2"},
                                  {"set -x A one two", "export A=one two"},
                                  {"set -x A", "export A="},
                                  {"set -gx A 'b' # c", "export A=b"},
                                  {"set -a A 1; set -p B 2", "A=?; B=?"},
                                  {"set -q A; set -S A; set -n", ""},
                                  {"set -lx A 1; set -f B 2", ""},
                                  {"set -l A 1; set -x A 2; set -gx A 3", "perhaps export A=2; export A=3"},
                                  {"set A[1] x", ""},
                                  {"set", ""},
                                  {"A=1 command", ""},
                                  {"export A=1 B='x y'; export C", "export A=1; export B=x y; export C=?"},
                                  {"setenv A 1", "export A=1"},
                              });
}

TEST(Fish, RemovesVariables) {
  expect_described(read_fish, {{"set -e A B", "unset A; unset B"},
                               {"set -eg A", "unset A"},
                               {"set -gu A 1", "unset A"},
                               {"set -e A[1]", ""}});
}

TEST(Fish, TakesQuotesAndEscapesAway) {
  expect_described(read_fish, {
                                  {"set A 'it\\'s \\\\ \\n'", "A=it's \\ \\n"},
                                  {"set A \"q\\\" \\$ \\\\ \\n\"", "A=q\" $ \\ \\n"},
                                  {"set A a\"b\"'c'\\ d", "A=abc d"},
                                  {"set A x\\ty", "A=x\ty"},
                                  {"set A \"one\ntwo\"", "A=one\ntwo"},
                                  {"set A one\\\ntwo", "A=onetwo"},
                                  {"set A a#b", "A=a#b"},
                                  {"set A '(x)' \"(y)\"", "A=(x) (y)"},
                                  {"set A ''", "A="},
                              });
}

TEST(Fish, ValuesThatDependOnSomethingAreNotGuessed) {
  for (const std::string value :
       {"$HOME", "\"$HOME/x\"", "(cat key)", "\"$(cat key)\"", "$(cat key)", "~/x", "a{b,c}", "*.key", "$$x",
        "$x[1]", "(echo \"a)\")", "(echo \"$(echo \")\")\")"})
    EXPECT_EQ(described(read_fish("set -x A " + value)), "export A=?") << value;
}

TEST(Fish, BlocksAndChainsArePerhaps) {
  expect_described(read_fish, {
                                  {"if x\nset -x A 1\nelse if y\nset -x A 2\nelse\nset -x A 3\nend\nset B 4",
                                   "perhaps export A=1; perhaps export A=2; perhaps export A=3; B=4"},
                                  {"for x in a b; set A 1; end; set B 2", "perhaps A=1; B=2"},
                                  {"while x; set A 1; end; set B 2", "perhaps A=1; B=2"},
                                  {"switch x\ncase a\nset A 1\nend\nset B 2", "perhaps A=1; B=2"},
                                  {"function f\nset -gx A 1\nend\nset B 2", "perhaps export A=1; B=2"},
                                  {"begin\nset A 1\nend\nset B 2", "A=1; B=2"},
                                  {"begin; set A 1; end; and set B 2; set C 3", "A=1; perhaps B=2; C=3"},
                                  {"x; and set A 1\nset B 2", "perhaps A=1; B=2"},
                                  {"x; or set A 1", "perhaps A=1"},
                                  {"x && set A 1 || set B 2\nset C 3", "perhaps A=1; perhaps B=2; C=3"},
                                  {"x &&\n set A 1", "perhaps A=1"},
                                  {"not set A 1", "A=1"},
                                  {"if true; and begin; set A 1; end; end; set B 2", "perhaps A=1; B=2"},
                                  {"echo end; set A 1", "A=1"},
                                  {"end; set A 1", "A=1"},
                              });
}

TEST(Fish, FindsTheFilesThatAreReadIn) {
  expect_described(read_fish, {{"source ~/.config/x.fish", "source ~/.config/x.fish"},
                               {"test -f y; and . y", "perhaps source y"},
                               {"source (x | psub)", ""}});
}

TEST(Fish, ReadingStopsWhereTheShellWouldStop) {
  expect_described(read_fish, {{"set A 1\nset B 'x", "A=1; problem 2:7 quote without end"},
                               {"set A (x", "problem 1:7 parenthesis without end"}});
}

TEST(Fish, PositionsPointAtNameAndValue) {
  const std::string text = "set -gx \\\n  ABC 'v w' x\n";
  const Script script = read_fish(text);
  ASSERT_EQ(script.assignments.size(), 1U);
  const Assignment& a = script.assignments[0];
  EXPECT_EQ(a.at.line, 2U);
  EXPECT_EQ(a.at.column, 3U);
  EXPECT_EQ(text.substr(a.value_at.offset, a.end - a.value_at.offset), "'v w' x");
}

}  // namespace
}  // namespace why::test
