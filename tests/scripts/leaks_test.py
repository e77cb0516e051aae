"""No piece of a key that stands anywhere on the machine comes out: not in a report, not in a crash, not while waiting.

SPDX-License-Identifier: Apache-2.0
"""

import base64
import itertools
import resource
import signal
import subprocess
import time
import unittest
from pathlib import Path

from places import planted
from support import INSTRUMENTED, MESSAGE, Promise, Scene, fake_key

WINDOW = 10
FAMILIES = (("sk-ant-api03-", 93), ("sk-ant-oat01-", 95), ("", 48))  # the last one has no shape that gives it away


def base64_forms(piece):
    """What every encoding shows of `piece`, whatever stands before and after it."""
    for before in range(3):
        coded = base64.b64encode(b"\0" * before + piece)
        core = coded[(8 * before + 5) // 6:8 * (before + len(piece)) // 6]
        yield from {core, core.translate(bytes.maketrans(b"+/", b"-_"))}


def forms(piece):
    yield piece
    yield from base64_forms(piece)
    yield from {piece.hex().encode(), piece.hex().upper().encode()}
    yield b"".join(b"%%%02X" % byte for byte in piece)
    yield b"".join(b"\\u%04x" % byte for byte in piece)


class Canaries:
    """Finds ten characters in a row of any key, in any form."""

    def __init__(self, keys, prefix):
        self.forms = {}
        for place, key in keys.items():
            secret = key[len(prefix):].encode()
            for text in (secret, secret[::-1]):
                for start in range(len(text) - WINDOW + 1):
                    self.forms.update(dict.fromkeys(forms(text[start:start + WINDOW]), place))
        self.lengths = sorted({len(form) for form in self.forms})

    def found_in(self, output):
        return sorted({self.forms[output[i:i + length]] for length in self.lengths
                       for i in range(len(output) - length + 1) if output[i:i + length] in self.forms})


CI_FORMATS = ("sarif", "junit", "github", "gitlab", "markdown")
LOOKS = (["--lang", "en"], ["--lang", "zh"], ["--verbose"], ["--json"], ["--json", "--verbose"], ["-o", "report.txt"])


class Reports(Promise):
    def outputs(self, scene, inline):
        """Everything that comes out of the examining commands, and what was asked."""
        meant = ["--", "claude", "--settings", inline, "-p", "ping"]
        for command, looks, with_meant in itertools.product(("explain", "status", "check"), LOOKS, (False, True)):
            arguments = [command, *looks, *(["-"] if command == "explain" else []), *(meant if with_meant else [])]
            done = scene.run(*arguments, stdin=MESSAGE)
            self.assertIn(done.returncode, (0, 1, 3), done.stderr)
            written = scene.work / "report.txt"
            yield arguments[:3], done.stdout + done.stderr + (written.read_bytes() if written.exists() else b"")
            written.unlink(missing_ok=True)
        for name, with_meant in itertools.product(CI_FORMATS, (False, True)):
            arguments = ["check", "--format", name, *(meant if with_meant else [])]
            done = scene.run(*arguments)
            self.assertIn(done.returncode, (0, 1, 3), done.stderr)
            yield arguments[:3], done.stdout + done.stderr
        for shell in ("bash", "zsh", "fish"):
            yield ["completion", shell], scene.run("completion", shell).stdout

    def test_no_key_of_any_place_is_in_any_report(self):
        inputs, violations = 0, []
        for prefix, length in FAMILIES:
            files, variables, inline, keys = planted(prefix, length)
            canaries = Canaries(keys, prefix)
            with Scene(files, variables) as scene:
                for arguments, output in self.outputs(scene, inline):
                    inputs += len(keys)
                    violations += [(prefix, arguments, place) for place in canaries.found_in(output)]
        self.assertGreaterEqual(len(keys), 40)
        self.kept(15, "no key of any place is in any output", inputs, violations)

    def test_a_single_credential_alone_is_hidden_too(self):
        inputs, violations = 0, []
        for prefix, length in FAMILIES:
            files, variables, _, keys = planted(prefix, length)
            alone = [(place, {place: text}, {}) for place, text in files.items()]
            alone += [(name, {}, {name: value}) for name, value in variables.items()]
            for place, file, variable in alone:
                canaries = Canaries({place: keys[place]}, prefix)
                with Scene(file, variable) as scene:
                    for command in (["status", "--verbose"], ["check", "--json", "--verbose"], ["check", "--format", "sarif"],
                                    ["check", "--format", "markdown"]):
                        done = scene.run(*command)
                        inputs += 1
                        violations += [(prefix, command, p) for p in canaries.found_in(done.stdout + done.stderr)]
        self.kept(15, "a credential that stands alone is in no output", inputs, violations)

    def test_a_key_that_was_typed_or_pasted_is_not_repeated(self):
        key = fake_key("sk-ant-api03-", 93, 77)
        canaries = Canaries({"typed": key}, "sk-ant-api03-")
        # KEY stands for the key, bars part the command lines.
        typed = """status KEY|KEY|--KEY|status --home=KEY|status --at KEY|status --lang KEY|status --env-file KEY|status --root KEY|
            check --only KEY|check --pid KEY|check claude-code KEY|explain --tool KEY|explain API-Error:-401-KEY|catalog KEY|
            catalog show KEY|catalog list KEY|catalog lint KEY|completion KEY|help KEY"""
        typed = [[word.replace("KEY", key) for word in line.split()] for line in typed.split("|")]
        typed.append(["explain", f"{MESSAGE} x-api-key: {key} model: {key}"])
        violations = []
        with Scene() as scene:
            for form in (["--verbose"], ["--json"], *(["--format", name] for name in CI_FORMATS)):
                for arguments in typed:
                    done = scene.run(*arguments, *form)
                    violations += [(arguments[0][:12], form) for _ in canaries.found_in(done.stdout + done.stderr)]
        self.kept(15, "a typed or pasted key is not repeated", (2 + len(CI_FORMATS)) * len(typed), violations)

    def test_the_search_finds_every_form(self):
        key = fake_key("", 40, 5)
        canaries = Canaries({"here": key}, "")
        for hidden in (key[7:17], base64.b64encode(b"x" + key.encode()).decode(), key.encode().hex(), f"..{key[30:]}.."):
            self.assertEqual(canaries.found_in(f"a {hidden} b".encode()), ["here"])
        self.assertEqual(canaries.found_in(key[:9].encode()), [])


class Waiting(Promise):
    """The program waits for standard input, with keys in its environment and its home."""

    def setUp(self):
        files, variables, _, self.keys = planted("sk-ant-api03-", 93)
        self.canaries = Canaries(self.keys, "sk-ant-api03-")
        self.scene = Scene(files, variables)
        self.addCleanup(self.scene.__exit__)

    def start(self, limits=None):
        command = self.scene.command("explain", "--etc", str(self.scene.etc), "-")
        child = subprocess.Popen(command, cwd=self.scene.work, env=self.scene.env, preexec_fn=limits,
                                 stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        child.stdin.write(MESSAGE.encode())
        child.stdin.flush()
        self.until_it_sleeps(child.pid)
        return child

    def until_it_sleeps(self, pid):
        for _ in range(200):
            try:
                name, state = Path(f"/proc/{pid}/stat").read_text().split("(", 1)[1].rsplit(") ", 1)
            except FileNotFoundError:
                return
            if name == "why401" and state[0] in "SZ":
                return
            time.sleep(0.01)

    @unittest.skipIf(INSTRUMENTED, "sanitizers report crashes in their own way")
    def test_a_crash_says_one_fixed_line_and_leaves_nothing(self):
        signals = (signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGFPE, signal.SIGILL)
        before, violations = self.scene.tree(), []
        for number in signals:
            child = self.start(lambda: resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY,) * 2))
            child.send_signal(number)
            out, err = child.communicate(timeout=20)
            wrong = (child.returncode != 70, out != b"", err.count(b"\n") != 1 or b"crashed" not in err)
            violations += [(number, wrong)] if any(wrong) else []
            violations += [(number, place) for place in self.canaries.found_in(out + err)]
        violations += [("left behind", None)] if self.scene.tree() != before else []
        self.kept(17, "a crash shows and leaves nothing", len(signals) * len(self.keys), violations)

    @unittest.skipIf(INSTRUMENTED, "sanitizers need a large stack")
    def test_a_tiny_stack_shows_nothing(self):
        violations, sizes = [], (64, 128, 256, 512)
        for size in sizes:
            limit = (size << 10, size << 10)
            child = self.start(lambda limit=limit: resource.setrlimit(resource.RLIMIT_STACK, limit))
            try:
                out, err = child.communicate(timeout=20)
            except BrokenPipeError:
                out, err = child.stdout.read(), child.stderr.read()
            if child.wait() not in (0, 70, -signal.SIGSEGV, -signal.SIGKILL):
                violations.append((size, child.returncode))
            violations += [(size, place) for place in self.canaries.found_in(out + err)]
        violations += [("core", None) for _ in self.scene.work.glob("core*")]
        self.kept(17, "a full stack shows nothing", len(sizes) * len(self.keys), violations)

    def test_while_it_waits_nothing_can_be_seen_of_it(self):
        before = self.scene.tree()
        child = self.start()
        proc = Path(f"/proc/{child.pid}")
        typed = "\0".join([*child.args, ""]).encode()
        seen = {"other command line": (proc / "cmdline").read_bytes() != typed,
                "children": (proc / "task" / str(child.pid) / "children").read_text() != "" and not INSTRUMENTED,
                "threads": len(list((proc / "task").iterdir())) != 1 and not INSTRUMENTED,
                "files": self.scene.tree() != before}
        child.communicate(timeout=20)
        seen["files afterwards"] = self.scene.tree() != before
        self.kept(19, "nothing is seen while it waits", len(seen), [what for what, wrong in seen.items() if wrong])


if __name__ == "__main__":
    unittest.main(verbosity=0)
