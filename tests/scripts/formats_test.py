"""What --format prints for CI systems is what they read, and no text of the machine is more than text in it.

SPDX-License-Identifier: Apache-2.0
"""

import json
import random
import subprocess
import unittest
import urllib.parse
import xml.etree.ElementTree as ElementTree

import ci_readers
from places import planted
from support import Promise, Scene, fake_key, login

FORMATS = ("sarif", "junit", "github", "gitlab", "markdown")
STAND_IN = ".why401/environment"
LEVELS = ("error", "warning", "note")
HOSTILE = (
    "]]>", "<![CDATA[", "\ud800", "\udcff", "\x01", "\x1b[31m", "\x7f", "\u202e", "\u2066", "\u200b", "\u2028", "\ufeff",
    "::set-env name=PATH::x", "\n::add-mask::x", "\r\n::error::x", "##[add-path]x", "##vso[task.setvariable variable=x]y",
    "##teamcity[x]", "%0A", "%0A::error::x", "%250A", "%", "::", ":", ",", "=", ";", "|", "`", "``", "`" * 90, "~~~",
    "@everyone", "a@b.example", "#12", "<script>", "<img src=x onerror=y>", "<!--", "&amp;", "&#x41;", "[x](javascript:y)",
    "![i](x.png)", "https:x.example", "www.e.example", '"', "'", "\\", "{0}", "{{", "${{ x }}", "$(id)", "中文", "é", " ",
    "\t", "- x", "# h", "1. x", "~~x~~", "__x__", "word")  # no "*": a variable with one names no folder


def hostile_names(count):
    """Names of folders: every piece alone, then some behind each other; the same in every run."""
    chance = random.Random(401)
    names = list(HOSTILE) + ["".join(chance.choices(HOSTILE, k=chance.randint(2, 5))) for _ in range(count - len(HOSTILE))]
    return [name.encode("utf-8", "surrogatepass")[:250] for name in names]


def key(seed=1):
    return fake_key("sk-ant-api03-", 93, seed)


def scenes():
    """Each name with the files and variables of a scene, as nobody when the place must not be readable."""
    helper = json.dumps({"apiKeyHelper": "x"}, indent=2)
    quoted = f'export ANTHROPIC_API_KEY=\'"{key()}"\'\n'
    yield "nothing here", {}, {}
    yield "all is well", {}, {"ANTHROPIC_API_KEY": key()}
    yield "an error in a start file", {"home/.zshrc": quoted}, {"ANTHROPIC_API_KEY": f'"{key()}"'}
    yield "a warning in the project", {"work/.claude/settings.json": helper}, {"ANTHROPIC_API_KEY": key()}
    yield "several tools", {
        "home/.zshrc": quoted, "home/.claude/.credentials.json": login(1), "work/.claude/settings.json": helper,
        "home/.codex/auth.json": json.dumps({"OPENAI_API_KEY": "changeme"}), "home/.gemini/settings.json": "{",
        "home/.config/gh/hosts.yml": "github.com:\n    user: ada\n    oauth_token: changeme\n"}, {
        "ANTHROPIC_API_KEY": f'"{key()}"', "OPENAI_API_KEY": "changeme", "GEMINI_API_KEY": ""}
    yield "a place full of credentials", *planted("sk-ant-api03-", 93)[:2]


class Reports:
    """All formats of one check, read by what reads them elsewhere, beside the same in JSON."""

    def __init__(self, scene, *arguments, **how):
        self.code, self.json = scene.json("check", *arguments, **how)
        done = {name: scene.run("check", "--format", name, *arguments, **how) for name in FORMATS}
        self.codes = {name: one.returncode for name, one in done.items()}
        self.bytes = {name: one.stdout for name, one in done.items()}
        self.errors = b"".join(one.stderr for one in done.values())
        self.sarif = ci_readers.sarif(self.bytes["sarif"])
        self.junit = ci_readers.junit(self.bytes["junit"])
        self.github = ci_readers.github(self.bytes["github"])
        self.gitlab = ci_readers.gitlab(self.bytes["gitlab"])
        self.markdown = ci_readers.markdown(self.bytes["markdown"])


class EveryScene(Promise):
    def test_every_format_is_valid_and_tells_the_same(self):
        looked = 0
        for name, files, variables in scenes():
            for language in ("en", "zh"):
                with self.subTest(name, language=language), Scene(files, variables) as scene:
                    reports = Reports(scene, "--lang", language)
                    self.assertEqual(set(reports.codes.values()), {reports.code})
                    self.assertEqual(reports.errors, b"")
                    self.same_as_json(reports)
                    looked += len(FORMATS)
        print(f"assurance: 41 reports for CI fit their schemas inputs={looked} violations=0", flush=True)
        self.assertGreaterEqual(looked, 60)

    def same_as_json(self, reports):
        findings, gaps = reports.json["findings"], reports.json["not_looked"]
        ids = sorted(f["id"] for f in findings)
        self.assertEqual(sorted(r["ruleId"] for r in reports.sarif["results"]), ids)
        self.assertEqual(len(reports.sarif["invocations"][0]["toolExecutionNotifications"]), len(gaps))
        self.assertEqual(sorted(e["check_name"] for e in reports.gitlab), sorted(ids + ["not-looked"] * len(gaps)))
        self.assertEqual(reports.markdown.items, len(findings) + len(gaps))
        levels = [sum(f["severity"] == level for f in findings) for level in LEVELS]
        levels[1] += len(gaps)
        self.assertEqual([sum(c.name == name for c in reports.github.commands) for name in ("error", "warning", "notice")],
                         [min(count, 10) for count in levels])
        rules = {(f["tool"], f["id"]) for f in findings}
        cases = {(suite.get("name"), case.get("name")) for suite in reports.junit for case in suite.iter("testcase")}
        self.assertLessEqual(rules, cases)
        failing = {(f["tool"], f["id"]) for f in findings if f["severity"] == "error"}
        self.assertEqual(len(list(reports.junit.iter("failure"))), len(failing))
        self.assertEqual(len(list(reports.junit.iter("skipped"))), len(gaps))

    def test_every_result_has_a_place_and_files_of_the_project_their_own(self):
        with Scene(*list(scenes())[4][1:]) as scene:
            reports = Reports(scene)
        places = [result["locations"][0] for result in reports.sarif["results"]]
        uris = [place["physicalLocation"]["artifactLocation"]["uri"] for place in places]
        self.assertIn(".claude/settings.json", uris)
        self.assertIn(STAND_IN, uris)
        self.assertEqual(sorted(uris + [STAND_IN] * len(reports.json["not_looked"])),
                         sorted(e["location"]["path"] for e in reports.gitlab))
        for uri, place in zip(uris, places):
            self.assertTrue(uri != STAND_IN or place["logicalLocations"], place)
        self.assertEqual({c.properties["file"] for c in reports.github.commands if "file" in c.properties},
                         set(uris) - {STAND_IN})

    def test_several_tools_are_told_apart(self):
        with Scene(*list(scenes())[4][1:]) as scene:
            reports = Reports(scene)
        tools = {f["tool"] for f in reports.json["findings"]}
        self.assertGreaterEqual(len(tools), 3)
        self.assertLessEqual(tools, {suite.get("name") for suite in reports.junit})
        self.assertEqual(len(reports.junit), reports.markdown.headings)

    def test_fingerprints_stay_when_the_time_the_line_and_the_key_change(self):
        prints = []
        for seed, lines in ((1, ""), (2, "# one\n# two\n")):
            value = f'"{key(seed)}"'
            with Scene({"home/.zshrc": f"{lines}export ANTHROPIC_API_KEY='{value}'\n"}, {"ANTHROPIC_API_KEY": value}) as scene:
                reports = Reports(scene, "--at", f"2026-1{seed}-01T00:00:00Z")
            prints.append(([r["partialFingerprints"] for r in reports.sarif["results"]],
                           [e["fingerprint"] for e in reports.gitlab]))
        self.assertTrue(prints[0][0])
        self.assertEqual(prints[0], prints[1])

    def test_what_cannot_be_seen_is_in_every_format(self):
        with Scene({"home/.claude/.credentials.json": login(1)}, {"ANTHROPIC_API_KEY": key()}) as scene:
            scene.give_to_nobody()
            (scene.home / ".claude" / ".credentials.json").chmod(0)
            reports = Reports(scene, as_nobody=True)
        self.assertEqual(reports.code, reports.codes["sarif"])
        self.assertTrue(reports.json["not_looked"])
        for name in FORMATS:
            self.assertIn(b"~/.claude/.credentials.json", reports.bytes[name], name)


class Failures(unittest.TestCase):
    """Wrong use is 2 and a place that cannot be looked at is 3; what is printed can be read all the same."""

    CASES = ((["check", "no-such-tool"], 2), (["check", "--lnag", "en"], 2), (["check", "--at", "noon"], 2), (["chekc"], 2),
             (["status"], 2), (["explain", "x"], 2), (["version"], 2), (["check", "--env-file", "/nonexistent"], 3),
             (["check", "--home", "nowhere"], 3), (["check", "--root", "nowhere"], 3))

    def each(self, name):
        with Scene() as scene:
            for arguments, code in self.CASES:
                done = scene.run(*arguments, "--format", name)
                self.assertEqual(done.returncode, code, arguments)
                self.assertEqual(done.stderr.count(b"\n"), 1, arguments)
                yield done.stdout, done.stderr.decode().removeprefix("why401: ").strip()

    def test_sarif_is_a_log_of_a_run_that_failed(self):
        for out, message in self.each("sarif"):
            run = ci_readers.sarif(out)
            self.assertEqual((run["results"], run["invocations"][0]["executionSuccessful"]), ([], False))
            self.assertEqual(run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"], message)

    def test_junit_is_one_case_with_an_error(self):
        for out, message in self.each("junit"):
            root = ci_readers.junit(out)
            self.assertEqual([error.text for error in root.iter("error")], [message])
            self.assertEqual(root[0].get("errors"), "1")

    def test_github_is_one_error(self):
        for out, message in self.each("github"):
            log = ci_readers.github(out)
            self.assertEqual([(c.name, c.data) for c in log.commands], [("error", message)])
            self.assertEqual(log.others, [])

    def test_gitlab_is_an_empty_list(self):
        for out, _ in self.each("gitlab"):
            self.assertEqual(ci_readers.gitlab(out), [])

    def test_markdown_is_one_paragraph(self):
        for out, message in self.each("markdown"):
            page = ci_readers.markdown(out)
            self.assertEqual((page.headings, page.items, page.codes), (0, 0, [message]))

    def test_a_file_gets_the_failure_and_a_closed_one_leaves_it_on_stdout(self):
        with Scene() as scene:
            self.assertEqual(scene.run("check", "no-such-tool", "--format", "sarif", "-o", "out.sarif").stdout, b"")
            ci_readers.sarif((scene.work / "out.sarif").read_bytes())
            done = scene.run("check", "--format", "sarif", "-o", "/nonexistent/out.sarif")
            self.assertEqual((done.returncode, ci_readers.sarif(done.stdout)["results"]), (2, []))


class Hostile(Promise):
    """Folders of the project with names that mean something to a reader, and settings in them that are worth a finding."""

    def test_no_name_of_a_folder_is_more_than_text(self):
        names, violations = hostile_names(300), []
        settings = json.dumps({"env": {"ANTHROPIC_API_KEY": f'"{key()}"'}}).encode()
        with Scene() as scene:
            for name in names:
                folder = scene.work / "x"
                folder = bytes(folder) + b"/" + name.replace(b"/", b"_").replace(b"\0", b"_")
                subprocess.run([b"mkdir", b"-p", b"--", folder], check=True)
                with open(folder + b"/settings.json", "wb") as file:
                    file.write(settings)
                try:
                    reports = Reports(scene, "claude-code", env={"CLAUDE_CONFIG_DIR": folder})
                    self.path_comes_back(reports, folder.removeprefix(bytes(scene.work) + b"/"))
                except (AssertionError, ValueError, KeyError, LookupError) as wrong:
                    violations.append((name, str(wrong)[:300]))
        self.kept(36, "hostile names are text in every report for CI", len(names) * len(FORMATS), violations)

    def path_comes_back(self, reports, folder):
        self.assertEqual(set(reports.codes.values()), {1})
        uris = [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in reports.sarif["results"]]
        self.assertIn(folder + b"/settings.json", [urllib.parse.unquote_to_bytes(uri) for uri in uris])
        shown = [e["location"]["path"] for e in reports.gitlab if e["severity"] == "critical"][0]
        self.assertIn(shown, [c.properties.get("file") for c in reports.github.commands])
        self.assertIn(f"where: {shown}:1", "".join(f.text for f in reports.junit.iter("failure")))
        if "`" * 33 not in shown:
            self.assertIn(f"{shown}:1", reports.markdown.codes)


class Readers(unittest.TestCase):
    """The readers of this test refuse what they must refuse."""

    def test_sarif_without_a_rule_or_with_an_absolute_path_is_refused(self):
        with Scene(*list(scenes())[2][1:]) as scene:
            log = json.loads(scene.run("check", "--format", "sarif").stdout)
        for change in (lambda run: run["results"][0].pop("message"), lambda run: run["results"][0].pop("locations"),
                       lambda run: run["results"][0].update(ruleIndex=7), lambda run: run["results"][0].update(level="bad"),
                       lambda run: run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"].update(uri="/x")):
            broken = json.loads(json.dumps(log))
            change(broken["runs"][0])
            with self.assertRaises((AssertionError, KeyError, ValueError, LookupError)):
                ci_readers.sarif(json.dumps(broken).encode())

    def test_junit_that_no_schema_knows_is_refused(self):
        with Scene() as scene:
            good = scene.run("check", "--format", "junit").stdout
        ci_readers.junit(good)
        for broken in (good.replace(b'hostname="localhost" ', b""), good.replace(b"</testsuites>", b""),
                       good.replace(b"<testcase ", b"<testcase weather='fine' ")):
            with self.assertRaises((ValueError, ElementTree.ParseError)):
                ci_readers.junit(broken)

    def test_markdown_with_a_link_a_mention_or_html_is_refused(self):
        for text in ("[x](y)", "<b>x</b>", "![i](x.png)", "see https://a.example", "hello @you", "as in #12", "| a |\n|---|\n| b |"):
            with self.assertRaises(ValueError):
                ci_readers.markdown(f"### Head\n\n{text}\n".encode())

    def test_another_command_of_github_is_refused(self):
        for line in ("::add-mask::x", " ::set-env name=A::x", "a ##[add-path]/x", "::debug::x"):
            with self.assertRaises(ValueError):
                ci_readers.github(f"{line}\n".encode())


if __name__ == "__main__":
    unittest.main(verbosity=0)
