// Files become entries; what does not fit is named with its place, and the rest is read all the same.
// SPDX-License-Identifier: Apache-2.0
#include "authoring/load.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "catalog/image.hpp"
#include "catalog/packer.hpp"
#include "unit/authoring/good_catalog.hpp"

namespace why::catalog {
namespace {

using test::good_catalog;

Loaded load(const test::CatalogFiles& catalog) {
  auto files = catalog.files();
  return load_catalog(files, "/catalog");
}

/// "rule file:line:column" of the only problem; or all of them.
std::string problems_of(const Loaded& loaded) {
  std::string out;
  for (const Problem& p : loaded.problems)
    out += (out.empty() ? "" : "; ") + p.rule + " " + p.file + ":" + std::to_string(p.line) + ":" +
           std::to_string(p.column);
  return out;
}

// ------------------------------------------------ what is read

TEST(Load, AGoodCatalogHasNoProblems) { EXPECT_EQ(problems_of(load(good_catalog())), ""); }

TEST(Load, AnErrorIsReadWhole) {
  const Loaded loaded = load(good_catalog());
  ASSERT_EQ(loaded.errors.size(), 2U);
  const Error<Owned>& error = loaded.errors[0].value;
  EXPECT_EQ(error.id, "box/bad-key");
  EXPECT_EQ(error.tool, "box");
  EXPECT_EQ(error.scope, Scope::account_auth);
  EXPECT_EQ(error.http_status, 401U);
  EXPECT_EQ(error.title.zh, "服务器拒绝了该密钥");
  EXPECT_EQ(error.causes.at(1).cause, "key-cut-off");
  EXPECT_FLOAT_EQ(error.causes.at(1).seen, 0.5F);
  EXPECT_EQ(error.samples.at(0).note, "box 2.1");
  EXPECT_EQ(error.references.at(0).date, "2026-11-20");
}

TEST(Load, SignaturesAreCompiled) {
  const Loaded loaded = load(good_catalog());
  const Signature<Owned>& signature = loaded.errors.at(0).value.signatures.at(0);
  EXPECT_FALSE(signature.regex.empty());
  EXPECT_EQ(signature.holes.at(0).name, "status");
}

TEST(Load, AToolIsReadWhole) {
  const Loaded loaded = load(good_catalog());
  const Tool<Owned>& tool = loaded.tools.at(0).value;
  EXPECT_EQ(tool.layers.at(0).settings, 1U);
  EXPECT_EQ(tool.layers.at(0).when.steps.size(), 2U);
  EXPECT_EQ(tool.sources.at(2).where, Where::header_variable);
  EXPECT_EQ(tool.sources.at(1).requires_.at(0).contains, "model");
  EXPECT_EQ(tool.modes.at(1).groups.at(0).send, Send::first);
  EXPECT_EQ(tool.modes.at(1).stops.at(0).fact, "key.sent");
  EXPECT_EQ(tool.observations.at(0).at, "file:{config}/lock");
}

TEST(Load, ListsOfEntriesAreRead) {
  const Loaded loaded = load(good_catalog());
  EXPECT_EQ(loaded.facts.size(), 3U);
  EXPECT_EQ(loaded.secrets.at(0).value.exact_max, 40U);
  EXPECT_EQ(loaded.placeholders.at(0).value.whole, 1U);
  EXPECT_EQ(loaded.start_files.at(0).value.paths.size(), 2U);
  EXPECT_EQ(loaded.place_marks.at(0).value.variable, "CI");
  EXPECT_EQ(loaded.harmless_names, std::vector<std::string>{"KEYBOARD"});
  EXPECT_EQ(loaded.retired, std::vector<std::string>{"box/old-message"});
}

TEST(Load, EntriesAreSortedById) {
  const Loaded loaded = load(good_catalog());
  EXPECT_EQ(loaded.causes.at(0).value.id, "key-cut-off");
  EXPECT_EQ(loaded.facts.at(0).value.id, "key.broken");
}

TEST(Load, AnEntryKnowsItsPlace) {
  const Loaded loaded = load(good_catalog());
  const auto& broken = loaded.facts.at(0);
  EXPECT_EQ(broken.document->path, test::k_facts);
  EXPECT_EQ(broken.node->at("yes.en").place.line, 8U);
}

TEST(Load, EnumeratorsMayBeWrittenWithHyphens) {
  auto catalog = good_catalog().replacing(test::k_error, "account_auth", "account-auth");
  EXPECT_EQ(problems_of(load(catalog)), "");
}

// ------------------------------------------------ what does not fit

TEST(Load, AnUnknownKeyIsNamedWithItsNeighbour) {
  const Loaded loaded = load(good_catalog().replacing(test::k_fix, "steps", "stesp"));
  ASSERT_EQ(
      problems_of(loaded),
      "key.missing /catalog/fixes/make-new-key.toml:1:1; key.unknown /catalog/fixes/make-new-key.toml:6:1");
  EXPECT_EQ(loaded.problems[1].how, "did you mean `steps`?");
}

TEST(Load, AMissingKeyInsideATableIsNamedByItsPath) {
  const Loaded loaded =
      load(good_catalog().replacing(test::k_error, "url = \"https://github.com/acme/box/issues/7\"", ""));
  ASSERT_EQ(loaded.problems.size(), 1U);
  EXPECT_EQ(loaded.problems[0].rule, "key.missing");
  EXPECT_EQ(loaded.problems[0].what, "`reference[0].url` is missing");
}

TEST(Load, AnEmptyTextCountsAsMissing) {
  const Loaded loaded = load(good_catalog().replacing(test::k_fix, "make a new key", " "));
  ASSERT_EQ(loaded.problems.size(), 1U);
  EXPECT_EQ(loaded.problems[0].what, "`title.en` is empty");
}

TEST(Load, WrongTypesAreNamed) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"http_status = 401", "http_status = \"401\""},
      {"seen = 3", "seen = true"},
      {"date = \"2026-11-20\"", "date = 2026-11-20"},
      {"[[reference]]", "[reference]"},
      {"title = {", "title = [] #"},
  };
  for (const auto& [from, to] : cases) {
    const Loaded loaded = load(good_catalog().replacing(test::k_error, from, to));
    ASSERT_FALSE(loaded.problems.empty()) << to;
    EXPECT_TRUE(std::ranges::any_of(loaded.problems, [](const Problem& p) { return p.rule == "key.type"; }))
        << to;
  }
}

TEST(Load, NumbersOutsideTheirRangeAreRefused) {
  for (const char* number : {"-1", "4294967296"})
    EXPECT_EQ(problems_of(load(good_catalog().replacing(test::k_error, "401\n", std::string(number) + "\n"))),
              "value.range /catalog/errors/box/bad-key.toml:5:15");
  EXPECT_EQ(problems_of(load(good_catalog().replacing(test::k_error, "seen = 3", "seen = inf"))),
            "value.range /catalog/errors/box/bad-key.toml:15:8");
}

TEST(Load, AnUnknownWordIsToldItsNeighbour) {
  const Loaded loaded = load(good_catalog().replacing(test::k_fix, "\"none\"", "\"set_setings\""));
  ASSERT_EQ(loaded.problems.size(), 1U);
  EXPECT_EQ(loaded.problems[0].rule, "value.unknown");
  EXPECT_EQ(loaded.problems[0].how, "did you mean `set_setting`?");
}

TEST(Load, ThereIsNoWordForDeleting) {
  const Loaded loaded = load(good_catalog().replacing(test::k_fix, "\"none\"", "\"delete_file\""));
  EXPECT_EQ(problems_of(loaded), "value.unknown /catalog/fixes/make-new-key.toml:3:10");
}

TEST(Load, AFaultInAGuardIsNamedByItsColumn) {
  const Loaded loaded =
      load(good_catalog().replacing(test::k_cause, "key.sent and not key.broken", "key.sent nad x"));
  EXPECT_EQ(problems_of(loaded), "guard.syntax /catalog/causes/key-rejected.toml:9:18");
}

TEST(Load, ASignatureThatDoesNotCompileIsNamed) {
  const Loaded loaded = load(good_catalog().replacing(test::k_error, "{status:int}", "{status:number}"));
  EXPECT_EQ(problems_of(loaded), "signature.invalid /catalog/errors/box/bad-key.toml:11:8");
}

TEST(Load, BrokenTomlIsNamedAndTheOtherFilesAreRead) {
  const Loaded loaded = load(good_catalog().replacing(test::k_fix, "id = ", "id "));
  ASSERT_EQ(loaded.problems.size(), 1U);
  EXPECT_EQ(loaded.problems[0].rule, "toml.syntax");
  EXPECT_EQ(loaded.problems[0].line, 2U);
  EXPECT_EQ(loaded.errors.size(), 2U);
}

TEST(Load, ADuplicateKeyIsASyntaxError) {
  EXPECT_EQ(load(good_catalog().adding(test::k_fix, "id = \"other\"\n")).problems.at(0).rule, "toml.syntax");
}

TEST(Load, AllProblemsAreCollected) {
  const Loaded loaded = load(good_catalog()
                                 .replacing(test::k_fix, "\"none\"", "\"no\"")
                                 .replacing(test::k_fix, "reversible", "reversable")
                                 .replacing(test::k_error, "seen = 3", "seen = \"3\""));
  EXPECT_EQ(loaded.problems.size(), 4U) << problems_of(loaded);
}

TEST(Load, AnIdMustBeTheFileName) {
  EXPECT_EQ(problems_of(load(good_catalog().replacing(test::k_cause, "key-rejected", "key-refused"))),
            "id.path /catalog/causes/key-rejected.toml:2:6");
  EXPECT_EQ(problems_of(load(good_catalog().replacing(test::k_error, "box/bad-key", "bag/bad-key"))),
            "id.path /catalog/errors/box/bad-key.toml:2:6");
}

TEST(Load, AFileOutsideItsFolderIsNamed) {
  EXPECT_EQ(problems_of(load(good_catalog().with("/catalog/error/box/x.toml", ""))),
            "file.misplaced /catalog/error/box/x.toml:1:1");
}

TEST(Load, AFileThatCannotBeReadIsNamed) {
  auto files = good_catalog().files();
  files.faults.emplace(test::k_fix, Errc::denied);
  EXPECT_EQ(problems_of(load_catalog(files, "/catalog")),
            "file.unreadable /catalog/fixes/make-new-key.toml:1:1");
}

TEST(Load, AMissingFolderIsNamed) {
  test::MemFiles files;
  EXPECT_EQ(problems_of(load_catalog(files, "/nowhere")), "file.unreadable /nowhere:1:1");
}

TEST(Load, OtherFilesAreLeftAlone) {
  EXPECT_EQ(
      problems_of(
          load(good_catalog().with("/catalog/schema/error.schema.json", "{").with("/catalog/README.md", ""))),
      "");
}

// ------------------------------------------------ single files

TEST(LoadEntries, AFileIsKnownByItsKeysWhereverItStands) {
  test::MemFiles files;
  files.with("/tmp/bad-key.toml", std::string(test::k_error_text))
      .with("/tmp/key-rejected.toml", std::string(test::k_cause_text));
  const Loaded loaded = load_entries(files, "/tmp/");
  EXPECT_EQ(problems_of(loaded), "");
  EXPECT_EQ(loaded.errors.size(), 1U);
  EXPECT_EQ(loaded.causes.size(), 1U);
}

TEST(LoadEntries, AFileInACatalogIsKnownByItsFolder) {
  auto files = good_catalog().files();
  EXPECT_EQ(load_entries(files, test::k_facts).facts.size(), 3U);
  EXPECT_EQ(load_entries(files, "/catalog/errors").errors.size(), 2U);
}

TEST(LoadEntries, AFileOfNoKnownKindIsNamed) {
  test::MemFiles files;
  files.with("/tmp/Cargo.toml", "[package]\nversion = \"1\"\n");
  EXPECT_EQ(problems_of(load_entries(files, "/tmp/Cargo.toml")), "file.misplaced /tmp/Cargo.toml:1:1");
}

TEST(LoadEntries, KnownEntriesFillTheGaps) {
  const auto image = pack(assemble(load(good_catalog())));
  test::MemFiles files;
  files.with("/tmp/key-rejected.toml", std::string(test::k_cause_text));
  Loaded loaded = load_entries(files, "/tmp/key-rejected.toml");
  complete(loaded, **view(image));
  ASSERT_EQ(loaded.causes.size(), 2U);
  EXPECT_EQ(loaded.causes[0].document, nullptr);
  EXPECT_EQ(loaded.causes[1].document->path, "/tmp/key-rejected.toml");
  EXPECT_EQ(loaded.errors.size(), 2U);
}

// ------------------------------------------------ the version

TEST(Load, TheVersionIsSixteenDigitsAndFollowsEveryChange) {
  const std::string version = load(good_catalog()).version;
  EXPECT_EQ(version.size(), 16U);
  EXPECT_EQ(version.find_first_not_of("0123456789abcdef"), version.npos);
  EXPECT_EQ(version, load(good_catalog()).version);
  EXPECT_NE(version, load(good_catalog().adding(test::k_fix, "# \n")).version);
  EXPECT_NE(version, load(good_catalog().without(test::k_retired)).version);
}

TEST(Load, TheVersionDoesNotDependOnWhereTheCatalogLies) {
  test::MemFiles here, there;
  here.with("/a/retired.toml", "ids = []");
  there.with("/elsewhere/b/retired.toml", "ids = []");
  EXPECT_EQ(load_catalog(here, "/a").version, load_catalog(there, "/elsewhere/b").version);
}

}  // namespace
}  // namespace why::catalog
