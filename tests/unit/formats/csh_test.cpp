// Start files of csh and tcsh.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "described.hpp"
#include "formats/shell.hpp"

namespace why::test {
namespace {

TEST(Csh, ReadsSetenv) {
  expect_described(read_csh, {
                                 {"setenv A 1", "export A=1"},
                                 {"setenv A 'x y'; setenv B \"z\"", "export A=x y; export B=z"},
                                 {"setenv A", "export A="},
                                 {"setenv A 1 2", ""},
                                 {"setenv", ""},
                                 {"set A = 1", ""},
                                 {"set path = (a b)\nsetenv A 1", "export A=1"},
                                 {"setenv A \\\n 1", "export A=1"},
                                 {"setenv A \"one\\\ntwo\"", "export A=one\ntwo"},
                                 {"setenv A b#c", "export A=b"},
                                 {"# setenv A 1 \\\nsetenv B 2\nsetenv C 3", "export C=3"},
                                 {"setenv A 'b\\!c'\\ d", "export A=b!c d"},
                                 {"alias a 'setenv A 1'", ""},
                                 {"(setenv A 1)", ""},
                                 {"unsetenv A", "unset A"},
                                 {"unsetenv A*", ""},
                             });
}

TEST(Csh, ValuesThatDependOnSomethingAreNotGuessed) {
  for (const std::string value : {"$home", "${HOME}/x", "\"$x\"", "`cat key`", "\"`cat key`\"", "~/x", "a*",
                                  "{a,b}", "$x:h", "$1", "$?x"})
    EXPECT_EQ(described(read_csh("setenv A " + value)), "export A=?") << value;
}

TEST(Csh, BlocksAndChainsArePerhaps) {
  expect_described(
      read_csh,
      {
          {"if ($x == 1) then\nsetenv A 1\nelse if (y) then\nsetenv A 2\nelse\nsetenv A 3\nendif\nsetenv B 4",
           "perhaps export A=1; perhaps export A=2; perhaps export A=3; export B=4"},
          {"if ( -f x ) setenv A 1\nsetenv B 2", "perhaps export A=1; export B=2"},
          {"if(a) if(b) setenv A 1\nsetenv B 2", "perhaps export A=1; export B=2"},
          {"foreach x (a b)\nsetenv A 1\nend\nsetenv B 2", "perhaps export A=1; export B=2"},
          {"while (1)\nsetenv A 1\nend\nsetenv B 2", "perhaps export A=1; export B=2"},
          {"switch ($x)\ncase a:\nsetenv A 1\nbreaksw\nendsw\nsetenv B 2", "perhaps export A=1; export B=2"},
          {"x && setenv A 1\nsetenv B 2", "perhaps export A=1; export B=2"},
          {"x || setenv A 1; setenv B 2", "perhaps export A=1; export B=2"},
          {"end; endif; setenv A 1", "export A=1"},
      });
}

TEST(Csh, HereDocumentsAreSkipped) {
  expect_described(read_csh, {{"cat << E\nsetenv A 1 '\nE\nsetenv B 2", "export B=2"},
                              {"cat << 'E' > f\nsetenv A 1\nE\nsetenv B 2", "export B=2"}});
}

TEST(Csh, FindsTheFilesThatAreReadIn) {
  expect_described(read_csh, {{"source ~/.x", "source ~/.x"},
                              {"source -h $home/.y", "source ~/.y"},
                              {"if (-f z) source z", "perhaps source z"},
                              {"source $dir/x", ""}});
}

TEST(Csh, ReadingStopsWhereTheShellWouldStop) {
  expect_described(read_csh,
                   {{"setenv A 1\nsetenv B 'x\nsetenv C 1", "export A=1; problem 2:10 quote without end"},
                    {"setenv A 1\nif (x", "export A=1; problem 2:4 parenthesis without end"}});
}

}  // namespace
}  // namespace why::test
