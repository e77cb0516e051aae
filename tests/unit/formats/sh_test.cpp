// Start files of sh, bash and zsh, construct by construct.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "described.hpp"
#include "formats/shell.hpp"

namespace why::test {
namespace {

TEST(Sh, ReadsEveryWayToExport) {
  expect_described(read_sh, {
                                {"export A=1", "export A=1"},
                                {"export A=1 B=2\n", "export A=1; export B=2"},
                                {"A=1; export A", "export A=1"},
                                {"A=1\nexport A\nA=2", "export A=1; export A=2"},
                                {"A=1 B=2", "A=1; B=2"},
                                {"declare -x A=1", "export A=1"},
                                {"typeset -gx A=1", "export A=1"},
                                {"typeset A=1", "A=1"},
                                {"readonly A=1; export A", "export A=1"},
                                {"builtin export A=1", "export A=1"},
                                {"command export A=1", "export A=1"},
                                {"\\export A=1", "export A=1"},
                                {"export \\\n  A=1 \\\n  B=2", "export A=1; export B=2"},
                                {"export 'A=1 2' \"B=3\"", "export A=1 2; export B=3"},
                                {"set -a\nA=1\nset +a\nB=2", "export A=1; B=2"},
                                {"set -o allexport; A=1; set +o allexport; B=2", "export A=1; B=2"},
                                {"setopt allexport; A=1; unsetopt allexport; B=2", "export A=1; B=2"},
                            });
}

TEST(Sh, AnExportWithoutAValueInTheFileIsUnknown) {
  expect_described(read_sh, {{"export A", "export A=?"}, {"read A; export A", "export A=?"}});
}

TEST(Sh, ALaterExportReachesEveryValueTheVariableMayHave) {
  expect_described(read_sh, {{"A=1\nif x; then A=2; fi\nexport A", "export A=1; perhaps export A=2"},
                             {"A=1\nx && export A\nA=2", "perhaps export A=1; perhaps export A=2"},
                             {"A=1\nA=2\nexport A", "A=1; export A=2"}});
}

TEST(Sh, RemovesVariables) {
  expect_described(read_sh, {{"export A=1\nunset A", "export A=1; unset A"},
                             {"unset -v A B", "unset A; unset B"},
                             {"unset -f a_function", ""},
                             {"export A=1; export -n A", "export A=1; unset A"},
                             {"typeset +x A", "unset A"},
                             {"x && unset A", "perhaps unset A"},
                             {"export A=1; unset A; A=2", "export A=1; unset A; A=2"}});
}

TEST(Sh, TakesQuotesAndEscapesAway) {
  expect_described(read_sh, {
                                {"A='x y'", "A=x y"},
                                {"A=\"x y\"", "A=x y"},
                                {"A=\"a\"'b'c\\ d", "A=abc d"},
                                {"A=\"\\$ \\` \\\" \\\\ \\x\"", "A=$ ` \" \\ \\x"},
                                {"A='\\n'", "A=\\n"},
                                {"A=$'t\\tn\\ne\\x41\\101\\u00e9\\''", "A=t\tn\neAA\u00e9'"},
                                {"A=$\"text\"", "A=text"},
                                {"A=one\\\ntwo", "A=onetwo"},
                                {"A=\"one\\\ntwo\"", "A=onetwo"},
                                {"A=\"one\ntwo\"", "A=one\ntwo"},
                                {"A=", "A="},
                                {"A=''", "A="},
                                {"A=a#b # comment", "A=a#b"},
                                {"A='#' #'", "A=#"},
                                {"A=b=c", "A=b=c"},
                                {"A=pri$ B=\"$\"", "A=pri$; B=$"},
                                {"A={x} B=[1]", "A={x}; B=[1]"},
                                {"A=x~y", "A=x~y"},
                                {"A=1\r\n", "A=1\r"},
                            });
}

TEST(Sh, ValuesThatDependOnSomethingAreNotGuessed) {
  for (const std::string value :
       {"$HOME", "${HOME}", "\"$X\"", "x$X", "$(cat key)", "`cat key`", "\"$(cat key)\"", "~", "~/key",
        "a:~/b", "${X:-default}", "$((1 + 2))", "$1", "$?", "$$", "<(x)", "\"`x`\""}) {
    const Script script = read_sh("export A=" + value);
    EXPECT_EQ(described(script), "export A=?") << value;
    ASSERT_EQ(script.assignments.size(), 1U) << value;
    EXPECT_EQ(script.assignments[0].value, "") << value;
    EXPECT_EQ(script.assignments[0].certainty(), Assignment::maybe) << value;
  }
  EXPECT_EQ(described(read_sh("A=1; A+=2")), "A=1; A=?");
}

TEST(Sh, ADefaultThatIsAssignedInAnExpansionIsFound) {
  expect_described(read_sh, {{": ${A:=x}", "perhaps A=?"},
                             {": \"${A:=$HOME}\"; export A", "perhaps export A=?"},
                             {"echo ${A:-x} ${A=y}", "perhaps A=?"}});
}

TEST(Sh, AssignmentsInFrontOfACommandAreNone) {
  expect_described(read_sh, {{"A=1 command", ""},
                             {"A=1 B=2 env", ""},
                             {"A=1 export B=2", "export B=2"},
                             {"env A=1 true", ""},
                             {"echo A=1", ""},
                             {"alias a='export A=1'", ""},
                             {"sh -c 'export A=1'", ""},
                             {"A =1", ""},
                             {"1A=x", ""},
                             {"A-B=x", ""},
                             {"\"A\"=x", ""}});
}

TEST(Sh, WhatRunsElsewhereReachesNobody) {
  expect_described(read_sh, {{"(export A=1)", ""},
                             {"(a; (b; export A=1)); export B=2", "export B=2"},
                             {"x=$(export A=1; echo)", "x=?"},
                             {"cat <(export A=1)", ""},
                             {"f() { local A=1; }", ""},
                             {"list=(export A=1)", ""},
                             {"list=(\n a # export A=1 )\n 'b )'\n)\nexport B=2", "export B=2"},
                             {"list=()\nexport B=2", "export B=2"},
                             {"declare -A map=([k]=v); export B=2", "export B=2"}});
}

TEST(Sh, BranchesLoopsAndFunctionsArePerhaps) {
  expect_described(
      read_sh,
      {
          {"if x; then export A=1; else export A=2; fi; B=3", "perhaps export A=1; perhaps export A=2; B=3"},
          {"if x\nthen A=1\nelif y; then A=2\nfi\nB=3", "perhaps A=1; perhaps A=2; B=3"},
          {"for x in a b; do A=1; done; B=2", "perhaps A=1; B=2"},
          {"for ((i=0; i<3; i++)); do A=1; done; B=2", "perhaps A=1; B=2"},
          {"for x\ndo A=1\ndone\nB=2", "perhaps A=1; B=2"},
          {"while x; do A=1; done < f; B=2", "perhaps A=1; B=2"},
          {"until x; do A=1; done; B=2", "perhaps A=1; B=2"},
          {"select x in a; do A=1; done; B=2", "perhaps A=1; B=2"},
          {"f() { A=1; }; B=2", "perhaps A=1; B=2"},
          {"f()\n{\nA=1\n}\nB=2", "perhaps A=1; B=2"},
          {"function f { A=1; }\nB=2", "perhaps A=1; B=2"},
          {"function f() { A=1; }\nB=2", "perhaps A=1; B=2"},
          {"f() if x; then A=1; fi\nB=2", "perhaps A=1; B=2"},
          {"x && A=1; B=2", "perhaps A=1; B=2"},
          {"x || A=1\nB=2", "perhaps A=1; B=2"},
          {"A=1 && B=2 || C=3", "A=1; perhaps B=2; perhaps C=3"},
          {"x &&\n  A=1\nB=2", "perhaps A=1; B=2"},
          {"x | A=1\nB=2", "perhaps A=1; B=2"},
          {"{ A=1; }; B=2", "A=1; B=2"},
          {"x && { A=1; B=2; }; C=3", "perhaps A=1; perhaps B=2; C=3"},
          {"x & A=1", "A=1"},
          {"! x; A=1", "A=1"},
          {"if x; then if y; then A=1; fi; B=2; fi; C=3", "perhaps A=1; perhaps B=2; C=3"},
          {"echo if; A=1", "A=1"},
          {"echo done fi esac; A=1", "A=1"},
      });
}

TEST(Sh, CaseBlocksArePerhaps) {
  expect_described(read_sh,
                   {
                       {"case $x in a) A=1;; b|c) A=2;; esac; B=3", "perhaps A=1; perhaps A=2; B=3"},
                       {"case x in\n (a) A=1 ;;\n *) A=2\nesac\nB=3", "perhaps A=1; perhaps A=2; B=3"},
                       {"case x in \")\") A=1;; *\\)*) A=2;; esac; B=3", "perhaps A=1; perhaps A=2; B=3"},
                       {"case x in @(a|b)) A=1;& c) A=2;;& esac; B=3", "perhaps A=1; perhaps A=2; B=3"},
                       {"case x in (a|b)*) A=1;; esac; B=3", "perhaps A=1; B=3"},
                       {"case x in esac; A=1", "A=1"},
                       {"case x in # none )\n esac; A=1", "A=1"},
                       {"x=$(case y in a) echo;; esac); A=1", "x=?; A=1"},
                   });
}

TEST(Sh, TheShortFormsOfZshAreKnown) {
  expect_described(
      read_sh, {
                   {"if [[ x ]] { A=1 } else { A=2 }; B=3", "perhaps A=1; perhaps A=2; B=3"},
                   {"if (( x )) { A=1 } elif [[ y ]] { A=2 }\nB=3", "perhaps A=1; perhaps A=2; B=3"},
                   {"if x; then\nif [[ y ]] { A=1 }\nelse\nA=2\nfi\nB=3", "perhaps A=1; perhaps A=2; B=3"},
                   {"for x (a b) { A=1 }; B=2", "perhaps A=1; B=2"},
                   {"for x (a b) export A=1\nB=2", "perhaps export A=1; B=2"},
                   {"for x (a b); do A=1; done; B=2", "perhaps A=1; B=2"},
                   {"for f (*.zsh(N)) source $f\nB=2", "B=2"},
                   {"foreach x (a b); A=1; end; B=2", "perhaps A=1; B=2"},
                   {"while (( x )) { A=1 }; B=2", "perhaps A=1; B=2"},
                   {"repeat 2; do A=1; done; B=2", "perhaps A=1; B=2"},
                   {"f() { A=1 }\nB=2", "perhaps A=1; B=2"},
                   {"f() A=1\nB=2", "perhaps A=1; B=2"},
                   {"() { A=1 }\nB=2", "perhaps A=1; B=2"},
                   {"{ A=1 } always { B=2 }", "A=1; B=2"},
                   {"print *(.N) ~/x(:h); A=1", "A=1"},
                   {"A=(a b)\nB=2", "B=2"},
               });
}

TEST(Sh, HereDocumentsAreSkipped) {
  expect_described(read_sh, {
                                {"cat <<E\nexport A=1 \" ' ` $( )\nE\nB=2", "B=2"},
                                {"cat <<'E X'\nA=1\nE X\nB=2", "B=2"},
                                {"cat <<-E\n\tA=1\n\tE\nB=2", "B=2"},
                                {"cat <<A <<B; C=3\nA=1\nA\nB=2\nB\nD=4", "C=3; D=4"},
                                {"cat <<\\E | x\nA=1\nE\nB=2", "B=2"},
                                {"if x; then\ncat <<E\nfi\nE\nA=1\nfi\nB=2", "perhaps A=1; B=2"},
                                {"x=$(cat <<E\n) A=1\nE\n)\nB=2", "x=?; B=2"},
                                {"cat <<< A=1\nB=2", "B=2"},
                                {"cat <<E\nE x\n E\nE\nB=2", "B=2"},
                            });
}

TEST(Sh, CommentsAndTestsAreNotCode) {
  expect_described(read_sh, {{"# export A=1\n  # it's\nB=2", "B=2"},
                             {"x # don't\nB=2", "B=2"},
                             {"[[ a == b && c =~ ^(x|y)\\)$ ]] && A=1\nB=2", "perhaps A=1; B=2"},
                             {"[[ $x == *\"]]\"* ]]; A=1", "A=1"},
                             {"(( 1 < 2 )); A=1", "A=1"},
                             {"[ a '<' b ]; A=1", "A=1"},
                             {"x 2>&1 >/dev/null &>f >&2; A=1", "A=1"}});
}

TEST(Sh, NothingBehindAReturnCounts) {
  expect_described(read_sh, {{"A=1\nreturn 0\nB=2", "A=1"},
                             {"A=1; exit; B=2", "A=1"},
                             {"[ -z \"$PS1\" ] && return\nA=1", "A=1"},
                             {"if x; then return; fi\nA=1", "A=1"},
                             {"f() { return; }\nA=1", "A=1"}});
}

TEST(Sh, FindsTheFilesThatAreReadIn) {
  expect_described(read_sh, {
                                {"source ~/.secrets", "source ~/.secrets"},
                                {". \"$HOME/.env\"", "source ~/.env"},
                                {". '/opt/a b.sh' arg", "source /opt/a b.sh"},
                                {"\\. ${HOME}/x", "source ~/x"},
                                {"[ -f x ] && . x", "perhaps source x"},
                                {"if x; then source ./y; fi", "perhaps source ./y"},
                                {"set -a; . .env; set +a; . b", "exporting source .env; source b"},
                                {"source $ZSH/x", ""},
                                {"source \"$HOME/$X\"", ""},
                                {"source ~other/x", ""},
                                {"source <(x)", ""},
                                {"(. x)", ""},
                                {"source", ""},
                            });
}

TEST(Sh, ReadingStopsWhereAShellWouldStop) {
  expect_described(read_sh, {{"A=1\nB='x\nC=3", "A=1; problem 2:3 quote without end"},
                             {"A=1\nB=\"x", "A=1; problem 2:3 quote without end"},
                             {"A=1; x=$(y", "A=1; problem 1:10 parenthesis without end"},
                             {"A=1; x=${y", "A=1; problem 1:10 parenthesis or brace without end"},
                             {"cat <<E\nA=1\n", "problem 1:5 here-document without end"},
                             {"A=1\n[[ x", "A=1; problem 2:1 [[ without end"},
                             {"A=(1", "problem 1:4 parenthesis without end"}});
}

TEST(Sh, StrayClosingWordsDoNoHarm) {
  expect_described(read_sh, {{"fi; done; esac; }; A=1", "A=1"}, {") A=1", "A=1"}, {";; A=1", "A=1"}});
}

TEST(Sh, PositionsPointAtNameAndValue) {
  const std::string text = "# x\n  export ABC=\"v w\" D=e\n";
  const Script script = read_sh(text);
  ASSERT_EQ(script.assignments.size(), 2U);
  const Assignment& first = script.assignments[0];
  EXPECT_EQ(first.at.line, 2U);
  EXPECT_EQ(first.at.column, 10U);
  EXPECT_EQ(text.substr(first.at.offset, 3), "ABC");
  EXPECT_EQ(text.substr(first.value_at.offset, first.end - first.value_at.offset), "\"v w\"");
  EXPECT_EQ(script.assignments[1].value_at.column, 22U);
}

}  // namespace
}  // namespace why::test
