#!/usr/bin/env python3
"""A floor of src/ includes only itself and lower floors (ARCHITECTURE.md).

SPDX-License-Identifier: Apache-2.0
"""

import re
import sys

sys.dont_write_bytecode = True
import sources  # noqa: E402

# Floors with the same number do not know each other.
FLOORS = {
    "base": 0, "world": 1, "formats": 2, "redact": 2, "catalog": 3, "match": 3.1, "authoring": 3.2, "evidence": 4, "diagnose": 5, "snapshot": 6, "compare": 6.1,
    "report": 7, "cli": 8, "os": 9, "app": 10,
}
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*"([^"]+)"', re.MULTILINE)


def problems_of(path, root):
    folder = path.relative_to(root / "src").parts[0]
    place = path.relative_to(root)
    if folder not in FLOORS:
        yield f"{place}:1: the folder {folder} has no floor"
        return
    text = path.read_text(encoding="utf-8")
    for include in INCLUDE.finditer(text):
        target = include.group(1).split("/")[0]
        here = f"{place}:{sources.line_of(text, include.start(1))}"
        if "/" not in include.group(1) or target not in FLOORS:
            yield f'{here}: "{include.group(1)}" is not of the form "floor/file.hpp"'
        elif target != folder and FLOORS[target] >= FLOORS[folder]:
            yield f"{here}: {folder} (floor {FLOORS[folder]}) includes {target} (floor {FLOORS[target]})"


def main():
    root = sources.root_from_arguments(__doc__)
    files = sources.cpp_files(root, "src")
    problems = [problem for path in files for problem in problems_of(path, root)]
    sources.finish("layers", problems, f"{len(files)} files include only what lies below them")


if __name__ == "__main__":
    main()
