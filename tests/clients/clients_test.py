"""Real clients fail under `why401 run`: nothing of theirs changes, and the cause that was set up is named.

Through tools/sandbox, once per tool: clients_test.py ClaudeCode|Codex|GeminiCli|OpenCode
SPDX-License-Identifier: Apache-2.0
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import unittest
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "support"), str(HERE.parent / "scripts")]
from failing_server import FailingServer, RefusedPort  # noqa: E402
from install import SKIPPED, is_installed, node_version  # noqa: E402
from scenes import SCENES, TIME_UP  # noqa: E402
from support import PROGRAM, REPOSITORY, Scene, document  # noqa: E402

CLIENTS = Path(os.environ.get("WHY_CLIENTS", REPOSITORY / "build" / "clients"))
MOST_SECONDS = 75
SECRET = re.compile(r"[A-Za-z0-9_-]{32,}")
# What differs from one run of a client to the next.
VARIES = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b(msg|ses|prt|req)_\w+|\d+(\.\d+)?")


class Ran(NamedTuple):
    """What a run left behind. `report` is None when no report was written."""

    code: int
    stdout: str
    stderr: str
    report: dict | None
    seconds: float


def filled(texts, server, refused):
    return {name: text.replace("@URL@", server.url).replace("@REFUSED@", refused.url) for name, text in texts.items()}


def ended(command, stdin, scene):
    """Exit code and both streams of a command; it and all that it started is ended when it takes too long."""
    with subprocess.Popen(command, env=scene.env, cwd=scene.work, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, start_new_session=True) as process:
        try:
            stdout, stderr = process.communicate(stdin.encode(), timeout=MOST_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            stdout, stderr = process.communicate()
    return process.returncode, stdout, stderr


def fresh(setup, server, refused, scene):
    """Lays the files of `setup` into empty folders: what the run before left there is gone, the paths stay."""
    for folder in (scene.home, scene.work, scene.root / "tmp"):
        shutil.rmtree(folder)
        folder.mkdir()
    for name, text in filled(setup.files, server, refused).items():
        scene.write(name, text)


def run(setup, scene, under_why401):
    """Runs the client of `setup` by itself or under `why401 run`."""
    report = scene.root / "report.json"
    before = [str(PROGRAM), "run", "--report", str(report), *setup.flags, "--"]
    started = time.monotonic()
    code, stdout, stderr = ended([*(before if under_why401 else []), *setup.command], setup.stdin, scene)
    seconds = time.monotonic() - started
    texts = (stream.decode(errors="surrogateescape") for stream in (stdout, stderr))
    return Ran(code, *texts, document(report.read_text()) if report.exists() else None, seconds)


def runs(setup):
    """The client by itself, None when that would take too long, and the client under why401."""
    with FailingServer(setup.server) as server, RefusedPort() as refused:
        env = {"PATH": f"{CLIENTS}/node_modules/.bin:/usr/bin:/bin", **filled(setup.env, server, refused)}
        with Scene(env=env) as scene:
            fresh(setup, server, refused, scene)
            alone = None if setup.once else run(setup, scene, under_why401=False)
            fresh(setup, server, refused, scene)
            return alone, run(setup, scene, under_why401=True)


def secrets(setup):
    """The made-up keys of a scene, without their public beginnings."""
    texts = (*setup.env.values(), *setup.files.values())
    return {found[16:] for text in texts for found in SECRET.findall(text)}


def shown(secret, text):
    """True when any twelve characters of the secret in a row stand in the text."""
    return any(secret[at:at + 12] in text for at in range(len(secret) - 11))


class ClientTest(unittest.TestCase):
    """What holds for every scene; the classes below have one test for each scene of their tool."""

    maxDiff = 4000

    def check(self, setup):
        alone, wrapped = runs(setup)
        print(f"client: {setup.tool} / {setup.name}: {alone.seconds if alone else 0:.1f} s alone, "
              f"{wrapped.seconds:.1f} s under why401", flush=True)
        if alone:
            self.check_untouched(setup, alone, wrapped)
        self.check_no_key(setup, wrapped)
        self.assertIn(setup.says, wrapped.stderr)
        if setup.flags == TIME_UP:
            self.check_time_up(setup, wrapped)
        elif setup.causes:
            self.check_cause(setup, wrapped)
        else:
            self.check_quiet(setup, wrapped)

    def check_untouched(self, setup, alone, wrapped):
        self.assertEqual(wrapped.code, alone.code)
        if setup.varies:
            self.assertEqual(VARIES.sub("#", wrapped.stdout), VARIES.sub("#", alone.stdout))
        else:
            self.assertEqual(wrapped.stdout, alone.stdout)
            self.assertIn(alone.stderr, wrapped.stderr)

    def check_no_key(self, setup, wrapped):
        for secret in secrets(setup):
            self.assertFalse(shown(secret, wrapped.stderr), "a key stands on stderr")
            self.assertFalse(shown(secret, str(wrapped.report)), "a key stands in the report")

    def check_cause(self, setup, wrapped):
        said = f"\nstdout: {wrapped.stdout[-1500:]}\nstderr: {wrapped.stderr[-3000:]}"
        self.assertNotEqual(wrapped.code, 0)
        self.assertIsNotNone(wrapped.report, f"no report{said}")
        causes = [cause["id"] for cause in wrapped.report["causes"]]
        self.assertIn(causes[0] if causes else None, setup.causes, f"{causes[:3]}{said}")
        self.assertEqual(wrapped.report["tool"]["id"], setup.tool)
        self.assertIn("✗", wrapped.stderr)

    def check_time_up(self, setup, wrapped):
        self.assertEqual(wrapped.code, 124)
        self.assertTrue(wrapped.report["outcome"]["timed_out"])
        self.assertEqual(wrapped.report["tool"]["id"], setup.tool)
        self.assertLess(wrapped.seconds, 30)

    def check_quiet(self, setup, wrapped):
        self.assertEqual(wrapped.code, 0, wrapped.stderr)
        self.assertIn("pong", wrapped.stdout)
        self.assertNotIn("✗", wrapped.stderr)
        self.assertFalse(wrapped.report and wrapped.report["causes"])


def test_of(setup):
    return lambda self: self.check(setup)


def tests_of(tool):
    """The tests of one tool by name: test_invalid_key."""
    return {f"test_{re.sub(r'[^a-z0-9]+', '_', setup.name.lower())}": test_of(setup)
            for setup in SCENES if setup.tool == tool}


ClaudeCode = type("ClaudeCode", (ClientTest,), tests_of("claude-code"))
Codex = type("Codex", (ClientTest,), tests_of("codex"))
GeminiCli = unittest.skipIf(node_version() < 20, "Node.js is missing or older than 20")(
    type("GeminiCli", (ClientTest,), tests_of("gemini-cli")))
OpenCode = type("OpenCode", (ClientTest,), tests_of("opencode"))

if __name__ == "__main__":
    if not is_installed(CLIENTS):
        print(f"clients: skipped: the clients of package.json are not installed in {CLIENTS}")
        sys.exit(SKIPPED)
    unittest.main()
