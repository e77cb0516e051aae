#!/usr/bin/env python3
"""Installs the clients of package.json into a folder: tools/sandbox --net tests/clients/install.py FOLDER

Does nothing when they are there. Exit code 77, which tests take for "skipped", when they cannot be had here.
SPDX-License-Identifier: Apache-2.0
"""

import fcntl
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SKIPPED = 77
# No script of a package runs while installing; these two only put the program for this machine in its place.
PLACING = {"@anthropic-ai/claude-code": "install.cjs", "opencode-ai": "postinstall.mjs"}
# Not the network's fault: a package is not what the registry says of it, or package.json is wrong.
OWN_MISTAKES = ("EINTEGRITY", "EUSAGE", "EJSONPARSE", "ETARGET")


def skip(reason):
    print(f"clients: skipped: {reason}")
    sys.exit(SKIPPED)


def node_version():
    """Major version of Node.js; 0 when there is none."""
    try:
        said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout
        return int(said.lstrip("v").split(".")[0])
    except (OSError, subprocess.CalledProcessError, ValueError):
        return 0


def fetch(folder):
    command = ["npm", "install", "--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund",
               "--no-update-notifier", "--fetch-retries=1", "--fetch-timeout=60000"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    except (OSError, subprocess.TimeoutExpired) as problem:
        skip(f"npm: {problem}")
    if done.returncode != 0:
        print(done.stderr)
        if any(f"code {mistake}" in done.stderr for mistake in OWN_MISTAKES):
            sys.exit(1)
        skip("npm could not fetch the packages")


def is_installed(folder):
    """True when just these clients are there, whole: the mark is set last."""
    mark = folder / "installed"
    return mark.exists() and mark.read_bytes() == (HERE / "package.json").read_bytes()


def install(folder):
    if is_installed(folder):
        print(f"clients: already in {folder}")
        return
    if node_version() < 16:
        skip("Node.js is missing or too old")
    mark = folder / "installed"
    mark.unlink(missing_ok=True)
    shutil.copy(HERE / "package.json", folder)
    fetch(folder)
    for package, script in PLACING.items():
        subprocess.run(["node", script], cwd=folder / "node_modules" / package, check=True, timeout=120)
    shutil.copy(HERE / "package.json", mark)
    print(f"clients: installed into {folder}")


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: install.py FOLDER")
    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "lock", "w", encoding="utf-8") as taken:  # two build folders may want the same clients at once
        fcntl.flock(taken, fcntl.LOCK_EX)
        install(folder)


if __name__ == "__main__":
    main()
