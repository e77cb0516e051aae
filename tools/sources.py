"""What the check scripts share: which files there are, and C++ text without comments and literals.

SPDX-License-Identifier: Apache-2.0
"""

import argparse
import re
import subprocess
import sys
from pathlib import Path

CPP = {".cpp", ".hpp"}


def root_from_arguments(description):
    """The directory to check: --root, by default the repository of this script."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent)
    return parser.parse_args().root.resolve()


def cpp_files(root, *folders):
    """C++ files below the folders, sorted."""
    return sorted(path for folder in folders for path in (root / folder).rglob("*") if path.suffix in CPP)


def repository_files(root):
    """Files that git keeps or would keep; without git, all but what builds leave behind."""
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        paths = [root / name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        paths = [p for p in root.rglob("*") if not {".git", "build", "__pycache__"} & set(p.relative_to(root).parts)]
    return sorted(path for path in paths if path.is_file() and not path.is_symlink())


_NOT_CODE = re.compile(
    r'//[^\n]*|/\*.*?\*/|(?:u8|[uUL])?R"([^\s()\\]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Fa-f])\'(?:\\.|[^\'\\\n])+\'',
    re.DOTALL)


def code_only(text):
    """C++ without comments and with empty literals. Lines keep their numbers."""
    def blank(match):
        found = match.group()
        lines = "\n" * found.count("\n")
        return lines if found.startswith("/") else found[-1] * 2 + lines
    return _NOT_CODE.sub(blank, text)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def finish(name, problems, summary):
    """Prints the problems and ends the program: 1 if there are any."""
    for problem in problems:
        print(problem)
    print(f"{name}: {len(problems)} problems" if problems else f"{name}: {summary}")
    sys.exit(1 if problems else 0)
