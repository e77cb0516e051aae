"""Streams, exit codes, flags, languages and help of every command.

SPDX-License-Identifier: Apache-2.0
"""

import os
import pty
import shutil
import subprocess
import time
import unittest
from pathlib import Path

from support import MESSAGE, Scene, document, fake_key, login

COMMANDS = ("explain", "status", "check", "catalog", "completion", "version", "help")
COLOUR = b"\x1b["


def healthy():
    return Scene({"home/.claude/.credentials.json": login(1)})


def overridden():
    key = fake_key("sk-ant-api03-", 93, 7)
    files = {"home/.claude/.credentials.json": login(1), "home/.zshrc": f"# mine\nexport ANTHROPIC_API_KEY={key}\n"}
    return Scene(files, {"ANTHROPIC_API_KEY": key})


class InAnEmptyPlace(unittest.TestCase):
    def setUp(self):
        self.scene = Scene()
        self.addCleanup(self.scene.__exit__)

    def said(self, *arguments, **how):
        """The exit code, stdout and stderr as text."""
        done = self.scene.run(*arguments, **how)
        return done.returncode, done.stdout.decode(), done.stderr.decode()


class ExitCodes(InAnEmptyPlace):
    def test_explain_of_a_known_message_is_0_on_stdout_alone(self):
        code, out, err = self.said("explain", stdin=MESSAGE)
        self.assertEqual((code, err), (0, ""))
        self.assertIn("The API refused the key", out)

    def test_explain_of_an_unknown_message_is_3(self):
        self.assertEqual(self.said("explain", "all is well")[0], 3)

    def test_check_of_a_healthy_place_is_0(self):
        with healthy() as scene:
            self.assertEqual(scene.run("check", "claude-code").returncode, 0)

    def test_check_of_a_place_with_a_finding_is_1(self):
        with Scene({"home/.claude/settings.json": "{ broken"}) as scene:
            done = scene.run("check", "claude-code")
        self.assertEqual((done.returncode, done.stderr), (1, b""))

    def test_fail_on_warning_makes_a_warning_1(self):
        with overridden() as scene:
            _, report = scene.json("check")
            self.assertEqual({f["severity"] for f in report["findings"]}, {"warning"})
            self.assertEqual(scene.run("check").returncode, 0)
            self.assertEqual(scene.run("check", "--fail-on", "warning").returncode, 1)

    def test_status_is_0_when_everything_was_seen(self):
        with healthy() as scene:
            done = scene.run("status")
        self.assertEqual((done.returncode, done.stderr), (0, b""))

    def test_a_place_that_cannot_be_opened_is_3_with_nothing_on_stdout(self):
        for command in ("status", "check"):
            code, out, err = self.said(command, "--env-file", "/nonexistent")
            self.assertEqual((code, out), (3, ""))
            self.assertIn("does not exist", err)

    def test_wrong_use_is_2_with_one_line_on_stderr(self):
        for line in ("chekc", "--lnag en", "status a-tool", "status claude-code more", "explain --only x", "check --only x",
                     "completion tcsh", "help chekc", "catalog lst", "catalog show", "catalog list eror", "check --at noon",
                     "check --pid me", "check --expires-within soon"):
            code, out, err = self.said(*line.split())
            self.assertEqual((code, out, err.count("\n")), (2, "", 1), line)


class Flags(InAnEmptyPlace):
    def test_flags_may_stand_before_and_after_words(self):
        forms = (["--lang", "zh", "status", "claude-code"], ["status", "--lang", "zh", "claude-code"],
                 ["status", "claude-code", "--lang", "zh"], ["status", "claude-code", "--lang=zh"])
        self.assertEqual(len({self.said(*form) for form in forms}), 1)

    def test_a_flag_without_its_value_is_named(self):
        for flag in ("--tool", "--home", "--at", "-o", "--lang"):
            code, _, err = self.said("status", flag)
            self.assertEqual(code, 2)
            self.assertIn(f"{flag} needs a value", err)

    def test_a_value_for_a_switch_is_refused(self):
        self.assertIn("--json takes no value", self.said("status", "--json=yes")[2])

    def test_mistyped_words_get_the_nearest_right_one(self):
        typed = {"chekc": "check", "expalin x": "explain", "--jsno": "--json", "status --lang zhh": "zh",
                 "status claude-cod": "claude-code", "status --tool claud-code": "claude-code", "completion bahs": "bash",
                 "catalog shw": "show", "check --fail-on waring": "warning",
                 "catalog show claude-code/invalid-x-api-kye": "claude-code/invalid-x-api-key"}
        for line, right in typed.items():
            code, _, err = self.said(*line.split())
            self.assertEqual(code, 2)
            self.assertIn(f"Did you mean {right}?", err, line)

    def test_what_follows_two_dashes_is_the_command_that_is_meant(self):
        with healthy() as scene:
            _, plain = scene.json("status", "claude-code")
            _, bare = scene.json("status", "claude-code", "--", "claude", "--bare", "-p", "--json=x")
        sent = [[c["source"] for c in r["credentials"] if c["state"] == "effective"] for r in (plain, bare)]
        self.assertEqual(sent, [["login"], []])

    def test_quiet_leaves_the_exit_code_alone(self):
        self.assertEqual(self.said("explain", "-q", stdin=MESSAGE), (0, "", ""))
        self.assertEqual(self.said("explain", "--quiet", stdin="all is well"), (3, "", ""))

    def test_the_nearest_doctor_is_check(self):
        self.assertEqual(self.said("doctor"), self.said("check"))


class Places(InAnEmptyPlace):
    """The flags that choose what is examined."""

    def sent(self, *arguments, **how):
        """The sources that are effective."""
        _, report = self.scene.json("status", "claude-code", *arguments, **how)
        return [c["source"] for c in report["credentials"] if c["state"] == "effective"]

    def test_another_home(self):
        self.scene.write("work/ada/.claude/.credentials.json", login(1))
        self.assertEqual((self.sent(), self.sent("--home", "ada")), ([], ["login"]))

    def test_another_working_directory(self):
        self.scene.write("work/project/.claude/settings.json", '{"apiKeyHelper": "x"}')
        self.assertEqual((self.sent(), self.sent("--cwd", "project")), ([], ["helper"]))

    def test_an_environment_from_a_file_replaces_the_own_one(self):
        key = fake_key("sk-ant-api03-", 93, 2)
        for text in (f"A=1\nANTHROPIC_API_KEY={key}\n", f"A=1\0ANTHROPIC_API_KEY={key}\0"):
            self.scene.write("work/job.env", text)
            self.assertEqual(self.sent("--env-file", "job.env"), ["api-key"])
        self.assertEqual(self.sent("--env-file", "/dev/null", env={"ANTHROPIC_API_KEY": key}), [])

    def test_another_etc(self):
        self.scene.write("etc/claude-code/managed-settings.json", '{"apiKeyHelper": "x"}')
        self.assertEqual(self.sent(), ["helper"])

    def test_a_captured_file_system(self):
        self.scene.write("work/root/home/ada/.claude/.credentials.json", login(1))
        self.assertEqual(self.sent("--root", "root", "--home", "/home/ada", "--cwd", "/"), ["login"])

    def test_another_time(self):
        self.scene.write("home/.claude/.credentials.json", login(1, now=1.8e9))
        early, late = (self.said("status", "claude-code", "--at", f"{day}T07:00:00Z")[1] for day in ("2027-01-15", "2200-01-01"))
        self.assertIn("ends in", early)
        self.assertIn("ended", late)

    def test_what_a_running_process_sees(self):
        env = {**self.scene.env, "ANTHROPIC_API_KEY": fake_key("sk-ant-api03-", 93, 2)}
        child = subprocess.Popen(["sleep", "60"], cwd=self.scene.work, env=env)
        environment = Path(f"/proc/{child.pid}/environ")
        while not environment.read_bytes():  # empty until the kernel has started the program
            time.sleep(0.001)
        try:
            self.assertEqual(self.sent("--pid", str(child.pid)), ["api-key"])
        finally:
            child.kill()
            child.wait()


class OutputFile(InAnEmptyPlace):
    def test_the_result_goes_to_a_file_that_only_its_owner_reads(self):
        target = self.scene.work / "report.json"
        code, out, err = self.said("explain", "--json", "-o", "report.json", stdin=MESSAGE)
        self.assertEqual((code, out, err), (0, "", ""))
        self.assertEqual(target.stat().st_mode & 0o777, 0o600)
        self.assertEqual(document(target.read_bytes())["matches"][0]["error"], "claude-code/invalid-x-api-key")

    def test_a_file_that_cannot_be_written_is_2(self):
        code, out, err = self.said("status", "--output", "/nonexistent/report")
        self.assertEqual((code, out), (2, ""))
        self.assertIn("--output", err)


    def test_a_full_disk_is_told_and_is_2(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run(self.scene.command("status"), stdout=full, stderr=subprocess.PIPE, check=False,
                                  env=self.scene.env, cwd=self.scene.work)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"standard output", done.stderr)


class Json(InAnEmptyPlace):
    def test_mistakes_give_exactly_one_document_too(self):
        for form in (["--json"], ["--format", "json"], ["--format=json"]):
            for arguments in (["--lnag", "en"], ["chekc"], ["status", "x"], ["status", "--home"], ["completion", "x"]):
                code, out, _ = self.said(*form, *arguments)
                self.assertEqual((code, document(out)["error"]["code"]), (2, "usage"), [*form, *arguments])

    def test_a_word_of_the_meant_command_does_not_ask_for_json(self):
        self.assertEqual(self.said("--lnag", "en", "--", "claude", "--json")[1], "")

    def test_every_command_gives_one_document(self):
        for arguments in (["status"], ["check"], ["explain"], ["version"], ["help"], ["help", "check"],
                          ["completion", "fish"], ["catalog"], ["catalog", "list", "facts"],
                          ["catalog", "show", "key-rejected"]):
            code, out, _ = self.said(*arguments, "--json", stdin=MESSAGE)
            document(out)
            self.assertEqual(code, 0, arguments)

    def test_problems_of_the_catalog_are_one_document_and_2(self):
        self.scene.write("work/causes/new.toml", 'id = "new"\n')
        code, out, _ = self.said("catalog", "lint", "causes", "--json")
        self.assertEqual(code, 2)
        self.assertEqual(document(out)["problems"][0]["severity"], "error")


class Looks(InAnEmptyPlace):
    def test_colour_only_when_asked_for_where_no_terminal_is(self):
        run = self.scene.run
        self.assertNotIn(COLOUR, run("explain", stdin=MESSAGE).stdout)
        self.assertIn(COLOUR, run("explain", "--color", "always", stdin=MESSAGE).stdout)
        self.assertNotIn(COLOUR, run("explain", "--color=always", "--no-color", stdin=MESSAGE).stdout)

    def test_ascii_has_nothing_else(self):
        for flags, env in ((["--ascii"], {}), ([], {"LANG": "C"})):
            self.assertTrue(self.scene.run("explain", *flags, stdin=MESSAGE, env=env).stdout.isascii())

    def test_chinese_by_flag_and_by_locale(self):
        by_flag = self.said("explain", "--lang", "zh", stdin=MESSAGE)
        self.assertEqual(by_flag, self.said("explain", stdin=MESSAGE, env={"LANG": "zh_CN.UTF-8"}))
        self.assertIn("最可能", by_flag[1])
        self.assertIn("most likely", self.said("explain", "--lang=en", stdin=MESSAGE, env={"LANG": "zh_CN.UTF-8"})[1])

    def test_no_line_is_wider_than_was_asked_for(self):
        for width in (40, 60, 100):
            out = self.said("explain", stdin=MESSAGE, env={"COLUMNS": str(width)})[1]
            self.assertLessEqual(max(len(line) for line in out.splitlines()), width)


class WithoutACommand(InAnEmptyPlace):
    def on_terminal(self, *arguments, **variables):
        """The output of a run whose streams are a terminal."""
        leader, follower = pty.openpty()
        child = subprocess.Popen(self.scene.command(*arguments), cwd=self.scene.work,
                                 env={**self.scene.env, "TERM": "xterm", **variables},
                                 stdin=follower, stdout=follower, stderr=follower)
        os.close(follower)
        out = b""
        try:
            while block := os.read(leader, 65536):
                out += block
        except OSError:
            pass  # the program has closed its end
        os.close(leader)
        child.wait(20)
        return out

    def test_what_is_piped_in_is_explained(self):
        self.assertEqual(self.said(stdin=MESSAGE), self.said("--lang=en", "explain", stdin=MESSAGE))

    def test_on_a_terminal_this_place_is_checked(self):
        self.assertIn(b"No known tool has left traces here", self.on_terminal())

    def test_explain_on_a_terminal_asks_for_the_message(self):
        leader, follower = pty.openpty()
        child = subprocess.Popen(self.scene.command("explain"), env=self.scene.env, cwd=self.scene.work,
                                 stdin=follower, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        os.write(leader, MESSAGE.encode() + b"\x04")
        out, err = child.communicate(timeout=20)
        os.close(leader)
        os.close(follower)
        self.assertIn(b"Ctrl-D", err)
        self.assertIn(b"most likely", out)

    def test_terminals_get_colour_unless_no_color_is_set_and_not_empty(self):
        self.assertIn(COLOUR, self.on_terminal("version"))
        self.assertIn(COLOUR, self.on_terminal("version", NO_COLOR=""))
        self.assertNotIn(COLOUR, self.on_terminal("version", NO_COLOR="1"))
        self.assertNotIn(COLOUR, self.on_terminal("version", TERM="dumb"))

    def test_a_reader_that_went_away_is_a_quiet_end(self):
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run(self.scene.command("catalog", "list"), stdout=writer, stderr=subprocess.PIPE, check=False,
                              env=self.scene.env, cwd=self.scene.work)
        os.close(writer)
        self.assertEqual((done.returncode, done.stderr), (0, b""))


class Help(InAnEmptyPlace):
    def test_every_command_has_examples_its_effect_and_exit_codes(self):
        for command in COMMANDS:
            for arguments in (["help", command], [command, "--help"], ["-h", command]):
                code, out, err = self.said(*arguments)
                self.assertEqual((code, err), (0, ""))
                for part in (f"why401 {command}", "Effect: reads only", "Exit codes:"):
                    self.assertIn(part, out, command)

    def test_the_overview_names_every_command_apart_from_its_summary(self):
        out = self.said("--help")[1]
        for command in COMMANDS:
            self.assertRegex(out, rf"(?m)^  {command}( \S+)*(  +|\n {{10,}})\S")

    def test_completions_are_scripts_of_their_shells(self):
        for shell, check in (("bash", ["bash", "-n"]), ("zsh", ["zsh", "-n"]), ("fish", ["fish", "--no-execute"])):
            script = self.scene.write(f"work/{shell}", self.said("completion", shell)[1])
            self.assertIn("expires-within", script.read_text())
            if shutil.which(shell):
                subprocess.run([*check, str(script)], check=True)

    def test_bash_completes_commands_flags_and_values(self):
        script = self.scene.write("work/why401.bash", self.said("completion", "bash")[1])
        for words, wanted in ((("che",), "check"), (("status", "--ver"), "--verbose --version"), (("--lang", "z"), "zh")):
            line = " ".join(("why401", *words))
            asked = f"source {script}; COMP_WORDS=({line}); COMP_CWORD={len(words)}; _why401; echo ${{COMPREPLY[*]}}"
            done = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, check=True)
            self.assertEqual(done.stdout.strip(), wanted)


class Entries(InAnEmptyPlace):
    def test_explain_shows_entries_by_id(self):
        for entry in ("claude-code/invalid-x-api-key", "key-rejected", "no-credential", "run-without-variable"):
            code, report = self.scene.json("explain", entry)
            self.assertEqual((code, report["entry"]["id"]), (0, entry))

    def test_an_error_may_be_named_by_its_end(self):
        _, report = self.scene.json("explain", "agent-terminated")
        self.assertEqual(report["entry"]["id"], "claude-code/agent-terminated")


if __name__ == "__main__":
    unittest.main(verbosity=0)
