// Every rule is raised by an entry that breaks it, and by nothing else.
// SPDX-License-Identifier: Apache-2.0
#include "authoring/check.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <vector>

#include "catalog/image.hpp"
#include "catalog/packer.hpp"
#include "authoring/rules.hpp"
#include "support/fake_keys.hpp"
#include "unit/authoring/good_catalog.hpp"

namespace why::catalog {
namespace {

using namespace test;  // the paths of the good catalog

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

/// `from` becomes `to`; without `from`, `to` is added at the end.
struct Edit {
  std::string_view path, from;
  std::string to;
};
struct Breach {
  std::string_view rule;
  std::vector<Edit> edits;
};

std::string fake_secret() { return fake_key("acme-k-", 32); }

const std::vector<Breach> k_breaches{
    // files and keys
    {"file.misplaced", {{"/catalog/error/bad-key.toml", "", "id = \"x\""}}},
    {"guard.syntax", {{k_cause, "key.sent and", "key.sent"}}},
    {"key.missing", {{k_error, "scope = \"account_auth\"", ""}}},
    {"key.missing", {{k_fix, "en = \"make a new key\"", "en = \"\""}}},
    {"text.not-chinese", {{k_fix, "zh = \"创建新密钥\"", "zh = \"\""}}},
    {"key.type", {{k_error, "401\n", "\"401\"\n"}}},
    {"key.unknown", {{k_fix, "command", "comand"}}},
    {"toml.syntax", {{k_retired, "", "ids = []"}}},
    {"value.range", {{k_error, "401\n", "-401\n"}}},
    {"value.unknown", {{k_error, "account_auth", "account"}}},
    {"value.unknown", {{k_tool, "\"cli\"", "\"desk\""}}},
    {"value.unknown", {{k_tool, "kind = \"login\"", "kind = \"log-in\""}, {k_tool, " and kind(login)", ""}}},
    {"value.unknown", {{k_tool, "\"metered\"", "\"monthly\""}}},
    {"value.unknown", {{k_tool, "accepts = [\"api_key\"]", "accepts = [\"login\"]"}}},
    {"value.unknown", {{k_tool, "accepts = [\"api_key\"]", "refuses = [\"line-brake\"]"}}},
    {"value.unknown", {{k_tool, "version = \"name\"", "version = \"guess\""}}},
    {"value.unknown", {{k_provider, "GET", "DELETE"}}},
    {"value.unknown", {{k_places, "\"sh\"", "\"bat\""}}},
    {"value.unknown", {{k_places, "\"login\"", "\"some\""}}},
    // ids
    {"id.duplicate",
     {{k_facts, "", "[[fact]]\nid = \"key.sent\"\nyes = { en = \"sent\", zh = \"已发送\" }\n"}}},
    {"id.duplicate", {{k_tool, "id = \"cloud\"", "id = \"standard\""}}},
    {"id.duplicate", {{k_import_rules, "\"locked-out\"", "\"billing\""}}},
    {"id.form", {{k_secrets, "acme/key", "acme/Key_1"}}},
    {"id.form", {{k_secrets, "acme/key", "acme-key"}}},
    {"id.form", {{k_cause, "\"key-is-broken\"", "\"key is broken\""}}},
    {"id.path", {{k_error, "box/bad-key", "box/worse-key"}}},
    {"id.retired", {{k_retired, "box/old-message", "box/bad-key"}}},
    {"id.retired", {{k_retired, "box/old-message", "key-is-broken"}}},
    // texts
    {"text.commands-glued", {{k_fix, "Open the console", "Runbox and open the console"}}},
    {"text.commands-glued", {{k_fix, "env {name}", "box loginto; env {name}"}}},
    {"text.exclamation", {{k_error, "any more.", "any more!"}}},
    {"text.exclamation", {{k_error, "这个密钥。", "这个密钥！"}}},
    {"text.import-note", {{k_error, "any more.", "any more. Source: a list of errors."}}},
    {"text.import-note", {{k_cause, "any more.", "any more, see https://blog.example/x."}}},
    {"text.languages-mixed", {{k_error, "The key is known", "The 密钥 is known"}}},
    {"text.languages-mixed", {{k_error, "The key is known", "The key（this one）is known"}}},
    {"text.languages-mixed", {{k_error, "已经没有人", "已经 nobody knows the key any more 没有人"}}},
    {"text.not-chinese", {{k_error, "已经没有人认识这个密钥。", "Nobody knows it."}}},
    {"text.not-chinese", {{k_tool, "zh = \"标准\"", "zh = \"default\""}}},
    {"text.placeholder-unknown", {{k_cause, "{name} is", "{nmae} is"}, {k_cause, "{name} 已", "{nmae} 已"}}},
    {"text.placeholder-unknown", {{k_fix, "{action}", "{actoin}"}}},
    {"text.placeholders-differ", {{k_facts, "{name} 已损坏", "已损坏"}}},
    {"text.secret", {{k_error, "key was refused (401)", "key was refused (401) " + fake_secret()}}},
    {"text.secret", {{k_error, "password was refused", "password was refused " + fake_secret()}}},
    {"text.secret", {{k_fix, "env {name}", "env " + fake_secret()}}},
    // errors
    {"cause.count", {{k_error, "seen = 0.5", "seen = 0"}}},
    {"cause.not-an-id", {{k_error, "\"key-cut-off\"", "\"the key was cut off\""}}},
    {"cause.order", {{k_error, "seen = 3", "seen = 0.2"}}},
    {"cause.repeated", {{k_error, "\"key-cut-off\"", "\"key-rejected\""}}},
    {"cause.unknown", {{k_error, "\"key-cut-off\"", "\"key-cut-of\""}}},
    {"error.http-status", {{k_error, "401\n", "4010\n"}}},
    {"error.meaning-repeats-message",
     {{k_error, "The key is known", "Box cannot sign in: the key was refused. It is known"}}},
    {"error.meaning-repeats-message",
     {{k_error, "The key is known to nobody any more.", "The key was refused"}}},
    {"error.no-cause", {{k_other_error, "[[cause]]\nid = \"key-cut-off\"\nseen = 1\n", ""}}},
    {"error.no-counter", {{k_other_error, "[[counter]]\ntext = \"Box is locked by another user\"", ""}}},
    {"error.no-reference",
     {{k_other_error,
       "[[reference]]\nurl = \"https://docs.acme.example/locks\"\ndate = \"2026-11-20\"\nclaim = \"one run at a time\"\n",
       ""}}},
    {"error.no-sample", {{k_other_error, "[[sample]]\ntext = \"Box is locked by process 4711\"", ""}}},
    {"error.no-signature",
     {{k_other_error, "[[signature]]\ntext = \"Box is locked by process {pid:int}\"", ""}}},
    {"provider.unknown", {{k_error, "\"acme\"", "\"acmee\""}}},
    {"provider.unknown", {{k_tool, "provider = \"acme\"", "provider = \"amce\""}}},
    {"reference.date", {{k_error, "2026-11-20", "20.11.2026"}}},
    {"reference.date", {{k_error, "2026-11-20", "2026-11-25"}}},
    {"reference.date", {{k_secrets, "2026-11-20", "2026-13-20"}}},
    {"reference.third-party",
     {{k_error, "https://github.com/acme/box/issues/7", "https://errors.example/box"}}},
    {"reference.url", {{k_error, "https://github.com", "http://github.com"}}},
    {"reference.url", {{k_provider, "https://console", "console"}}},
    {"reference.url", {{k_provider, "https://api", "http://api"}}},
    {"sample.counter-matched", {{k_error, "the password was refused", "the key was refused"}}},
    {"sample.elsewhere",
     {{k_other_error, "by process 4711", "by nobody. Box cannot sign in: the key was refused (1)"}}},
    {"sample.unmatched", {{k_other_error, "by process 4711", "by nobody"}}},
    {"signature.duplicate",
     {{k_other_error, "Box is locked by process {pid:int}",
       "box CANNOT  sign in: the \\\"key\\\" was refused ({pid:int})"},
      {k_other_error, "Box is locked by process 4711", "Box cannot sign in: the key was refused (1)"}}},
    {"signature.duplicate",
     {{k_error, "[[cause]]",
       "[[signature]]\ntext = \"Box cannot sign in: the key was refused ({status:int})\"\n\n[[cause]]"}}},
    {"signature.glued",
     {{k_error, "[[cause]]",
       "[[signature]]\ntext = \"Box has no key at all. / Error: the server said no\"\n\n[[cause]]"}}},
    {"signature.invalid", {{k_error, "[[cause]]", "[[signature]]\ntext = \"401\"\n\n[[cause]]"}}},
    // causes and fixes
    {"alarm.duplicate",
     {{k_cause, "",
       "[[alarm]]\nid = \"key-is-broken\"\nwhen = \"key.sent\"\nseverity = \"note\"\ntitle = { en = \"a key\", zh = \"密钥\" }\n"}}},
    {"evidence.factor", {{k_cause, "yes = 3", "yes = -3"}}},
    {"evidence.factor", {{k_cause, "yes = 3\nno = 0.5", ""}}},
    {"fact.unknown", {{k_cause, "key.sent and", "key.snet and"}}},
    {"fact.unknown", {{k_tool, "fact = \"key.sent\"", "fact = \"key.snet\""}}},
    {"fact.unknown", {{k_tool, "fact = \"key.broken\"", "fact = \"key.borken\""}}},
    {"fact.unknown", {{k_places, "place.ci", "place.cy"}}},
    {"fix.generic", {{k_fix, "make a new key", "verify the key and the settings"}}},
    {"fix.generic", {{k_fix, "zh = \"创建新密钥", "zh = \"检查密钥"}}},
    {"fix.harmful", {{k_fix, "Open the console and", "Delete the stored login and"}}},
    {"fix.harmful", {{k_cause, "The provider does not", "Log out first. The provider does not"}}},
    {"fix.harmful", {{k_fix, "env {name}=...", "curl --insecure"}}},
    {"fix.unknown", {{k_cause, "make-new-key", "make-old-key"}}},
    {"guard.call", {{k_cause, "when = \"key.broken\"", "when = \"set(KEY)\""}}},
    // tools, providers, secrets, places
    {"answer.form", {{k_provider, "status = 423", ""}}},
    {"at.form", {{k_tool, "variable:BOX_CLOUD", "BOX_CLOUD"}}},
    {"header.form", {{k_tool, "[\"authorization\"]", "[\"Authorization\"]"}}},
    {"header.form", {{k_provider, "\"x-box-key\"", "\"X-Box-Key\""}}},
    {"header.form", {{k_provider, "x-box-key: {key}", "x-box-key"}}},
    {"mode.missing", {{"/catalog/tools/bag.toml", "", "id = \"bag\"\ntitle = { en = \"Bag\", zh = \"Bag\" }\n"}}},
    {"mode.unreachable", {{k_tool, "when = \"on(BOX_CLOUD) and key(user, cloud)\"", ""}}},
    {"name.unknown", {{k_tool, "[\"variable\", \"login\"]", "[\"variable\", \"login\", \"logni\"]"}}},
    {"name.unknown", {{k_tool, "deciders = [\"variable\"]", "deciders = [\"extra-header\"]"}}},
    {"name.unknown", {{k_tool, "yields_to = [\"variable\"]", "yields_to = [\"varable\"]"}}},
    {"name.unknown", {{k_tool, "only_layer = \"user\"", "only_layer = \"usr\""}}},
    {"name.unknown", {{k_tool, "layer:user", "layer:usr"}}},
    {"name.unknown", {{k_tool, "mode = \"standard\"", "mode = \"standrad\""}}},
    {"name.unknown", {{k_tool, "present(variable)", "present(varable)"}}},
    {"name.unknown", {{k_tool, "key(user, cloud)", "key(usr, cloud)"}}},
    {"name.unknown", {{k_tool, "not flag(--bare)", "os(beos)"}}},
    {"name.unknown", {{k_provider, "error = \"box/locked\"", "error = \"box/lokced\""}}},
    {"path.form", {{k_tool, "{config}/conf.d/*.json", "{config}/*.d/x.json"}}},
    {"path.form", {{k_tool, "\"~/.box\"", "\"box\""}}},
    {"path.form", {{k_tool, "{config}/login.json", "{confg}/login.json"}}},
    {"path.form", {{k_tool, "file({config}/lock)", "file({config/lock)"}}},
    {"path.form", {{k_places, "~/.profile", "{config}/profile"}}},
    {"place.mark", {{k_places, "variable = \"CI\"", ""}}},
    {"provider.host", {{k_provider, "\"api.acme.example\"", "\"https://api.acme.example\""}}},
    {"rules.levels", {{k_import_rules, "high = 60", "high = 30"}}},
    {"rules.words", {{k_import_rules, "\"sign in\", \"密钥\"", "\"Sign in\""}}},
    {"rules.words", {{k_import_rules, "\"too many requests\"", "\"too many  requests\""}}},
    {"rules.words", {{k_import_rules, "\"charged\", \"quota\"", ""}}},
    {"secret.alphabet", {{k_secrets, "A-Za-z0-9_-", "A"}}},
    {"secret.length", {{k_secrets, "min = 20", "min = 61"}}},
    {"secret.length", {{k_secrets, "[32, 40]", "[32, 61]"}}},
    {"source.incomplete", {{k_tool, "paths = [\"{config}/login.json\"]", ""}}},
    {"source.incomplete", {{k_tool, "header = \"x-box-key\"", ""}}},
    {"source.incomplete", {{k_tool, "paths = [\"{config}/conf.d/*.json\"]", ""}}},
    {"source.unused", {{k_tool, "[\"variable\", \"login\"]", "[\"variable\"]"}}},
    {"tool.mark", {{k_tool, "Welcome to Box", "Box"}}},
};

class CheckRule : public testing::TestWithParam<Breach> {};

TEST_P(CheckRule, IsRaisedAlone) {
  CatalogFiles catalog = good_catalog();
  for (const auto& [path, from, to] : GetParam().edits)
    from.empty() ? catalog.adding(path, to) : catalog.replacing(path, from, to);
  const auto problems = check_all(catalog);
  EXPECT_EQ(rules_of(problems), std::set<std::string>{std::string(GetParam().rule)}) << text_of(problems);
}

INSTANTIATE_TEST_SUITE_P(Check, CheckRule, testing::ValuesIn(k_breaches), [](const auto& breach) {
  std::string name;
  for (const char c : breach.param.rule) name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  return name + "_" + std::to_string(breach.index);
});

TEST(Check, EveryRuleHasAnEntryThatBreaksIt) {
  std::set<std::string_view> tested{"file.unreadable", "id.tool", "overlay.built-in", "overlay.refused", "overlay.writable"};  // in load_test.cpp and below
  for (const Breach& breach : k_breaches) tested.insert(breach.rule);
  for (const Rule& rule : k_rules) EXPECT_TRUE(tested.contains(rule.id)) << rule.id;
}

TEST(Check, AMessageOfAToolThatNobodyKnowsIsNamed) {
  constexpr std::string_view k_elsewhere = "/catalog/errors/bag/bad-key.toml";
  const auto problems = check_all(good_catalog()
                                      .without(k_error)
                                      .with(k_elsewhere, std::string(k_error_text))
                                      .replacing(k_elsewhere, "box/bad-key", "bag/bad-key"));
  EXPECT_EQ(rules_of(problems), std::set<std::string>{"id.tool"});
}

// ------------------------------------------------ how it is said

TEST(Check, AProblemSaysWhereWhatWhyAndHow) {
  const auto problems = check_all(good_catalog().replacing(k_error, "\"key-cut-off\"", "\"key-cut-of\""));
  EXPECT_EQ(text_of(problems),
            "/catalog/errors/box/bad-key.toml:18:6: [cause.unknown] there is no cause `key-cut-of` — "
            "a cause without an entry explains nothing — did you mean `key-cut-off`?\n");
}

constexpr std::string_view k_issue = "https://github.com/acme/box/issues/7";
constexpr std::string_view k_blog = "https://errors.example/box";

TEST(Check, AThirdPartySourceAloneIsOnlyAWarning) {
  EXPECT_FALSE(has_errors(check_all(good_catalog().replacing(k_error, k_issue, k_blog))));
}

TEST(Check, AThirdPartySourceBesideAnotherIsFine) {
  const std::string more =
      "[[reference]]\nurl = \"" + std::string(k_blog) + "\"\ndate = \"2026-11-20\"\nclaim = \"same\"\n";
  EXPECT_EQ(text_of(check_all(good_catalog().adding(k_error, more))), "");
}

TEST(Check, ProblemsAreSortedByPlace) {
  const auto problems = check_all(good_catalog()
                                      .replacing(k_error, "seen = 0.5", "seen = 0")
                                      .replacing(k_error, "2026-11-20", "x")
                                      .replacing(k_cause, "key.sent", "x"));
  ASSERT_EQ(problems.size(), 3U);
  EXPECT_EQ(problems[0].rule, "fact.unknown");
  EXPECT_EQ(problems[1].rule, "cause.count");
}

TEST(Check, ASecretThatIsMarkedAsFakeIsAllowed) {
  const std::string sample = "refused (401) " + fake_key("acme-k-EXAMPLE", 30);
  EXPECT_EQ(text_of(check_all(good_catalog().replacing(k_error, "refused (401)", sample))), "");
}

// ------------------------------------------------ a few entries against everything

TEST(Check, SingleEntriesAreCheckedAgainstTheKnownOnes) {
  auto files = good_catalog().files();
  const auto image = pack(assemble(load_catalog(files, "/catalog")));

  std::string text(k_error_text);
  text.replace(text.find("box/bad-key"), 11, "box/my-error");
  MemFiles mine;
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
