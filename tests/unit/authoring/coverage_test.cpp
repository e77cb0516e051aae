// Coverage counts what is there and names what is thin.
// SPDX-License-Identifier: Apache-2.0
#include "authoring/coverage.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "unit/authoring/packed_good_catalog.hpp"

namespace why::catalog {
namespace {

using Ids = std::vector<std::string_view>;

class CoverageOf : public testing::Test {
 protected:
  const Coverage& of(const test::CatalogFiles& texts = test::good_catalog()) {
    catalog_.emplace(texts);
    coverage_ = coverage_of(catalog_->get());
    return coverage_;
  }

 private:
  std::optional<test::PackedGoodCatalog> catalog_;
  Coverage coverage_;
};

TEST_F(CoverageOf, ACatalogCountsItsErrorsByToolAndScope) {
  const Coverage& coverage = of();
  ASSERT_EQ(coverage.tools.size(), 1U);
  EXPECT_EQ(coverage.tools[0].tool, "box");
  EXPECT_EQ(coverage.tools[0].scopes[static_cast<std::size_t>(Scope::account_auth)].errors, 1U);
  EXPECT_EQ(coverage.tools[0].scopes[static_cast<std::size_t>(Scope::local_runtime)].errors, 1U);
  EXPECT_EQ(coverage.tools[0].scopes[static_cast<std::size_t>(Scope::quota_rate)].errors, 0U);
}

TEST_F(CoverageOf, ACatalogCountsLanguagesApart) {
  const Coverage& coverage =
      of(test::good_catalog().replacing(test::k_error, "zh = \"服务器拒绝了该密钥\"", "zh = \"\""));
  const Cell& cell = coverage.tools[0].scopes[static_cast<std::size_t>(Scope::account_auth)];
  EXPECT_EQ(cell.en, 1U);
  EXPECT_EQ(cell.zh, 0U);
}

TEST_F(CoverageOf, AToolWithoutErrorsIsThere) {
  const Coverage& coverage = of(test::good_catalog().without(test::k_error).without(test::k_other_error));
  ASSERT_EQ(coverage.tools.size(), 1U);
  EXPECT_TRUE(
      std::ranges::all_of(coverage.tools[0].scopes, [](const Cell& cell) { return cell.errors == 0; }));
}

TEST_F(CoverageOf, AnErrorWithTwoPagesRestsOnMoreThanOne) {
  const std::string same =
      "[[reference]]\nurl = \"https://docs.acme.example/locks\"\ndate = \"2026-11-20\"\nclaim = \"x\"\n";
  const std::string other =
      "[[reference]]\nurl = \"https://docs.acme.example/keys\"\ndate = \"2026-11-20\"\nclaim = \"x\"\n";
  const Coverage& coverage =
      of(test::good_catalog().adding(test::k_error, other).adding(test::k_other_error, same));
  EXPECT_EQ(coverage.single_source, Ids{"box/locked"});
}

TEST_F(CoverageOf, TheOldestCheckStandsFirst) {
  const Coverage& coverage =
      of(test::good_catalog().replacing(test::k_other_error, "2026-11-20", "2025-01-31"));
  ASSERT_EQ(coverage.checked.size(), 2U);
  EXPECT_EQ(coverage.checked[0].error, "box/locked");
  EXPECT_EQ(coverage.checked[0].date, "2025-01-31");
}

TEST_F(CoverageOf, ACauseWithoutErrorsIsNamed) {
  EXPECT_EQ(of().unused_causes, Ids{});
  EXPECT_EQ(of(test::good_catalog().without(test::k_error)).unused_causes, Ids{"key-rejected"});
}

TEST_F(CoverageOf, AFixOfAnAlarmIsUsed) {
  auto texts = test::good_catalog();
  texts.replacing(test::k_cause, "fixes = [\"make-new-key\"]\n", "");
  EXPECT_EQ(of(texts).unused_fixes, Ids{"make-new-key"});
  texts.adding(test::k_cause, "fixes = [\"make-new-key\"]\n");
  EXPECT_EQ(of(texts).unused_fixes, Ids{});
}

TEST_F(CoverageOf, AProviderWithoutErrorsIsNamed) {
  EXPECT_EQ(of().silent_providers, Ids{});
  EXPECT_EQ(of(test::good_catalog().replacing(test::k_error, "provider = \"acme\"", "")).silent_providers,
            Ids{"acme"});
}

}  // namespace
}  // namespace why::catalog
