"""Snapshots of places, and two places side by side: what is named first, what is refused, what is never shown.

SPDX-License-Identifier: Apache-2.0
"""

import copy
import hashlib
import json
import os
import re
import stat
import subprocess
import threading
import time
import unittest

import jsonschema
import yaml

from leaks_test import CI_FORMATS, Canaries
from places import planted
from support import NOBODY, REPOSITORY, Promise, Scene, document, fake_key, login
from trees import Tree

SNAPSHOT_SCHEMA = jsonschema.Draft202012Validator(json.loads((REPOSITORY / "docs" / "snapshot.schema.json").read_text()))
KEY = fake_key("sk-ant-api03-", 93, 1)
GITHUB = {"CI": "true", "GITHUB_ACTIONS": "true"}
LOGIN = ".claude/.credentials.json"


def over_login():
    return json.dumps({"claudeAiOauth": {"accessToken": fake_key("sk-ant-oat01-", 95, 3), "refreshToken": None,
                                         "expiresAt": 1_700_000_000_000, "scopes": ["user:inference"]}})


def fork_event():
    return json.dumps({"pull_request": {"head": {"repo": {"full_name": "stranger/work"}}}, "repository": {"full_name": "team/work"}})


def snapshot_of(done):
    """The snapshot that was printed. It fits docs/snapshot.schema.json, or this raises."""
    snapshot = json.loads(done.stdout)
    SNAPSHOT_SCHEMA.validate(snapshot)
    return snapshot


class WorksHereFailsThere(unittest.TestCase):
    """Two real trees that differ as a laptop and a job do. Each reason is named first, with its cause."""

    def first_of(self, a, b, expected, causes):
        with Scene() as scene:
            places = [Tree(scene.root / name, **what).operand for name, what in (("a", a), ("b", b))]
            for place in places:
                self.assertEqual(scene.run("compare", place, place).returncode, 0)
            return self.expect(scene, places, expected, causes)

    def expect(self, scene, places, expected, causes):
        code, report = scene.json("compare", *places)
        self.assertEqual(code, 1)
        first = report["comparison"]["differences"][0]
        self.assertEqual((first["kind"], first["name"], first["harmless"]), (*expected, False))
        named = [cause["id"] for cause in first["causes"][:2]]
        self.assertTrue(set(causes) & set(named), named)
        self.assertIn(report["causes"][0]["id"], named)
        page = scene.run("compare", *places).stdout.decode()
        self.assertRegex(page, r"(?m)^1 +\S")
        return report

    def test_the_secret_is_empty_for_forks(self):
        pull_request = {**GITHUB, "GITHUB_EVENT_NAME": "pull_request", "GITHUB_EVENT_PATH": "/home/ada/event.json"}
        files = {"home/ada/event.json": fork_event()}
        report = self.first_of({"env": {**GITHUB, "ANTHROPIC_API_KEY": KEY}}, {"env": {**pull_request, "ANTHROPIC_API_KEY": ""}, "files": files},
                               ("variable", "ANTHROPIC_API_KEY"), ["ci-secret-missing"])
        self.assertEqual(report["comparison"]["failing"], "b")
        self.assertEqual(report["causes"][0]["evidence"][0]["fact"], "place.ci-fork")

    def test_the_variable_is_not_passed_to_a_container(self):
        self.first_of({"env": {"ANTHROPIC_API_KEY": KEY}}, {"home": "/root", "work": "/work", "files": {".dockerenv": ""}},
                      ("variable", "ANTHROPIC_API_KEY"), ["container-env-missing"])

    def test_the_variable_is_not_passed_through_sudo(self):
        self.first_of({"env": {"ANTHROPIC_API_KEY": KEY}}, {"home": "/root", "work": "/home/ada/work", "env": {"SUDO_USER": "ada", "SUDO_UID": "1000"}},
                      ("variable", "ANTHROPIC_API_KEY"), ["container-env-missing"])

    def test_the_variable_is_not_passed_over_ssh(self):
        self.first_of({"env": {"ANTHROPIC_API_KEY": KEY}}, {"env": {"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}},
                      ("variable", "ANTHROPIC_API_KEY"), ["container-env-missing"])

    def test_the_login_is_on_the_laptop_only(self):
        self.first_of({"files": {f"home/ada/{LOGIN}": login(1), "home/ada/.claude.json": "{}", "home/ada/.claude/settings.json": '{"model":"opus"}'}},
                      {"home": "/home/runner", "env": GITHUB}, ("stored", "claude.ai login"), ["ci-login-not-portable"])

    def test_requests_go_elsewhere(self):
        self.first_of({"env": {"ANTHROPIC_API_KEY": KEY}}, {"env": {**GITHUB, "ANTHROPIC_API_KEY": KEY, "ANTHROPIC_BASE_URL": "https://gateway.example/v1"}},
                      ("endpoint", "ANTHROPIC_BASE_URL"), ["base-url-wrong", "gateway-key-wrong"])

    def test_another_version_runs(self):
        self.first_of({"env": {"ANTHROPIC_API_KEY": KEY}}, {"env": {**GITHUB, "ANTHROPIC_API_KEY": KEY}, "version": "1.0.3"},
                      ("version", "claude-code"), ["tool-outdated"])

    def test_the_login_is_over_there(self):
        self.first_of({"files": {f"home/ada/{LOGIN}": login(1)}}, {"files": {f"home/ada/{LOGIN}": over_login()}, "env": {"CI": "true"}},
                      ("expiry", "claude.ai login"), ["login-expired"])

    def test_a_proxy_is_there_only(self):
        self.first_of({"env": {"ANTHROPIC_API_KEY": KEY}}, {"env": {**GITHUB, "ANTHROPIC_API_KEY": KEY, "HTTPS_PROXY": "http://proxy.example:3128"}},
                      ("proxy", "HTTPS_PROXY"), ["proxy-misconfigured", "proxy-auth-required"])

    def test_the_certificates_are_here_only(self):
        self.first_of({"env": {"ANTHROPIC_API_KEY": KEY, "NODE_EXTRA_CA_CERTS": "/etc/company.pem"}, "files": {"etc/company.pem": "x"}},
                      {"env": {**GITHUB, "ANTHROPIC_API_KEY": KEY}}, ("certificates", "NODE_EXTRA_CA_CERTS"), ["tls-not-trusted"])

    def test_a_settings_layer_is_committed(self):
        settings = {"home/ada/work/.claude/settings.json": json.dumps({"env": {"ANTHROPIC_BASE_URL": "https://elsewhere.example"}})}
        self.first_of({"env": {"ANTHROPIC_API_KEY": KEY}}, {"env": {**GITHUB, "ANTHROPIC_API_KEY": KEY}, "files": settings},
                      ("endpoint", "ANTHROPIC_BASE_URL"), ["project-setting-redirects"])
        settings = {"home/ada/work/.claude/settings.json": json.dumps({"env": {"ANTHROPIC_API_KEY": fake_key("sk-ant-api03-", 93, 9)}})}
        self.first_of({"env": {"ANTHROPIC_API_KEY": KEY}}, {"env": {**GITHUB, "ANTHROPIC_API_KEY": KEY}, "files": settings},
                      ("variable", "ANTHROPIC_API_KEY"), ["settings-env-beats-shell"])

    def test_the_home_is_another(self):
        files = {f"root/{LOGIN}": login(1)}
        self.first_of({"home": "/root", "work": "/work", "files": files}, {"home": "/github/home", "work": "/work", "files": files, "env": GITHUB},
                      ("home", "HOME"), ["ci-login-not-portable", "credential-not-kept", "no-credential"])
        self.first_of({"home": "/root", "work": "/work", "files": files}, {"home": "/root", "work": "/work", "files": files, "env": {"HOME": None}},
                      ("home", "HOME"), ["no-credential", "home-not-writable"])

    @unittest.skipIf(os.geteuid() != 0, "only root can become another user")
    def test_the_user_is_another(self):
        with Scene() as scene:
            tree = Tree(scene.root / "a", files={f"home/ada/{LOGIN}": login(1)})
            tree.env_file.chmod(0o644)
            for name, as_nobody in (("root.json", False), ("nobody.json", True)):
                done = scene.run("snapshot", *tree.flags, as_nobody=as_nobody)
                snapshot_of(done)
                scene.write(f"work/{name}", done.stdout)
            self.expect(scene, ["root.json", "nobody.json"], ("user", None), ["credential-file-unreadable", "home-not-writable"])
            self.assertEqual(json.loads((scene.work / "nobody.json").read_text())["machine"]["uid"], NOBODY)

    def test_the_region_is_another(self):
        bedrock = {"CLAUDE_CODE_USE_BEDROCK": "1", "AWS_BEARER_TOKEN_BEDROCK": fake_key("ABSK", 120, 4)}
        self.first_of({"env": {**bedrock, "AWS_REGION": "us-east-1"}}, {"env": {**GITHUB, **bedrock, "AWS_REGION": "ap-south-2"}},
                      ("region", "AWS_REGION"), ["cloud-region-or-project-wrong"])

    def test_the_clock_is_behind(self):
        with Scene() as scene:
            tree = Tree(scene.root / "a", files={f"home/ada/{LOGIN}": login(1)})
            for name, flags in (("now.json", []), ("then.json", ["--at", "2020-01-01T00:00:00Z"])):
                scene.write(f"work/{name}", scene.run("snapshot", *tree.flags, *flags).stdout)
            self.expect(scene, ["now.json", "then.json"], ("clock", None), ["clock-skew"])

    def test_the_kind_of_place_is_told_when_nothing_else_differs(self):
        self.first_of({"env": {"ANTHROPIC_API_KEY": KEY}}, {"env": {"CI": "true", "ANTHROPIC_API_KEY": KEY}}, ("place", "place.ci"),
                      ["ci-permission-missing"])


class Forms(unittest.TestCase):
    """The forms of places: files, pipes, standard input, here, a process, a host, trees."""

    def setUp(self):
        self.scene = Scene({f"home/{LOGIN}": login(1)})
        self.addCleanup(self.scene.__exit__)
        self.file = self.scene.work / "here.json"
        done = self.scene.run("snapshot", "-o", str(self.file))
        self.assertEqual((done.returncode, done.stdout), (0, b""))

    def differences(self, *arguments, **how):
        code, report = self.scene.json("compare", *arguments, **how)
        return code, [(d["kind"], d["name"]) for d in report["comparison"]["differences"] if not d["harmless"]], report

    def test_a_file_and_the_same_file(self):
        self.assertEqual(self.differences("here.json", str(self.file))[:2], (0, []))
        page = self.scene.run("compare", "here.json", "here.json").stdout.decode()
        self.assertIn("✓", page)
        self.assertIn("--key-compare", page)

    def test_a_file_is_written_for_its_user_alone(self):
        self.assertEqual(stat.S_IMODE(self.file.stat().st_mode), 0o600)

    def test_standard_input(self):
        text = self.file.read_bytes()
        for places in (["-", "here.json"], ["here.json", "-"]):
            self.assertEqual(self.differences(*places, stdin=text)[:2], (0, []))
        self.assertEqual(self.scene.run("compare", "-", "-", stdin=text).returncode, 2)

    def test_pipes_with_names(self):
        for name in ("one", "two"):
            os.mkfifo(self.scene.work / name)
            threading.Thread(target=(self.scene.work / name).write_bytes, args=(self.file.read_bytes(),), daemon=True).start()
        self.assertEqual(self.differences("one", "two")[:2], (0, []))

    def test_here_and_a_file_of_before(self):
        code, found, report = self.differences("here.json", "local", env={"ANTHROPIC_API_KEY": KEY})
        self.assertEqual((code, found[0]), (1, ("variable", "ANTHROPIC_API_KEY")))
        self.assertEqual([report["comparison"][side]["label"] for side in "ab"], ["here.json", "local"])

    def test_a_variable_that_only_the_shell_has(self):
        editor = subprocess.Popen(["cat"], env={**self.scene.env}, cwd=self.scene.work, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.addCleanup(editor.communicate)
        editor.stdin.write(b"x\n")  # once it answers, its environment is in place
        editor.stdin.flush()
        self.assertEqual(editor.stdout.readline(), b"x\n")
        code, found, report = self.differences(f"pid:{editor.pid}", "local", env={"ANTHROPIC_API_KEY": KEY})
        self.assertEqual((code, found[0]), (1, ("variable", "ANTHROPIC_API_KEY")))
        first = report["comparison"]["differences"][0]
        self.assertEqual((first["a"]["state"], first["b"]["state"]), ("absent", "present"))
        self.assertEqual(self.differences(f"pid:{editor.pid}", f"pid:{editor.pid}")[0], 0)
        snapshot = snapshot_of(self.scene.run("snapshot", "--pid", str(editor.pid)))
        self.assertEqual(snapshot["machine"]["process"]["pid"], editor.pid)
        self.assertIn("cat", snapshot["machine"]["process"]["executable"])

    def test_a_tree_alone_is_looked_at_with_the_home_of_its_only_user(self):
        with Scene() as scene:
            tree = Tree(scene.root / "a", files={f"home/ada/{LOGIN}": login(1), "root/.profile": ""})
            code, report = scene.json("compare", f"root:{tree.root}", f"root:{tree.root},home:/root,cwd:/")
        first = report["comparison"]["differences"][0]
        self.assertEqual((code, first["kind"], first["name"]), (1, "stored", "claude.ai login"))

    def test_a_tree_is_looked_at_from_where_its_environment_was(self):
        settings = {"srv/project/.claude/settings.json": json.dumps({"env": {"ANTHROPIC_BASE_URL": "https://elsewhere.example"}})}
        with Scene() as scene:
            tree = Tree(scene.root / "a", files=settings, env={"ANTHROPIC_API_KEY": KEY, "PWD": "/srv/project"})
            place = f"root:{tree.root},env:{tree.env_file}"
            code, report = scene.json("compare", place, f"{place},cwd:/home/ada")
        first = report["comparison"]["differences"][0]
        self.assertEqual((code, first["name"], first["a"]["origin"]["path"]), (1, "ANTHROPIC_BASE_URL", "./.claude/settings.json"))

    def test_a_cause_is_spelled_out_once(self):
        with Scene() as scene:
            here = Tree(scene.root / "here", env={"ANTHROPIC_API_KEY": KEY, "HOME": "/home/ada"}, files={f"home/ada/{LOGIN}": login(1)})
            there = Tree(scene.root / "there", env={"HOME": "/home/bo"}, home="/home/bo")
            page = scene.run("compare", here.operand, there.operand).stdout.decode()
            self.assertRegex(page, r"(?m)^2 +\S")
            self.assertEqual(len(re.findall("(?m)^ +fix ", page)), len(set(re.findall(r"(?m)^ +most likely (?!.*\(as in \d\))(.*)", page))), page)
            self.assertIn("(as in 1)", page)
            self.assertNotIn("…", page)  # a hole that nothing filled
            self.assertNotIn("(as in", scene.run("compare", "--verbose", here.operand, there.operand).stdout.decode())

    def test_one_tool_alone(self):
        one = self.scene.run("snapshot", "--tool", "claude-code")
        self.assertEqual([t["id"] for t in snapshot_of(one)["tools"]], ["claude-code"])
        self.scene.write("work/one.json", one.stdout)
        env = {"CODEX_API_KEY": fake_key("sk-proj-", 80, 2)}
        self.assertEqual(self.differences("one.json", "local", env=env)[1], [])  # nobody looked for the other tool
        self.assertEqual(self.differences("here.json", "local", env=env)[1][0], ("variable", "CODEX_API_KEY"))
        self.assertEqual(self.differences("here.json", "local", "--tool", "claude-code", env=env)[1], [])

    def test_harmless_differences_are_counted_and_shown_on_request(self):
        env = {"EDITOR": "vi", "PAGER": "less"}
        page = self.scene.run("compare", "here.json", "local", env=env).stdout.decode()
        self.assertIn("2 differences that explain nothing", page)
        self.assertNotIn("EDITOR", page)
        page = self.scene.run("compare", "here.json", "local", "--all", env=env).stdout.decode()
        self.assertIn("EDITOR (A: absent, B: there)", page)
        self.assertNotIn("vi\n", page)

    def test_keys_are_compared_under_one_code_only(self):
        made = self.scene.run("snapshot", "--key-compare", "new")
        code = re.search(r"pairing code: (\S+) ", made.stderr.decode()).group(1)
        self.assertNotIn(code, made.stdout.decode())
        self.scene.write("work/a.json", made.stdout)
        self.scene.write(f"home/{LOGIN}", login(50))
        same_code = self.scene.run("snapshot", "--key-compare", code.lower())
        other_code = self.scene.run("snapshot", "--key-compare", "new")
        for name, done in (("b.json", same_code), ("c.json", other_code)):
            snapshot_of(done)
            self.scene.write(f"work/{name}", done.stdout)
        exit_code, found, report = self.differences("a.json", "b.json")
        self.assertEqual((exit_code, found, report["comparison"]["keys_compared"]), (1, [("key", "claude.ai login")], True))
        self.assertEqual(self.differences("a.json", "local", "--key-compare", code)[1], [("key", "claude.ai login")])
        self.assertEqual(self.differences("b.json", "local", "--key-compare", code)[:2], (0, []))
        _, found, report = self.differences("a.json", "c.json")
        self.assertEqual((found, report["comparison"]["keys_compared"]), ([], False))
        for bad in ("mycode", "1234", code[:-1]):
            done = self.scene.run("snapshot", "--key-compare", bad)
            self.assertEqual((done.returncode, done.stdout), (2, b""))


class Hosts(unittest.TestCase):
    """`ssh:HOST` runs ssh, and nothing else does."""

    def setUp(self):
        self.scene = Scene({f"home/{LOGIN}": login(1)})
        self.addCleanup(self.scene.__exit__)
        self.scene.write("work/host.json", self.scene.run("snapshot").stdout)
        self.argv = self.scene.work / "argv"

    def ssh(self, *lines):
        """A fake that notes its arguments, one a line."""
        fake = self.scene.root / "bin" / "ssh"
        fake.parent.mkdir(exist_ok=True)
        fake.write_text("\n".join(["#!/bin/sh", f'printf "%s\\n" "$@" > {self.argv}', *lines, ""]))
        fake.chmod(0o755)
        return {"PATH": f"{fake.parent}:/usr/bin:/bin"}

    def run_with(self, lines, *arguments):
        return self.scene.run("compare", *arguments, env=self.ssh(*lines))

    def test_a_host_is_asked_for_its_snapshot(self):
        done = self.run_with([f"cat {self.scene.work}/host.json"], "host.json", "ssh:build-host")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.argv.read_text().split("\n")[:-1], ["-o", "BatchMode=yes", "-o", "ConnectTimeout=10", "--", "build-host", "why401", "snapshot"])

    def test_the_tool_and_the_code_go_along(self):
        code = re.search(r"pairing code: (\S+) ", self.scene.run("snapshot", "--key-compare", "new").stderr.decode()).group(1)
        self.run_with([f"cat {self.scene.work}/host.json"], "local", "ssh:ada@build-host", "--tool", "claude-code", "--key-compare", code)
        self.assertEqual(self.argv.read_text().split("\n")[5:-1],
                         ["ada@build-host", "why401", "snapshot", "--tool", "claude-code", "--key-compare", code])

    def test_names_that_are_no_hosts_are_refused(self):
        for host in ("", "-oProxyCommand=touch x", "-F/etc/passwd", "-", "--", "a b", "a;b", "$(id)", "a\nb", "`id`", "a'b", "a/b"):
            done = self.run_with(["exit 1"], "local", f"ssh:{host}")
            self.assertEqual((done.returncode, self.argv.exists()), (2, False), (host, done.stderr))

    def test_a_host_that_fails_is_3(self):
        for line, why in (("exit 255", b"could not connect"), ("exit 127", b"not installed there"), ("exit 126", b"not installed there"),
                          ("echo no; exit 2", b"ended there with 2"), ("kill -9 $$", b"with 137")):
            done = self.run_with([line], "local", "ssh:build-host")
            self.assertEqual((done.returncode, done.stdout), (3, b""), line)
            self.assertIn(b"ssh:build-host: ", done.stderr)
            self.assertIn(why, done.stderr)

    def test_a_host_that_prints_something_else_is_2(self):
        for lines in (["echo hello"], ["true"], ["printf '\\033[31m{}'"], [f"head -c 900 {self.scene.work}/host.json"]):
            done = self.run_with(lines, "local", "ssh:build-host")
            self.assertEqual((done.returncode, done.stdout), (2, b""), lines)
            self.assertNotIn(b"\x1b", done.stderr)

    def test_a_host_that_never_stops_talking_is_3(self):
        done = self.run_with(["yes"], "local", "ssh:build-host")
        self.assertEqual((done.returncode, done.stdout), (3, b""))

    def test_without_ssh_it_is_3(self):
        done = self.scene.run("compare", "local", "ssh:build-host", env={"PATH": "/nonexistent"})
        self.assertEqual((done.returncode, done.stdout), (3, b""))


class Refused(unittest.TestCase):
    def setUp(self):
        self.scene = Scene()
        self.addCleanup(self.scene.__exit__)

    def test_wrong_use_is_2(self):
        for arguments in ([], ["local"], ["local", "local", "local"], ["missing.json", "local"], ["local", str(self.scene.work)], ["pid:me", "local"],
                          ["pid:-1", "local"], ["pid:99999999999", "local"], ["root:", "local"], ["what:ever", "local"]):
            done = self.scene.run("compare", *arguments)
            self.assertEqual((done.returncode, done.stdout), (2, b""), arguments)
            self.assertEqual(done.stderr.count(b"\n"), 1)
            code, report = self.scene.json("compare", *arguments)
            self.assertEqual((code, report["error"]["code"]), (2, "usage"))
        for arguments in (["word"], ["--from", "nowhere"], ["--from"]):
            self.assertEqual(self.scene.run("snapshot", *arguments).returncode, 2, arguments)

    def test_places_that_cannot_be_opened_are_3(self):
        for place in ("pid:4194303", "root:/nonexistent", "env:/nonexistent", "home:/nonexistent"):
            done = self.scene.run("compare", "local", place)
            self.assertEqual((done.returncode, done.stdout), (3, b""), place)

    def test_what_could_not_be_seen_is_3_when_nothing_else_differs(self):
        with Scene({f"home/{LOGIN}": login(1)}) as scene:
            scene.give_to_nobody()
            (scene.home / ".claude").chmod(0o000)
            done = scene.run("compare", "local", "local", as_nobody=True)
            self.assertEqual(done.returncode, 3, done.stdout)
            self.assertIn(b"not seen", done.stdout)
            taken = scene.run("snapshot", as_nobody=True)
            self.assertEqual(taken.returncode, 0)  # a job that takes one goes on
            self.assertIn(b"not_looked", taken.stderr)
            gaps = [gap for tool in snapshot_of(taken)["tools"] for gap in tool["not_looked"]]
            self.assertTrue(gaps)
            code, report = scene.json("compare", "local", "local", as_nobody=True)
            self.assertEqual((code, bool(report["not_looked"])), (3, True))

    def test_nothing_is_started_or_written(self):
        before = self.scene.tree()
        for command in (["snapshot"], ["compare", "local", "local"]):
            self.assertIn(self.scene.run(*command).returncode, (0, 1))
        self.assertEqual(self.scene.tree(), before)


HOSTILE = "\x1b]0;owned\x07\x1b[31m\x9b2J\u202etxt\x00\r\n::add-mask::x##[group]\u200b\U000e0041<script>{path}{tool}"


def hostile(value):
    """The same document with every text of it made hostile, but for the words that the schema fixes."""
    if isinstance(value, dict):
        return {key: hostile(inner) if key not in ("format", "format_version", "id", "source", "kind", "state", "level", "why", "traces") else inner
                for key, inner in value.items()}
    if isinstance(value, list):
        return [hostile(inner) for inner in value]
    return value + HOSTILE if isinstance(value, str) else value


def plain(value):
    """Without blanks, as the hash of a snapshot sees it."""
    if isinstance(value, dict):
        return "{" + "".join(f"{plain(key)}:{plain(inner)}," for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + "".join(f"{plain(inner)}," for inner in value) + "]"
    return json.dumps(value)


def sealed(snapshot):
    """The text of a snapshot with the hash that the program itself would give it."""
    snapshot = {key: value for key, value in snapshot.items() if key != "hash"}
    return json.dumps({**snapshot, "hash": "blake2b-256:" + hashlib.blake2b(plain(snapshot).encode(), digest_size=32).hexdigest()})


class Hostile(Promise):
    """Snapshots that somebody made to do harm."""

    def setUp(self):
        self.scene = Scene({f"home/{LOGIN}": login(1), "work/.claude/settings.json": "{}"}, {"ANTHROPIC_API_KEY": KEY, "HTTPS_PROXY": "http://proxy.example:1"})
        self.addCleanup(self.scene.__exit__)
        self.text = self.scene.run("snapshot").stdout
        self.snapshot = json.loads(self.text)

    def compared(self, text, *flags):
        self.scene.write("work/bad.json", text)
        return self.scene.run("compare", "bad.json", "local", *flags)

    def test_the_hash_is_what_this_test_says(self):
        self.assertEqual(json.loads(sealed(self.snapshot))["hash"], self.snapshot["hash"])

    def test_no_control_character_reaches_the_terminal(self):
        bad = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
        violations, inputs = [], 0
        for flags in ([], ["--all"], ["--all", "--lang", "zh"], ["--verbose", "--all"], ["--json"], ["--ascii"], *(["--format", name] for name in CI_FORMATS)):
            done = self.compared(sealed(hostile(self.snapshot)), *flags)
            self.assertEqual(done.returncode, 1, done.stderr)
            inputs += 1
            text = done.stdout.decode() + done.stderr.decode()
            violations += [(flags, match.group()) for match in bad.finditer(text)]
            if flags == ["--json"]:
                document(done.stdout)
        self.kept(30, "no escape of a snapshot reaches the terminal", inputs, violations)

    def test_a_file_name_is_escaped_too(self):
        done = self.scene.run("compare", "\x1b[31mno\x07", "local")
        self.assertEqual(done.returncode, 2)
        self.assertNotIn(b"\x1b", done.stderr)

    def test_bad_snapshots_are_told_apart(self):
        future = {**self.snapshot, "format_version": "2.0"}
        deep = '{"format":"why401.snapshot","format_version":"1.0","x":' + "[" * 100_000
        texts = {"cut off": self.text[: len(self.text) // 2], "changed after": self.text.replace(b'"linux"', b'"macos"'), "no snapshot": b"{}",
                 "another major version": sealed(future), "nested": deep, "limit": b" " * (9 << 20), "more than any place": sealed(
                     {**self.snapshot, "variables": [{"name": f"V{i}", "state": "set"} for i in range(6000)]})}
        for words, text in texts.items():
            done = self.compared(text)
            self.assertEqual((done.returncode, done.stdout), (2, b""), words)
            self.assertIn(words, done.stderr.decode())
            self.assertNotIn(words, self.compared(text, "--lang", "zh").stderr.decode())

    def test_what_is_not_known_is_counted(self):
        snapshot = copy.deepcopy(self.snapshot)
        snapshot["tools"].append({"id": "no-such-tool"})
        snapshot["place"].append({"id": "no.such-fact"})
        done = self.compared(sealed(snapshot))
        self.assertEqual(done.returncode, 0)
        self.assertIn(b"2 entries", done.stderr)

    def test_large_ones_are_quick(self):
        snapshot = copy.deepcopy(self.snapshot)
        tool = next(t for t in snapshot["tools"] if t["id"] == "claude-code")
        snapshot["variables"] = [{"name": f"V{i}", "state": "set"} for i in range(5000)]
        tool["settings"]["values"] = [{"setting": f"s{i}", "state": "shown", "value": str(i), "level": "user", "origin": {}} for i in range(5000)]
        tool["settings"]["files"] = [{"path": f"/f{i}", "layer": "user", "level": "user", "state": "broken"} for i in range(5000)]
        tool["facts"] = [{"id": "credential.well-formed", "origin": {"path": f"/f{i}"}} for i in range(5000)]
        started = time.monotonic()
        done = self.compared(sealed(snapshot), "--all")
        self.assertEqual(done.returncode, 1)
        self.assertLess(time.monotonic() - started, 5)
        self.assertIn(b"s4999", done.stdout)

    def test_damage_anywhere_never_crashes(self):
        inputs, violations = 0, []
        for at in range(0, len(self.text) - 2, max(1, len(self.text) // 120)):
            for text in (self.text[:at], self.text[:at] + bytes([self.text[at] ^ 0x55]) + self.text[at + 1:]):
                done = self.compared(text)
                inputs += 1
                if done.returncode not in (0, 2) or done.stderr.count(b"\n") > 2:
                    violations.append((at, done.returncode))
        self.kept(48, "a damaged snapshot is an error or says the same", inputs, violations)


class Secrets(Promise):
    def test_no_planted_secret_is_in_a_snapshot_or_a_comparison(self):
        inputs, violations = 0, []
        for prefix, length in (("sk-ant-api03-", 93), ("", 48), ("", 24)):
            files, variables, inline, keys = planted(prefix, length)
            files, variables, keys = self.with_more(prefix, length, files, variables, keys)
            self.assertGreaterEqual(len(keys), 60)
            canaries = Canaries(keys, prefix)
            with Scene(files, variables) as scene:
                meant = ["--", "claude", "--settings", inline, "-p", "ping"]
                commands = [["snapshot"], ["snapshot", *meant], ["snapshot", "--verbose"], ["snapshot", "--key-compare", "new"], ["snapshot", "-o", "s.json"],
                            ["compare", "s.json", "local"], ["compare", f"home:{scene.root}/tmp", "local", "--all", "--verbose"],
                            ["compare", f"home:{scene.root}/tmp", "local", "--json"],
                            *[["compare", f"home:{scene.root}/tmp", "local", "--format", name] for name in CI_FORMATS], *[["snapshot", "--tool", tool] for tool in ("codex", "gemini-cli", "opencode", "gh", "aider")]]
                for command in commands:
                    done = scene.run(*command)
                    self.assertIn(done.returncode, (0, 1, 3), done.stderr)
                    written = (scene.work / "s.json").read_bytes() if "-o" in command else b""
                    inputs += len(keys)
                    violations += [(prefix, command, place) for place in canaries.found_in(done.stdout + done.stderr + written)]
        self.kept(15, "no planted secret is in a snapshot", inputs, violations)

    def with_more(self, prefix, length, files, variables, keys):
        """Places of further tools, and of variables whose names promise a secret."""
        more = {
            "home/.codex/auth.json": lambda k: json.dumps({"OPENAI_API_KEY": k}),
            "home/.codex/config.toml": lambda k: f'model_provider = "own"\n[model_providers.own]\nbase_url = "https://x.example/{k}"\nexperimental_bearer_token = "{k[::-1]}"\n',
            "home/.gemini/oauth_creds.json": lambda k: json.dumps({"access_token": k, "refresh_token": k[::-1], "expiry_date": 1}),
            "home/.gemini/.env": lambda k: f"GEMINI_API_KEY={k}\n",
            "home/.local/share/opencode/auth.json": lambda k: json.dumps({"anthropic": {"type": "api", "key": k}}),
            "home/.config/opencode/opencode.json": lambda k: json.dumps({"model": "anthropic/x", "provider": {"anthropic": {"options": {"apiKey": k}}}}),
            "home/.config/gh/hosts.yml": lambda k: f"github.com:\n    oauth_token: {k}\n    user: ada\n",
            "home/.aider.conf.yml": lambda k: f"openai-api-key: {k}\n",
            "home/.config/github-copilot/apps.json": lambda k: json.dumps({"github.com:x": {"oauth_token": k}}),
        }
        names = ("CODEX_API_KEY", "GEMINI_API_KEY", "OPENROUTER_API_KEY", "GH_TOKEN", "MY_PASSWORD", "DB_SECRET", "SESSION_COOKIE", "NPM_TOKEN", "CODEX_ACCESS_TOKEN")
        for seed, (place, text) in enumerate(more.items(), start=3000):
            keys[place] = fake_key(prefix, length, seed)
            files[place] = text(keys[place])
        for seed, name in enumerate(names, start=4000):
            keys[name] = fake_key(prefix, length, seed)
            variables[name] = keys[name]
        return files, variables, keys


class Schemas(unittest.TestCase):
    def test_the_schema_is_a_schema(self):
        jsonschema.Draft202012Validator.check_schema(SNAPSHOT_SCHEMA.schema)

    def snapshots(self):
        files, variables, _, _ = planted("sk-ant-api03-", 93)
        for these, env in (({}, {}), (files, variables), ({f"home/{LOGIN}": over_login()}, GITHUB)):
            with Scene(these, env) as scene:
                for flags in ([], ["--key-compare", "new"], ["--tool", "codex"], ["--lang", "zh"]):
                    yield scene.run("snapshot", *flags)

    def test_snapshots_fit(self):
        for done in self.snapshots():
            self.assertEqual(done.returncode, 0, done.stderr)
            snapshot_of(done)

    def test_a_snapshot_without_one_of_its_fields_does_not_fit(self):
        files, variables, _, _ = planted("sk-ant-api03-", 93)
        with Scene(files, variables) as scene:
            whole = snapshot_of(scene.run("snapshot"))
        tool = next(i for i, t in enumerate(whole["tools"]) if t["id"] == "claude-code")
        for holder in (lambda s: s, lambda s: s["machine"], lambda s: s["variables"][0], lambda s: s["tools"][tool],
                       lambda s: s["tools"][tool]["settings"]["files"][0]):
            for field in holder(whole):
                broken = copy.deepcopy(whole)
                del holder(broken)[field]
                if field != "process":
                    self.assertFalse(SNAPSHOT_SCHEMA.is_valid(broken), field)

    def test_a_later_minor_version_may_add_fields(self):
        with Scene() as scene:
            SNAPSHOT_SCHEMA.validate({**snapshot_of(scene.run("snapshot")), "format_version": "1.7", "weather": "fine"})

    def test_a_comparison_without_one_of_its_fields_does_not_fit(self):
        with Scene(env={"ANTHROPIC_API_KEY": KEY}) as scene:
            _, whole = scene.json("compare", "local", f"home:{scene.root}/tmp,env:/dev/null")
        for holder in (lambda r: r["comparison"], lambda r: r["comparison"]["a"], lambda r: r["comparison"]["differences"][0],
                       lambda r: r["comparison"]["differences"][0]["a"]):
            for field in holder(whole):
                broken = copy.deepcopy(whole)
                del holder(broken)[field]
                with self.assertRaises(jsonschema.ValidationError, msg=field):
                    document(json.dumps(broken))


class Recipes(unittest.TestCase):
    """Each line of a recipe that a shell can run is run, with small programs in place of those that are not here."""

    STAND_INS = {
        "docker": 'while [ "$1" != IMAGE ]; do shift; done; shift; exec "$@"',
        "devcontainer": '[ "$1 $2 $3" = "exec --workspace-folder ." ] || exit 9; shift 3; exec "$@"',
        "ssh": '[ "$1" = HOST ] || exit 9; shift; exec sh -c "$*"',
    }

    def setUp(self):
        self.scene = Scene({f"home/{LOGIN}": login(1)})
        self.addCleanup(self.scene.__exit__)
        folder = self.scene.root / "bin"
        folder.mkdir()
        for name, lines in {**self.STAND_INS, "why401": f'exec {self.scene.command()[0]} "$@"'}.items():
            (folder / name).write_text(f"#!/bin/sh\n{lines}\n")
            (folder / name).chmod(0o755)
        self.env = {"PATH": f"{folder}:/usr/bin:/bin"}

    def shell_lines(self, recipe):
        """What of a recipe is for a shell."""
        for line in recipe.splitlines():
            if line.startswith("#"):
                continue
            for pattern in (r"- run: (.*)", r" +- (why401 .*)", r"sh '(.*)'", r"((?:docker|devcontainer|ssh) .*)"):
                if match := re.fullmatch(pattern, line):
                    yield match.group(1)

    def test_every_recipe_takes_a_snapshot(self):
        for place in ("github-actions", "gitlab", "jenkins", "docker", "devcontainer", "ssh"):
            recipe = self.scene.run("snapshot", "--from", place).stdout.decode()
            lines = list(self.shell_lines(recipe))
            self.assertEqual(len(lines), 2 if place == "ssh" else 1, recipe)
            for line in lines:
                self.takes_a_snapshot(place, line)

    def takes_a_snapshot(self, place, line):
        for old in self.scene.work.glob("*.json"):
            old.unlink()
        done = subprocess.run(["sh", "-e", "-c", line], env={**self.scene.env, **self.env}, cwd=self.scene.work, capture_output=True, check=False)
        self.assertEqual(done.returncode, 0, (place, done.stderr))
        taken = list(self.scene.work.glob("*.json"))
        self.assertEqual(len(taken), 1, place)
        SNAPSHOT_SCHEMA.validate(json.loads(taken[0].read_text()))
        self.assertIn(taken[0].name, line + self.scene.run("snapshot", "--from", place).stdout.decode())
        self.assertEqual(self.scene.run("compare", taken[0].name, "local", env=self.env).returncode, 0)

    def test_a_recipe_has_a_short_form_and_fits_the_schema(self):
        for place in ("github-actions", "gitlab", "jenkins", "docker", "devcontainer", "ssh"):
            text = self.scene.run("snapshot", "--from", place).stdout
            self.assertEqual(self.scene.run("snapshot", f"--from-{place}").stdout, text)
            self.assertEqual(self.scene.run("snapshot", f"--from={place}").stdout, text)
            self.assertIn(place, self.scene.run("help", "snapshot").stdout.decode())
            code, report = self.scene.json("snapshot", "--from", place)
            self.assertEqual((code, report["recipe"]["place"]), (0, place))
            self.assertIn(report["recipe"]["lines"], text.decode())
            self.assertNotEqual(self.scene.json("snapshot", "--from", place, "--lang", "zh")[1]["recipe"]["how"], report["recipe"]["how"])

    def test_yaml_of_a_recipe_parses(self):
        for place in ("github-actions", "gitlab"):
            self.assertTrue(yaml.safe_load(self.scene.run("snapshot", "--from", place).stdout.decode()))


if __name__ == "__main__":
    unittest.main(verbosity=0)
