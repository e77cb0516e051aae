// Every rule is raised by an entry that breaks it, and by nothing else.
// SPDX-License-Identifier: Apache-2.0
#include "catalog/check.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "catalog/image.hpp"
#include "catalog/match_tables.hpp"
#include "catalog/packer.hpp"
#include "catalog/rules.hpp"
#include "support/fake_keys.hpp"
#include "unit/catalog/good_catalog.hpp"

namespace why::catalog {
namespace {

using test::CatalogFiles;
using test::good_catalog;

constexpr std::string_view k_today = "2026-11-24";

std::vector<Problem> check_all(const CatalogFiles& catalog) {
  auto files = catalog.files();
  return check(load_catalog(files, "/catalog"), k_today);
}

std::set<std::string> rules_of(const std::vector<Problem>& problems) {
  std::set<std::string> rules;
  for (const Problem& problem : problems) rules.insert(problem.rule);
  return rules;
}

std::string text_of(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& problem : problems) text += describe(problem) + "\n";
  return text;
}

TEST(Check, AGoodCatalogBreaksNoRule) { EXPECT_EQ(text_of(check_all(good_catalog())), ""); }

// ------------------------------------------------ one entry that breaks one rule

struct Breach {
  std::string_view rule;
  CatalogFiles (*spoil)(CatalogFiles);
};

constexpr auto k_error = test::k_error;
constexpr auto k_cause = test::k_cause;
constexpr auto k_fix = test::k_fix;
constexpr auto k_tool = test::k_tool;

const Breach k_breaches[] = {
    // files and keys
    {"file.misplaced", [](CatalogFiles c) { return c.with("/catalog/error/bad-key.toml", "id = \"x\""); }},
    {"guard.syntax", [](CatalogFiles c) { return c.replacing(k_cause, "key.sent and", "key.sent"); }},
    {"key.missing", [](CatalogFiles c) { return c.replacing(k_error, "scope = \"account_auth\"", ""); }},
    {"key.missing", [](CatalogFiles c) { return c.replacing(k_fix, "zh = \"创建新密钥\"", "zh = \"\""); }},
    {"key.type", [](CatalogFiles c) { return c.replacing(k_error, "401\n", "\"401\"\n"); }},
    {"key.unknown", [](CatalogFiles c) { return c.replacing(k_fix, "command", "comand"); }},
    {"toml.syntax", [](CatalogFiles c) { return c.adding(test::k_retired, "ids = []"); }},
    {"value.range", [](CatalogFiles c) { return c.replacing(k_error, "401\n", "-401\n"); }},
    {"value.unknown", [](CatalogFiles c) { return c.replacing(k_error, "account_auth", "account"); }},
    {"value.unknown", [](CatalogFiles c) { return c.replacing(k_tool, "\"cli\"", "\"desk\""); }},
    {"value.unknown", [](CatalogFiles c) { return c.replacing(k_tool, "kind = \"login\"", "kind = \"log-in\"").replacing(k_tool, " and kind(login)", ""); }},
    {"value.unknown", [](CatalogFiles c) { return c.replacing(k_tool, "\"metered\"", "\"monthly\""); }},
    {"value.unknown", [](CatalogFiles c) { return c.replacing(k_tool, "accepts = [\"api_key\"]", "accepts = [\"login\"]"); }},
    {"value.unknown", [](CatalogFiles c) { return c.replacing(k_tool, "version = \"name\"", "version = \"guess\""); }},
    {"value.unknown", [](CatalogFiles c) { return c.replacing(test::k_places, "\"sh\"", "\"bat\""); }},
    {"value.unknown", [](CatalogFiles c) { return c.replacing(test::k_places, "\"login\"", "\"some\""); }},
    // ids
    {"id.duplicate", [](CatalogFiles c) { return c.replacing(test::k_facts, "key.sent", "place.ci").replacing(k_cause, "key.sent and ", "").replacing(k_tool, "key.sent", "place.ci"); }},
    {"id.duplicate", [](CatalogFiles c) { return c.replacing(k_tool, "id = \"cloud\"", "id = \"standard\""); }},
    {"id.form", [](CatalogFiles c) { return c.replacing(test::k_secrets, "acme/key", "acme/Key_1"); }},
    {"id.form", [](CatalogFiles c) { return c.replacing(k_cause, "\"key-is-broken\"", "\"key is broken\""); }},
    {"id.path", [](CatalogFiles c) { return c.replacing(k_error, "box/bad-key", "box/worse-key"); }},
    {"id.retired", [](CatalogFiles c) { return c.replacing(test::k_retired, "box/old-message", "box/bad-key"); }},
    {"id.retired", [](CatalogFiles c) { return c.replacing(test::k_retired, "box/old-message", "key-is-broken"); }},
    {"id.tool", [](CatalogFiles c) {
       return c.without(k_error).with("/catalog/errors/bag/bad-key.toml", std::string(test::k_error_text))
           .replacing("/catalog/errors/bag/bad-key.toml", "box/bad-key", "bag/bad-key"); }},
    // texts
    {"text.commands-glued", [](CatalogFiles c) { return c.replacing(k_fix, "Open the console", "Runbox and open the console"); }},
    {"text.commands-glued", [](CatalogFiles c) { return c.replacing(k_fix, "env {name}", "box loginto; env {name}"); }},
    {"text.exclamation", [](CatalogFiles c) { return c.replacing(k_error, "any more.", "any more!"); }},
    {"text.exclamation", [](CatalogFiles c) { return c.replacing(k_error, "这个密钥。", "这个密钥！"); }},
    {"text.import-note", [](CatalogFiles c) { return c.replacing(k_error, "any more.", "any more. Source: a list of errors."); }},
    {"text.import-note", [](CatalogFiles c) { return c.replacing(k_cause, "any more.", "any more, see https://blog.example/x."); }},
    {"text.languages-mixed", [](CatalogFiles c) { return c.replacing(k_error, "The key is known", "The 密钥 is known"); }},
    {"text.languages-mixed", [](CatalogFiles c) { return c.replacing(k_error, "The key is known", "The key（this one）is known"); }},
    {"text.languages-mixed", [](CatalogFiles c) { return c.replacing(k_error, "已经没有人", "已经 nobody knows the key any more 没有人"); }},
    {"text.not-chinese", [](CatalogFiles c) { return c.replacing(k_error, "已经没有人认识这个密钥。", "Nobody knows it."); }},
    {"text.not-chinese", [](CatalogFiles c) { return c.replacing(k_tool, "zh = \"标准\"", "zh = \"default\""); }},
    {"text.placeholder-unknown", [](CatalogFiles c) { return c.replacing(k_cause, "{name} is", "{nmae} is").replacing(k_cause, "{name} 已", "{nmae} 已"); }},
    {"text.placeholder-unknown", [](CatalogFiles c) { return c.replacing(k_fix, "{action}", "{actoin}"); }},
    {"text.placeholders-differ", [](CatalogFiles c) { return c.replacing(test::k_facts, "{name} 已损坏", "已损坏"); }},
    {"text.secret", [](CatalogFiles c) { return c.replacing(k_error, "refused (401)", "refused (401) " + test::fake_key("acme-k-", 32)); }},
    {"text.secret", [](CatalogFiles c) { return c.replacing(k_error, "password was refused", "password was refused " + test::fake_key("acme-k-", 32)); }},
    {"text.secret", [](CatalogFiles c) { return c.replacing(k_fix, "env {name}", "env " + test::fake_key("acme-k-", 40)); }},
    // errors
    {"cause.count", [](CatalogFiles c) { return c.replacing(k_error, "seen = 0.5", "seen = 0"); }},
    {"cause.not-an-id", [](CatalogFiles c) { return c.replacing(k_error, "\"key-cut-off\"", "\"the key was cut off\""); }},
    {"cause.order", [](CatalogFiles c) { return c.replacing(k_error, "seen = 3", "seen = 0.2"); }},
    {"cause.repeated", [](CatalogFiles c) { return c.replacing(k_error, "\"key-cut-off\"", "\"key-rejected\""); }},
    {"cause.unknown", [](CatalogFiles c) { return c.replacing(k_error, "\"key-cut-off\"", "\"key-cut-of\""); }},
    {"error.http-status", [](CatalogFiles c) { return c.replacing(k_error, "401\n", "4010\n"); }},
    {"error.meaning-repeats-message", [](CatalogFiles c) { return c.replacing(k_error, "The key is known", "Box cannot sign in: the key was refused. It is known"); }},
    {"error.meaning-repeats-message", [](CatalogFiles c) { return c.replacing(k_error, "The key is known to nobody any more.", "The key was refused"); }},
    {"error.no-cause", [](CatalogFiles c) { return c.replacing(k_error, "[[cause]]\nid = \"key-rejected\"\nseen = 3\n", "").replacing(k_error, "[[cause]]\nid = \"key-cut-off\"\nseen = 0.5\n", ""); }},
    {"error.no-counter", [](CatalogFiles c) { return c.replacing(k_error, "[[counter]]", "[[sample]]").replacing(k_error, "the password was refused", "the key was refused"); }},
    {"error.no-reference", [](CatalogFiles c) { return c.replacing(k_error, "[[reference]]\nurl = \"https://github.com/acme/box/issues/7\"\ndate = \"2026-11-20\"\nclaim = \"a new key helped\"\n", ""); }},
    {"error.no-sample", [](CatalogFiles c) { return c.replacing(k_error, "[[sample]]\ntext = \"box: Box cannot sign in: the key was refused (401)\"", "[[counter]]\ntext = \"another text\""); }},
    {"error.no-signature", [](CatalogFiles c) {
       return c.with("/catalog/errors/box/no-signature.toml", std::string(test::k_error_text))
           .replacing("/catalog/errors/box/no-signature.toml", "box/bad-key", "box/no-signature")
           .replacing("/catalog/errors/box/no-signature.toml", "[[signature]]\ntext = \"Box cannot sign in: the key was refused ({status:int})\"", "")
           .replacing("/catalog/errors/box/no-signature.toml", "[[sample]]\ntext = \"box: Box cannot sign in: the key was refused (401)\"", "[[sample]]\ntext = \"\""); }},
    {"provider.unknown", [](CatalogFiles c) { return c.replacing(k_error, "\"acme\"", "\"acmee\""); }},
    {"provider.unknown", [](CatalogFiles c) { return c.replacing(k_tool, "billing = \"metered\"", "billing = \"metered\" #").replacing(k_tool, "kind = \"api_key\"\nprovider = \"acme\"", "kind = \"api_key\"\nprovider = \"amce\""); }},
    {"reference.date", [](CatalogFiles c) { return c.replacing(k_error, "2026-11-20", "20.11.2026"); }},
    {"reference.date", [](CatalogFiles c) { return c.replacing(k_error, "2026-11-20", "2026-11-25"); }},
    {"reference.date", [](CatalogFiles c) { return c.replacing(test::k_secrets, "2026-11-20", "2026-13-20"); }},
    {"reference.third-party", [](CatalogFiles c) { return c.replacing(k_error, "https://github.com/acme/box/issues/7", "https://errors.example/box"); }},
    {"reference.url", [](CatalogFiles c) { return c.replacing(k_error, "https://github.com", "http://github.com"); }},
    {"sample.counter-matched", [](CatalogFiles c) { return c.replacing(k_error, "the password was refused", "the key was refused"); }},
    {"sample.elsewhere", [](CatalogFiles c) {
       return c.with("/catalog/errors/box/other.toml", std::string(test::k_error_text))
           .replacing("/catalog/errors/box/other.toml", "box/bad-key", "box/other")
           .replacing("/catalog/errors/box/other.toml", "the key was refused ({status:int})", "the lock is held by {pid:int}"); }},
    {"sample.unmatched", [](CatalogFiles c) { return c.replacing(k_error, "key was refused (401)", "key was rejected (401)"); }},
    {"signature.duplicate", [](CatalogFiles c) {
       return c.with("/catalog/errors/box/other.toml", std::string(test::k_error_text))
           .replacing("/catalog/errors/box/other.toml", "box/bad-key", "box/other")
           .replacing("/catalog/errors/box/other.toml", "Box cannot sign in: the", "box  CANNOT sign in: \\\"the"); }},
    {"signature.glued", [](CatalogFiles c) { return c.replacing(k_error, "[[cause]]", "[[signature]]\ntext = \"Box has no key at all. / Error: the server did not answer\"\n\n[[cause]]"); }},
    {"signature.invalid", [](CatalogFiles c) { return c.replacing(k_error, "[[cause]]", "[[signature]]\ntext = \"401\"\n\n[[cause]]"); }},
    // causes and fixes
    {"alarm.duplicate", [](CatalogFiles c) {
       return c.adding(k_cause, "[[alarm]]\nid = \"key-is-broken\"\nwhen = \"key.sent\"\nseverity = \"note\"\ntitle = { en = \"a key\", zh = \"密钥\" }\n"); }},
    {"evidence.factor", [](CatalogFiles c) { return c.replacing(k_cause, "yes = 3", "yes = -3"); }},
    {"evidence.factor", [](CatalogFiles c) { return c.replacing(k_cause, "yes = 3\nno = 0.5", ""); }},
    {"fact.unknown", [](CatalogFiles c) { return c.replacing(k_cause, "key.sent and", "key.snet and"); }},
    {"fact.unknown", [](CatalogFiles c) { return c.replacing(k_tool, "fact = \"key.sent\"", "fact = \"key.snet\""); }},
    {"fact.unknown", [](CatalogFiles c) { return c.replacing(k_tool, "fact = \"key.broken\"", "fact = \"key.borken\""); }},
    {"fact.unknown", [](CatalogFiles c) { return c.replacing(test::k_places, "place.ci", "place.cy"); }},
    {"fix.generic", [](CatalogFiles c) { return c.replacing(k_fix, "make a new key", "verify the key and the settings"); }},
    {"fix.generic", [](CatalogFiles c) { return c.replacing(k_fix, "zh = \"创建新密钥", "zh = \"检查密钥"); }},
    {"fix.harmful", [](CatalogFiles c) { return c.replacing(k_fix, "Open the console and", "Delete the stored login and"); }},
    {"fix.harmful", [](CatalogFiles c) { return c.replacing(k_cause, "The provider does not", "Log out first. The provider does not"); }},
    {"fix.harmful", [](CatalogFiles c) { return c.replacing(k_fix, "env {name}=...", "curl --insecure"); }},
    {"fix.unknown", [](CatalogFiles c) { return c.replacing(k_cause, "make-new-key", "make-old-key"); }},
    {"guard.call", [](CatalogFiles c) { return c.replacing(k_cause, "when = \"key.broken\"", "when = \"set(KEY)\""); }},
    // tools, providers, secrets, places
    {"at.form", [](CatalogFiles c) { return c.replacing(k_tool, "variable:BOX_CLOUD", "BOX_CLOUD"); }},
    {"header.form", [](CatalogFiles c) { return c.replacing(k_tool, "[\"authorization\"]", "[\"Authorization\"]"); }},
    {"mode.unreachable", [](CatalogFiles c) { return c.replacing(k_tool, "when = \"on(BOX_CLOUD) and key(user, cloud)\"", ""); }},
    {"name.unknown", [](CatalogFiles c) { return c.replacing(k_tool, "[\"variable\", \"login\"]", "[\"variable\", \"login\", \"logni\"]"); }},
    {"name.unknown", [](CatalogFiles c) { return c.replacing(k_tool, "deciders = [\"variable\"]", "deciders = [\"extra-header\"]"); }},
    {"name.unknown", [](CatalogFiles c) { return c.replacing(k_tool, "yields_to = [\"variable\"]", "yields_to = [\"varable\"]"); }},
    {"name.unknown", [](CatalogFiles c) { return c.replacing(k_tool, "only_layer = \"user\"", "only_layer = \"usr\""); }},
    {"name.unknown", [](CatalogFiles c) { return c.replacing(k_tool, "layer:user", "layer:usr"); }},
    {"name.unknown", [](CatalogFiles c) { return c.replacing(k_tool, "mode = \"standard\"", "mode = \"standrad\""); }},
    {"name.unknown", [](CatalogFiles c) { return c.replacing(k_tool, "present(variable)", "present(varable)"); }},
    {"name.unknown", [](CatalogFiles c) { return c.replacing(k_tool, "key(user, cloud)", "key(usr, cloud)"); }},
    {"name.unknown", [](CatalogFiles c) { return c.replacing(k_tool, "not flag(--bare)", "os(beos)"); }},
    {"path.form", [](CatalogFiles c) { return c.replacing(k_tool, "{config}/conf.d/*.json", "{config}/*.d/x.json"); }},
    {"path.form", [](CatalogFiles c) { return c.replacing(k_tool, "\"~/.box\"", "\"box\""); }},
    {"path.form", [](CatalogFiles c) { return c.replacing(k_tool, "{config}/login.json", "{confg}/login.json"); }},
    {"path.form", [](CatalogFiles c) { return c.replacing(k_tool, "file({config}/lock)", "file({config/lock)"); }},
    {"path.form", [](CatalogFiles c) { return c.replacing(test::k_places, "~/.profile", "{config}/profile"); }},
    {"place.mark", [](CatalogFiles c) { return c.replacing(test::k_places, "variable = \"CI\"", ""); }},
    {"provider.host", [](CatalogFiles c) { return c.replacing(test::k_provider, "\"api.acme.example\"", "\"https://api.acme.example\""); }},
    {"reference.url", [](CatalogFiles c) { return c.replacing(test::k_provider, "https://console", "console"); }},
    {"secret.alphabet", [](CatalogFiles c) { return c.replacing(test::k_secrets, "A-Za-z0-9_-", "A"); }},
    {"secret.length", [](CatalogFiles c) { return c.replacing(test::k_secrets, "min = 20", "min = 61"); }},
    {"secret.length", [](CatalogFiles c) { return c.replacing(test::k_secrets, "[32, 40]", "[32, 61]"); }},
    {"source.incomplete", [](CatalogFiles c) { return c.replacing(k_tool, "paths = [\"{config}/login.json\"]", ""); }},
    {"source.incomplete", [](CatalogFiles c) { return c.replacing(k_tool, "header = \"x-box-key\"", ""); }},
    {"source.incomplete", [](CatalogFiles c) { return c.replacing(k_tool, "paths = [\"{config}/conf.d/*.json\"]", ""); }},
    {"source.unused", [](CatalogFiles c) { return c.replacing(k_tool, "[\"variable\", \"login\"]", "[\"variable\"]"); }},
    {"tool.mark", [](CatalogFiles c) { return c.replacing(k_tool, "Welcome to Box", "Box"); }},
};

class CheckRule : public testing::TestWithParam<Breach> {};

TEST_P(CheckRule, IsRaisedAlone) {
  const auto problems = check_all(GetParam().spoil(good_catalog()));
  EXPECT_EQ(rules_of(problems), std::set<std::string>{std::string(GetParam().rule)}) << text_of(problems);
}

INSTANTIATE_TEST_SUITE_P(Check, CheckRule, testing::ValuesIn(k_breaches), [](const auto& info) {
  std::string name;
  for (const char c : info.param.rule) name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  return name + "_" + std::to_string(info.index);
});

TEST(Check, EveryRuleHasAnEntryThatBreaksIt) {
  std::set<std::string_view> tested{"file.unreadable"};  // load_test.cpp
  for (const Breach& breach : k_breaches) tested.insert(breach.rule);
  for (const Rule& rule : k_rules) EXPECT_TRUE(tested.contains(rule.id)) << rule.id;
}

// ------------------------------------------------ how it is said

TEST(Check, AProblemSaysWhereWhatWhyAndHow) {
  const auto problems = check_all(good_catalog().replacing(k_error, "\"key-cut-off\"", "\"key-cut-of\""));
  EXPECT_EQ(text_of(problems),
            "/catalog/errors/box/bad-key.toml:18:6: [cause.unknown] there is no cause `key-cut-of` — a cause without an entry "
            "explains nothing — did you mean `key-cut-off`?\n");
}

TEST(Check, AThirdPartySourceAloneIsOnlyAWarning) {
  const auto problems = check_all(good_catalog().replacing(k_error, "https://github.com/acme/box/issues/7", "https://errors.example/box"));
  EXPECT_FALSE(has_errors(problems));
}

TEST(Check, AThirdPartySourceBesideAnotherIsFine) {
  EXPECT_TRUE(check_all(good_catalog().adding(k_error, "[[reference]]\nurl = \"https://errors.example/box\"\ndate = \"2026-11-20\"\nclaim = \"same\"\n")).empty());
}

TEST(Check, ProblemsAreSortedByPlace) {
  const auto problems = check_all(good_catalog().replacing(k_error, "seen = 0.5", "seen = 0").replacing(k_error, "2026-11-20", "x").replacing(k_cause, "key.sent", "x"));
  ASSERT_EQ(problems.size(), 3U);
  EXPECT_EQ(problems[0].rule, "fact.unknown");
  EXPECT_EQ(problems[1].rule, "cause.count");
}

TEST(Check, AFakeSecretMarkedAsSuchIsAllowed) {
  EXPECT_EQ(text_of(check_all(good_catalog().replacing(k_error, "refused (401)\"", "refused (401) acme-k-" + std::string("EXAMPLE") + test::fake_key("", 30) + "\""))), "");
}

// ------------------------------------------------ a few entries against everything

TEST(Check, SingleEntriesAreCheckedAgainstTheKnownOnes) {
  auto files = good_catalog().files();
  Catalog<Owned> known = assemble(load_catalog(files, "/catalog"));
  const auto image = pack(known);

  test::MemFiles mine;
  std::string text(test::k_error_text);
  text.replace(text.find("box/bad-key"), 11, "box/my-error");
  mine.with("/tmp/my-error.toml", text);
  Loaded loaded = load_entries(mine, "/tmp/my-error.toml");
  complete(loaded, **view(image));
  EXPECT_EQ(rules_of(check(loaded, k_today)), std::set<std::string>{"signature.duplicate"});
}

TEST(Check, KnownEntriesAreNotBlamed) {
  auto files = good_catalog().replacing(k_error, "seen = 0.5", "seen = 0").files();
  const auto image = pack(assemble(load_catalog(files, "/catalog")));
  Loaded none;
  complete(none, **view(image));
  EXPECT_EQ(text_of(check(none, k_today)), "");
}

}  // namespace
}  // namespace why::catalog
