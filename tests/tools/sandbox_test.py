"""tools/sandbox keeps a command away from the caller's environment, home and network.

SPDX-License-Identifier: Apache-2.0
"""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

SANDBOX = Path(__file__).resolve().parents[2] / "tools" / "sandbox"


def run(*arguments, **variables):
    return subprocess.run([str(SANDBOX), *arguments], capture_output=True, text=True, check=False,
                          env={**os.environ, **variables})


class Sandbox(unittest.TestCase):
    def test_environment_holds_five_variables_and_those_given(self):
        done = run("--env", "A=b c", "env", "-0", SECRET_OF_CALLER="x")
        variables = dict(entry.split("=", 1) for entry in done.stdout.split("\0") if entry)
        self.assertEqual(set(variables), {"PATH", "LANG", "HOME", "TMPDIR", "A"})
        self.assertEqual(variables["A"], "b c")

    def test_folders_are_fresh_and_gone_afterwards(self):
        done = run("sh", "-c", 'pwd; echo "$HOME"; echo "$TMPDIR"; mkdir d; chmod 0 d; ls -A "$HOME"')
        folders = done.stdout.split()
        self.assertEqual(len(set(folders)), 3)
        for folder in folders:
            self.assertFalse(Path(folder).exists())

    def test_exit_code_is_passed_through(self):
        self.assertEqual(run("sh", "-c", "exit 42").returncode, 42)
        self.assertEqual(run("no-such-command").returncode, 127)

    def test_standard_input_is_passed_through(self):
        done = subprocess.run([str(SANDBOX), "cat"], input="text", capture_output=True, text=True, check=False)
        self.assertEqual(done.stdout, "text")

    def test_given_home_and_directory_are_used_and_kept(self):
        with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as cwd:
            done = run("--home", home, "--cwd", cwd, "sh", "-c", 'touch "$HOME/kept"; pwd')
            self.assertEqual(done.stdout.strip(), os.path.realpath(cwd))
            self.assertTrue((Path(home) / "kept").exists())

    def test_callers_home_is_refused_by_every_name(self):
        with tempfile.TemporaryDirectory() as folder:
            link = Path(folder) / "link"
            own = Path(folder) / "own"
            own.mkdir()
            link.symlink_to(own)
            for arguments in (["--home", str(own)], ["--home", str(link)], ["--env", f"HOME={own}"]):
                done = run(*arguments, "touch", str(own / "touched"), HOME=str(own))
                self.assertEqual(done.returncode, 2)
            self.assertFalse((own / "touched").exists())

    def test_only_the_loopback_device_is_left(self):
        done = run("cat", "/proc/net/dev")
        if "cannot be taken away" in done.stderr:
            self.skipTest("network namespaces are not allowed here")
        devices = [line.split(":")[0].strip() for line in done.stdout.splitlines()[2:]]
        self.assertEqual(devices, ["lo"])

    def test_loopback_works(self):
        code = "import socket as s; l = s.create_server(('127.0.0.1', 0)); s.create_connection(l.getsockname())"
        self.assertEqual(run("python3", "-c", code).returncode, 0)

    def test_user_stays_the_same(self):
        self.assertEqual(run("id", "-u").stdout.strip(), str(os.getuid()))

    def test_wrong_use_is_2(self):
        for arguments in ([], ["--unknown", "true"], ["--env", "x", "true"], ["--home", "/nonexistent", "true"]):
            self.assertEqual(run(*arguments).returncode, 2, arguments)


if __name__ == "__main__":
    unittest.main()
