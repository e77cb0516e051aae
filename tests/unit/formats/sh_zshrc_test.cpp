// A whole ~/.zshrc. What is expected of it is what zsh 5.9 exports after having run it.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <initializer_list>
#include <sstream>
#include <string>
#include <vector>

#include "described.hpp"
#include "formats/shell.hpp"

namespace why::test {
namespace {

std::string zshrc() {
  const char* root = std::getenv("WHY_SOURCE_DIR");
  std::ifstream file(std::string(root == nullptr ? "." : root) + "/tests/unit/formats/fixtures/zshrc");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Everything that is said about one variable, in the order of the file.
std::string history(const Script& script, std::string_view name) {
  std::string out;
  for (const Assignment& a : script.assignments)
    if (a.name == name) out += (out.empty() ? "" : "; ") + described(a);
  return out;
}

struct Expected {
  std::string_view name;
  std::string_view history;
};

TEST(ShZshrc, IsReadToTheEndWithoutAProblem) {
  const Script script = read_sh(zshrc());
  EXPECT_FALSE(script.problem);
  ASSERT_FALSE(script.assignments.empty());
  EXPECT_EQ(described(script.assignments.back()), "export LAST_BUT_ONE=kept");
}

TEST(ShZshrc, VariablesHaveTheirHistory) {
  const Script script = read_sh(zshrc());
  for (const Expected& e : std::initializer_list<Expected>{
           {"LANG", "export LANG=en_US.UTF-8"},
           {"VISUAL", "export VISUAL=nvim"},
           {"LESS", "export LESS=-F -g -i -M -R -S -w -X -z-4"},
           {"GPG_TTY", "export GPG_TTY=?"},
           {"EDITOR", "export EDITOR=nvim; perhaps export EDITOR=vim; perhaps export EDITOR=code --wait"},
           {"WORDCHARS", "WORDCHARS=*?_-.[]~=&;!#$%^(){}<>"},
           {"TIMEFMT", "TIMEFMT=%J\n  user\t%U\n  system\t%S\n  total\t%E"},
           {"NODE_OPTIONS", "export NODE_OPTIONS=--max-old-space-size=4096"},
           {"SDKMAN_MISSING", "perhaps export SDKMAN_MISSING=1"},
           {"CONDA_FALLBACK", "perhaps export CONDA_FALLBACK=/opt/conda/bin"},
           {"BROWSER", "perhaps export BROWSER=firefox; perhaps export BROWSER=wslview"},
           {"IN_SSH", "perhaps export IN_SSH=1"},
           {"QUOTED", "export QUOTED=one two three four"},
           {"CONTINUED", "export CONTINUED=firstsecond"},
           {"ANSI", "export ANSI=tab\there!"},
           {"LITERAL_DOLLAR", "export LITERAL_DOLLAR=5$ and `ticks`"},
           {"MULTI", "export MULTI=line one\nline two"},
           {"K8S_CONTEXT", "export K8S_CONTEXT=staging"},
           {"KUBECONFIG", "export KUBECONFIG=?"},
           {"AWS_REGION", "export AWS_REGION=eu-central-1"},
           {"CLOUDSDK_CORE_PROJECT", "export CLOUDSDK_CORE_PROJECT=fake-project-123"},
           {"BUILD_HOST", "BUILD_HOST=build01"},
           {"ANTHROPIC_MODEL", "export ANTHROPIC_MODEL=claude-sonnet-4-5"},
           {"ANTHROPIC_API_KEY",
            "perhaps unset ANTHROPIC_API_KEY; export ANTHROPIC_API_KEY=not-a-real-key-1; "
            "perhaps unset ANTHROPIC_API_KEY"},
           {"ANTHROPIC_BASE_URL",
            "perhaps export ANTHROPIC_BASE_URL=https://gateway.example.internal/anthropic; "
            "perhaps unset ANTHROPIC_BASE_URL"},
           {"OPENAI_API_KEY", "export OPENAI_API_KEY=?"},
           {"GEMINI_API_KEY", "export GEMINI_API_KEY=?"},
           {"OLLAMA_HOST", "perhaps export OLLAMA_HOST=?"},
           {"HTTPS_PROXY", "perhaps export HTTPS_PROXY=http://proxy.example.internal:3128"},
           {"WITHDRAWN", "export WITHDRAWN=1; unset WITHDRAWN"},
           {"SHARED_SETTING", "export SHARED_SETTING=on"},
           {"NOT_SHARED", "NOT_SHARED=1"},
           {"IN_GROUP", "export IN_GROUP=1"},
           {"IN_CHAINED_GROUP", "perhaps export IN_CHAINED_GROUP=1"},
           {"AFTER_AND", "perhaps export AFTER_AND=2"},
           {"SPLIT_TWO", "export SPLIT_TWO=2"},
           {"QUOTED_PAIR", "export QUOTED_PAIR=whole word"},
       })
    EXPECT_EQ(history(script, e.name), e.history) << e.name;
}

TEST(ShZshrc, WhatIsNotAnAssignmentIsNotFound) {
  const Script script = read_sh(zshrc());
  for (const std::string_view name :
       {"SECRET_FROM_ALIAS", "NOT_A_VARIABLE", "IN_HERE_DOCUMENT", "FIRST_DOCUMENT", "SECOND_DOCUMENT",
        "ONLY_IN_CHILD", "ONLY_IN_SUBSHELL", "ONLY_IN_SUBSTITUTION", "IN_CASE_OF_SUBSTITUTION",
        "IN_DOCUMENT_OF_SUBSTITUTION", "IN_PROCESS", "ANTHROPIC_LOG", "AFTER_RETURN", "plugins", "path"})
    EXPECT_EQ(history(script, name), "");
}

TEST(ShZshrc, CountsWhatIsExportedForCertain) {
  const Script script = read_sh(zshrc());
  std::vector<std::string_view> names;
  for (const Assignment& a : script.assignments)
    if (a.exported && !a.conditional && !a.removes) names.push_back(a.name);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  EXPECT_EQ(names.size(), 93U);
}

TEST(ShZshrc, TheFilesItReadsAreFound) {
  const Script script = read_sh(zshrc());
  std::vector<std::string> found;
  for (const Sourced& s : script.sourced) found.push_back(described(s));
  EXPECT_EQ(
      found,
      (std::vector<std::string>{
          "perhaps source ~/.sdkman/bin/sdkman-init.sh", "perhaps source /opt/conda/etc/profile.d/conda.sh",
          "perhaps source ~/.iterm2_shell_integration.zsh", "perhaps source ~/.fzf.zsh",
          "perhaps source ~/.secrets/env", "perhaps source ~/.zsh_local", "perhaps exporting source ./.env",
          "source ~/.config/work/env.sh", "source ~/.config/work/more.sh", "perhaps source ~/.bun/_bun",
          "perhaps source /opt/google-cloud-sdk/path.zsh.inc",
          "perhaps source /opt/google-cloud-sdk/completion.zsh.inc", "perhaps source ~/.p10k.zsh"}));
}

TEST(ShZshrc, LinesArePointedAtExactly) {
  const std::string text = zshrc();
  for (const Assignment& a : read_sh(text).assignments) {
    const std::string_view line = std::string_view(text).substr(a.at.offset - (a.at.column - 1));
    EXPECT_EQ(line.substr(a.at.column - 1, a.name.size()), a.name);
    EXPECT_EQ(position_of(text, a.at.offset).line, a.at.line) << a.name;
    EXPECT_EQ(position_of(text, a.value_at.offset).column, a.value_at.column) << a.name;
  }
}

}  // namespace
}  // namespace why::test
