"""tools/setup asks the package manager for what is missing and for nothing else. apt-get is a fake here.

SPDX-License-Identifier: Apache-2.0
"""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

SETUP = Path(__file__).resolve().parents[2] / "tools" / "setup"

FAKES = {
    # Everything is installed except what MISSING names.
    "dpkg-query": 'shift 3; for p in "$@"; do case " $MISSING " in *" $p "*) ;; *) echo "installed $p" ;; esac; done',
    # Fails as often as the file "failures" has lines; writes down the command and the packages.
    "apt-get": 'echo "$*" >>"$FOLDER/calls"; [ -s "$FOLDER/failures" ] || exit 0; '
               'case " $* " in *" install "*) sed -i 1d "$FOLDER/failures"; echo "cannot locate"; exit 100 ;; esac',
    "sudo": 'exec "$@"',
}


class Setup(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        for name, text in FAKES.items():
            path = self.folder / name
            path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
            path.chmod(0o755)

    def run_setup(self, *arguments, missing="", failures=0):
        (self.folder / "failures").write_text("x\n" * failures, encoding="utf-8")
        environment = {"PATH": f"{self.folder}:{os.environ['PATH']}", "FOLDER": str(self.folder), "MISSING": missing}
        done = subprocess.run([str(SETUP), *arguments], capture_output=True, text=True, check=False, env=environment)
        calls = self.folder / "calls"
        return done, calls.read_text(encoding="utf-8").splitlines() if calls.exists() else []

    def test_nothing_is_done_when_all_is_there(self):
        done, calls = self.run_setup()
        self.assertEqual((done.returncode, done.stdout, calls), (0, "", []))

    def test_only_missing_packages_are_installed(self):
        done, calls = self.run_setup(missing="cmake libre2-dev")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(len(calls), 1)
        self.assertTrue(calls[0].endswith("install cmake libre2-dev"), calls)

    def test_package_lists_are_fetched_when_the_first_try_fails(self):
        done, calls = self.run_setup(missing="cmake", failures=1)
        self.assertEqual(done.returncode, 0)
        self.assertEqual([call.split()[call.split().index("--no-install-recommends") + 1] for call in calls],
                         ["install", "update", "install"])

    def test_lasting_failure_shows_what_apt_said(self):
        done, _ = self.run_setup(missing="cmake", failures=2)
        self.assertEqual(done.returncode, 1)
        self.assertIn("cannot locate", done.stderr)

    def test_groups_add_packages(self):
        self.assertEqual(self.run_setup("build", missing="ripgrep")[1], [])
        self.assertEqual(len(self.run_setup("bench", missing="ripgrep")[1]), 1)

    def test_unknown_group_is_wrong_use(self):
        self.assertEqual(self.run_setup("everything")[0].returncode, 2)


if __name__ == "__main__":
    unittest.main()
