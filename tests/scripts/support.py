"""Throw-away homes, runs of the program in a clean environment, made-up keys, and one line per promise tested.

SPDX-License-Identifier: Apache-2.0
"""

import json
import os
import random
import shutil
import string
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import jsonschema

REPOSITORY = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("WHY401", REPOSITORY / "build" / "release" / "why401")).resolve()
INSTRUMENTED = os.environ.get("WHY_INSTRUMENTED") == "1"  # sanitizers and coverage open files and sockets of their own
MESSAGE = "Invalid API key · Fix external API key\n"
NOBODY = 65534
SCHEMA = jsonschema.Draft202012Validator(json.loads((REPOSITORY / "docs" / "report.schema.json").read_text()))

if Path(os.environ.get("HOME", "/")).parent != Path(os.environ.get("TMPDIR", "/tmp")).parent:
    sys.exit("run this through tools/sandbox: tools/sandbox --env WHY401=PROGRAM python3 SCRIPT")


def fake_key(prefix, length, seed):
    """A key-shaped text that no service ever gave out; the same for the same seed."""
    return prefix + "".join(random.Random(seed).choices(string.ascii_letters + string.digits, k=length))


def document(stdout):
    """The one JSON document that was printed. It fits docs/report.schema.json, or this raises."""
    parsed = json.loads(stdout)
    SCHEMA.validate(parsed)
    return parsed


class Scene:
    """A home, a working directory and an /etc to examine, gone after `with`."""

    def __init__(self, files=None, env=None):
        # Below /tmp and not below the sandbox's folder, which another user cannot enter.
        self.root = Path(tempfile.mkdtemp(prefix="scene-", dir="/tmp"))
        self.root.chmod(0o755)
        self.home, self.work, self.etc = (self.root / name for name in ("home", "work", "etc"))
        for folder in (self.home, self.work, self.etc, self.root / "tmp"):
            folder.mkdir()
        self.env = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(self.home),
                    "TMPDIR": str(self.root / "tmp"), **(env or {})}
        for name, text in (files or {}).items():
            self.write(name, text)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run(["chmod", "-R", "u+rwX", str(self.root)], check=False)
        shutil.rmtree(self.root)

    def write(self, name, text):
        """`name` begins with home/, work/ or etc/."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        path.chmod(0o600)
        return path

    def command(self, *arguments, as_nobody=False):
        if not as_nobody or os.geteuid() != 0:
            return [str(PROGRAM), *arguments]
        copy = self.root / "why401"  # the build folder may be closed to others
        if not copy.exists():
            shutil.copy(PROGRAM, copy)
            copy.chmod(0o755)
        return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", str(copy), *arguments]

    def give_to_nobody(self):
        if os.geteuid() == 0:
            subprocess.run(["chown", "-R", f"{NOBODY}:{NOBODY}", str(self.root)], check=True)

    def run(self, *arguments, stdin="", env=None, as_nobody=False, timeout=20):
        """stdout and stderr as bytes. /etc is the scene's own for every command that can take it."""
        if arguments and arguments[0] in ("explain", "status", "check"):
            arguments = (arguments[0], "--etc", str(self.etc), *arguments[1:])
        return subprocess.run(self.command(*arguments, as_nobody=as_nobody), env={**self.env, **(env or {})},
                              cwd=self.root if as_nobody else self.work,  # the work folder may be closed to nobody
                              input=stdin if isinstance(stdin, bytes) else stdin.encode(),
                              capture_output=True, check=False, timeout=timeout)

    def json(self, *arguments, **how):
        done = self.run(arguments[0], "--json", *arguments[1:], **how)
        return done.returncode, document(done.stdout)

    def tree(self):
        """Every path with kind, mode, size and time of change: equal when nothing happened."""
        return sorted((str(p), p.lstat().st_mode, p.lstat().st_size, p.lstat().st_mtime_ns)
                      for p in self.root.rglob("*"))


class Promise(unittest.TestCase):
    """Tests that say how much they tried. `number` is the number of the promise in the list of assurances."""

    maxDiff = 2000

    def kept(self, number, name, inputs, violations):
        print(f"assurance: {number} {name} inputs={inputs} violations={len(violations)}", flush=True)
        self.assertGreater(inputs, 0)
        self.assertEqual(violations, [], f"{len(violations)} violations")


def login(seed, hours=8, now=None):
    """The text of a stored login whose access token ends in `hours`."""
    moment = time.time() if now is None else now
    return json.dumps({"claudeAiOauth": {
        "accessToken": fake_key("sk-ant-oat01-", 95, seed), "refreshToken": fake_key("sk-ant-ort01-", 95, seed + 1),
        "expiresAt": int((moment + hours * 3600) * 1000), "scopes": ["user:inference", "user:profile"],
        "subscriptionType": "max"}})
