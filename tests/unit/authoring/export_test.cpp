// An export says what the files said, in their words.
// SPDX-License-Identifier: Apache-2.0
#include "authoring/export.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "authoring/keys.hpp"
#include "authoring/load.hpp"
#include "unit/authoring/good_catalog.hpp"

namespace why::catalog {
namespace {

/// Whether they hold the same; the order of keys does not count.
bool same(const Node& a, const Node& b) {
  if (a.kind == Node::Kind::table)
    return b.kind == a.kind && a.members.size() == b.members.size() &&
           std::ranges::all_of(a.members, [&](const Member& member) {
             const Node* other = b.find(member.name);
             return other != nullptr && same(member.value, *other);
           });
  if (a.kind == Node::Kind::list) return b.kind == a.kind && std::ranges::equal(a.items, b.items, same);
  return a == b;
}

Node exported(const test::CatalogFiles& texts = test::good_catalog()) {
  test::MemFiles files = texts.files();
  return export_catalog(assemble(load_catalog(files, "/catalog")));
}

struct Exported {
  std::string_view path;  ///< of the export
  std::string_view text;  ///< of the file
  std::string_view key;   ///< of the file; empty: all of it
};

class ExportOf : public testing::TestWithParam<Exported> {};

TEST_P(ExportOf, AFileHoldsWhatTheFileHolds) {
  const auto& [path, text, key] = GetParam();
  const auto file = read_toml(text);
  ASSERT_TRUE(file);
  const Node all = exported();
  EXPECT_TRUE(same(all.at(path), key.empty() ? *file : file->at(key))) << path;
}

INSTANTIATE_TEST_SUITE_P(Export, ExportOf,
                         testing::Values(Exported{"errors[0]", test::k_error_text, ""},
                                         Exported{"errors[1]", test::k_other_error_text, ""},
                                         Exported{"causes[1]", test::k_cause_text, ""},
                                         Exported{"fixes[0]", test::k_fix_text, ""},
                                         Exported{"tools[0]", test::k_tool_text, ""},
                                         Exported{"providers[0]", test::k_provider_text, ""},
                                         Exported{"secrets[0]", test::k_secrets_text, "secret[0]"},
                                         Exported{"start_files", test::k_places_text, "start"},
                                         Exported{"retired", test::k_retired_text, "ids"},
                                         Exported{"import_rules", test::k_import_rules_text, ""}),
                         [](const auto& entry) {
                           std::string name(entry.param.path.substr(0, entry.param.path.find('[')));
                           return name + std::to_string(entry.index);
                         });

TEST(Export, HasTheHashOfTheCatalog) {
  test::MemFiles files = test::good_catalog().files();
  EXPECT_EQ(exported().at("hash").text, load_catalog(files, "/catalog").version);
}

TEST(Export, OfEqualCatalogsIsEqual) { EXPECT_TRUE(exported() == exported()); }

TEST(Export, AChangedWordChangesIt) {
  EXPECT_FALSE(exported() == exported(test::good_catalog().replacing(test::k_error, "any more", "today")));
}

TEST(Export, AFactorOfZeroIsNotLeftOut) {
  const Node all = exported(test::good_catalog().replacing(test::k_cause, "no = 0.5", "no = 0"));
  const Node* no = all.at("causes[1].evidence[0]").find("no");
  ASSERT_NE(no, nullptr);
  EXPECT_EQ(no->number, 0);
}

TEST(Export, NumbersAreThoseThatWereWritten) {
  const Node all = exported(test::good_catalog().replacing(test::k_cause, "yes = 3", "yes = 0.1"));
  EXPECT_EQ(all.at("causes[1].evidence[0].yes").number, 0.1);
}

}  // namespace
}  // namespace why::catalog
