// A page of an imported error list, brought into the form of an entry, is refused with every fault it has.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "authoring/check.hpp"
#include "unit/authoring/good_catalog.hpp"

namespace why::catalog {
namespace {

// Two messages in one signature, the note of an importer as the meaning and as the cause, half of it in the
// other language, no scope, no sample, no counter-sample, and a blog as the only source.
constexpr std::string_view k_page = R"toml(
id = "box/authentication-failed"
strength = "message"
title = { en = "Authentication failed. Runbox auth loginto authenticate", zh = "Authentication failed" }
meaning = { en = "Authentication failed. Run box auth login to authenticate. / Error: 401 is a failure pattern reported for developers 用户遇到认证失败. Based on the imported evidence, treat this as a tool-specific page.", zh = "source: https://errors.example/box-failed/ — 覆盖了 auth login。covered-errors.md 未覆盖。Commercial value 高。" }

[[signature]]
text = 'Authentication failed. Run box auth login to authenticate. / Error: 401 - {"error":{"message":"invalid box key"}}'

[[cause]]
id = "source: https://errors.example/box-failed/ — 覆盖了 auth login"
seen = 0

[[reference]]
url = "https://errors.example/box-failed/"
date = "2026-11-20"
claim = "a list of errors"
)toml";

constexpr std::string_view k_page_fix = R"toml(
id = "verify-settings"
action = "none"
reversible = true
title = { en = "Verify the account session, API key and provider settings", zh = "检查账户会话、密钥和设置" }
steps = { en = "Confirm the exact message: Authentication failed. Runbox auth loginto authenticate.", zh = "确认完整的消息。" }
)toml";

std::vector<Problem> problems_of_page() {
  auto files = test::good_catalog()
                   .with("/catalog/errors/box/authentication-failed.toml", std::string(k_page))
                   .with("/catalog/fixes/verify-settings.toml", std::string(k_page_fix))
                   .files();
  return check(load_catalog(files, "/catalog"), "2026-11-24");
}

/// "rule place", place being the line of the fault.
struct Fault {
  std::string_view rule, what;
};

class ImportedPage : public testing::TestWithParam<Fault> {};

TEST_P(ImportedPage, IsRefusedForThisFault) {
  const auto problems = problems_of_page();
  EXPECT_TRUE(std::ranges::any_of(problems, [](const Problem& p) {
    return p.rule == GetParam().rule && p.what.find(GetParam().what) != std::string::npos;
  }));
}

INSTANTIATE_TEST_SUITE_P(
    Check, ImportedPage,
    testing::Values(Fault{"key.missing", "`scope` is missing"}, Fault{"error.no-sample", ""},
                    Fault{"error.no-counter", ""}, Fault{"signature.glued", "two messages"},
                    Fault{"error.meaning-repeats-message", ""},
                    Fault{"text.import-note", "`imported evidence`"}, Fault{"text.import-note", "`source:`"},
                    Fault{"text.languages-mixed", "the English text has Chinese"},
                    Fault{"text.not-chinese", ""}, Fault{"text.commands-glued", "`runbox`"},
                    Fault{"text.commands-glued", "`loginto`"}, Fault{"cause.not-an-id", ""},
                    Fault{"cause.count", ""}, Fault{"reference.third-party", ""},
                    Fault{"fix.generic", "names no change"}));

TEST(ImportedPage, IsRefusedForNothingElse) {
  const std::vector<std::string_view> expected{
      "cause.count",         "cause.not-an-id",       "error.meaning-repeats-message",
      "error.no-counter",    "error.no-sample",       "fix.generic",
      "key.missing",         "reference.third-party", "signature.glued",
      "text.commands-glued", "text.import-note",      "text.languages-mixed",
      "text.not-chinese"};
  for (const Problem& problem : problems_of_page())
    EXPECT_TRUE(std::ranges::binary_search(expected, std::string_view(problem.rule))) << describe(problem);
}

TEST(ImportedPage, IsRefused) { EXPECT_TRUE(has_errors(problems_of_page())); }

}  // namespace
}  // namespace why::catalog
